// What an administrator types to back up, restore and verify, and what comes of it.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>

#include <SQLiteCpp/Database.h>

#include "app/program.hpp"
#include "app/temporary_folder.hpp"

namespace bimtek::app {
namespace {

namespace fs = std::filesystem;

std::string last_line_of(const std::string& text) {
    const auto end = text.find_last_not_of('\n');
    const auto begin = text.rfind('\n', end);
    return text.substr(begin == std::string::npos ? 0 : begin + 1, end - (begin == std::string::npos ? 0 : begin + 1) + 1);
}

struct Scratch {
    TemporaryFolder folder;
    std::string data = (folder / "data").string();
    std::string file = (folder / "cadangan.db").string();

    Scratch() { REQUIRE(run_program({"demo", "--data", data, "--json"}).status == 0); }
};

TEST_CASE("A backup of a running server says where it is, how large, and where each session stood") {
    const Scratch scratch;
    Program server({"serve", "--data", scratch.data, "--listen", "127.0.0.1:0"});
    server.next_line();
    const auto made = run_program({"backup", "--data", scratch.data, "--to", scratch.file});
    CHECK(made.status == 0);
    CHECK(made.err.empty());
    CHECK(made.out.find("  0 events  0 erased  head ") != std::string::npos);
    CHECK(last_line_of(made.out) == scratch.file + "  " + std::to_string(fs::file_size(scratch.file)) + " bytes  1 sessions");
    const auto again = run_program({"backup", "--data", scratch.data, "--to", scratch.file});
    CHECK(again.status == 2);
    CHECK(again.err == scratch.file + " is there already; name a file that is not.\n");
    const auto restored = run_program({"restore", "--data", scratch.data, "--from", scratch.file});
    CHECK(restored.status == 2);
    CHECK(restored.err.find("in use by a running bimtek") != std::string::npos);
}

TEST_CASE("A backup is restored over a database, which is kept, and the folder then serves") {
    const Scratch scratch;
    REQUIRE(run_program({"backup", "--data", scratch.data, "--to", scratch.file}).status == 0);
    const auto restored = run_program({"restore", "--data", scratch.data, "--from", scratch.file});
    CHECK(restored.status == 0);
    CHECK(restored.out.find("The database that was replaced is " + scratch.data + "/bimtek.db.replaced-") != std::string::npos);
    CHECK(last_line_of(run_program({"verify", "--data", scratch.data}).out) == "1 sessions, 0 events: sound");
    Program server({"serve", "--data", scratch.data, "--listen", "127.0.0.1:0"});
    CHECK(server.next_line().starts_with("Listening on"));
}

TEST_CASE("Everything that restore leaves in the folder is for its owner alone") {
    const Scratch scratch;
    REQUIRE(run_program({"backup", "--data", scratch.data, "--to", scratch.file}).status == 0);
    REQUIRE(run_program({"restore", "--data", scratch.data, "--from", scratch.file}).status == 0);
    for (const auto& entry : fs::directory_iterator(scratch.data)) {
        CAPTURE(entry.path());
        CHECK((static_cast<unsigned>(fs::status(entry.path()).permissions()) & 077) == 0);
    }
}

TEST_CASE("verify tells a fault from a mistake by its exit status, and says the fault in its last line") {
    const Scratch scratch;
    CHECK(run_program({"verify", "--data", scratch.data}).status == 0);
    CHECK(run_program({"verify", "--data", scratch.data, "--session", "x"}).status == 2);
    CHECK(run_program({"verify", "--data", scratch.data, "--backup", "x"}).status == 2);
    CHECK(run_program({"verify", "--data", (scratch.folder / "other").string()}).status == 2);
    SQLite::Database(scratch.data + "/bimtek.db", SQLite::OPEN_READWRITE)
        .exec("INSERT INTO event_head (session, seq, hash) VALUES ('hilang', 2, zeroblob(32))");
    const auto verdict = run_program({"verify", "--data", scratch.data});
    CHECK(verdict.status == 1);
    CHECK(last_line_of(verdict.out) == "The log of session hilang is damaged at event 1: the last events are missing.");
}

}  // namespace
}  // namespace bimtek::app
