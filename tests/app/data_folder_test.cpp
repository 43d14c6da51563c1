// Folders that are not to be touched, and clocks that are not to be believed.
#include "app/data_folder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <sstream>

#include <SQLiteCpp/Database.h>

#include "app/program.hpp"
#include "app/temporary_folder.hpp"
#include "bimtek/base/limits.hpp"
#include "store/event_rows.hpp"

namespace bimtek::app {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

const auto nine = parse_iso8601("2026-11-24T01:00:00Z").value();

std::map<std::string, std::string> contents_of(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        std::ostringstream text;
        text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        files[entry.path().filename().string()] = text.str();
    }
    return files;
}

/// Every subcommand that writes is refused with this, and nothing in the folder changes.
void check_refused(const fs::path& data, const std::string& says) {
    const auto before = contents_of(data);
    for (const Words& arguments : {Words{"serve", "--data", data.string(), "--listen", "127.0.0.1:0"},
                                   Words{"demo", "--data", data.string()},
                                   Words{"user", "add", "adi", "--data", data.string()}}) {
        CAPTURE(arguments[0]);
        const auto ended = run_program(arguments, "rahasia-sekali\n");
        CHECK(ended.status == 2);
        CHECK(ended.out.empty());
        CAPTURE(ended.err);
        CHECK(ended.err.find(says) != std::string::npos);
        CHECK(std::ranges::count(ended.err, '\n') == 1);
    }
    CHECK(contents_of(data) == before);
}

TEST_CASE("A folder with other things in it is refused as it is") {
    const TemporaryFolder scratch;
    fs::create_directory(scratch / "data");
    std::ofstream(scratch / "data" / "letter.txt") << "Yth. Bapak/Ibu\n";
    check_refused(scratch / "data", "is not a bimtek data folder");
}

TEST_CASE("A database of something else is refused as it is") {
    const TemporaryFolder scratch;
    fs::create_directory(scratch / "data");
    {
        SQLite::Database other((scratch / "data" / "bimtek.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        other.exec("CREATE TABLE song (title TEXT)");
    }
    check_refused(scratch / "data", "is not a bimtek data folder");
}

TEST_CASE("An account that cannot be is refused before a folder is made for it") {
    const TemporaryFolder scratch;
    const auto data = scratch / "data";
    const std::array<std::pair<std::string, std::string>, 6> cases{{{"adi", "pendek"},
                                                                    {std::string(limits::user_name_bytes_max + 1, 'a'), "rahasia-sekali"},
                                                                    {"adi ", "rahasia-sekali"},
                                                                    {"adi\tbudi", "rahasia-sekali"},
                                                                    {"adi\x1b[2J", "rahasia-sekali"},
                                                                    {"adi\xff", "rahasia-sekali"}}};
    for (const auto& [name, password] : cases) {
        CAPTURE(name);
        const auto ended = run_program({"user", "add", name, "--data", data.string()}, password + "\n");
        CHECK(ended.status == 2);
        CHECK(std::ranges::count(ended.err, '\n') == 1);
        CHECK_FALSE(fs::exists(data));
    }
}

TEST_CASE("A path that is too long for a socket is refused before a folder is made there") {
    const TemporaryFolder scratch;
    const auto data = scratch / std::string(120, 'x');
    CHECK(run_program({"serve", "--data", data.string(), "--listen", "127.0.0.1:0"}).status == 2);
    CHECK_FALSE(fs::exists(data));
}

TEST_CASE("A file in place of the folder is refused") {
    const TemporaryFolder scratch;
    std::ofstream(scratch / "data") << "x";
    const auto ended = run_program({"demo", "--data", (scratch / "data").string()});
    CHECK(ended.status == 2);
    CHECK(std::ranges::count(ended.err, '\n') == 1);
}

TEST_CASE("A database from a newer version is refused as it is") {
    const TemporaryFolder scratch;
    const auto data = scratch / "data";
    REQUIRE(run_program({"demo", "--data", data.string()}).status == 0);
    SQLite::Database((data / "bimtek.db").string(), SQLite::OPEN_READWRITE).exec("PRAGMA journal_mode = DELETE; PRAGMA user_version = 99");
    check_refused(data, "has version 99, newer than this program's");
    const auto report = run_program({"report", "attendance", "--data", data.string(), "--session", "x", "--format", "csv"});
    CHECK(report.status == 2);
    CHECK(report.err.find("version 99") != std::string::npos);
}

TEST_CASE("A folder in use by a program that answers nobody is refused") {
    const TemporaryFolder scratch;
    const auto data = scratch / "data";
    REQUIRE(run_program({"demo", "--data", data.string()}).status == 0);
    const auto lock = store::lock_data_folder(data);
    REQUIRE(lock.ok());
    check_refused(data, "is in use by a running bimtek");
}

TEST_CASE("A clock more than ten minutes behind the last event is refused") {
    const TemporaryFolder scratch;
    const auto data = scratch / "data";
    {
        const auto folder = open_data_folder(data, nine);
        REQUIRE(folder.ok());
        const SessionId session("s");
        (*folder)->writer.write([&](store::Connection& db) {
            auto end = store::chain_end(db, session);
            store::append_event(db, session, end, {nine, std::nullopt, domain::SessionOpened{}, std::nullopt});
            store::keep_chain_end(db, session, end);
            return true;
        });
    }
    CHECK(open_data_folder(data, nine - limits::clock_behind_max).ok());
    const auto refused = open_data_folder(data, nine - limits::clock_behind_max - 1ms);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message.find("the last event") != std::string::npos);
    CHECK(refused.error().message.find("2026-11-24T01:00:00.000Z") != std::string::npos);
}

}  // namespace
}  // namespace bimtek::app
