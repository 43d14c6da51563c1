// The door over real sockets: who comes in, who waits, who is sent away, and what becomes of links.
#include <doctest/doctest.h>

#include "net/rights_stage.hpp"

namespace bimtek::net {
namespace {

using test::Client;
using test::RightsStage;
using test::TestServer;
using test::Voice;
using Json = nlohmann::json;

struct Hall {
    TestServer server{test::patient_limits()};
    std::string organizer = server.organizer_token();
    RightsStage stage{server};
    Client http{server.port()};
    const std::string path = "/api/v1/sessions/" + stage.session.value;
    const std::string code = door().at("code");

    Hall() { stage.sign_in(organizer); }

    test::Response ask(const std::string& verb, const std::string& what, const Json& body = nullptr) {
        return http.request(verb, path + what, organizer, body.is_null() ? "" : body.dump());
    }
    Json door(const std::string& region = "73.24") {
        const Json doors = ask("GET", "/doors").json().at("doors");
        for (const auto& one : doors) {
            if (one.at("region").at("code") == region) return one;
        }
        FAIL("no such door");
        return {};
    }
    void set_door(const Json& change) { REQUIRE(ask("PUT", "/doors/73.24", change).status == 204); }

    test::Response look(const std::string& key) { return http.request("POST", "/api/v1/door/look", {}, Json{{"key", key}}.dump()); }
    test::Response knock(const std::string& key, const std::string& id, const Json& more = Json::object()) {
        Json body = {{"key", key}, {"id", id}, {"name", "Sri Wahyuni"}, {"unit", "Bappeda"}};
        body.update(more);
        return http.request("POST", "/api/v1/door", {}, body.dump());
    }
    test::Response me(const std::string& token) { return http.request("GET", "/api/v1/me", token); }
    Json waiting() { return ask("GET", "/waiting").json().at("waiting"); }
    Json person(const std::string& q) { return ask("GET", "/people?q=" + q).json().at("people").at(0); }

