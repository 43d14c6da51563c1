// Backups: a copy of the whole database in one file, taken while a server runs or not, and put in the place of a database again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "bimtek/base/result.hpp"
#include "bimtek/base/time.hpp"
#include "store/database.hpp"
#include "store/verification.hpp"

namespace bimtek::store {

struct Backup {
    std::uintmax_t bytes = 0;
    std::vector<SessionHead> heads;
};

/// Copies the database of `folder` as it is at one moment into `file`, which only its owner may read; it is there whole, verified
/// and durable, or not at all. Reads only: neither the running server nor its one writer is disturbed, but while it copies the
/// write-ahead log cannot start over and grows. Refused when `file` is there already, and when structure or a chain does not
/// hold: such a copy would push good ones out of a rotation.
Result<Backup, OpenFault> make_backup(const std::filesystem::path& folder, const std::filesystem::path& file);

struct RestoredSession {
    SessionHead head;
    Seq seq_replaced = 0;  ///< where it stood in the database that was replaced; 0 when it was not there
};

struct Restored {
    std::vector<RestoredSession> sessions;
    std::vector<SessionHead> missing;  ///< of the database that was replaced, and not in the backup
    int erased = 0;                    ///< private values, names of authors and contacts that were erased again
    int revoked = 0;                   ///< tokens, invitations and accounts that were shut out again
    std::filesystem::path replaced;    ///< where the database that was there lies now; empty when there was none
};

/// Puts a backup in the place of the folder's database, which is kept beside it under a name with `now` in it. Every log gets a
/// new epoch, so that clients take a snapshot instead of resuming. What the replaced database knows to be erased or revoked is
/// so again, an account has its latest password, whoever knocked at a door their latest token, and every sign-in has ended. A
/// backup of an older version is brought to this one. Refused, with everything as it was: a folder in use or holding other
/// things, a backup or a database of a newer version, a backup whose structure or chain does not hold, and a database that cannot
/// be read for its erasures.
Result<Restored, OpenFault> restore_backup(const std::filesystem::path& folder, const std::filesystem::path& file, Instant now);

}  // namespace bimtek::store
