// The database file of a data folder: opened with the settings that the promises need, created, checked and migrated.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "bimtek/base/result.hpp"
#include "store/connection.hpp"

namespace bimtek::store {

/// `application_id` of our files: "BMTK" in ASCII.
inline constexpr int application_id = 0x424D544B;

/// Why a data folder cannot be used; `message` is one sentence for the person who started the program (exit status 2).
struct OpenFault {
    enum class Kind { locked, not_ours, newer, older, damaged, inaccessible };
    Kind kind = Kind::inaccessible;
    std::string message;
};

/// Held for as long as a process may write to the folder; the kernel lets go of it when the process ends.
class FolderLock {
public:
    explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&&) = delete;
    ~FolderLock();

private:
    int descriptor_;
};

/// `DIR/bimtek.db`
std::filesystem::path database_file(const std::filesystem::path& folder);

/// Makes the folder if need be and locks `DIR/lock`. Nothing is changed in a folder that holds other things and no
/// database of ours (`not_ours`), nor when another process holds the lock (`locked`).
Result<FolderLock, OpenFault> lock_data_folder(const std::filesystem::path& folder);

/// Creates the database or brings it to this version, each migration in a transaction of its own. To be called once,
/// under the lock, before anything else opens the file. Returns the version.
Result<int, OpenFault> prepare_database(const std::filesystem::path& folder);

/// The one connection that writes and checkpoints. Throws SQLite::Exception.
std::unique_ptr<Connection> open_writer(const std::filesystem::path& folder);

/// Writes the version once more as it is: nothing changes, and the disk has to take a page. Throws SQLite::Exception.
void write_version_again(Connection& db);

/// A connection that can only read, never creates a file and never checkpoints. Throws SQLite::Exception.
std::unique_ptr<Connection> open_reader(const std::filesystem::path& folder);

/// Whether a database that an older version of the program made will do.
enum class Older { refused, allowed };

/// `open_reader` for programs that only read: after checking that the database is there, ours and not of a newer version.
Result<std::unique_ptr<Connection>, OpenFault> open_for_reports(const std::filesystem::path& folder, Older older = Older::refused);

/// The same for a database that lies somewhere by itself, as a backup does; it may be of an older version.
Result<std::unique_ptr<Connection>, OpenFault> open_backup(const std::filesystem::path& file);

/// In a data folder, where a restore gets the new database ready; what is there without a database was left by a crash.
inline constexpr const char* restoring_folder = "restoring";

}  // namespace bimtek::store
