// How a backup comes into the place of a database: made ready in a folder of its own, then put there by one rename.
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>

#include <nlohmann/json.hpp>
#include <SQLiteCpp/Exception.h>

#include "store/audit.hpp"
#include "store/backup.hpp"
#include "store/database_copy.hpp"
#include "store/randomness.hpp"

namespace bimtek::store {

namespace {

namespace fs = std::filesystem;
using Kind = OpenFault::Kind;

/// Erased there and not here. The same event has the same salted commitments, whatever else became of the two logs.
constexpr const char* erase_again = R"(
    UPDATE event_private SET value = NULL
    WHERE value IS NOT NULL AND EXISTS (
        SELECT 1 FROM replaced.event_private AS p
        JOIN replaced.event AS there ON there.session = p.session AND there.seq = p.seq
        JOIN main.event AS here ON here.session = p.session AND here.seq = p.seq AND here.commitments = there.commitments
        WHERE p.session = event_private.session AND p.seq = event_private.seq AND p.field = event_private.field
          AND p.value IS NULL))";

/// Name and number each. What was written here and never there was not erased there, also when it is blank.
constexpr const char* erase_contacts_again = R"(
    UPDATE preparation SET contact_name = iif(there.contact_name = '', '', preparation.contact_name),
                           contact_number = iif(there.contact_number = '', '', preparation.contact_number)
    FROM replaced.preparation AS there
    WHERE there.session = preparation.session AND there.region = preparation.region
      AND ((there.contact_name = '' AND preparation.contact_name <> '')
           OR (there.contact_number = '' AND preparation.contact_number <> ''))
      AND NOT EXISTS (
        SELECT 1 FROM main.audit AS written
        WHERE written.session = preparation.session AND written.action IN ('contacts_changed', 'region_confirmed')
          AND coalesce(json_extract(written.detail, '$.region'), preparation.region) = preparation.region
          AND (written.number, written.at, written.action) NOT IN (SELECT number, at, action FROM replaced.audit)))";

/// Whoever knocked again has another token in the place of the one before, and keeps it: were the one before revoked instead, they
/// would be taken for sent away when they knock once more. To be done before revocations, which may be of the other token.
constexpr const char* replace_tokens_of_doors_again = R"(
    UPDATE token SET token_hash = there.token_hash
    FROM knock AS here JOIN replaced.knock AS there ON there.id = here.id AND there.token_hash <> here.token_hash
    WHERE here.token_hash = token.token_hash)";

constexpr const char* replace_tokens_of_knocks_again = R"(
    UPDATE knock SET token_hash = there.token_hash FROM replaced.knock AS there
    WHERE there.id = knock.id AND there.token_hash <> knock.token_hash)";

constexpr const char* revoke_tokens_again = R"(
    UPDATE token SET revoked_at = there.revoked_at FROM replaced.token AS there
    WHERE there.token_hash = token.token_hash AND there.revoked_at IS NOT NULL AND token.revoked_at IS NULL)";

constexpr const char* revoke_invitations_again = R"(
    UPDATE invitation SET revoked_at = there.revoked_at FROM replaced.invitation AS there
    WHERE there.id = invitation.id AND there.revoked_at IS NOT NULL AND invitation.revoked_at IS NULL)";

constexpr const char* revoke_api_tokens_again = R"(
    UPDATE api_token SET revoked_at = there.revoked_at FROM replaced.api_token AS there
    WHERE there.id = api_token.id AND there.revoked_at IS NOT NULL AND api_token.revoked_at IS NULL)";

constexpr const char* remove_people_again = R"(
    UPDATE invitation SET removed_at = there.removed_at FROM replaced.invitation AS there
    WHERE there.id = invitation.id AND there.removed_at IS NOT NULL AND invitation.removed_at IS NULL)";

/// A door that got another code did so because the one before was known; keys from before are void with it.
constexpr const char* renew_doors_again = R"(
    UPDATE door SET code = there.code, renewed_at = there.renewed_at FROM replaced.door AS there
    WHERE there.session = door.session AND there.region = door.region AND there.code <> door.code)";

