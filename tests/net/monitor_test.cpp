// What watchers are told: readiness, and metrics to those who may have them.
#include <doctest/doctest.h>

#include <atomic>
#include <sstream>

#include <SQLiteCpp/Exception.h>

#include "net/monitor.hpp"
#include "net/test_client.hpp"
#include "net/test_server.hpp"

namespace bimtek::net {
namespace {

using test::Client;
using test::TestServer;

const std::string token(32, 'k');

/// The value of a series, e.g. `bimtek_commands_total{outcome="done"}`; -1 when it has no line.
long long value_in(const std::string& metrics, const std::string& series) {
    const auto at = metrics.find("\n" + series + " ");
    return at == std::string::npos ? -1 : std::stoll(metrics.substr(at + series.size() + 2));
}

std::string metrics_of(const TestServer& server) { return Client(server.port()).request("GET", "/metrics", token).body; }

TEST_CASE("A server that writes and has room is ready") {
    TestServer server;
    Client client(server.port());
    const auto response = client.request("GET", "/readyz");
    CHECK(response.status == 200);
    CHECK(response.body == R"({"status":"ready"})");
    CHECK(client.request("HEAD", "/readyz").status == 200);
    CHECK(client.request("POST", "/readyz").fields.at("allow") == "GET, HEAD");
}

TEST_CASE("After a failed commit it is not ready, alive all the same, and ready again when the disk takes a page, although nobody writes") {
    std::atomic<bool> disk_fails = false;
    store::WriterHooks hooks;
    hooks.before_commit = [&] {
        if (disk_fails) throw SQLite::Exception("the disk does not answer");
    };
    TestServer server({}, {token, false}, hooks);
    Client client(server.port());
    disk_fails = true;
    CHECK_FALSE(server.catalog().create_user("panitia", TestServer::password, store::the_program, Instant{}).ok());
    const auto response = client.request("GET", "/readyz");
    CHECK(response.status == 503);
    CHECK(response.json().at("code") == "unavailable");
    CHECK(response.json().at("detail") == "commit");
    CHECK(client.request("GET", "/healthz").status == 200);
    CHECK(value_in(metrics_of(server), "bimtek_last_commit_durable") == 0);
    disk_fails = false;
    unsigned status = 0;
    const auto deadline = std::chrono::steady_clock::now() + Client::patience;
    while (status != 200 && std::chrono::steady_clock::now() < deadline) status = client.request("GET", "/readyz").status;
    CHECK(status == 200);
    CHECK(value_in(metrics_of(server), "bimtek_commits_failed_total") >= 1);
}

TEST_CASE("A disk is short when less than a twentieth of it is to be had") {
    constexpr std::uint64_t size = 1'000'000'000'000;
    CHECK(is_short_of_disk(size / 20 - 1, size));
    CHECK_FALSE(is_short_of_disk(size / 20, size));
    CHECK(is_short_of_disk(0, size));
}

TEST_CASE("Metrics are for who has the token. Without one for this machine alone, asked by its own name") {
    const auto status = [](const TestServer& server, const std::string& bearer, const std::string& host = "127.0.0.1:1") {
        Client client(server.port());
        client.send("GET /metrics HTTP/1.1\r\nHost: " + host + "\r\n" + (bearer.empty() ? "" : "Authorization: Bearer " + bearer + "\r\n") + "\r\n");
        return client.response().status;
    };
    {
        const TestServer server({}, {token, true});
        CHECK(status(server, token) == 200);
        CHECK(status(server, token, "bimtek.example") == 200);
        CHECK(status(server, "") == 401);
        CHECK(status(server, std::string(32, 'l')) == 401);
        CHECK(status(server, token.substr(1)) == 401);
    }
    {
        const TestServer server({}, {"", true});
        for (const auto* host : {"127.0.0.1:8080", "localhost", "[::1]:8080"}) CHECK(status(server, "", host) == 200);
        for (const auto* host : {"bimtek.example", "localhost.bimtek.example", "127.0.0.1.example:8080"}) CHECK(status(server, "", host) == 404);
    }
    const TestServer behind_proxy;
    CHECK(status(behind_proxy, "") == 404);
}

TEST_CASE("Metrics count commands, commits, closes and responses, in lines that Prometheus reads, and name nobody") {
    TestServer server({}, {token, false});
    const auto link = server.token(domain::Role::facilitator);
    {
        Client client(server.port());
        REQUIRE(client.upgrade().status == 101);
        client.send_json({{"type", "hello"}, {"session", server.session().value}, {"token", link.token}, {"device", "d-1"}});
        client.json_of("welcome");
        for (const auto* id : {"c-1", "c-2"}) client.send_json({{"type", "open_lobby"}, {"id", id}});
        client.json_of("done");
        client.json_of("refused");
        const auto metrics = metrics_of(server);
        CHECK(value_in(metrics, "bimtek_commands_total{outcome=\"done\"}") == 1);
        CHECK(value_in(metrics, "bimtek_commands_total{outcome=\"wrong_state\"}") == 1);
        CHECK(value_in(metrics, "bimtek_connections{kind=\"websocket\"}") == 1);
        const auto commits = value_in(metrics, "bimtek_queue_length{queue=\"commits\"}");
        CHECK((commits == 0 || commits == 1));  // a pulse may be on its way
        CHECK(value_in(metrics, "bimtek_commit_seconds_count") >= 2);
        CHECK(value_in(metrics, "bimtek_commit_seconds_bucket{le=\"+Inf\"}") == value_in(metrics, "bimtek_commit_seconds_count"));
        CHECK(value_in(metrics, "process_resident_memory_bytes") > 1'000'000);
        CHECK(metrics.find(server.session().value) == std::string::npos);
        CHECK(metrics.find(link.invitation.id.value) == std::string::npos);
        std::istringstream lines(metrics);
        for (std::string line; std::getline(lines, line);) {
            CAPTURE(line);
            const auto space = line.rfind(' ');
            CHECK((line.starts_with("# HELP ") || line.starts_with("# TYPE ") ||
                   line.find_first_not_of("0123456789.", space + 1) == std::string::npos));
        }
        client.send_json({{"type", "leave"}, {"id", "c-3"}});
        CHECK(client.closed_by_server());
    }
    CHECK(value_in(metrics_of(server), "bimtek_websockets_closed_total{code=\"1000\"}") == 1);
    CHECK(value_in(metrics_of(server), "bimtek_http_responses_total{status=\"200\"}") >= 2);
}

}  // namespace
}  // namespace bimtek::net