    /// How a hello with the token is answered: 0 for a welcome, else the close code.
    unsigned hello(const std::string& token, const std::string& device = "d") {
        Client socket(server.port());
        REQUIRE(socket.upgrade().status == 101);
        socket.send_json({{"type", "hello"}, {"session", stage.session.value}, {"token", token}, {"device", device}});
        const auto frame = socket.frame();
        REQUIRE(frame);
        return frame->opcode == 8 ? frame->code() : 0;
    }
};

std::string key_of(const test::Response& response) {
    const std::string path = response.json().at("path");
    return path.substr(path.find('#') + 1);
}

}  // namespace

TEST_CASE("Whoever has the code of a region gives a name and comes in with an invitation of their own") {
    Hall hall;
    const auto sign = hall.look(hall.code);
    CHECK(sign.status == 200);
    CHECK(sign.json().at("region") == Json{{"code", "73.24"}, {"name", "Kabupaten Luwu Timur"}});
    CHECK(sign.json().at("waits") == false);
    CHECK(sign.json().at("site").is_null());
    CHECK(sign.json().at("sites").at(0).at("id") == "aula_media_center");
    CHECK(sign.json().at("session").at("id") == hall.stage.session.value);

    const auto entered = hall.knock(hall.code, "k1");
    CHECK(entered.status == 201);
    CHECK(entered.json().at("state") == "admitted");
    const std::string token = entered.json().at("token");
    CHECK(entered.json().at("path") == "/ikut#" + token);
    const auto me = hall.me(token).json();
    CHECK(me.at("kind") == "invitation");
    CHECK(me.at("role") == "participant");
    CHECK(me.at("region").at("code") == "73.24");
    CHECK(me.at("name") == "Sri Wahyuni");
    CHECK(hall.hello(token) == 0);
    CHECK(hall.door().at("entered") == 1);
    CHECK(hall.person("bappeda").at("came_by") == "door");
}

TEST_CASE("A code is taken as people type it, and a link to the door leads to the same") {
    Hall hall;
    std::string typed = hall.code;
    for (char& letter : typed) letter = letter == '-' ? ' ' : static_cast<char>(std::toupper(letter));
    CHECK(hall.look(" " + typed + ".").status == 200);
    const auto link = hall.ask("POST", "/doors/73.24/link");
    CHECK(link.json().at("path").get<std::string>().starts_with("/masuk#"));
    CHECK(hall.look(key_of(link)).json().at("region").at("code") == "73.24");
    CHECK(hall.knock(key_of(link), "k1").status == 201);
}

TEST_CASE("The same device that asks again, because the answer was lost, is the same person") {
    Hall hall;
    const std::string lost = hall.knock(hall.code, "k1").json().at("token");
    const auto again = hall.knock(hall.code, "k1", {{"name", "Lain"}});
    CHECK(again.status == 201);
    CHECK(hall.door().at("entered") == 1);
    CHECK(hall.me(again.json().at("token")).json().at("name") == "Sri Wahyuni");
    CHECK(hall.me(lost).status == 401);
    CHECK(hall.knock(hall.code, "k2").status == 201);
    CHECK(hall.door().at("entered") == 2);
}

TEST_CASE("Beyond the quota one waits, and comes in by the token that one has once somebody admits one") {
    Hall hall;
    hall.set_door({{"quota", 1}});
    CHECK(hall.knock(hall.code, "k1").status == 201);
    CHECK(hall.look(hall.code).json().at("waits") == true);
    const auto waits = hall.knock(hall.code, "k2", {{"name", "Budi"}});
    CHECK(waits.status == 202);
    CHECK(waits.json().at("state") == "waiting");
    const std::string token = waits.json().at("token");
    const auto me = hall.me(token).json();
    CHECK(me.at("kind") == "waiting");
    CHECK(me.at("state") == "waiting");
    CHECK(me.at("name") == "Budi");
    CHECK(hall.hello(token) == 4001);
    CHECK(hall.http.request("GET", hall.path + "/messages", token).status == 403);

    const auto list = hall.waiting();
    REQUIRE(list.size() == 1);
    CHECK(list[0].at("name") == "Budi");
    CHECK(list[0].at("unit") == "Bappeda");
    const std::string knock = list[0].at("knock");
    CHECK(hall.ask("POST", "/waiting/" + knock + "/admit").status == 204);
    CHECK(hall.ask("POST", "/waiting/" + knock + "/admit").status == 204);
    CHECK(hall.ask("POST", "/waiting/" + knock + "/refuse").status == 204);
    CHECK(hall.waiting().empty());
    CHECK(hall.me(token).json().at("kind") == "invitation");
    CHECK(hall.hello(token) == 0);
    CHECK(hall.door().at("entered") == 2);
}

TEST_CASE("Who is refused is told so, and may be admitted after all") {
    Hall hall;
    hall.set_door({{"closed", true}});
    const std::string token = hall.knock(hall.code, "k1").json().at("token");
    const std::string knock = hall.waiting().at(0).at("knock");
    CHECK(hall.ask("POST", "/waiting/" + knock + "/refuse").status == 204);
    CHECK(hall.me(token).json().at("state") == "refused");
    CHECK(hall.waiting().empty());
    const auto again = hall.knock(hall.code, "k1");
    CHECK(again.json().at("state") == "refused");
    CHECK(hall.ask("POST", "/waiting/" + knock + "/admit").status == 204);
    CHECK(hall.me(again.json().at("token")).json().at("kind") == "invitation");
}

TEST_CASE("While the session is locked everyone new waits, and whoever has a link comes in as always") {
    Hall hall;
    CHECK(hall.ask("PUT", "/lock", {{"locked", true}}).status == 204);
    CHECK(hall.ask("GET", "/waiting").json().at("locked") == true);
    CHECK(hall.knock(hall.code, "k1").status == 202);
    CHECK(hall.hello(hall.stage.token("participant")) == 0);
    CHECK(hall.ask("PUT", "/lock", {{"locked", false}}).status == 204);
    CHECK(hall.knock(hall.code, "k2").status == 201);
    CHECK(hall.ask("PUT", "/lock", {{"locked", 1}}).status == 400);
}

TEST_CASE("Wrong codes of a region are slowed after some, right ones and links of others are not") {
    Hall hall;
    const std::string other = hall.door("71.03").at("code");
    const auto link = key_of(hall.ask("POST", "/doors/73.24/link"));
    int refused = 0, slowed = 0;
    for (int i = 0; i < 1000; ++i) {
        const auto response = hall.look("7324-baba-dada");
        if (response.status == 404) ++refused;
        if (response.status != 429) continue;
        ++slowed;
        CHECK(response.json().at("code") == "too_fast");
        CHECK(std::stoi(response.fields.at("retry-after")) >= 1);
    }
    CHECK(refused >= limits::code_guesses_burst);
    CHECK(refused <= limits::code_guesses_burst + 5);
    CHECK(refused + slowed == 1000);
    CHECK(hall.look(hall.code).status == 429);
    CHECK(hall.knock(hall.code, "k1").status == 429);
    CHECK(hall.look(link).status == 200);
    CHECK(hall.look(other).status == 200);
    for (int i = 0; i < 2 * limits::code_guesses_burst; ++i) CHECK(hall.look(other).status == 200);
}

TEST_CASE("Codes that name no region open nothing and take no guesses away from those that name one") {
    Hall hall;
    for (int i = 0; i < limits::plan_regions_max + 10; ++i) {
        if (hall.look(std::to_string(10'000'000 + i) + "-baba-dada").status != 404) FAIL_CHECK("code " << i << " was counted");
    }
    CHECK(hall.look(hall.code).status == 200);
    CHECK(hall.knock(hall.code, "k1").status == 201);
}

TEST_CASE("A renewed door voids the code and every link that was handed out") {
    Hall hall;
    const auto link = key_of(hall.ask("POST", "/doors/73.24/link"));
    const auto renewed = hall.ask("POST", "/doors/73.24/renew");
    CHECK(renewed.status == 200);
    CHECK(renewed.json().at("code") != hall.code);
    CHECK(hall.look(hall.code).status == 404);
    CHECK(hall.look(link).status == 404);
    CHECK(hall.look(renewed.json().at("code")).status == 200);
}

TEST_CASE("A pairing brings a phone into the room that it is for, and nobody pairs with a room of others") {
    Hall hall;
    const std::string operator_token = hall.stage.token("site_operator");
    const auto pair = [&](const std::string& region, const std::string& site) {
        return hall.http.request("POST", hall.path + "/doors/" + region + "/pairing", operator_token, Json{{"site", site}}.dump());
    };
    const auto pairing = pair("73.24", "aula_media_center");
    CHECK(pairing.status == 200);
    CHECK(pairing.json().contains("expires_at"));
    CHECK(hall.look(key_of(pairing)).json().at("site").at("id") == "aula_media_center");
    const std::string token = hall.knock(key_of(pairing), "k1").json().at("token");
    CHECK(hall.me(token).json().at("site").at("id") == "aula_media_center");
    CHECK(pair("71.03", "aula_media_center").status == 404);
    CHECK(pair("73.24", "tidak-ada").status == 404);
    CHECK(hall.ask("POST", "/doors/73.24/pairing", {{"site", "tidak-ada"}}).status == 404);
}

TEST_CASE("Whoever is removed is sent out with 4002, comes in by no link that they had, and their door is closed behind them") {
    Hall hall;
    const std::string token = hall.knock(hall.code, "k1").json().at("token");
    Voice inside(hall.server.port(), hall.stage.session, token, "phone");
    const std::string invitation = hall.me(token).json().at("invitation");
    CHECK(hall.http.request("POST", hall.path + "/invitations/" + invitation + "/remove", hall.stage.token("moderator")).status == 204);
    CHECK(inside.close_code() == 4002);
    CHECK(hall.hello(token) == 4002);
    CHECK(hall.me(token).status == 401);
    CHECK(hall.knock(hall.code, "k1").status == 409);
    CHECK(hall.knock(hall.code, "k2").status == 202);
    const auto gone = hall.person("Sri");
    CHECK(gone.at("removed") == true);
    CHECK(gone.at("presence") == "lost");
    const auto report = hall.ask("GET", "/attendance.csv");
    CHECK(report.body.find("Sri Wahyuni") != std::string::npos);
}

TEST_CASE("A link that is issued again voids the one before, and whoever is in with that one is sent out") {
    Hall hall;
    const std::string old = hall.stage.token("participant");
    Voice inside(hall.server.port(), hall.stage.session, old, "old phone");
    const std::string invitation = hall.me(old).json().at("invitation");
    const auto issued = hall.http.request("POST", hall.path + "/invitations/" + invitation + "/reissue", hall.stage.token("facilitator"));
    CHECK(issued.status == 200);
    CHECK(inside.close_code() == 4001);
    CHECK(hall.me(old).status == 401);
    const std::string token = issued.json().at("token");
    CHECK(issued.json().at("path") == "/ikut#" + token);
    CHECK(hall.hello(token) == 0);
    CHECK(hall.person("Peserta").at("tokens") == 1);
}

TEST_CASE("Those who run a session mind who takes part in it, and not each other") {
    Hall hall;
    const std::string colleague = hall.me(hall.stage.token("helper")).json().at("invitation");
    for (const char* role : {"facilitator", "moderator"}) {
        const auto& token = hall.stage.token(role);
        for (const char* what : {"/reissue", "/remove"}) {
            CHECK(hall.http.request("POST", hall.path + "/invitations/" + colleague + what, token).status == 403);
        }
    }
    CHECK(hall.ask("POST", "/invitations/" + colleague + "/reissue").status == 200);
}

TEST_CASE("Nobody comes in once the session has ended") {
    Hall hall;
    hall.stage.facilitator().ask({{"type", "start_session"}});
    CHECK(hall.knock(hall.code, "k1").status == 201);
    hall.stage.facilitator().ask({{"type", "end_session"}});
    CHECK(hall.look(hall.code).status == 409);
    CHECK(hall.knock(hall.code, "k2").status == 409);
}

TEST_CASE("What is wrong about a knock is said by name, and nothing comes of it") {
    Hall hall;
    const auto field = [&](const Json& more) {
        const auto response = hall.knock(hall.code, "k1", more);
        CHECK(response.status == 400);
        return response.json().value("field", "");
    };
    CHECK(field({{"name", "  "}}) == "name");
    CHECK(field({{"name", std::string(81, 'a')}}) == "name");
    CHECK(field({{"name", "Sri\nWahyuni"}}) == "name");
    CHECK(field({{"name", 7}}) == "name");
    CHECK(field({{"unit", std::string(121, 'a')}}) == "unit");
    CHECK(field({{"id", ""}}) == "id");
    CHECK(field({{"site", 5}}) == "site");
    CHECK(field({{"site", "tidak-ada"}}) == "site");
    CHECK(hall.knock(hall.code, "k1", {{"extra", 1}}).status == 400);
    CHECK(hall.knock("bukan kunci", "k1").status == 404);
    CHECK(hall.door().at("entered") == 0);
}

TEST_CASE("In front of one door no more wait than somebody can look through") {
    Hall hall;
    hall.set_door({{"closed", true}});
    for (int i = 0; i < limits::waiting_per_door_max; ++i) REQUIRE(hall.knock(hall.code, "k" + std::to_string(i)).status == 202);
    CHECK(hall.knock(hall.code, "one more").status == 409);
    CHECK(hall.knock(hall.code, "k0").status == 202);
}

TEST_CASE("An organizer invites one more where the plan has a place for them") {
    Hall hall;
    const auto invite = [&](const Json& body) { return hall.ask("POST", "/invitations", body); };
    const auto screen = invite({{"role", "screen"}, {"region", "73.24"}, {"name", "Layar aula"}});
    CHECK(screen.status == 201);
    const auto link = hall.ask("POST", "/links", {{"invitations", {screen.json().at("invitation")}}}).json().at("links").at(0);
    const std::string token = link.at("token");
    CHECK(hall.me(token).json().at("region").at("code") == "73.24");
    const auto doors = hall.http.request("GET", hall.path + "/doors", token).json().at("doors");
    REQUIRE(doors.size() == 1);
    CHECK(doors[0].at("code") == hall.code);
    CHECK(hall.http.request("GET", hall.path + "/doors", hall.stage.token("screen")).json().at("doors").empty());
    CHECK(hall.hello(token) == 0);
    CHECK(invite({{"role", "site_operator"}, {"region", "73.24"}, {"site", "aula_media_center"}, {"name", "Operator"}}).status == 201);
    CHECK(invite({{"role", "site_operator"}, {"region", "73.24"}, {"name", "Operator"}}).status == 400);
    CHECK(invite({{"role", "participant"}, {"region", "11.01"}, {"name", "Peserta"}}).status == 400);
    CHECK(invite({{"role", "helper"}, {"region", "73.24"}, {"name", "Pendamping"}}).json().at("detail") == "place");
    CHECK(invite({{"role", "organizer"}, {"name", "Panitia"}}).status == 400);
    CHECK(invite({{"role", "helper"}, {"region", 5}, {"name", "Pendamping"}}).json().at("detail") == "body");
    CHECK(invite({{"role", "helper"}, {"region", nullptr}, {"name", "Pendamping"}}).status == 201);
}

TEST_CASE("The help desk finds people by name, unit, region or room, and sees when they were last there") {
    Hall hall;
    const std::string token = hall.knock(hall.code, "k1").json().at("token");
    CHECK(hall.person("sri%20wah").at("presence").is_null());
    {
        Voice inside(hall.server.port(), hall.stage.session, token, "phone");
        CHECK(hall.person("sri").at("presence") == "connected");
        CHECK(inside.ask({{"type", "leave"}}).at("type") == "refused");
        hall.stage.facilitator().ask({{"type", "open_lobby"}});
        CHECK(inside.ask({{"type", "leave"}}).at("type") == "done");
    }
    CHECK(hall.person("sri").at("presence") == "left");
    CHECK(hall.person("sri").at("seen_at").is_string());
    CHECK(hall.ask("GET", "/people?q=luwu%20timur").json().at("people").size() >= 3);
    CHECK(hall.ask("GET", "/people?q=" + std::string(121, 'a')).status == 400);
    CHECK(hall.ask("GET", "/people?q=nobody").json() == Json{{"people", Json::array()}, {"more", false}});
}

}  // namespace bimtek::net
