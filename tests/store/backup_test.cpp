// Backups and what becomes of them: nothing durable is missing, nothing erased or revoked comes back, and nothing is replaced by halves.
#include "store/backup.hpp"

#include <sys/stat.h>

#include <fstream>
#include <set>

#include "file_samples.hpp"
#include "store/doors.hpp"
#include "store/materials.hpp"
#include "store/planned_session.hpp"

namespace bimtek::tests {

namespace {

namespace fs = std::filesystem;
using Kind = store::OpenFault::Kind;

std::set<std::string> names_in(const fs::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
    return names;
}

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string one_text(const fs::path& folder, const char* sql) {
    const auto db = store::open_reader(folder);
    auto query = db->query(sql);
    REQUIRE(query.next());
    return query.text_or_null(0).value_or("-");
}

void change(const fs::path& folder, std::initializer_list<const char*> statements) {
    const auto db = store::open_writer(folder);
    for (const char* statement : statements) db->execute(statement);
}

/// The database of a folder, opened as the server does.
struct Opened {
    store::LogWriter writer;
    store::ReaderPool readers;
    store::Catalog catalog{writer, readers};
    store::Doors doors{writer, readers};

    explicit Opened(const fs::path& folder) : writer(folder), readers(folder, 1) {}
};

/// A planned session with three messages, signed-in organizers, and a backup of it.
struct BackedUp : PlannedSession {
    TemporaryFolder elsewhere;
    fs::path file = elsewhere.path() / "cadangan.db";
    fs::path data = elsewhere.path() / "data";
    store::Backup backup;

    BackedUp() {
        const auto user = catalog.create_user("panitia", "sandi rahasia", store::the_program, morning());
        REQUIRE(user.ok());
        REQUIRE(catalog.create_login(*user, store::the_program, morning()).ok());
        REQUIRE(catalog.issue_tokens(session, std::vector{operator_in("73.24").id}, store::the_program, morning()).ok());
        for (int i = 1; i <= 3; ++i) {
            happens(i, domain::MessagePosted{MessageId("m" + std::to_string(i)), domain::PrivateText("rahasia " + std::to_string(i)),
                                             std::nullopt, "everyone"});
        }
        const store::Author operator_1{store::Author::Kind::invitation, "i-1", "Ani", {}};
        REQUIRE(catalog.add_invitations(session, {{domain::Role::observer, {}, {}, "Pimpinan"}}, operator_1, morning()).ok());
        change(folder.path(), {"INSERT INTO api_token (id, user, name, token_hash, created_at) SELECT 't', id, 'rekap', x'00', '' FROM user"});
        auto made = store::make_backup(folder.path(), file);
        REQUIRE(made.ok());
        backup = *std::move(made);
    }

    /// Another backup, which `restore` takes from now on.
    void back_up(const fs::path& from, const std::string& name) {
        file = elsewhere.path() / name;
        REQUIRE(store::make_backup(from, file).ok());
    }

