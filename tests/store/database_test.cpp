#include "store/database.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <set>

#include "store/embedded.hpp"
#include "store/fixtures.hpp"

namespace bimtek::tests {

namespace {

using Kind = store::OpenFault::Kind;
namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::set<std::string> names_in(const fs::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
    return names;
}

int pragma(store::Connection& db, const char* sql) {
    auto query = db.query(sql);
    query.next();
    return query.small(0);
}

/// A database file with these marks that was closed properly.
void make_database(const fs::path& folder, int application_id, int version) {
    store::Connection db(store::database_file(folder), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    db.execute("CREATE TABLE note (text TEXT)");
    db.execute("PRAGMA application_id = " + std::to_string(application_id));
    db.execute("PRAGMA user_version = " + std::to_string(version));
}

/// One sentence: it ends with a full stop and has no line break.
void check_sentence(const store::OpenFault& fault) {
    CHECK(fault.message.ends_with("."));
    CHECK(fault.message.find('\n') == std::string::npos);
}

}  // namespace

TEST_CASE("An empty folder gets a database of this version, and keeps it") {
    TemporaryFolder folder;
    const auto data = folder.path() / "new" / "data";
    for (int start = 0; start < 2; ++start) {
        const auto lock = store::lock_data_folder(data);
        REQUIRE(lock.ok());
        const auto version = store::prepare_database(data);
        REQUIRE(version.ok());
        CHECK(*version == static_cast<int>(store::embedded_migrations.size()));
    }
    auto db = store::open_reader(data);
    CHECK(pragma(*db, "PRAGMA application_id") == store::application_id);
    CHECK(pragma(*db, "PRAGMA user_version") == static_cast<int>(store::embedded_migrations.size()));
}

TEST_CASE("The writing connection has the settings that the promises need") {
    DataFolder folder;
    const auto db = store::open_writer(folder.path());
    auto mode = db->query("PRAGMA journal_mode");
    mode.next();
    CHECK(mode.text(0) == "wal");
    CHECK(pragma(*db, "PRAGMA synchronous") == 2);  // FULL
    CHECK(pragma(*db, "PRAGMA foreign_keys") == 1);
    CHECK(pragma(*db, "PRAGMA secure_delete") == 1);
    CHECK(pragma(*db, "PRAGMA trusted_schema") == 0);
    CHECK(pragma(*db, "PRAGMA cell_size_check") == 1);
}

TEST_CASE("Every table is STRICT") {
    DataFolder folder;
    const auto db = store::open_reader(folder.path());
    auto loose = db->query("SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'");
    while (loose.next()) FAIL_CHECK(loose.text(0));
}

TEST_CASE("A database of a newer version is refused and left alone") {
    TemporaryFolder folder;
    make_database(folder.path(), store::application_id, 1000);
    const std::string before = bytes_of(store::database_file(folder.path()));

    const auto prepared = store::prepare_database(folder.path());
    const auto reported = store::open_for_reports(folder.path());

    REQUIRE_FALSE(prepared.ok());
    CHECK(prepared.error().kind == Kind::newer);
    check_sentence(prepared.error());
    REQUIRE_FALSE(reported.ok());
    CHECK(reported.error().kind == Kind::newer);
    CHECK(bytes_of(store::database_file(folder.path())) == before);
    CHECK(names_in(folder.path()) == std::set<std::string>{"bimtek.db"});
}

TEST_CASE("A foreign file in the place of the database is refused and left alone") {
    TemporaryFolder folder;
    SUBCASE("another program's database") { make_database(folder.path(), 7, 1); }
    SUBCASE("text") { std::ofstream(store::database_file(folder.path())) << std::string(500, 'x'); }
    SUBCASE("a few bytes") { std::ofstream(store::database_file(folder.path())) << "SQLite format 3"; }
    const std::string before = bytes_of(store::database_file(folder.path()));

    const auto locked = store::lock_data_folder(folder.path());
    const auto prepared = store::prepare_database(folder.path());
    const auto reported = store::open_for_reports(folder.path());

    REQUIRE_FALSE(locked.ok());
    CHECK(locked.error().kind == Kind::not_ours);
    check_sentence(locked.error());
    REQUIRE_FALSE(prepared.ok());
    CHECK(prepared.error().kind == Kind::not_ours);
    REQUIRE_FALSE(reported.ok());
    CHECK(reported.error().kind == Kind::not_ours);
    CHECK(bytes_of(store::database_file(folder.path())) == before);
    CHECK(names_in(folder.path()) == std::set<std::string>{"bimtek.db"});
}

TEST_CASE("A folder that holds other things is refused and left alone") {
    TemporaryFolder folder;
    std::ofstream(folder.path() / "letter.txt") << "Yth.";

    const auto locked = store::lock_data_folder(folder.path());

    REQUIRE_FALSE(locked.ok());
    CHECK(locked.error().kind == Kind::not_ours);
    CHECK(names_in(folder.path()) == std::set<std::string>{"letter.txt"});
}

TEST_CASE("A folder whose making was interrupted can be used") {
    TemporaryFolder folder;
    std::ofstream(store::database_file(folder.path())).close();
    std::ofstream(folder.path() / "lock").close();

    CHECK(store::lock_data_folder(folder.path()).ok());
    CHECK(store::prepare_database(folder.path()).ok());
}

TEST_CASE("A folder can be used whose database was moved away after the server was killed") {
    TemporaryFolder folder;
    for (const char* left : {"lock", "control.sock", "server.json", ".demo"}) std::ofstream(folder.path() / left).close();
    CHECK(store::lock_data_folder(folder.path()).ok());
}

TEST_CASE("An empty file in the place of the database does not make a folder ours") {
    TemporaryFolder folder;
    std::ofstream(store::database_file(folder.path())).close();
    std::ofstream(folder.path() / "letter.txt") << "Yth.";
    const auto locked = store::lock_data_folder(folder.path());
    REQUIRE_FALSE(locked.ok());
    CHECK(locked.error().kind == Kind::not_ours);
}

TEST_CASE("What was written last is not thrown away because the file before it is gone") {
    TemporaryFolder folder;
    SUBCASE("empty") { std::ofstream(store::database_file(folder.path())).close(); }
    SUBCASE("gone") {}
    std::ofstream(folder.path() / "bimtek.db-wal") << "pages";
    for (const auto& fault : {store::lock_data_folder(folder.path()).error(), store::prepare_database(folder.path()).error()}) {
        CHECK(fault.kind == Kind::damaged);
        check_sentence(fault);
    }
    CHECK(bytes_of(folder.path() / "bimtek.db-wal") == "pages");
}

TEST_CASE("A folder that is locked is refused until the lock is gone") {
    DataFolder folder;
    {
        const auto first = store::lock_data_folder(folder.path());
        REQUIRE(first.ok());
        const auto second = store::lock_data_folder(folder.path());
        REQUIRE_FALSE(second.ok());
        CHECK(second.error().kind == Kind::locked);
        check_sentence(second.error());
    }
    CHECK(store::lock_data_folder(folder.path()).ok());
}

TEST_CASE("A file in the place of the folder is a fault with a sentence") {
    TemporaryFolder folder;
    std::ofstream(folder.path() / "data").close();
    const auto locked = store::lock_data_folder(folder.path() / "data");
    REQUIRE_FALSE(locked.ok());
    check_sentence(locked.error());
}

TEST_CASE("A damaged database is a fault with a sentence") {
    DataFolder folder;
    {
        std::fstream file(store::database_file(folder.path()), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(100);
        file << std::string(4000, '\x5A');
    }
    const auto prepared = store::prepare_database(folder.path());
    REQUIRE_FALSE(prepared.ok());
    CHECK(prepared.error().kind == Kind::damaged);
    check_sentence(prepared.error());
}

TEST_CASE("A database of an older version is brought up to date, but not by a program that only reports") {
    TemporaryFolder folder;
    {
        store::Connection db(store::database_file(folder.path()), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        db.execute("PRAGMA application_id = " + std::to_string(store::application_id));
        db.execute(store::embedded_migrations[0].content);
        db.execute("INSERT INTO log (only_row, epoch) VALUES (1, 'lama')");
        db.execute("PRAGMA user_version = 1");
    }
    const auto reported = store::open_for_reports(folder.path());
    REQUIRE_FALSE(reported.ok());
    CHECK(reported.error().kind == Kind::older);
    check_sentence(reported.error());

    REQUIRE(store::prepare_database(folder.path()).ok());
    const auto db = store::open_for_reports(folder.path());
    REQUIRE(db.ok());
    auto epoch = (*db)->query("SELECT epoch FROM log");
    epoch.next();
    CHECK(epoch.text(0) == "lama");
}

TEST_CASE("Reading for a report neither writes to the database nor checkpoints it") {
    DataFolder folder;
    const auto writer = store::open_writer(folder.path());
    writer->run("INSERT INTO pulse (session, at, silent) VALUES ('s', '', '')");
    const fs::path wal = store::database_file(folder.path()).string() + "-wal";
    const std::string database_before = bytes_of(store::database_file(folder.path()));
    const std::string wal_before = bytes_of(wal);
    REQUIRE_FALSE(wal_before.empty());
    {
        const auto db = store::open_for_reports(folder.path());
        REQUIRE(db.ok());
        CHECK((*db)->query("SELECT 1 FROM pulse WHERE session = 's'").next());
        CHECK_THROWS_AS((*db)->run("DELETE FROM pulse"), SQLite::Exception);
    }
    CHECK(bytes_of(store::database_file(folder.path())) == database_before);
    CHECK(bytes_of(wal) == wal_before);
}

}  // namespace bimtek::tests
