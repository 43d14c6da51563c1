// Those who cost more than they should: who sends slowly, reads slowly, says nothing, or says too much. Others do not wait for them.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <memory>
#include <vector>

#include "net/heap.hpp"
#include "net/log.hpp"
#include "net/test_client.hpp"
#include "net/test_server.hpp"

namespace bimtek::net {
namespace {

using domain::Role;
using namespace std::chrono_literals;
using test::Client;
using test::masked_frame;
using test::TestServer;

/// Everything may take long but what a test sets.
NetLimits patient() {
    NetLimits limits;
    limits.io_tick_interval = 10ms;
    limits.http_header_time_max = limits.http_body_time_max = limits.http_idle_time_max = limits.http_write_time_max = 10min;
    return limits;
}

using Crowd = std::vector<std::unique_ptr<Client>>;

/// How many of them have heard something that they did not read yet.
auto heard_by(const Crowd& crowd) {
    return std::count_if(crowd.begin(), crowd.end(), [](const auto& one) { return one->has_something(); });
}

/// Until at least so many of them have heard something; false when nobody would wait any longer.
bool wait_for(const Crowd& crowd, std::ptrdiff_t count) {
    const auto until = std::chrono::steady_clock::now() + Client::patience;
    while (heard_by(crowd) < count) {
        if (std::chrono::steady_clock::now() > until) return false;
    }
    return true;
}

/// A facilitator's socket, welcomed.
std::unique_ptr<Client> member_of(TestServer& server) {
    auto client = std::make_unique<Client>(server.port());
    REQUIRE(client->upgrade().status == 101);
    const auto token = server.token(Role::facilitator).token;
    client->send_json({{"type", "hello"}, {"session", server.session().value}, {"token", token}, {"device", "d"}});
    client->json_of("welcome");
    return client;
}

TEST_CASE("A header that comes byte by byte has no longer than another") {
    auto limits = patient();
    limits.http_header_time_max = 200ms;
    const TestServer server(limits);
    Client client(server.port());
    client.send("GET /healthz HTTP/1.1\r\nHost: a\r\nX: ");
    CHECK(client.dropped_while_trickling('x'));
}

TEST_CASE("A body that comes byte by byte has no longer than another") {
    auto limits = patient();
    limits.http_body_time_max = 200ms;
    const TestServer server(limits);
    Client client(server.port());
    client.send("POST /api/v1/login HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n");
    CHECK(client.dropped_while_trickling(' '));
}

TEST_CASE("A body that comes at the slowest rate that is borne is taken, however long that lasts") {
    auto limits = patient();
    limits.http_body_time_max = 100ms;
    limits.http_bytes_per_second_min = 1;
    const TestServer server(limits);
    Client client(server.port());
    std::size_t left = 1'000'000;
    client.send("POST /api/v1/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(left) + "\r\n\r\n");
    const auto until = std::chrono::steady_clock::now() + 5 * limits.http_body_time_max;
    for (; std::chrono::steady_clock::now() < until && left > 1 && !client.has_something(); --left) client.send(" ");
    client.send(std::string(left, ' '));
    CHECK(client.response().status == 400);
}

TEST_CASE("Who does not read its responses is not waited for") {
    auto limits = patient();
    limits.http_write_time_max = 200ms;
    TestServer server(limits);
    Client client(server.port(), 4096);
    const auto token = server.token(Role::facilitator).token;
    const auto request = "GET /api/v1/definitions/" + server.definition_hash(true) +
                         " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    for (int i = 0; i < 100; ++i) client.send(request);
    CHECK(client.dropped());
}

TEST_CASE("Only so many large bodies are received at once. Small ones find room beside them") {
    const TestServer server(patient());
    Crowd crowd;
    const auto begin = [&](const std::string& fields) {
        crowd.push_back(std::make_unique<Client>(server.port()));
        crowd.back()->send("POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n");
    };
    constexpr int room = bimtek::limits::io_threads * bimtek::limits::large_bodies_max;
    for (int i = 0; i < 2 * room; ++i) begin(i % 4 < 2 ? "Content-Length: 1000000\r\n" : "Transfer-Encoding: chunked\r\n");
    CHECK(wait_for(crowd, room));
    CHECK(heard_by(crowd) == room);
    for (const auto& one : crowd) {
        if (one->has_something()) CHECK(one->response().status == 503);
    }
    CHECK(Client(server.port()).request("POST", "/api/v1/login", {}, "{}").status == 400);
    crowd.clear();
    unsigned status = 503;
    for (int attempt = 0; attempt < 1000 && status == 503; ++attempt) {
        status = Client(server.port()).request("POST", "/api/v1/sessions", {}, std::string(100'000, ' ')).status;
    }
    CHECK(status == 401);
}

TEST_CASE("A large body has its place until it is answered") {
    std::atomic<bool> disk_is_slow = false;
    std::promise<void> reached;
    std::promise<void> go_on;
    store::WriterHooks hooks;
    hooks.before_commit = [&] {
        if (!disk_is_slow.exchange(false)) return;
        reached.set_value();
        go_on.get_future().wait_for(3 * Client::patience);
    };
    auto limits = patient();
    limits.large_bodies_max = 1;
    TestServer server(limits, {}, hooks);
    const auto organizer = server.organizer_token();
    const auto plan = TestServer::example_plan() + std::string(100'000, ' ');
    disk_is_slow = true;
    Client first(server.port());
    first.send("POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + organizer +
               "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(plan.size()) + "\r\n\r\n" + plan);
    REQUIRE(reached.get_future().wait_for(Client::patience) == std::future_status::ready);
    Crowd one_on_each_thread;
    for (int i = 0; i < bimtek::limits::io_threads; ++i) {
        one_on_each_thread.push_back(std::make_unique<Client>(server.port()));
        one_on_each_thread.back()->send("POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
    }
    CHECK(wait_for(one_on_each_thread, 1));
    for (const auto& one : one_on_each_thread) {
        if (one->has_something()) CHECK(one->response().status == 503);
    }
    go_on.set_value();
    CHECK(first.response().status == 201);
    CHECK(first.request("POST", "/api/v1/sessions", {}, std::string(100'000, ' ')).status == 401);
}

/// Makes what everyone may ask for larger than what every connection may hold.
void set_large_notice(TestServer& server) {
    std::string text;
    for (std::size_t i = 0; i < bimtek::limits::notice_text_max; ++i) text += "\xF0\x9F\x99\x82";
    const nlohmann::json notice{{"controller", text}, {"purpose", text}, {"basis", text}, {"retention", text}, {"contact", text}};
    REQUIRE(Client(server.port()).request("PUT", "/api/v1/notice", server.organizer_token(), notice.dump()).status == 204);
}

TEST_CASE("Responses that nobody reads fill so much memory and no more. Then who asks is told to ask again, and shared ones go out") {
    auto limits = patient();
    limits.response_bytes_in_memory_max = 150'000;  // three, or one whose string has grown to twice its size
    TestServer server(limits);
    set_large_notice(server);
    Client other(server.port());
    const auto ask_until = [](unsigned status, Client& client) {
        const auto until = std::chrono::steady_clock::now() + Client::patience;
        while (true) {
            auto response = client.request("GET", "/api/v1/about");
            if (response.status == status || std::chrono::steady_clock::now() > until) return response;
        }
    };
    Crowd crowd;
    for (int i = 0; i < 4; ++i) {  // who has read it holds nothing any more
        crowd.push_back(std::make_unique<Client>(server.port()));
        CHECK(ask_until(200, *crowd.back()).body.size() > 40'000);
    }
    for (int i = 0; i < 4; ++i) {
        crowd.push_back(std::make_unique<Client>(server.port(), 4096));
        for (int asked = 0; asked < 50; ++asked) crowd.back()->send("GET /api/v1/about HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    const auto refused = ask_until(503, other);
    REQUIRE(refused.status == 503);
    CHECK(refused.json().at("code") == "unavailable");
    CHECK(refused.fields.at("retry-after") == "10");
    CHECK(refused.fields.at("connection") == "keep-alive");
    CHECK(other.request("GET", "/api/v1/openapi.json").body.size() > bimtek::limits::small_body_bytes_max);
    const auto definition = "/api/v1/definitions/" + server.definition_hash(true);
    CHECK(other.request("GET", definition, server.token(Role::facilitator).token).body.size() > bimtek::limits::small_body_bytes_max);
    crowd.clear();
    CHECK(ask_until(200, other).status == 200);
}

TEST_CASE("However full memory is, small answers go out, and who sent something is told what became of it") {
    auto limits = patient();
    limits.response_bytes_in_memory_max = 0;
    TestServer server(limits);
    set_large_notice(server);
    std::string lines;
    for (int i = 0; i < 1000; ++i) lines += "73.24;Nama;bukan nomor\n";
    Client client(server.port());
    CHECK(client.request("GET", "/api/v1/about").status == 503);
    CHECK(client.request("GET", "/healthz").status == 200);
    const auto pasted = client.request("POST", "/api/v1/sessions/" + server.session().value + "/contacts", server.organizer_token(),
                                       nlohmann::json{{"text", lines}}.dump());
    CHECK(pasted.status == 200);
    CHECK(pasted.body.size() > bimtek::limits::small_body_bytes_max);
}

TEST_CASE("A connection between two requests holds nothing of the last one") {
    constexpr std::size_t count = 100;
    constexpr std::size_t header_bytes = 15'000;
    const TestServer server(patient());
    Crowd crowd;
    for (std::size_t i = 0; i < count; ++i) {
        crowd.push_back(std::make_unique<Client>(server.port()));
        CHECK(crowd.back()->request("GET", "/healthz").status == 200);
    }
    const auto before = test::heap_bytes();
    for (const auto& one : crowd) CHECK(one->request("GET", "/healthz", {}, {}, "X: " + std::string(header_bytes, 'x') + "\r\n").status == 200);
    const auto until = std::chrono::steady_clock::now() + Client::patience;
    const auto enough = before + count * header_bytes / 2;
    while (test::heap_bytes() > enough && std::chrono::steady_clock::now() < until) {}
    CHECK(test::heap_bytes() <= enough);
}

TEST_CASE("Who has not said hello may not say much") {
    const TestServer server;
    Client client(server.port());
    REQUIRE(client.upgrade().status == 101);
    client.send_text(std::string(bimtek::limits::hello_bytes_max + 1, ' '));
    CHECK(client.close_code() == 1009);
}

TEST_CASE("Who has, may") {
    TestServer server;
    const auto client = member_of(server);
    client->send_json({{"type", "announce"}, {"id", "1"}, {"text", std::string(60'000, 'a')}});
    CHECK(client->json_of("refused").at("id") == "1");
}

TEST_CASE("In a crowd nobody holds a place by doing nothing, and who takes part keeps it") {
    auto limits = patient();
    limits.connections_max = 8;
    limits.crowded_time_max = 200ms;
    TestServer server(limits);
    const auto member = member_of(server);
    Crowd crowd;
    for (int i = 0; i < 7; ++i) {
        crowd.push_back(std::make_unique<Client>(server.port()));
        if (i < 4) CHECK(crowd.back()->request("GET", "/healthz").status == 200);
        if (i == 4) CHECK(crowd.back()->upgrade().status == 101);
    }
    // Each of the two threads is crowded until one of those who do nothing there is gone.
    CHECK(wait_for(crowd, 2));
    CHECK(Client(server.port()).request("GET", "/healthz").status == 200);
    member->send_json({{"type", "open_lobby"}, {"id", "1"}});
    CHECK(member->json_of("done").at("id") == "1");
}

TEST_CASE("In a crowd nobody keeps silent after the handshake") {
    auto limits = patient();
    limits.connections_max = 8;
    limits.crowded_time_max = 200ms;
    limits.hello_time_max = 10min;
    const TestServer server(limits);
    Crowd silent;
    for (int i = 0; i < 6; ++i) {
        silent.push_back(std::make_unique<Client>(server.port()));
        CHECK(silent.back()->upgrade().status == 101);
    }
    const Client seventh(server.port());
    const Client eighth(server.port());
    REQUIRE(wait_for(silent, 1));
    const auto closed = std::find_if(silent.begin(), silent.end(), [](const auto& one) { return one->has_something(); });
    CHECK((*closed)->close_code() == 4004);
}

TEST_CASE("A flood of pongs or of pings ends the connection, as one of messages does") {
    const TestServer server;
    for (const int opcode : {0x8A, 0x89}) {
        Client client(server.port());
        REQUIRE(client.upgrade().status == 101);
        std::string flood;
        for (int i = 0; i < 2000; ++i) flood += masked_frame(static_cast<std::uint8_t>(opcode), "");
        client.send(flood);
        CHECK(client.close_code() == 4004);
    }
}

TEST_CASE("What happens often is logged at most once a second, with how often") {
    Repeats full;
    const Repeats::Time start{1h};
    CHECK(full.take(start) == 1);
    for (int i = 0; i < 1000; ++i) CHECK_FALSE(full.take(start + 999ms));
    CHECK(full.take(start + 1s) == 1001);
    CHECK(full.take(start + 5s) == 1);
}

}  // namespace
}  // namespace bimtek::net