    store::Restored restore() {
        const auto restored = store::restore_backup(data, file, morning());
        REQUIRE_MESSAGE(restored.ok(), (restored.ok() ? "" : restored.error().message));
        return *restored;
    }
};

}  // namespace

TEST_CASE("A backup holds all that is durable, in one file for its owner alone, and says where each session stood") {
    BackedUp world;
    CHECK(names_in(world.elsewhere.path()) == std::set<std::string>{"cadangan.db"});
    struct stat status {};
    REQUIRE(::stat(world.file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    CHECK(world.backup.bytes == fs::file_size(world.file));
    REQUIRE(world.backup.heads.size() == 1);
    CHECK(world.backup.heads.front().session == world.session);
    CHECK(world.backup.heads.front().end.seq == 3);
    CHECK(world.backup.heads.front().end.hash.size() == 32);
}

TEST_CASE("A file that is there already is no place for a backup") {
    BackedUp world;
    const auto before = bytes_of(world.file);
    CHECK_FALSE(store::make_backup(world.folder.path(), world.file).ok());
    fs::create_symlink("nowhere", world.elsewhere.path() / "link.db");
    CHECK_FALSE(store::make_backup(world.folder.path(), world.elsewhere.path() / "link.db").ok());
    CHECK(bytes_of(world.file) == before);
    CHECK(names_in(world.elsewhere.path()) == std::set<std::string>{"cadangan.db", "link.db"});
}

TEST_CASE("Of a database whose chain does not hold there is no backup") {
    BackedUp world;
    change(world.folder.path(), {"DROP TRIGGER event_is_never_changed", "UPDATE event SET at = '2022-04-21T01:00:00.000Z' WHERE seq = 2"});
    const auto made = store::make_backup(world.folder.path(), world.elsewhere.path() / "kedua.db");
    REQUIRE_FALSE(made.ok());
    CHECK(made.error().kind == Kind::damaged);
    CHECK(made.error().message.find("at event 2") != std::string::npos);
    CHECK(names_in(world.elsewhere.path()) == std::set<std::string>{"cadangan.db"});
}

TEST_CASE("Restored into a folder that is not there, everything is back under a new epoch, and every sign-in has ended") {
    BackedUp world;
    const auto restored = world.restore();
    CHECK(restored.replaced.empty());
    REQUIRE(restored.sessions.size() == 1);
    CHECK(restored.sessions.front().head.end.hash == world.backup.heads.front().end.hash);
    CHECK(names_in(world.data) == std::set<std::string>{"bimtek.db", "lock"});
    CHECK_FALSE(store::find_broken_chain(*store::open_reader(world.data)).has_value());
    CHECK(one_text(world.data, "SELECT value FROM event_private WHERE seq = 3") == "rahasia 3");
    CHECK(one_text(world.data, "SELECT epoch FROM log") != one_text(world.folder.path(), "SELECT epoch FROM log"));
    CHECK(one_text(world.folder.path(), "SELECT count(*) FROM login") == "1");
    CHECK(one_text(world.data, "SELECT count(*) FROM login") == "0");
    CHECK(one_text(world.data, "SELECT by_kind || detail FROM audit WHERE action = 'backup_restored'") ==
          R"(program{"erased":0,"revoked":0})");
}

TEST_CASE("What was erased and revoked since the backup is so again") {
    BackedUp world;
    world.restore();
    change(world.data, {"UPDATE event_private SET value = NULL WHERE seq = 2", "UPDATE token SET revoked_at = '2022-05-01T00:00:00.000Z'",
                        "UPDATE invitation SET revoked_at = '2022-05-01T00:00:00.000Z' WHERE role = 'moderator'",
                        "UPDATE user SET disabled = 1, password_hash = 'another'", "UPDATE api_token SET revoked_at = '2022-05-01'",
                        "UPDATE audit SET by_name = NULL WHERE by_id = 'i-1'"});
    const auto restored = world.restore();
    CHECK(restored.erased == 2);
    CHECK(restored.revoked == 4);
    CHECK(one_text(world.data, "SELECT revoked_at FROM api_token") == "2022-05-01");
    CHECK(one_text(world.data, "SELECT by_name FROM audit WHERE by_id = 'i-1'") == "-");
    CHECK(one_text(world.data, "SELECT detail FROM audit WHERE action = 'backup_restored'") == R"({"erased":2,"revoked":4})");
    CHECK(one_text(world.data, "SELECT value FROM event_private WHERE seq = 2") == "-");
    CHECK(one_text(world.data, "SELECT salt FROM event_private WHERE seq = 2") == "-");
    CHECK(one_text(world.data, "SELECT value FROM event_private WHERE seq = 1") == "rahasia 1");
    CHECK(one_text(world.data, "SELECT revoked_at FROM token") == "2022-05-01T00:00:00.000Z");
    CHECK(one_text(world.data, "SELECT count(*) FROM invitation WHERE revoked_at IS NOT NULL") == "1");
    CHECK(one_text(world.data, "SELECT disabled FROM user") == "1");
    CHECK(one_text(world.data, "SELECT password_hash FROM user") == "another");
    CHECK(bytes_of(world.data / "bimtek.db").find("rahasia 2") == std::string::npos);
    CHECK_FALSE(store::find_broken_chain(*store::open_reader(world.data)).has_value());
}

TEST_CASE("A door that was renewed, closed or locked since the backup, and whom the staff sent away, are so again") {
    BackedUp world;
    world.restore();
    change(world.data, {"INSERT INTO door_key VALUES (x'01', (SELECT id FROM session), '73.24', NULL, '2022-04-22T00:00:00.000Z', NULL)",
                        "INSERT INTO door_key VALUES (x'02', (SELECT id FROM session), '71.03', NULL, '2022-04-22T00:00:00.000Z', NULL)"});
    fs::remove(world.file);
    REQUIRE(store::make_backup(world.data, world.file).ok());
    change(world.data, {"UPDATE door SET code = '7324bakorimu', renewed_at = '2022-05-01T00:00:00.000Z' WHERE region = '73.24'",
                        "DELETE FROM door_key WHERE region = '73.24'", "UPDATE door SET closed = 1 WHERE region = '71.03'",
                        "UPDATE session SET locked = 1",
                        "UPDATE invitation SET removed_at = '2022-05-01T00:00:00.000Z' WHERE role = 'helper'"});
    world.restore();
    CHECK(one_text(world.data, "SELECT code FROM door WHERE region = '73.24'") == "7324bakorimu");
    CHECK(one_text(world.data, "SELECT group_concat(region) FROM door_key") == "71.03");
    CHECK(one_text(world.data, "SELECT group_concat(region) FROM door WHERE closed = 1") == "71.03");
    CHECK(one_text(world.data, "SELECT locked FROM session") == "1");
    CHECK(one_text(world.data, "SELECT removed_at FROM invitation WHERE role = 'helper'") == "2022-05-01T00:00:00.000Z");
}

TEST_CASE("A contact that was erased since the backup is erased again, whole or in part") {
    BackedUp world;
    const RegionCode luwu("73.24"), gowa("73.06"), manado("71.03");
    const domain::Contact ani{"Ani", "+6281234567890"};
    const auto keep = [&](store::Catalog& catalog, std::vector<domain::ListedContact> contacts) {
        REQUIRE(catalog.keep_contacts(world.session, contacts, store::the_program, morning()).ok());
    };
    keep(world.catalog, {{luwu, ani}, {gowa, ani}, {manado, ani}});
    world.back_up(world.folder.path(), "kedua.db");
    world.restore();
    {
        Opened later(world.data);
        keep(later.catalog, {{luwu, {}}});
        keep(later.catalog, {{gowa, {"Ani", ""}}});
        keep(later.catalog, {{manado, {"Budi", "+6281234567891"}}});
    }
    CHECK(world.restore().erased == 2);
    CHECK(one_text(world.data, "SELECT group_concat(region || ' ' || contact_name || ' ' || contact_number, ', ') FROM preparation") ==
          "71.03 Ani +6281234567890, 73.06 Ani , 73.24  ");
}

TEST_CASE("A contact that the replaced database never had was not erased there") {
    BackedUp world;
    world.restore();  // an old copy, by mistake
    change(world.data, {"INSERT INTO preparation (session, region, sent_at) SELECT id, '73.24', '2022-04-20T00:00:00.000Z' FROM session"});
    const domain::ListedContact ani{RegionCode("73.24"), {"Ani", "+6281234567890"}};
    REQUIRE(world.catalog.keep_contacts(world.session, {ani}, store::the_program, morning()).ok());
    world.back_up(world.folder.path(), "kedua.db");
    CHECK(world.restore().erased == 0);
    CHECK(one_text(world.data, "SELECT contact_name FROM preparation") == "Ani");
}

TEST_CASE("Of whoever knocked again since the backup the latest token is good, and the one before it void again") {
    BackedUp world;
    const RegionCode luwu("73.24");
    const std::string key = one_text(world.folder.path(), "SELECT code FROM door WHERE region = '73.24'");
    const auto knock = [&](store::Doors& doors, const std::string& attempt) {
        const auto knocked = doors.knock(key, {attempt, "Sri " + attempt, "", {}}, morning());
        REQUIRE(knocked.ok());
        return knocked->value().token;
    };
    store::Doors doors(world.writer, world.readers);
    const auto entered = knock(doors, "k1"), sent_away = knock(doors, "k2"), stays = knock(doors, "k3");
    REQUIRE(doors.set_door(world.session, luwu, {}, true, store::the_program, morning()).ok());
    const auto waits = knock(doors, "k4");
    world.back_up(world.folder.path(), "kedua.db");
    world.restore();
    std::string entered_again, sent_away_again, waits_again;
    {
        Opened later(world.data);
        entered_again = knock(later.doors, "k1");
        sent_away_again = knock(later.doors, "k2");
        waits_again = knock(later.doors, "k4");
        const auto gone = later.catalog.find_token(sent_away_again)->value().invitation.id;
        REQUIRE(later.catalog.remove_invitation(world.session, gone, store::the_program, morning()).ok());
    }
    CHECK(world.restore().revoked == 4);  // two tokens that were replaced, and of k2 token and invitation

    Opened restored(world.data);
    for (const std::string& before : {entered, sent_away}) CHECK_FALSE(restored.catalog.find_token(before)->has_value());
    CHECK_FALSE(restored.doors.find_waiting(waits)->has_value());
    CHECK_FALSE(restored.catalog.find_token(entered_again)->value().revoked);
    CHECK(restored.catalog.find_token(sent_away_again)->value().revoked);
    CHECK_FALSE(restored.catalog.find_token(stays)->value().revoked);
    CHECK(restored.doors.find_waiting(waits_again)->has_value());
    const auto once_more = knock(restored.doors, "k1");
    CHECK(restored.catalog.find_token(once_more)->value().invitation.name == "Sri k1");
}

TEST_CASE("A text that was erased in another past is not erased in this one") {
    BackedUp world;
    world.restore();
    change(world.data, {"DROP TRIGGER event_is_never_changed", "UPDATE event SET commitments = '{\"text\":\"00\"}' WHERE seq = 2",
                        "UPDATE event_private SET value = NULL WHERE seq = 2"});
    CHECK(world.restore().erased == 0);
    CHECK(one_text(world.data, "SELECT value FROM event_private WHERE seq = 2") == "rahasia 2");
}

TEST_CASE("The database that was replaced lies beside the new one, whole, and what it had more is told") {
    BackedUp world;
    world.restore();
    {
        store::LogWriter writer(world.data);
        store::ReaderPool readers(world.data, 1);
        store::SqliteEventLog log(writer, readers);
        REQUIRE(append(log, world.owner, world.session, 3, {message("m4", "keempat")}).ok());
        REQUIRE(append(log, world.owner, SessionId("lain"), 0, {message("m1", "lain")}).ok());
    }
    const auto restored = world.restore();
    REQUIRE(restored.sessions.size() == 1);
    CHECK(restored.sessions.front().seq_replaced == 4);
    REQUIRE(restored.missing.size() == 1);
    CHECK(restored.missing.front().session == SessionId("lain"));
    CHECK(restored.replaced.filename().string().starts_with("bimtek.db.replaced-2022"));
    CHECK(names_in(world.data) == std::set<std::string>{"bimtek.db", "lock", restored.replaced.filename().string()});
    const auto replaced = store::open_backup(restored.replaced);
    REQUIRE(replaced.ok());
    CHECK(store::session_heads(**replaced).size() == 2);
}

TEST_CASE("A restore that is refused leaves everything as it was") {
    BackedUp world;
    world.restore();
    const auto before = bytes_of(world.data / "bimtek.db");
    const auto refused = [&](const fs::path& data, const fs::path& file) {
        const auto restored = store::restore_backup(data, file, morning());
        REQUIRE_FALSE(restored.ok());
        CHECK(restored.error().message.ends_with("."));
        return restored.error().kind;
    };
    const auto altered = world.elsewhere.path() / "diubah.db";
    const auto newer = world.elsewhere.path() / "baru.db";
    for (const auto& [file, sql] : {std::pair{altered, "DROP TRIGGER event_is_never_changed; UPDATE event SET type = 'session_started' WHERE seq = 1"},
                                    std::pair{newer, "PRAGMA user_version = 1000"}}) {
        fs::copy_file(world.file, file);
        store::Connection(file, SQLite::OPEN_READWRITE).execute(sql);
    }
    CHECK(refused(world.data, altered) == Kind::damaged);
    CHECK(refused(world.data, newer) == Kind::newer);
    CHECK(refused(world.elsewhere.path() / "kosong", altered) == Kind::damaged);
    CHECK_FALSE(fs::exists(world.elsewhere.path() / "kosong"));
    CHECK(refused(world.data, world.elsewhere.path() / "tidak-ada.db") == Kind::not_ours);
    CHECK(refused(world.data, world.data / "lock") == Kind::not_ours);
    {
        const auto lock = store::lock_data_folder(world.data);
        REQUIRE(lock.ok());
        CHECK(refused(world.data, world.file) == Kind::locked);
    }
    CHECK(refused(world.elsewhere.path(), world.file) == Kind::not_ours);
    CHECK(bytes_of(world.data / "bimtek.db") == before);
    CHECK(names_in(world.data) == std::set<std::string>{"bimtek.db", "lock"});
}

TEST_CASE("A restore that a crash broke off is begun anew") {
    BackedUp world;
    fs::create_directories(world.data / "restoring");
    std::ofstream(world.data / "restoring" / "bimtek.db") << "half";
    world.restore();
    CHECK(names_in(world.data) == std::set<std::string>{"bimtek.db", "lock"});
}

TEST_CASE("An old copy in the place of the database, and another past, are noticed by whoever has a later backup") {
    BackedUp world;
    world.restore();
    world.happens(4, domain::MessagePosted{MessageId("m4"), domain::PrivateText("keempat"), std::nullopt, "everyone"});
    const auto later = world.elsewhere.path() / "nanti.db";
    const auto head = store::make_backup(world.folder.path(), later)->heads.front();
    const auto old = store::open_reader(world.data);
    CHECK_FALSE(store::find_departure(*store::open_reader(world.folder.path()), world.backup.heads.front()).has_value());
    CHECK_FALSE(store::find_departure(*store::open_reader(world.folder.path()), head).has_value());
    const auto gone = store::find_departure(*old, head);
    REQUIRE(gone.has_value());
    CHECK(gone->seq == 4);
    {
        store::LogWriter writer(world.data);
        store::ReaderPool readers(world.data, 1);
        store::SqliteEventLog log(writer, readers);
        REQUIRE(append(log, world.owner, world.session, 3, {message("m4", "lain")}).ok());
    }
    CHECK_FALSE(store::verify_chain(*store::open_reader(world.data), world.session).has_value());
    const auto other = store::find_departure(*store::open_reader(world.data), head);
    REQUIRE(other.has_value());
    CHECK(other->seq == 4);
}

TEST_CASE("Materials are in a backup with their bytes. What was removed since does not come back") {
    BackedUp world;
    store::Materials materials(world.writer, world.readers);
    const auto add = [&](const std::string& name) {
        const auto added = materials.add(world.session, name, codec::FileType::pdf, pdf_file(name), store::the_program, morning());
        REQUIRE(added.ok());
        return added->material;
    };
    add("tetap.pdf");
    const auto removed = add("dihapus.pdf");
    world.file = world.elsewhere.path() / "kedua.db";
    REQUIRE(store::make_backup(world.folder.path(), world.file).ok());

    world.restore();
    CHECK(one_text(world.data, "SELECT count(*) FROM material") == "2");
    CHECK(one_text(world.data, "SELECT bytes FROM material_content JOIN material USING (hash) WHERE name = 'tetap.pdf'") == pdf_file("tetap.pdf"));

    {
        store::LogWriter writer(world.data);
        store::ReaderPool readers(world.data, 1);
        REQUIRE(store::Materials(writer, readers).remove(world.session, removed.id, store::the_program, morning()).ok());
    }
    world.restore();
    CHECK(one_text(world.data, "SELECT name FROM material") == "tetap.pdf");
    CHECK(one_text(world.data, "SELECT count(*) FROM material_content") == "1");
}

}  // namespace bimtek::tests
