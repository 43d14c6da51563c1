// Preparing a session over real sockets: its plan, two organizers at once, copies, calling it off, what a form needs.
#include <doctest/doctest.h>

#include "net/rights_stage.hpp"

namespace bimtek::net {
namespace {

using test::Client;
using test::RightsStage;
using test::TestServer;
using test::Voice;
using Json = nlohmann::json;

struct Desk {
    TestServer server{test::patient_limits()};
    std::string organizer = server.organizer_token();
    RightsStage stage{server};
    Client http{server.port()};
    const std::string path = "/api/v1/sessions/" + stage.session.value;

    Desk() { stage.sign_in(organizer); }

    test::Response get_plan() { return http.request("GET", path + "/plan", organizer); }
    Json plan() { return get_plan().json().at("plan"); }
    test::Response put(const Json& plan, const std::string& base) { return put(plan.dump(), base); }
    test::Response put(const std::string& body, const std::string& base) {
        return http.request("PUT", path + "/plan", organizer, body, base.empty() ? "" : "If-Match: " + base + "\r\n");
    }
    std::string state() { return http.request("GET", path, organizer).json().at("state"); }
};

}  // namespace

TEST_CASE("The plan goes out as it came in, with its revision, and imported again it gives the same") {
    Desk desk;
    const auto response = desk.get_plan();
    CHECK(response.status == 200);
    CHECK(response.fields.at("etag") == "\"1\"");
    CHECK(response.json().at("revision") == 1);
    CHECK(response.json().at("made_by").is_null());
    CHECK(response.json().at("plan") == Json::parse(test::small_plan()));
    const auto known = [&](const std::string& tag) {
        return desk.http.request("GET", desk.path + "/plan", desk.organizer, {}, "If-None-Match: " + tag + "\r\n").status;
    };
    CHECK(known("\"1\"") == 304);
    CHECK(known("\"2\"") == 200);

    const auto created = desk.http.request("POST", "/api/v1/sessions", desk.organizer, response.json().at("plan").dump());
    REQUIRE(created.status == 201);
    const auto again = desk.http.request("GET", "/api/v1/sessions/" + created.json().at("id").get<std::string>() + "/plan", desk.organizer);
    CHECK(again.json().at("plan") == response.json().at("plan"));
    CHECK(again.json().at("made_by") == "panitia");
}

TEST_CASE("A plan that is sent back changed is in force at once, for everyone who is there") {
    Desk desk;
    const auto facilitator = desk.stage.voice("facilitator", "here");
    Json plan = desk.plan();
    plan["title"]["id"] = "Bimtek Baru";
    const auto changed = desk.put(plan, "\"1\"");
    CHECK(changed.status == 200);
    CHECK(changed.json() == Json{{"revision", 2}});
    CHECK(changed.fields.at("etag") == "\"2\"");
    CHECK(desk.plan() == plan);
    CHECK(desk.get_plan().json().at("made_by") == "panitia");
    CHECK(desk.http.request("GET", desk.path, desk.organizer).json().at("title").at("id") == "Bimtek Baru");
    CHECK(desk.stage.voice("moderator", "later")->welcome().at("snapshot").at("session").at("title").at("id") == "Bimtek Baru");
}

TEST_CASE("Of two organizers with one plan open the second is told which revision is in force, and overwrites nothing") {
    Desk desk;
    Json first = desk.plan(), second = desk.plan();
    first["host"] = "Badan Satu";
    second["host"] = "Badan Dua";
    CHECK(desk.put(first, "\"1\"").status == 200);
    const auto late = desk.put(second, "\"1\"");
    CHECK(late.status == 412);
    CHECK(late.json().at("code") == "stale");
    CHECK(late.json().at("revision") == 2);
    CHECK(late.fields.at("etag") == "\"2\"");
    CHECK(desk.plan().at("host") == "Badan Satu");
    CHECK(desk.put(second, "\"2\"").json().at("revision") == 3);
}

TEST_CASE("The same plan sent again, because the answer was lost, changes nothing and is no conflict") {
    Desk desk;
    Json plan = desk.plan();
    plan["host"] = "Badan Satu";
    for (int again = 0; again < 2; ++again) {
        const auto response = desk.put(plan, "\"1\"");
        CHECK(response.status == 200);
        CHECK(response.json().at("revision") == 2);
    }
}

TEST_CASE("A plan that does not say what it was made from is not taken, nor one that says so in no way we know") {
    Desk desk;
    Json plan = desk.plan();
    plan["host"] = "Badan Satu";
    const auto unconditional = desk.put(plan, "");
    CHECK(unconditional.status == 428);
    CHECK(unconditional.json().at("detail") == "if_match");
    for (const char* base : {"*", "1", "W/1", "\"1"}) {
        const auto unread = desk.put(plan, base);
        CHECK(unread.status == 400);
        CHECK(unread.json().at("detail") == "if_match");
    }
    for (const char* base : {"\"01\"", "\"x\"", "W/\"2\""}) CHECK(desk.put(plan, base).status == 412);
    CHECK(desk.plan().at("host") != "Badan Satu");
    CHECK(desk.put(plan, "W/\"1\"").status == 200);  // as a proxy writes it that compresses
}

TEST_CASE("A plan with mistakes is not taken, and every mistake has a place and a name") {
    Desk desk;
    Json plan = desk.plan();
    plan["ends_at"] = "07:00";
    plan["invited"][1]["code"] = "99.99";
    const auto wrong = desk.put(plan, "\"1\"");
    CHECK(wrong.status == 422);
    CHECK(wrong.json().at("problems") == Json{{{"path", "/ends_at"}, {"code", "wrong_end"}}, {{"path", "/invited/1/code"}, {"code", "unknown_region"}}});
    CHECK(desk.put(std::string("{"), "\"1\"").json().at("problems")[0].at("code") == "not_json");
    CHECK(desk.get_plan().json().at("revision") == 1);
}

TEST_CASE("What a running session does not let change is refused by name") {
    Desk desk;
    desk.stage.facilitator().ask({{"type", "start_session"}});
    Json plan = desk.plan();
    plan["steps"].erase(0);
    const auto fixed = desk.put(plan, "\"1\"");
    CHECK(fixed.status == 409);
    CHECK(fixed.json().at("code") == "wrong_state");
    CHECK(fixed.json().at("field") == "steps");
    CHECK(desk.get_plan().json().at("revision") == 1);
    Json host = desk.plan();
    host["host"] = "Badan Lain";
    CHECK(desk.put(host, "\"1\"").status == 200);
}

TEST_CASE("A site that is added can be given a link. One that is taken out has its sockets closed and its link void") {
    Desk desk;
    Client gone(desk.server.port());
    REQUIRE(gone.upgrade().status == 101);
    gone.send_json({{"type", "hello"}, {"session", desk.stage.session.value}, {"token", desk.stage.token("site_operator")}, {"device", "d"}});
    gone.json_of("welcome");
    Json plan = desk.plan();
    for (Json& region : plan["invited"]) {
        if (region.at("code") == "73.24") region["sites"] = {{{"id", "lain"}, {"name", "Balai Desa"}, {"expected_heads", 4}}};
    }
    REQUIRE(desk.put(plan, "\"1\"").status == 200);
    CHECK(gone.close_code() == 4001);
    CHECK(desk.http.request("GET", "/api/v1/me", desk.stage.token("site_operator")).status == 401);
    const Json links = desk.http.request("POST", desk.path + "/links", desk.organizer, "{}").json().at("links");
    const auto added = std::ranges::find_if(links, [](const Json& link) { return link.at("site").is_object() && link.at("site").at("id") == "lain"; });
    REQUIRE(added != links.end());
    Voice(desk.server.port(), desk.stage.session, added->at("token"), "d");
}

TEST_CASE("A copy is planned for another day, under its own title if it is given one") {
    Desk desk;
    const auto copied = desk.http.request("POST", desk.path + "/copy", desk.organizer, R"({"date":"2026-11-24","title":"Bimtek Kedua"})");
    REQUIRE(copied.status == 201);
    const std::string id = copied.json().at("id");
    CHECK(id != desk.stage.session.value);
    const Json copy = desk.http.request("GET", "/api/v1/sessions/" + id, desk.organizer).json();
    CHECK(copy.at("title") == Json{{"id", "Bimtek Kedua"}, {"en", "Bimtek Kedua"}});
    CHECK(copy.at("state") == "scheduled");
    CHECK(copy.at("starts_at").get<std::string>().starts_with("2026-11-24"));
    for (const char* date : {"24-11-2026", "0000-01-01", "9999-12-31"}) {
        CAPTURE(date);
        const auto bad_day = desk.http.request("POST", desk.path + "/copy", desk.organizer, Json{{"date", date}}.dump());
        CHECK(bad_day.status == 422);
        CHECK(bad_day.json().at("problems")[0] == Json{{"path", "/date"}, {"code", "bad_date"}});
    }
    for (const char* body : {"{}", "[]", R"({"date":7})", R"({"date":"2026-11-24","title":7})", R"({"date":"2026-11-24","more":1})"}) {
        CAPTURE(body);
        CHECK(desk.http.request("POST", desk.path + "/copy", desk.organizer, body).status == 400);
    }
}

TEST_CASE("A session that is asked for again under the same key is made once. The key of something else makes nothing") {
    Desk desk;
    const std::string imported = "/api/v1/sessions", copied = desk.path + "/copy", day = R"({"date":"2026-11-24"})";
    const auto ask = [&](const std::string& route, const std::string& body, const std::string& key) {
        return desk.http.request("POST", route, desk.organizer, body, "Idempotency-Key: " + key + "\r\n");
    };
    const auto sessions = [&] { return desk.http.request("GET", imported, desk.organizer).json().at("sessions").size(); };
    const auto at_first = sessions();
    const auto first = ask(imported, test::small_plan(), "k1"), copy = ask(copied, day, "k2");
    REQUIRE(first.status == 201);
    REQUIRE(copy.status == 201);
    const auto again = ask(imported, test::small_plan(), "k1"), copy_again = ask(copied, day, "k2");
    CHECK(again.status == 201);
    CHECK(again.json() == first.json());
    CHECK(copy_again.json() == copy.json());
    CHECK(sessions() == at_first + 2);

    for (const auto& other : {ask(copied, day, "k1"), ask(copied, R"({"date":"2026-11-25"})", "k2"), ask(imported, test::small_plan() + " ", "k1")}) {
        CHECK(other.status == 409);
        CHECK(other.json().at("detail") == "id_reused");
    }
    for (const std::string& none : {std::string(), std::string(65, 'k')}) CHECK(ask(copied, day, none).json().at("detail") == "idempotency_key");
    CHECK(sessions() == at_first + 2);
    CHECK(ask(copied, day, "k3").json() != copy.json());
}

TEST_CASE("A session is called off once, and asked again it is so already. One that runs is not called off") {
    Desk desk;
    for (int again = 0; again < 2; ++again) CHECK(desk.http.request("POST", desk.path + "/cancel", desk.organizer).status == 204);
    CHECK(desk.state() == "cancelled");
    CHECK(desk.stage.voice("facilitator", "late")->welcome().at("snapshot").at("session").at("state") == "cancelled");
    Json plan = desk.plan();
    plan["host"] = "Badan Lain";
    CHECK(desk.put(plan, "\"1\"").status == 409);

    Desk running;
    running.stage.facilitator().ask({{"type", "start_session"}});
    CHECK(running.http.request("POST", running.path + "/cancel", running.organizer).status == 409);
    CHECK(running.state() == "live");
}

TEST_CASE("Everyone of the session takes the agenda into a calendar, and a changed plan comes under the same ids with a higher number") {
    Desk desk;
    const std::string token = desk.stage.token("participant");
    const auto first = desk.http.request("GET", desk.path + "/agenda.ics", token);
    CHECK(first.status == 200);
    CHECK(first.fields.at("content-type") == "text/calendar; charset=utf-8");
    CHECK(first.fields.at("content-disposition").find(".ics") != std::string::npos);
    CHECK(first.body.find("UID:registrasi." + desk.stage.session.value + "@bimtek\r\nSEQUENCE:1\r\n") != std::string::npos);
    CHECK(first.body.find("SUMMARY:Registrasi peserta") != std::string::npos);
    Json plan = desk.plan();
    plan["host"] = "Badan Lain";
    REQUIRE(desk.put(plan, "\"1\"").status == 200);
    REQUIRE(desk.http.request("POST", desk.path + "/cancel", desk.organizer).status == 204);
    const auto second = desk.http.request("GET", desk.path + "/agenda.ics?lang=en", token);
    CHECK(second.body.find("UID:registrasi." + desk.stage.session.value + "@bimtek\r\nSEQUENCE:2\r\n") != std::string::npos);
    CHECK(second.body.find("SUMMARY:Registration") != std::string::npos);
    CHECK(second.body.find("STATUS:CANCELLED") != std::string::npos);
    CHECK(desk.http.request("GET", desk.path + "/agenda.ics?lang=fr", token).status == 400);
}

TEST_CASE("A form finds the regions and the definitions that a plan may refer to") {
    Desk desk;
    const Json regions = desk.http.request("GET", "/api/v1/regions", desk.organizer).json().at("regions");
    CHECK(regions.size() == 87);
    const auto luwu = std::ranges::find_if(regions, [](const Json& region) { return region.at("code") == "73.24"; });
    CHECK(*luwu == Json{{"code", "73.24"}, {"name", "Kabupaten Luwu Timur"}, {"kind", "kabupaten"}, {"province", "73"}, {"zone", "Asia/Makassar"}});
    const Json definitions = desk.http.request("GET", "/api/v1/definitions", desk.organizer).json().at("definitions");
    REQUIRE(definitions.size() == 2);
    CHECK(definitions[1].at("id") == "iid-2026");
    CHECK(definitions[1].at("hash") == desk.server.definition_hash(true));
    CHECK(definitions[1].at("steps")[0].at("id") == "profil_identitas");
    CHECK(definitions[1].at("steps")[0].at("minutes") == 8);
    CHECK(definitions[1].at("steps")[0].at("title").at("id") == "Identitas inovasi");
}

}  // namespace bimtek::net
