// The live protocol's connections over real sockets: handshake, hello, limits, heartbeat, goodbyes.
#include <doctest/doctest.h>

#include "net/test_client.hpp"
#include "net/test_server.hpp"

namespace bimtek::net {
namespace {

using domain::Role;
using namespace std::chrono_literals;
using test::Client;
using test::masked_frame;
using test::TestServer;

nlohmann::json hello(const SessionId& session, const std::string& token, const std::string& device = "d-1") {
    return {{"type", "hello"}, {"session", session.value}, {"token", token}, {"device", device}};
}

/// Upgraded, not yet said hello.
std::unique_ptr<Client> upgraded(const TestServer& server, int receive_buffer = 0) {
    auto client = std::make_unique<Client>(server.port(), receive_buffer);
    REQUIRE(client->upgrade().status == 101);
    return client;
}

/// Welcomed, as an invitation of that role.
std::unique_ptr<Client> welcomed(TestServer& server, Role role, const std::string& device = "d-1") {
    auto client = upgraded(server);
    client->send_json(hello(server.session(), server.token(role).token, device));
    client->json_of("welcome");
    return client;
}

/// Welcomed facilitator of a session that is in its lobby, where one may write.
std::unique_ptr<Client> facilitator_in_lobby(TestServer& server) {
    auto client = welcomed(server, Role::facilitator);
    client->send_json({{"type", "open_lobby"}, {"id", "lobby"}});
    client->json_of("done");
    return client;
}

TEST_CASE("The handshake answers the key and chooses the subprotocol") {
    TestServer server;
    Client client(server.port());
    const auto response = client.upgrade();
    CHECK(response.status == 101);
    CHECK(response.fields.at("sec-websocket-accept") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    CHECK(response.fields.at("sec-websocket-protocol") == "bimtek.v1");
}

TEST_CASE("Only pages of the public address and of this one may connect") {
    const auto status = [](const TestServer& server, const std::string& origin) {
        return Client(server.port()).upgrade("Origin: " + origin + "\r\n").status;
    };
    const auto itself = [](const TestServer& server) { return "http://127.0.0.1:" + std::to_string(server.port()); };
    const TestServer plain;
    CHECK(status(plain, itself(plain)) == 101);
    CHECK(status(plain, "https://bimtek.example") == 403);
    const TestServer behind({}, {}, {}, {"https://bimtek.example", ""});
    CHECK(status(behind, "https://bimtek.example") == 101);
    CHECK(status(behind, itself(behind)) == 101);
    for (const auto& other : {std::string("http://127.0.0.1"), std::string("http://bimtek.example"), std::string("https://lain.example"), std::string("null")}) {
        CHECK(status(behind, other) == 403);
    }
}

TEST_CASE("A handshake that is not right is refused in writing") {
    TestServer server;
    Client plain(server.port());
    const auto response = plain.request("GET", "/ws");
    CHECK(response.status == 426);
    CHECK(response.fields.at("sec-websocket-version") == "13");
    CHECK(plain.closed_by_server());
    CHECK(Client(server.port()).upgrade("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n").status == 400);
    CHECK(Client(server.port()).upgrade("Sec-WebSocket-Version: 8\r\n").status == 426);
    CHECK(Client(server.port()).upgrade("Content-Length: 0\r\n").status == 400);
}

TEST_CASE("A hello is answered by a welcome and by nothing before it, also when it comes right behind the handshake") {
    TestServer server;
    Client client(server.port());
    const auto issued = server.token(Role::site_operator);
    client.send("GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: bimtek.v1\r\n\r\n" +
                masked_frame(0x81, hello(server.session(), issued.token).dump()));
    CHECK(client.response().status == 101);
    const auto first = client.json();
    CHECK(first.at("type") == "welcome");
    CHECK(first.at("you").at("invitation") == issued.invitation.id.value);
}

TEST_CASE("A token that is unknown, or of another session, is turned away") {
    TestServer server;
    const auto other = server.import_example();
    const std::vector<nlohmann::json> hellos{hello(server.session(), "bukan-token"),
                                             hello(other, server.token(Role::facilitator).token),
                                             hello(SessionId("tidak-ada"), server.token(Role::facilitator).token),
                                             hello(SessionId("tidak-ada"), server.organizer_token())};
    for (const auto& one : hellos) {
        const auto client = upgraded(server);
        client->send_json(one);
        CHECK(client->close_code() == 4001);
    }
}

TEST_CASE("A signed-in organizer joins with the token of the sign-in") {
    TestServer server;
    const auto client = upgraded(server);
    client->send_json(hello(server.session(), server.organizer_token()));
    CHECK(client->json_of("welcome").at("you").at("role") == "organizer");
}

TEST_CASE("Who says no hello in time is closed") {
    NetLimits limits;
    limits.hello_time_max = 30ms;
    limits.io_tick_interval = 10ms;
    TestServer server(limits);
    CHECK(upgraded(server)->close_words() == "4004 no_hello");
}

TEST_CASE("What is no frame of the protocol ends the connection") {
    TestServer server;
    std::string deep;
    for (int i = 0; i < 40; ++i) deep += "[";
    const std::vector<std::pair<std::string, std::string>> frames{
        {"{", "malformed"}, {"[]", "malformed"}, {"null", "malformed"}, {R"({"type":"here","type":"here"})", "malformed"}, {deep, "malformed"},
        {R"({"type":"no_such","id":"1"})", "unknown_type"}, {R"({"type":"leave"})", "malformed"}, {R"({"type":"hello","session":1})", "invalid_hello"}};
    for (const auto& [text, word] : frames) {
        CAPTURE(text);
        const auto client = welcomed(server, Role::site_operator);
        client->send_text(text);
        CHECK(client->close_words() == "4004 " + word);
    }
    const auto again = welcomed(server, Role::site_operator);
    again->send_json(hello(server.session(), "x"));
    CHECK(again->close_words() == "4004 second_hello");
    const auto early = upgraded(server);
    early->send_json({{"type", "open_lobby"}, {"id", "1"}});
    CHECK(early->close_words() == "4004 no_welcome");
}

TEST_CASE("A broken WebSocket is closed with the code that RFC 6455 has for it") {
    TestServer server;
    const std::vector<std::pair<std::string, unsigned>> cases{{std::string("\x81\x02{}", 4), 1002},
                                                              {masked_frame(0x82, "a"), 1003},
                                                              {masked_frame(0x81, "\xFF"), 1007},
                                                              {masked_frame(0x81, std::string(65537, ' ')), 1009},
                                                              {masked_frame(0xC1, "{}"), 1002}};
    for (const auto& [bytes, code] : cases) {
        const auto client = upgraded(server);
        client->send(bytes);
        CHECK(client->close_code() == code);
        client->answer_close();
        CHECK(client->closed_by_server());
    }
}

TEST_CASE("A command with an id and a wrong shape is refused, and the connection goes on") {
    TestServer server;
    const auto client = welcomed(server, Role::facilitator);
    client->send_json({{"type", "set_slow_mode"}, {"id", "7"}, {"seconds", "sepuluh"}});
    const auto refused = client->json_of("refused");
    CHECK(refused.at("id") == "7");
    CHECK(refused.at("reason") == "invalid");
    CHECK(refused.at("field") == "seconds");
    client->send_json({{"type", "open_lobby"}, {"id", "8"}});
    CHECK(client->json_of("done").at("id") == "8");
}

TEST_CASE("What one does, the other sees. And a message may come in fragments") {
    TestServer server;
    const auto facilitator = facilitator_in_lobby(server);
    const auto site = welcomed(server, Role::site_operator);
    facilitator->send(masked_frame(0x01, R"({"type":"announce","id":"2",)") + masked_frame(0x89, "ada?") +
                      masked_frame(0x80, R"("text":"Selamat datang"})"));
    const auto events = site->json_of("events");
    CHECK(events.at("events")[0].at("type") == "announcement_made");
    CHECK(events.at("events")[0].at("text") == "Selamat datang");
    CHECK(facilitator->json_of("done").at("id") == "2");
}

TEST_CASE("A ping is answered with its bytes") {
    TestServer server;
    const auto client = upgraded(server);
    client->send(masked_frame(0x89, "ada?"));
    const auto pong = client->frame();
    REQUIRE(pong);
    CHECK(pong->opcode == 0xA);
    CHECK(pong->payload == "ada?");
}

TEST_CASE("Commands beyond the burst are refused with the time to wait. The hello does not count") {
    NetLimits limits;
    limits.commands_per_second = 1;
    limits.commands_burst = 3;
    TestServer server(limits);
    const auto client = welcomed(server, Role::facilitator);
    for (int i = 0; i < 4; ++i) client->send_json({{"type", "move_agenda_item"}, {"id", std::to_string(i)}, {"item", "none"}, {"after", nullptr}});
    for (int answered = 0; answered < 4;) {
        const auto answer = client->json();
        if (!answer.contains("id")) continue;
        ++answered;
        CAPTURE(answer.dump());
        if (answer.at("id") != "3") {
            CHECK(answer.at("reason") == "unknown");
        } else {
            CHECK(answer.at("reason") == "too_fast");
            CHECK(answer.at("retry_ms") > 0);
            CHECK(answer.at("retry_ms") <= 1000);
        }
    }
}

TEST_CASE("A flood ends the connection") {
    TestServer server;
    const auto client = welcomed(server, Role::facilitator);
    std::string flood;
    for (int i = 0; i < 2000; ++i) flood += masked_frame(0x81, R"({"type":"here"})");
    client->send(flood);
    CHECK(client->close_words() == "4004 too_fast");
}

TEST_CASE("A close is answered with the same code, and the server closes the line") {
    TestServer server;
    const auto client = welcomed(server, Role::site_operator);
    client->send(masked_frame(0x88, "\x03\xE9"));
    CHECK(client->close_code() == 1001);
    CHECK(client->closed_by_server());
}

TEST_CASE("Who does not answer a close is not waited for") {
    NetLimits limits;
    limits.close_time_max = 30ms;
    limits.io_tick_interval = 10ms;
    TestServer server(limits);
    const auto client = upgraded(server);
    client->send_text("{");
    CHECK(client->close_code() == 4004);
    CHECK(client->closed_by_server());
}

TEST_CASE("Whoever is silent for three pings is lost. A sign of life is enough to stay") {
    NetLimits limits;
    limits.ping_interval = 250ms;
    limits.io_tick_interval = 10ms;
    TestServer server(limits);
    const auto silent = welcomed(server, Role::site_operator);
    const auto alive = welcomed(server, Role::facilitator);
    for (int pings = 0; pings < 6;) {
        const auto frame = alive->frame();
        REQUIRE(frame);
        if (frame->opcode != 0x9) continue;
        ++pings;
        alive->send_json({{"type", "here"}});
    }
    CHECK(silent->close_code() == 0);
}

TEST_CASE("A reader that does not keep up is told to resume, and the others notice nothing") {
    NetLimits limits;
    limits.commands_per_second = 1'000'000;
    limits.commands_burst = 1'000'000;
    limits.send_queue_bytes_max = 16 * 1024;
    TestServer server(limits);
    const auto facilitator = facilitator_in_lobby(server);
    const auto slow = upgraded(server, 4096);
    slow->send_json(hello(server.session(), server.token(Role::site_operator).token));
    slow->json_of("welcome");
    const std::string text(1900, 'a');
    for (int i = 0; i < 200; ++i) {
        facilitator->send_json({{"type", "post_message"}, {"id", std::to_string(i)}, {"text", text}});
        CHECK(facilitator->json_of("done").at("id") == std::to_string(i));
    }
    CHECK(slow->close_code() == 4000);
}

TEST_CASE("Revoking an invitation closes its connections, and its tokens do not come back") {
    TestServer server;
    const auto organizer = server.organizer_token();
    const auto issued = server.token(Role::site_operator);
    const auto client = upgraded(server);
    client->send_json(hello(server.session(), issued.token));
    client->json_of("welcome");
    Client http(server.port());
    const auto path = "/api/v1/sessions/" + server.session().value + "/invitations/" + issued.invitation.id.value + "/revoke";
    CHECK(http.request("POST", path, organizer).status == 204);
    CHECK(client->close_code() == 4001);
    const auto again = upgraded(server);
    again->send_json(hello(server.session(), issued.token));
    CHECK(again->close_code() == 4001);
}

TEST_CASE("A stopping server tells everyone to come back, and waits for no one who is silent") {
    NetLimits limits;
    limits.close_time_max = 100ms;
    limits.io_tick_interval = 10ms;
    TestServer server(limits);
    const auto joined = welcomed(server, Role::facilitator);
    const auto waiting = upgraded(server);
    const auto before = std::chrono::steady_clock::now();
    server.stop();
    CHECK(std::chrono::steady_clock::now() - before < limits::shutdown_time_max);
    CHECK(joined->close_code() == 1012);
    CHECK(waiting->close_code() == 1012);
}

}  // namespace
}  // namespace bimtek::net
