// Rehearsed regions in a session of the real server, run by a facilitator over the wire.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "app/program.hpp"
#include "app/request.hpp"
#include "app/server_file.hpp"
#include "app/temporary_folder.hpp"
#include "app/wire_client.hpp"

namespace bimtek::app {
namespace {

using namespace std::chrono_literals;

constexpr auto patience = 60s;

/// A facilitator with a line to the session.
class Facilitator {
public:
    Facilitator(const boost::asio::ip::tcp::endpoint& server, const Json& demo) : line_(server) {
        const auto link = std::ranges::find(demo["links"], "facilitator", [](const Json& one) { return one["role"]; });
        send({{"type", "hello"}, {"session", demo["session"]}, {"token", (*link)["token"]}, {"device", "d-fasilitator"}});
        welcome_ = next("welcome");
    }

    const Json& welcome() const { return welcome_; }

    void order(Json command) {
        command["id"] = "f-" + std::to_string(++orders_);
        send(command);
        const auto done = next("done");
        CHECK(done["id"] == command["id"]);
    }

    /// The next frame of that type.
    Json next(const std::string& type) {
        while (const auto text = line_.receive(std::chrono::steady_clock::now() + patience)) {
            auto frame = Json::parse(*text);
            if (frame["type"] == type) return frame;
        }
        FAIL("no " << type);
        return {};
    }

private:
    void send(const Json& frame) { line_.send(frame.dump()); }

    WireClient line_;
    Json welcome_;
    int orders_ = 0;
};

TEST_CASE("Rehearsed regions come, type, and leave when they are told to") {
    const TemporaryFolder scratch;
    const auto data = scratch / "data";
    const auto demo = Json::parse(run_program({"demo", "--data", data.string(), "--json"}).out);
    Program server({"serve", "--data", data.string(), "--listen", "127.0.0.1:0"});
    server.next_line();
    const auto endpoint = endpoint_of(running_server(data).value());
    REQUIRE(endpoint);
    Facilitator facilitator(*endpoint, demo);
    facilitator.order({{"type", "start_session"}});
    for (const auto& step : facilitator.welcome()["snapshot"]["session"]["steps_today"]) {
        facilitator.order({{"type", "open_step"}, {"step", step}});
    }

    Program rehearsal({"rehearse", "--data", data.string(), "--session", demo["session"], "--regions", "4", "--seed", "5",
                       "--seconds", "300", "--pause", "40"});
    CHECK(rehearsal.next_line().starts_with("Playing for 300 s, seed 5: "));
    // Until two regions have finished a step, as the board tells.
    std::set<std::string> finished;
    while (finished.size() < 2) {
        const auto board = facilitator.next("board");
        for (const auto& [region, workbooks] : board["rows"].items()) {
            for (const auto& workbook : workbooks) {
                for (const auto& cell : workbook["steps"]) {
                    if (cell["state"] == "done") finished.insert(region);
                }
            }
        }
    }
    CHECK_FALSE(finished.contains("73.24"));

    rehearsal.interrupt();
    const auto ended = rehearsal.wait();
    CHECK(ended.status == 0);
    CHECK(ended.err.empty());
    CHECK(ended.out.starts_with("4 regions, "));
    const auto report =
        run_program({"report", "attendance", "--data", data.string(), "--session", demo["session"], "--format", "csv"}).out;
    const auto lines = std::ranges::count(report, '\n');
    std::size_t absent = 0;
    for (auto at = report.find(";absent;"); at != std::string::npos; at = report.find(";absent;", at + 1)) ++absent;
    CHECK(lines == 1 + 87);
    CHECK(absent == 87 - 4);
    server.terminate();
    CHECK(server.wait().status == 0);
}

TEST_CASE("A rehearsal needs a server and a session") {
    const TemporaryFolder scratch;
    const auto data = (scratch / "data").string();
    const auto alone = run_program({"rehearse", "--data", data, "--session", "x"});
    CHECK(alone.status == 2);
    CHECK(alone.err == "No server runs on the data folder " + data + ".\n");
    CHECK_FALSE(std::filesystem::exists(data));

    Program server({"serve", "--data", data, "--listen", "127.0.0.1:0"});
    server.next_line();
    const auto unknown = run_program({"rehearse", "--data", data, "--session", "x"});
    CHECK(unknown.status == 2);
    CHECK(unknown.err == "There is no session x.\n");
}

TEST_CASE("Addresses of servers are read, and others are not") {
    CHECK(endpoint_of("http://127.0.0.1:8080")->port() == 8080);
    CHECK(endpoint_of("http://[::1]:80")->address().is_v6());
    for (const auto* text : {"", "127.0.0.1:8080", "http://127.0.0.1", "http://localhost:80", "http://127.0.0.1:x"}) {
        CAPTURE(text);
        CHECK_FALSE(endpoint_of(text));
    }
}

}  // namespace
}  // namespace bimtek::app
