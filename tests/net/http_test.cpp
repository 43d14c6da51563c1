// HTTP over real sockets: framing, deadlines, routes and rights.
#include <doctest/doctest.h>

#include "net/api_routes.hpp"
#include "net/test_client.hpp"
#include "net/test_server.hpp"

namespace bimtek::net {
namespace {

using domain::Role;
using namespace std::chrono_literals;
using test::Client;
using test::TestServer;

nlohmann::json links_of(const test::Response& response) { return response.json().at("links"); }

TEST_CASE("Health is told to anyone, with the policies of every response") {
    TestServer server;
    Client client(server.port());
    const auto response = client.request("GET", "/healthz");
    CHECK(response.status == 200);
    CHECK(response.body == R"({"status":"ok"})");
    CHECK(response.fields.at("x-content-type-options") == "nosniff");
    CHECK(client.request("HEAD", "/healthz").body.empty());
    CHECK(client.request("GET", "/nothing").status == 404);
    CHECK(client.request("GET", "/api/v1/nothing").status == 404);
}

TEST_CASE("Everything is found below the path of the public address too, with or without a proxy that takes it off") {
    TestServer server({}, {}, {}, {"https://bimtek.example", "/pelatihan"});
    Client client(server.port());
    for (const std::string base : {"", "/pelatihan"}) {
        CAPTURE(base);
        CHECK(client.request("GET", base + "/healthz").status == 200);
        CHECK(client.request("GET", base + "/api/v1/me", server.token(Role::facilitator).token).status == 200);
        CHECK(Client(server.port()).upgrade({}, base + "/ws").status == 101);
    }
    for (const auto* path : {"/pelatihan2/healthz", "/pelatihan/pelatihan/healthz", "/lain/healthz", "/pelatihanhealthz"}) {
        CHECK(client.request("GET", path).status == 404);
    }
}

TEST_CASE("A method that a path does not take is told which ones it takes") {
    TestServer server;
    Client client(server.port());
    const auto allowed = [&](const std::string& method, const std::string& path) {
        const auto response = client.request(method, path);
        CHECK(response.status == 405);
        return response.fields.at("allow");
    };
    CHECK(allowed("PUT", "/api/v1/sessions") == "GET, HEAD, POST");
    CHECK(allowed("GET", "/api/v1/login") == "POST, DELETE");
    CHECK(allowed("HEAD", "/api/v1/login") == "POST, DELETE");
    CHECK(allowed("POST", "/healthz") == "GET, HEAD");
    CHECK(allowed("POST", "/") == "GET, HEAD");
}

TEST_CASE("HEAD is answered as GET is, rights and all, without the body") {
    TestServer server;
    Client client(server.port());
    const auto token = server.organizer_token();
    const auto get = client.request("GET", "/api/v1/sessions", token);
    const auto head = client.request("HEAD", "/api/v1/sessions", token);
    REQUIRE(get.status == 200);
    CHECK(head.status == 200);
    CHECK(head.body.empty());
    CHECK(head.fields.at("content-length") == get.fields.at("content-length"));
    CHECK(client.request("HEAD", "/api/v1/sessions").status == 401);
    Client refused(server.port());
    CHECK(refused.request("HEAD", "/ws").status == 400);
    CHECK_FALSE(refused.frame());  // not a byte behind the header
    CHECK(client.request("HEAD", "/api/v1/sessions", server.token(Role::site_operator).token).status == 403);
    CHECK(client.request("GET", "/api/v1/sessions", token).body == get.body);
}

TEST_CASE("A request with two readings gets its refusal in writing, and the connection ends") {
    TestServer server;
    for (const std::string_view fields : {"Host: a\r\nTransfer-Encoding: gzip\r\n", "Host: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n",
                                      "Host: a\r\nHost: b\r\n", ""}) {
        CAPTURE(fields);
        Client client(server.port());
        client.send("POST /api/v1/login HTTP/1.1\r\n" + std::string(fields) + "\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
        const auto response = client.response();
        CHECK(response.status == 400);
        CHECK(response.fields.at("connection") == "close");
        CHECK(response.json().at("code") == "invalid");
        CHECK(client.closed_by_server());
    }
    Client client(server.port());
    client.send("POST /api/v1/login HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n\r\n");
    CHECK(client.response().status == 413);
}

TEST_CASE("Requests one behind the other are answered in order") {
    TestServer server;
    Client client(server.port());
    client.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\nGET /api/v1/me HTTP/1.1\r\nHost: a\r\n\r\n"
                "GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    CHECK(client.response().status == 200);
    CHECK(client.response().status == 401);
    CHECK(client.response().fields.at("connection") == "close");
    CHECK(client.closed_by_server());
}

TEST_CASE("Who does not finish a header, or is idle, is let go") {
    NetLimits limits;
    limits.http_header_time_max = 300ms;
    limits.http_idle_time_max = 300ms;
    limits.io_tick_interval = 10ms;
    TestServer server(limits);
    Client silent(server.port());
    CHECK(silent.closed_by_server());
    Client half(server.port());
    half.send("GET /healthz HTTP/1.1\r\nHo");
    CHECK(half.closed_by_server());
    Client idle(server.port());
    CHECK(idle.request("GET", "/healthz").status == 200);
    CHECK(idle.closed_by_server());
}

TEST_CASE("Other origins are told nothing, and what a form can send signs nobody in") {
    TestServer server;
    server.organizer_token();
    Client client(server.port());
    const auto body = nlohmann::json{{"name", "panitia"}, {"password", TestServer::password}}.dump();
    const auto sent_as = [&](const std::string& type) {
        client.send("POST /api/v1/login HTTP/1.1\r\nHost: a\r\nOrigin: https://lain.example\r\n" + type +
                    "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
        return client.response();
    };
    for (const std::string type : {"", "Content-Type: text/plain\r\n", "Content-Type: application/x-www-form-urlencoded\r\n",
                                   "Content-Type: multipart/form-data\r\n", "Content-Type: text/plain; application/json\r\n",
                                   "Content-Type: application/json\r\nContent-Type: text/plain\r\n"}) {
        CAPTURE(type);
        CHECK(sent_as(type).status == 415);
    }
    const auto signed_in = sent_as("Content-Type: Application/JSON; charset=utf-8\r\n");
    CHECK(signed_in.status == 200);
    const std::string origin = "Origin: https://lain.example\r\n";
    const auto asked_before =
        client.request("OPTIONS", "/api/v1/login", {}, {}, origin + "Access-Control-Request-Method: POST\r\n");
    CHECK(asked_before.status == 405);
    for (const auto& response : {signed_in, asked_before, client.request("GET", "/healthz", {}, {}, origin)}) {
        for (const auto& [name, value] : response.fields) {
            CHECK_FALSE(name.starts_with("access-control-"));
            CHECK(name != "set-cookie");
        }
        CHECK(response.fields.at("cross-origin-resource-policy") == "same-origin");
    }
}

TEST_CASE("More connections than allowed are dropped, and there is room again when one goes") {
    NetLimits limits;
    limits.connections_max = 2;
    TestServer server(limits);
    auto first = std::make_unique<Client>(server.port());
    CHECK(first->request("GET", "/healthz").status == 200);
    Client second(server.port());
    CHECK(second.request("GET", "/healthz").status == 200);
    Client third(server.port());
    CHECK(third.request("GET", "/healthz").status == 0);
    CHECK(first->request("GET", "/healthz", {}, {}, "Connection: close\r\n").status == 200);
    CHECK(first->closed_by_server());
    first.reset();
    unsigned status = 0;
    for (int attempt = 0; attempt < 1000 && status != 200; ++attempt) {
        status = Client(server.port()).request("GET", "/healthz").status;
    }
    CHECK(status == 200);
}

TEST_CASE("Signing in, being known, signing out") {
    TestServer server;
    server.organizer_token();
    Client client(server.port());
    const auto body = [](const std::string& name, const std::string& password) {
        return nlohmann::json{{"name", name}, {"password", password}}.dump();
    };
    CHECK(client.request("POST", "/api/v1/login", {}, body("panitia", "salah salah")).status == 401);
    CHECK(client.request("POST", "/api/v1/login", {}, body("siapa", TestServer::password)).status == 401);
    CHECK(client.request("POST", "/api/v1/login", {}, "{}").status == 400);
    CHECK(client.request("POST", "/api/v1/login", {}, "{\"name\":\"a\",\"name\":\"b\",\"password\":\"c\"}").status == 400);
    const auto signed_in = client.request("POST", "/api/v1/login", {}, body("panitia", TestServer::password));
    REQUIRE(signed_in.status == 200);
    const auto token = signed_in.json().at("token").get<std::string>();
    const auto me = client.request("GET", "/api/v1/me", token);
    CHECK(me.json() == nlohmann::json{{"kind", "login"}, {"name", "panitia"}, {"role", "organizer"}});
    CHECK(client.request("DELETE", "/api/v1/login", token).status == 204);
    CHECK(client.request("GET", "/api/v1/me", token).status == 401);
}

TEST_CASE("A link's token says whose it is, without joining") {
    TestServer server;
    Client client(server.port());
    const auto issued = server.token(Role::site_operator);
    const auto me = client.request("GET", "/api/v1/me", issued.token);
    REQUIRE(me.status == 200);
    const auto json = me.json();
    CHECK(json.at("kind") == "invitation");
    CHECK(json.at("role") == "site_operator");
    CHECK(json.at("region").at("code") == issued.invitation.region.value);
    CHECK(json.at("session").at("id") == server.session().value);
    CHECK_FALSE(json.at("session").contains("regions_invited"));
}

TEST_CASE("Every route answers 401 without a token and 403 to a role that it is not for") {
    TestServer server;
    const std::vector<std::pair<Role, std::string>> tokens{{Role::organizer, server.organizer_token()},
                                                           {Role::facilitator, server.token(Role::facilitator).token},
                                                           {Role::moderator, server.token(Role::moderator).token},
                                                           {Role::helper, server.token(Role::helper).token},
                                                           {Role::site_operator, server.token(Role::site_operator).token}};
    Client client(server.port());
    for (const auto& route : api_routes()) {
        if (route.roles.empty() || route.verb == "DELETE") continue;
        std::string path(route.pattern);
        for (const auto& [segment, value] : {std::pair<std::string, std::string>{"{session}", server.session().value},
                                             {"{invitation}", "none"},
                                             {"{hash}", "none"}}) {
            const auto at = path.find(segment);
            if (at != std::string::npos) path.replace(at, segment.size(), value);
        }
        const std::string verb(route.verb);
        CAPTURE(verb);
        CAPTURE(path);
        CHECK(client.request(verb, path).status == 401);
        CHECK(client.request(verb, path, "bukan-token").status == 401);
        for (const auto& [role, token] : tokens) {
            CAPTURE(domain::to_string(role));
            const auto status = client.request(verb, path, token).status;
            CHECK((status == 403) == !route.roles.contains(role));
            CHECK(status != 401);
        }
    }
}

TEST_CASE("A foreign session looks like a missing one") {
    TestServer server;
    const auto other = server.import_example();
    const auto facilitator = server.token(Role::facilitator).token;
    Client client(server.port());
    CHECK(client.request("GET", "/api/v1/sessions/" + server.session().value, facilitator).status == 200);
    const auto foreign = client.request("GET", "/api/v1/sessions/" + other.value, facilitator);
    const auto missing = client.request("GET", "/api/v1/sessions/tidak-ada", facilitator);
    CHECK(foreign.status == 404);
    CHECK(foreign.body == missing.body);
    CHECK(missing.status == 404);
    CHECK(client.request("GET", "/api/v1/sessions/tidak-ada", server.organizer_token()).status == 404);
}

TEST_CASE("An organizer imports a plan, or is told everything that is wrong with it") {
    TestServer server;
    const auto organizer = server.organizer_token();
    Client client(server.port());
    const auto created = client.request("POST", "/api/v1/sessions", organizer, TestServer::example_plan());
    REQUIRE(created.status == 201);
    const auto session = created.json().at("id").get<std::string>();
    CHECK(client.request("GET", "/api/v1/sessions", organizer).json().at("sessions").size() == 2);
    CHECK(client.request("GET", "/api/v1/sessions/" + session, organizer).json().at("state") == "scheduled");
    const auto refused = client.request("POST", "/api/v1/sessions", organizer, "{}");
    CHECK(refused.status == 422);
    CHECK_FALSE(refused.json().at("problems").empty());
    CHECK(refused.json().at("problems")[0].contains("path"));
}

TEST_CASE("Links are listed, issued anew while old ones stay, and revoked") {
    TestServer server;
    const auto organizer = server.organizer_token();
    const auto base = "/api/v1/sessions/" + server.session().value;
    const auto old = server.token(Role::site_operator);
    const auto body = nlohmann::json{{"invitations", {old.invitation.id.value}}}.dump();
    Client client(server.port());
    const auto issued = links_of(client.request("POST", base + "/links", organizer, body));
    REQUIRE(issued.size() == 1);
    const auto token = issued[0].at("token").get<std::string>();
    CHECK(issued[0].at("path") == "/ikut#" + token);
    CHECK(client.request("GET", "/api/v1/me", token).status == 200);
    CHECK(client.request("GET", "/api/v1/me", old.token).status == 200);
    for (const auto& link : links_of(client.request("GET", base + "/links", organizer))) {
        CHECK_FALSE(link.contains("token"));
        if (link.at("invitation") == old.invitation.id.value) CHECK(link.at("tokens") == 2);
    }
    CHECK(client.request("POST", base + "/links", organizer, R"({"invitations":["none"]})").status == 404);
    CHECK(client.request("POST", base + "/links", organizer, R"({"other":[]})").status == 400);
    CHECK(client.request("POST", base + "/links", organizer, R"({"invitations":7})").status == 400);
    for (const auto* every : {"", "{}", R"({"invitations":null})"}) {
        CAPTURE(every);
        CHECK(links_of(client.request("POST", base + "/links", organizer, every)).size() > 1);
    }

    CHECK(client.request("POST", base + "/invitations/" + old.invitation.id.value + "/revoke", organizer).status == 204);
    CHECK(client.request("POST", base + "/invitations/none/revoke", organizer).status == 404);
    CHECK(client.request("GET", "/api/v1/me", token).status == 401);
    CHECK(client.request("GET", "/api/v1/me", old.token).status == 401);
}

TEST_CASE("History has a page size with a limit, and none for who reads no chat") {
    TestServer server;
    const auto path = "/api/v1/sessions/" + server.session().value + "/messages";
    const auto token = server.token(Role::site_operator).token;
    Client client(server.port());
    CHECK(client.request("GET", path, token).json() == nlohmann::json{{"messages", nlohmann::json::array()}, {"more", false}});
    CHECK(client.request("GET", path + "?before=5&limit=100", token).status == 200);
    for (const auto* query : {"?limit=0", "?limit=101", "?limit=x", "?before=0", "?before=-1", "?before=%"}) {
        CHECK(client.request("GET", path + query, token).status == 400);
    }
}

TEST_CASE("Definitions go compressed to who takes them, and the staff edition to staff only") {
    TestServer server;
    Client client(server.port());
    const auto operator_token = server.token(Role::site_operator).token;
    CHECK(client.request("GET", "/api/v1/definitions/none", operator_token).status == 404);
    for (const bool staff_edition : {true, false}) {
        const auto hash = server.definition_hash(staff_edition);
        const auto path = "/api/v1/definitions/" + hash;
        const auto plain = client.request("GET", path, server.token(Role::facilitator).token);
        REQUIRE(plain.status == 200);
        CHECK(plain.fields.at("cache-control").find("immutable") != std::string::npos);
        CHECK(plain.json().is_object());
        const auto gzip = client.request("GET", path, server.token(Role::facilitator).token, {}, "Accept-Encoding: gzip\r\n");
        CHECK(gzip.fields.at("content-encoding") == "gzip");
        CHECK(gzip.body.size() < plain.body.size());
        const auto again = client.request("GET", path, server.token(Role::facilitator).token, {}, "If-None-Match: \"" + hash + "\"\r\n");
        CHECK(again.status == 304);
        CHECK(client.request("GET", path, operator_token).status == (staff_edition ? 404 : 200));
    }
}

TEST_CASE("The attendance sheet comes as a file") {
    TestServer server;
    const auto path = "/api/v1/sessions/" + server.session().value + "/attendance.csv";
    const auto token = server.token(Role::facilitator).token;
    Client client(server.port());
    const auto sheet = client.request("GET", path + "?totals=1&separator=%3B", token);
    REQUIRE(sheet.status == 200);
    CHECK(sheet.fields.at("content-type") == "text/csv; charset=utf-8");
    CHECK(sheet.fields.at("content-disposition") == "attachment; filename=\"presensi-" + server.session().value + ".csv\"");
    CHECK(sheet.body.find("session;region_code;region;site;role") != std::string::npos);
    CHECK(client.request("GET", path + "?separator=,", token).body.find("session,region_code") != std::string::npos);
    CHECK(client.request("GET", path + "?separator=x", token).status == 400);
    CHECK(client.request("GET", path + "?totals=2", token).status == 400);
}

TEST_CASE("A stopping server ends idle connections and returns") {
    TestServer server;
    Client idle(server.port());
    CHECK(idle.request("GET", "/healthz").status == 200);
    server.stop();
    CHECK(idle.closed_by_server());
}

}  // namespace
}  // namespace bimtek::net
