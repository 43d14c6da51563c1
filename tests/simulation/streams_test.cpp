// What one viewer of each kind was sent over a short day, as golden files that the client's reducer is held against.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "codec/golden_answers.hpp"
#include "simulation/simulation.hpp"

using namespace bimtek;
using namespace bimtek::simulation;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t stream_bytes_max = 300 * 1024;

struct Recorded {
    const char* kind;
    const char* invitation;
};
constexpr Recorded recorded[] = {
    {"staff", "i-fasilitator-1"}, {"helper", "i-pendamping"}, {"region", "i-91.01-aula"}, {"screen", "i-layar"}};

/// Everything once, with a disk that fails and a server that dies; short, so that the files stay small.
void run(Simulation& all) {
    Client& facilitator = all.client("i-fasilitator-1");
    all.comes(facilitator);
    all.pass(2s, 0, Mood::steady);
    all.insist(facilitator, {{"type", "open_lobby"}});
    all.revise();
    all.everyone_comes();
    all.pass(20s, 1, Mood::steady);
    all.insist(facilitator, {{"type", "start_session"}});
    facilitator.command({{"type", "open_step"}, {"step", "ind01"}}, all.now());
    all.pass(25s, 2, Mood::slow);
    all.pass(15s, 2, Mood::failing);
    all.restart(false, 5s);
    all.pass(30s, 1, Mood::slow);
    all.insist(facilitator, {{"type", "end_session"}});
    all.insist(facilitator, {{"type", "reopen_session"}});
    all.pass(15s, 1, Mood::steady);
    all.revise();
    all.insist(facilitator, {{"type", "end_session"}});
    all.pass(5s, 1, Mood::steady);
    all.quiet();
}

/// A frame a line, so that a change shows in few of them.
std::string text_of(const Recorded& who, const Client& client, const Json& expected) {
    std::string text = "{\"kind\": \"" + std::string(who.kind) + "\",\n\"connections\": [";
    const char* before_connection = "\n[";
    for (const auto& frames : *client.record) {
        text += before_connection;
        before_connection = ",\n[";
        const char* before_frame = "\n";
        for (const Json& frame : frames) {
            text += before_frame + frame.dump();
            before_frame = ",\n";
        }
        text += "]";
    }
    return text + "],\n\"expected\": " + expected.dump() + "}\n";
}

}  // namespace

TEST_CASE("The recorded streams are those that a session sends today") {
    Simulation all(11, 6);
    for (const Recorded& who : recorded) all.client(who.invitation).record.emplace();
    run(all);
    all.check_views(6);
    all.check_log();
    for (const Recorded& who : recorded) {
        const Client& client = all.client(who.invitation);
        CHECK(client.resumes > 0);
        const std::string text = text_of(who, client, all.fresh_welcome(client));
        CHECK(text.size() <= stream_bytes_max);
        const std::string path = "tests/golden/streams/" + std::string(who.kind) + ".json";
        const auto file = std::filesystem::path(BIMTEK_SOURCE_DIR) / path;
        if (std::getenv("BIMTEK_WRITE_STREAMS") != nullptr) std::ofstream(file, std::ios::binary) << text;
        const bool same = std::filesystem::exists(file) && test::read_source_file(path) == text;
        CHECK_MESSAGE(same, path << " is not what a session sends today; when that is meant, run this with BIMTEK_WRITE_STREAMS=1");
    }
}