constexpr const char* void_keys_again = R"(
    DELETE FROM door_key WHERE EXISTS (
        SELECT 1 FROM door d WHERE d.session = door_key.session AND d.region = door_key.region
            AND d.renewed_at > door_key.created_at))";

constexpr const char* close_doors_again = R"(
    UPDATE door SET closed = 1 FROM replaced.door AS there
    WHERE there.session = door.session AND there.region = door.region AND there.closed = 1)";

constexpr const char* lock_sessions_again = R"(
    UPDATE session SET locked = 1 FROM replaced.session AS there WHERE there.id = session.id AND there.locked = 1)";

constexpr const char* refuse_people_again = R"(
    UPDATE knock SET state = 'refused' FROM replaced.knock AS there
    WHERE there.id = knock.id AND there.state = 'refused' AND knock.state = 'waiting')";

/// Its content goes with it, when nothing else has it.
constexpr const char* remove_materials_again = R"(
    DELETE FROM material WHERE EXISTS (
        SELECT 1 FROM replaced.audit AS there
        WHERE there.action = 'material_removed' AND json_extract(there.detail, '$.material') = material.id))";

constexpr const char* disable_accounts_again = R"(
    UPDATE user SET disabled = 1 FROM replaced.user AS there
    WHERE there.id = user.id AND there.disabled = 1 AND user.disabled = 0)";

/// A password that was changed may have been changed because it was known.
constexpr const char* keep_passwords = R"(
    UPDATE user SET password_hash = there.password_hash FROM replaced.user AS there
    WHERE there.id = user.id AND there.password_hash <> user.password_hash)";

constexpr const char* erase_names_again = R"(
    UPDATE audit SET by_name = NULL
    WHERE by_name IS NOT NULL AND EXISTS (
        SELECT 1 FROM replaced.audit AS there
        WHERE there.number = audit.number AND there.at = audit.at AND there.by_id IS audit.by_id AND there.by_name IS NULL))";

/// The folder in which the new database is made ready; empty at the beginning, gone at the end.
class Workshop {
public:
    explicit Workshop(const fs::path& folder) : path_(folder / restoring_folder) {
        remove();
        fs::create_directory(path_);
        fs::permissions(path_, fs::perms::owner_all);
    }
    Workshop(const Workshop&) = delete;
    ~Workshop() { remove(); }

    const fs::path& path() const { return path_; }
    fs::path database() const { return database_file(path_); }

private:
    void remove() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }

    fs::path path_;
};

bool holds_database(const fs::path& folder) {
    std::error_code error;
    return fs::exists(database_file(folder), error) && fs::file_size(database_file(folder), error) > 0;
}

/// 2026-11-24T08:36:50.123Z as 20261124T083650123Z, which every file system takes as a name.
std::string compact(Instant now) {
    std::string text = to_iso8601(now);
    std::erase_if(text, [](char letter) { return letter == '-' || letter == ':' || letter == '.'; });
    return text;
}

/// What the database that is replaced knows and the backup cannot. Its heads are compared with those of the backup.
void take_over(Connection& db, const fs::path& folder, Restored& restored) {
    std::map<SessionId, SessionHead> replaced;
    for (SessionHead& head : session_heads(*open_reader(folder))) replaced.emplace(head.session, head);
    for (RestoredSession& session : restored.sessions) {
        const auto found = replaced.extract(session.head.session);
        if (found) session.seq_replaced = found.mapped().end.seq;
    }
    for (auto& [id, head] : replaced) restored.missing.push_back(std::move(head));

    db.run("ATTACH ? AS replaced", database_file(folder).string());
    db.execute("BEGIN IMMEDIATE");
    restored.erased = db.run(erase_again) + db.run(erase_names_again) + db.run(erase_contacts_again);
    restored.revoked = db.run(replace_tokens_of_doors_again);
    db.run(replace_tokens_of_knocks_again);
    restored.revoked += db.run(revoke_tokens_again) + db.run(revoke_invitations_again) + db.run(revoke_api_tokens_again) +
                        db.run(disable_accounts_again);
    for (const char* again : {remove_people_again, renew_doors_again, void_keys_again, close_doors_again, lock_sessions_again,
                              refuse_people_again, keep_passwords, remove_materials_again}) {
        db.run(again);
    }
    db.execute("COMMIT");
}

