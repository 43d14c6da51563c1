// Accounts over real sockets: guesses of passwords, who is shut out and how fast, scripts, and who changed what.
#include <doctest/doctest.h>

#include "bimtek/base/limits.hpp"
#include "net/rights_stage.hpp"

namespace bimtek::net {
namespace {

using test::Client;
using test::TestServer;
using Json = nlohmann::json;

const std::string browser = "kunci-peramban-yang-acak";

struct Door {
    TestServer server;
    std::string here = server.organizer_token();
    Client http{server.port()};

    test::Response sign_in(const std::string& name, const std::string& password, const Json& device = nullptr) {
        return http.request("POST", "/api/v1/login", {}, Json{{"name", name}, {"password", password}, {"device", device}}.dump());
    }
    test::Response change_password(const std::string& old, const std::string& fresh, const std::string& token) {
        return http.request("POST", "/api/v1/me/password", token, Json{{"old", old}, {"new", fresh}}.dump());
    }
    unsigned me(const std::string& token) { return http.request("GET", "/api/v1/me", token).status; }
    Json make_script() { return http.request("POST", "/api/v1/tokens", here, R"({"name": "rekap"})").json(); }

    /// A socket of that sign-in in the session, welcomed.
    std::unique_ptr<Client> socket(const SessionId& session, const std::string& token) {
        auto client = std::make_unique<Client>(server.port());
        REQUIRE(client->upgrade().status == 101);
        client->send_json({{"type", "hello"}, {"session", session.value}, {"token", token}, {"device", "d"}});
        client->json_of("welcome");
        return client;
    }
};

/// What two answers show to whoever compares them: all but the time.
Json shown(const test::Response& response) {
    auto fields = response.fields;
    fields.erase("date");
    return {{"status", response.status}, {"fields", fields}, {"body", response.body}};
}

}  // namespace

TEST_CASE("Guesses are slowed alike for a name that exists and one that does not, and a browser that is known goes on") {
    Door door;
    REQUIRE(door.sign_in("panitia", TestServer::password, browser).status == 200);
    for (int i = 0; i < limits::password_guesses_burst; ++i) {
        const auto there = door.sign_in("panitia", "salah salah");
        CHECK(there.status == 401);
        CHECK(shown(there) == shown(door.sign_in("siapa", "salah salah")));
    }
    const auto slowed = door.sign_in("panitia", "salah salah");
    CHECK(slowed.status == 429);
    CHECK(slowed.json().at("code") == "too_fast");
    const int wait = std::stoi(slowed.fields.at("retry-after"));
    CHECK(wait >= 1);
    CHECK(wait <= 60);
    const auto nobody = door.sign_in("siapa", "salah salah");
    CHECK(nobody.status == 429);
    CHECK(nobody.body == slowed.body);
    CHECK(door.sign_in("panitia", TestServer::password).status == 429);
    CHECK(door.sign_in("panitia", TestServer::password, "kunci-yang-tidak-dikenal").status == 429);
    CHECK(door.sign_in("siapa", TestServer::password, browser).status == 429);

    CHECK(door.sign_in("panitia", TestServer::password, browser).status == 200);
    for (int i = 0; i < limits::password_guesses_burst; ++i) CHECK(door.sign_in("panitia", "salah salah", browser).status == 401);
    CHECK(door.sign_in("panitia", TestServer::password, browser).status == 429);
}

TEST_CASE("A device is a key that cannot be guessed, or none") {
    Door door;
    CHECK(door.sign_in("panitia", TestServer::password).status == 200);
    CHECK(door.sign_in("panitia", TestServer::password, "pendek").status == 400);
    CHECK(door.sign_in("panitia", TestServer::password, std::string(65, 'a')).status == 400);
    CHECK(door.sign_in("panitia", TestServer::password, 7).status == 400);
}

TEST_CASE("The own password changes with the old one, ends every other sign-in and closes the account's sockets") {
    Door door;
    const auto elsewhere = door.server.organizer_token();
    const SessionId second = door.server.import_example();
    const auto one = door.socket(door.server.session(), elsewhere), two = door.socket(second, door.here);
    CHECK(door.change_password("salah salah", "kata sandi yang baru", door.here).json() ==
          Json{{"type", "about:blank"}, {"title", "Forbidden"}, {"status", 403}, {"code", "not_allowed"}, {"field", "old"}});
    CHECK(door.change_password(TestServer::password, "pendek", door.here).json().at("field") == "new");
    CHECK(door.http.request("POST", "/api/v1/me/password", door.here, R"({"new": "kata sandi yang baru"})").status == 400);
    CHECK(door.me(elsewhere) == 200);

    CHECK(door.change_password(TestServer::password, "kata sandi yang baru", door.here).status == 204);
    CHECK(one->close_code() == 4001);
    CHECK(two->close_code() == 4001);
    CHECK(door.me(elsewhere) == 401);
    CHECK(door.me(door.here) == 200);
    CHECK(door.sign_in("panitia", TestServer::password).status == 401);
    CHECK(door.sign_in("panitia", "kata sandi yang baru").status == 200);
}

TEST_CASE("Guessing the old password from a page that was left signed in is slowed too") {
    Door door;
    for (int i = 0; i < limits::password_guesses_burst; ++i) {
        CHECK(door.change_password("salah salah", "kata sandi yang baru", door.here).status == 403);
    }
    CHECK(door.change_password(TestServer::password, "kata sandi yang baru", door.here).status == 429);
    CHECK(door.sign_in("panitia", TestServer::password).status == 200);
}

TEST_CASE("Signing out everywhere ends this sign-in too, all scripts, and the account's sockets, and nobody else's") {
    Door door;
    const auto elsewhere = door.server.organizer_token(), other = door.server.organizer_token("orang lain");
    const auto script = door.make_script().at("token").get<std::string>();
    const auto socket = door.socket(door.server.session(), elsewhere), bystander = door.socket(door.server.session(), other);
    CHECK(door.http.request("DELETE", "/api/v1/logins", door.here).status == 204);
    CHECK(socket->close_code() == 4001);
    for (const auto& token : {door.here, elsewhere, script}) CHECK(door.me(token) == 401);
    CHECK(door.me(other) == 200);
    bystander->send_json({{"type", "open_lobby"}, {"id", "c1"}});
    CHECK(bystander->json_of("done").at("id") == "c1");
}

TEST_CASE("Signing out closes what is open of the account, and the socket of another sign-in is let in again at once") {
    Door door;
    const auto elsewhere = door.server.organizer_token();
    const auto left = door.socket(door.server.session(), door.here), other = door.socket(door.server.session(), elsewhere);
    CHECK(door.http.request("DELETE", "/api/v1/login", door.here).status == 204);
    CHECK(left->close_code() == 1012);
    CHECK(other->close_code() == 1012);
    Client back(door.server.port());
    REQUIRE(back.upgrade().status == 101);
    back.send_json({{"type", "hello"}, {"session", door.server.session().value}, {"token", door.here}, {"device", "d"}});
    CHECK(back.close_code() == 4001);
    door.socket(door.server.session(), elsewhere);
}

TEST_CASE("A socket is closed when its sign-in ends, and nobody else's") {
    Door door;
    const auto other = door.socket(door.server.session(), door.here);
    const auto soon = door.server.organizer_token_for(Millis(2000));
    Client ended(door.server.port());
    REQUIRE(ended.upgrade().status == 101);
    ended.send_json({{"type", "hello"}, {"session", door.server.session().value}, {"token", soon}, {"device", "d"}});
    CHECK(ended.close_code() == 4001);
    other->send_json({{"type", "open_lobby"}, {"id", "c1"}});
    CHECK(other->json_of("done").at("id") == "c1");
}

TEST_CASE("A script acts as its account over HTTP, but makes no tokens, shuts nobody out and joins no session") {
    Door door;
    const auto made = door.http.request("POST", "/api/v1/tokens", door.here,
                                        R"({"name": "rekap", "expires_at": "2999-01-01T00:00:00.000Z"})");
    REQUIRE(made.status == 201);
    const auto script = made.json().at("token").get<std::string>();
    const auto list = door.http.request("GET", "/api/v1/tokens", door.here).json().at("tokens");
    REQUIRE(list.size() == 1);
    CHECK(list[0] == Json{{"id", made.json().at("id")}, {"name", "rekap"}, {"created_at", made.json().at("created_at")},
                          {"expires_at", "2999-01-01T00:00:00.000Z"}});

    CHECK(door.http.request("GET", "/api/v1/me", script).json().at("name") == "panitia");
    const auto created = door.http.request("POST", "/api/v1/sessions", script, test::small_plan());
    CHECK(created.status == 201);
    const auto entry = door.http.request("GET", "/api/v1/audit?limit=1", script).json().at("entries").at(0);
    CHECK(entry.at("action") == "session_created");
    CHECK(entry.at("by").at("name") == "panitia");
    CHECK(entry.at("by").at("script") == "rekap");

    CHECK(door.change_password(TestServer::password, "kata sandi yang baru", script).status == 403);
    CHECK(door.http.request("POST", "/api/v1/tokens", script, R"({"name": "lagi"})").status == 403);
    CHECK(door.http.request("GET", "/api/v1/tokens", script).status == 403);
    CHECK(door.http.request("DELETE", "/api/v1/tokens/" + made.json().at("id").get<std::string>(), script).status == 403);
    CHECK(door.http.request("DELETE", "/api/v1/login", script).status == 403);
    CHECK(door.http.request("DELETE", "/api/v1/logins", script).status == 403);
    Client socket(door.server.port());
    REQUIRE(socket.upgrade().status == 101);
    socket.send_json({{"type", "hello"}, {"session", door.server.session().value}, {"token", script}, {"device", "d"}});
    CHECK(socket.close_code() == 4001);

    CHECK(door.http.request("DELETE", "/api/v1/tokens/" + made.json().at("id").get<std::string>(), door.here).status == 204);
    CHECK(door.me(script) == 401);
}

TEST_CASE("A token for scripts is asked for with a name, and perhaps an end that is to come") {
    Door door;
    const auto ask = [&](const std::string& body) { return door.http.request("POST", "/api/v1/tokens", door.here, body); };
    CHECK(ask(R"({"name": "rekap", "expires_at": null})").status == 201);
    CHECK(ask(R"({"name": " "})").json().at("field") == "name");
    for (const char* time : {"2000-01-01T00:00:00.000Z", "3000-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"}) {
        CHECK(ask(nlohmann::json{{"name", "rekap"}, {"expires_at", time}}.dump()).json().at("field") == "expires_at");
    }
    for (const char* body : {"{}", R"({"name": ""})", R"({"name": 7})", R"({"name": "rekap", "more": 1})",
                             R"({"name": "rekap", "expires_at": "besok"})", R"({"name": "rekap", "expires_at": 7})"}) {
        CAPTURE(body);
        CHECK(ask(body).status == 400);
    }
}

TEST_CASE("Who changed what is read page by page, of one session or of all") {
    Door door;
    const std::string path = "/api/v1/sessions/" + door.server.session().value;
    const auto invitation = door.server.token(domain::Role::site_operator).invitation;
    REQUIRE(door.http.request("POST", path + "/invitations/" + invitation.id.value + "/revoke", door.here).status == 204);
    REQUIRE(door.http.request("POST", path + "/cancel", door.here).status == 204);
    const auto page = [&](const std::string& query) { return door.http.request("GET", "/api/v1/audit" + query, door.here); };

    CHECK(page("?session=none").status == 404);
    const auto all = page("").json();
    CHECK(all.at("more") == false);
    const auto of_session = page("?session=" + door.server.session().value + "&limit=2").json();
    CHECK(of_session.at("more") == true);
    REQUIRE(of_session.at("entries").size() == 2);
    const auto& cancelled = of_session.at("entries").at(0);
    const auto& revoked = of_session.at("entries").at(1);
    CHECK(cancelled.at("action") == "session_cancelled");
    CHECK(cancelled.at("by").at("name") == "panitia");
    CHECK(cancelled.at("by").at("kind") == "account");
    CHECK(revoked.at("action") == "invitation_revoked");
    CHECK(revoked.at("about") == invitation.region_name + ", " + invitation.name);
    CHECK(revoked.at("detail") == Json{{"invitation", invitation.id.value}});
    CHECK(revoked.at("session").at("id") == door.server.session().value);
    const auto number = std::to_string(revoked.at("number").get<int>());
    const auto older = page("?session=" + door.server.session().value + "&before=" + number).json();
    CHECK(older.at("entries").back().at("action") == "session_created");
    CHECK(older.at("entries").size() == all.at("entries").size() - 4);  // the account, its sign-in and the two above
    for (const char* query : {"?before=0", "?limit=101", "?limit=x"}) CHECK(page(query).status == 400);
}

}  // namespace bimtek::net