/// The database of the workshop as it is to be, in one durable file.
std::optional<OpenFault> make_ready(const Workshop& workshop, const fs::path& folder, Restored& restored, Instant now) {
    if (const auto version = prepare_database(workshop.path()); !version.ok()) return version.error();
    try {
        const auto db = open_writer(workshop.path());
        db->run("UPDATE log SET epoch = ?", random_id());
        db->run("DELETE FROM login");
        for (SessionHead& head : session_heads(*db)) restored.sessions.push_back({std::move(head), 0});
        if (holds_database(folder)) take_over(*db, folder, restored);
        audit(*db, now, the_program, "backup_restored", {}, {{"erased", restored.erased}, {"revoked", restored.revoked}});
    } catch (const SQLite::Exception& error) {
        return OpenFault{Kind::damaged, "What was erased and revoked in " + folder.string() + " cannot be read (" + error.what() +
                                            "); to restore without it, move its bimtek.db away."};
    }
    const auto ready = open_backup(workshop.database());
    if (!ready.ok()) return ready.error();
    if (auto fault = find_damage(**ready, workshop.database())) return fault;
    return make_file_durable(workshop.database());
}

/// The database's write-ahead log is folded into its file: left behind, it would be taken for that of the next database.
std::optional<OpenFault> fold_log(const fs::path& folder) {
    try {
        const auto db = open_writer(folder);
        Query folded = db->query("PRAGMA wal_checkpoint(TRUNCATE)");
        folded.next();
        if (folded.small(0) != 0) {
            return OpenFault{Kind::locked, "The database in " + folder.string() + " is being read; try again when nothing reads it."};
        }
    } catch (const SQLite::Exception& error) {
        return cannot_use(database_file(folder), error.what());
    }
    return std::nullopt;
}

std::optional<OpenFault> put_in_place(const Workshop& workshop, const fs::path& folder, Restored& restored, Instant now) {
    const fs::path database = database_file(folder);
    if (holds_database(folder)) {
        if (auto fault = fold_log(folder)) return fault;
        const fs::path kept = folder / ("bimtek.db.replaced-" + compact(now));
        if (::link(database.c_str(), kept.c_str()) != 0) return cannot_use(kept, std::strerror(errno));
        restored.replaced = kept;
    }
    std::error_code error;
    for (const char* suffix : {"-wal", "-shm"}) fs::remove(database.string() + suffix, error);
    fs::rename(workshop.database(), database, error);
    if (error) return cannot_use(database, error.message());
    return make_names_durable(folder);
}

}  // namespace

Result<Restored, OpenFault> restore_backup(const fs::path& folder, const fs::path& file, Instant now) {
    auto backup = open_backup(file);
    if (!backup.ok()) return backup.error();
    if (auto fault = find_damage(**backup, file)) return *std::move(fault);
    const auto lock = lock_data_folder(folder);
    if (!lock.ok()) return lock.error();
    if (holds_database(folder)) {
        // Asked for its faults: not readable, of another version.
        if (const auto present = open_for_reports(folder); !present.ok()) return present.error();
    }
    const Workshop workshop(folder);
    if (auto fault = copy_database(**backup, workshop.database())) return *std::move(fault);
    backup->reset();

    Restored restored;
    if (auto fault = make_ready(workshop, folder, restored, now)) return *std::move(fault);
    if (auto fault = put_in_place(workshop, folder, restored, now)) return *std::move(fault);
    return restored;
}

}  // namespace bimtek::store
