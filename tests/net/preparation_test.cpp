// How regions are prepared over real sockets: contacts, letters, what a region says itself, its connection test, what changed.
#include <doctest/doctest.h>

#include "net/rights_stage.hpp"

namespace bimtek::net {
namespace {

using test::Client;
using test::RightsStage;
using test::TestServer;
using Json = nlohmann::json;

struct Desk {
    TestServer server{test::patient_limits()};
    std::string organizer = server.organizer_token();
    RightsStage stage{server};
    Client http{server.port()};
    const std::string path = "/api/v1/sessions/" + stage.session.value;
    const std::string admin = stage.token("region_admin");  // of 73.24

    Desk() { stage.sign_in(organizer); }

    test::Response ask(const std::string& verb, const std::string& below, const std::string& token, const Json& body = nullptr) {
        return http.request(verb, path + below, token, body.is_null() ? std::string() : body.dump());
    }
    Json region(const std::string& code = "73.24") { return ask("GET", "/regions/" + code, organizer).json(); }
    test::Response paste(const std::string& text) { return ask("POST", "/contacts", organizer, {{"text", text}}); }
    test::Response confirm(const Json& change = Json::object()) {
        Json body = {{"name", "Ani"}, {"number", "0812-3456-7890"}, {"note", "Datang pagi"},
                     {"sites", Json::array({{{"id", first_site()}, {"heads", 28}}})}};
        body.update(change);
        return ask("PUT", "/regions/73.24/confirmation", admin, body);
    }
    std::string first_site() { return region().at("sites").at(0).at("id"); }
    Json revise(auto change) {
        Json plan = ask("GET", "/plan", organizer).json();
        const auto base = plan.at("revision").get<int>();
        change(plan.at("plan"));
        const auto put = http.request("PUT", path + "/plan", organizer, plan.at("plan").dump(), "If-Match: \"" + std::to_string(base) + "\"\r\n");
        REQUIRE(put.status == 200);
        return put.json();
    }
};

}  // namespace

TEST_CASE("Of a pasted list the good lines are kept and the others named by their line") {
    Desk desk;
    const auto pasted = desk.paste("kode\tkontak\tnomor\n73.24\tAni\t0812-3456-7890\n99.99\tBudi\t081234567890\n71.03\tCici\tmenyusul\n");
    CHECK(pasted.status == 200);
    CHECK(pasted.json() == Json::parse(R"({"kept": 1, "problems": [{"line": 3, "code": "unknown_region"}, {"line": 4, "code": "number_letters"}]})"));
    const auto regions = desk.ask("GET", "/contacts", desk.organizer).json().at("regions");
    REQUIRE(regions.size() == 2);
    for (const auto& region : regions) {
        const bool luwu = region.at("region").at("code") == "73.24";
        CHECK(region.at("contact") == (luwu ? Json{{"name", "Ani"}, {"number", "+6281234567890"}} : Json(nullptr)));
    }
}

TEST_CASE("A contact is corrected, and erased by an empty one. A number that is none is named") {
    Desk desk;
    const auto put = [&](const std::string& name, const std::string& number, const std::string& code = "73.24") {
        return desk.ask("PUT", "/contacts/" + code, desk.organizer, {{"name", name}, {"number", number}});
    };
    CHECK(put("Ani", "+62 812 3456 7890").status == 204);
    CHECK(desk.region().at("contact").at("number") == "+6281234567890");
    const auto broken = put("Ani", "0812");
    CHECK(broken.status == 400);
    CHECK(broken.json().at("field") == "number");
    CHECK(broken.json().at("detail") == "number_too_short");
    CHECK(put(std::string(81, 'a'), "").json().at("field") == "name");
    CHECK(put("Ani", "081234567890", "73.25").status == 404);
    CHECK(put("", "").status == 204);
    CHECK(desk.region().at("contact").is_null());
}

TEST_CASE("A region goes from sent to opened, confirmed and tested by what happens") {
    Desk desk;
    CHECK(desk.region().at("state") == "none");
    CHECK(desk.ask("POST", "/letters/sent", desk.organizer, {{"regions", {"73.24", "99.99"}}, {"sent", true}}).status == 404);
    CHECK(desk.region().at("state") == "none");
    CHECK(desk.ask("POST", "/letters/sent", desk.organizer, {{"regions", {"73.24"}}, {"sent", true}}).status == 204);
    CHECK(desk.region().at("state") == "sent");
    CHECK(desk.ask("POST", "/letters/sent", desk.organizer, {{"regions", {"73.24"}}, {"sent", false}}).status == 204);
    CHECK(desk.region().at("state") == "none");

    CHECK(desk.http.request("GET", "/api/v1/me", desk.stage.token("facilitator")).status == 200);
    CHECK(desk.region().at("state") == "none");
    CHECK(desk.http.request("GET", "/api/v1/me", desk.admin).status == 200);
    const Json opened = desk.region();
    CHECK(opened.at("state") == "opened");
    CHECK(desk.http.request("GET", "/api/v1/me", desk.stage.token("site_operator")).status == 200);
    CHECK(desk.region().at("opened_at") == opened.at("opened_at"));

    CHECK(desk.confirm().status == 204);
    CHECK(desk.region().at("state") == "confirmed");
    const Json test = {{"websocket", true}, {"round_trip_ms", 1500}, {"kbit_s", 900}, {"clock_offset_s", -3}, {"browser", "Chrome 109"}};
    const auto tested = desk.http.request("POST", "/api/v1/me/connection_test", desk.stage.token("site_operator"), test.dump());
    CHECK(tested.json() == Json{{"verdict", "weak"}});
    CHECK(desk.region().at("state") == "tested");
    CHECK(desk.region().at("test").at("browser") == "Chrome 109");
    CHECK(desk.region("71.03").at("test").is_null());
}

TEST_CASE("A failed test stands in the list and does not count as tested") {
    Desk desk;
    REQUIRE(desk.confirm().status == 204);
    const auto failed = desk.http.request("POST", "/api/v1/me/connection_test", desk.admin, R"({"websocket": false, "browser": "Firefox 115"})");
    CHECK(failed.json() == Json{{"verdict", "failed"}});
    CHECK(desk.region().at("state") == "confirmed");
    CHECK(desk.region().at("test").at("verdict") == "failed");
    for (const auto* wrong : {"{}", R"({"websocket": 1, "browser": "x"})", R"({"websocket": true, "browser": "x", "kbit_s": -1})",
                              R"({"websocket": true, "browser": ""})", R"({"websocket": true, "browser": "x", "more": 1})"}) {
        CAPTURE(wrong);
        CHECK(desk.http.request("POST", "/api/v1/me/connection_test", desk.admin, wrong).status == 400);
    }
}

TEST_CASE("The admin of a region says who comes, and sees no other region") {
    Desk desk;
    CHECK(desk.confirm().status == 204);
    const Json own = desk.ask("GET", "/regions/73.24", desk.admin).json();
    CHECK(own.at("sites").at(0).at("heads") == 28);
    CHECK(own.at("contact") == Json{{"name", "Ani"}, {"number", "+6281234567890"}});
    CHECK(own.at("note") == "Datang pagi");

    CHECK(desk.confirm({{"sites", Json::array({{{"id", "tidak-ada"}, {"heads", 1}}})}}).json().at("field") == "sites");
    CHECK(desk.confirm({{"sites", Json::array({{{"id", desk.first_site()}, {"heads", -1}}})}}).status == 400);
    CHECK(desk.confirm({{"number", "tidak punya"}}).json().at("detail") == "number_letters");
    CHECK(desk.region().at("sites").at(0).at("heads") == 28);

    for (const auto* region : {"71.03", "99.99"}) {
        CAPTURE(region);
        const std::string below = std::string("/regions/") + region;
        CHECK(desk.ask("GET", below, desk.admin).body == desk.ask("GET", "/regions/tidak-ada", desk.admin).body);
        CHECK(desk.ask("GET", below, desk.admin).status == 404);
        CHECK(desk.ask("PUT", below + "/confirmation", desk.admin, {{"name", ""}, {"number", ""}, {"note", ""}, {"sites", Json::array()}}).status == 404);
        CHECK(desk.ask("POST", below + "/sites", desk.admin, {{"name", "Ruang"}, {"expected_heads", 1}}).status == 404);
    }
}

TEST_CASE("The admin of a region adds a second site, which is a revision of the plan with a link of its own") {
    Desk desk;
    const Json site = {{"name", "Ruang Kedua"}, {"expected_heads", 12}};
    const auto added = desk.ask("POST", "/regions/73.24/sites", desk.admin, site);
    REQUIRE(added.status == 201);
    const auto id = added.json().at("site");
    CHECK(desk.region().at("sites").at(1) == Json{{"id", id}, {"name", "Ruang Kedua"}, {"expected_heads", 12}, {"heads", nullptr}});
    CHECK(desk.ask("GET", "/plan", desk.organizer).json().at("revision") == 2);

    const auto again = desk.ask("POST", "/regions/73.24/sites", desk.admin, site);
    CHECK(again.status == 200);
    CHECK(again.json().at("site") == id);
    CHECK(desk.ask("GET", "/plan", desk.organizer).json().at("revision") == 2);

    const auto links = desk.ask("GET", "/links", desk.organizer).json().at("links");
    CHECK(std::ranges::count_if(links, [&](const Json& link) { return link.at("site").is_object() && link.at("site").at("id") == id; }) == 1);
    CHECK(desk.ask("POST", "/regions/73.24/sites", desk.admin, {{"name", ""}, {"expected_heads", 1}}).json().at("field") == "name");
    CHECK(desk.ask("POST", "/regions/73.24/sites", desk.admin, {{"name", "Ruang"}, {"expected_heads", 2001}}).json().at("field") == "expected_heads");
}

TEST_CASE("A session that is called off takes no further site") {
    Desk desk;
    REQUIRE(desk.ask("POST", "/cancel", desk.organizer).status == 204);
    const auto refused = desk.ask("POST", "/regions/73.24/sites", desk.admin, {{"name", "Ruang"}, {"expected_heads", 1}});
    CHECK(refused.status == 409);
    CHECK(refused.json().at("code") == "wrong_state");
}

TEST_CASE("A letter is changed and put back. A place that nobody fills in is named") {
    Desk desk;
    const auto put = [&](const Json& text) { return desk.http.request("PUT", "/api/v1/letters/invitation", desk.organizer, Json{{"text", text}}.dump()); };
    const auto letter = [&] { return desk.http.request("GET", "/api/v1/letters", desk.organizer).json().at("letters").at(0); };
    const Json standard = letter();
    CHECK(standard.at("standard") == true);
    CHECK(put("Yth. {kontak}: {tautan}").status == 204);
    CHECK(letter() == Json{{"kind", "invitation"}, {"text", "Yth. {kontak}: {tautan}"}, {"standard", false}});
    const auto wrong = put("Yth. {nama}, {kode");
    CHECK(wrong.status == 400);
    CHECK(wrong.json().at("detail") == "unknown_place");
    CHECK(wrong.json().at("places") == Json{"nama", "kode"});
    CHECK(put(std::string(3001, 'a')).json().at("detail") == "too_long");
    CHECK(put(nullptr).status == 204);
    CHECK(letter() == standard);
    CHECK(desk.http.request("PUT", "/api/v1/letters/lain", desk.organizer, R"({"text": "a"})").status == 404);
}

TEST_CASE("The list for mail merge has a new link for each region, and no cell that is a formula") {
    Desk desk;
    REQUIRE(desk.ask("PUT", "/contacts/73.24", desk.organizer, {{"name", "=HYPERLINK(1)"}, {"number", "081234567890"}}).status == 204);
    const auto csv = desk.ask("POST", "/letters/merge", desk.organizer, {{"pages", "https://bimtek.example/sub"}});
    REQUIRE(csv.status == 200);
    CHECK(csv.fields.at("content-type") == "text/csv; charset=utf-8");
    CHECK(csv.body.find("'73.24;'=HYPERLINK(1);'+6281234567890;Kabupaten Luwu Timur;") != std::string::npos);
    const std::string link = "https://bimtek.example/sub/daerah#";
    const auto at = csv.body.find(link);
    REQUIRE(at != std::string::npos);
    const auto token = csv.body.substr(at + link.size(), 43);
    CHECK(desk.http.request("GET", "/api/v1/me", token).json().at("role") == "region_admin");
    CHECK(desk.http.request("GET", "/api/v1/me", desk.admin).status == 200);
    CHECK(desk.ask("POST", "/letters/merge", desk.organizer, {{"pages", "=cmd"}}).status == 400);
    CHECK(desk.paste(csv.body).json() == Json{{"kept", 1}, {"problems", Json::array()}});
}

TEST_CASE("Whoever is invited sees what changed since a revision, and a region only its own sites") {
    Desk desk;
    const auto revision = desk.http.request("GET", "/api/v1/me", desk.admin).json().at("session").at("revision");
    CHECK(revision == 1);
    desk.revise([](Json& plan) {
        plan["meeting_url"] = "https://rapat.example/baru";
        plan["agenda"][0]["pic"] = "Narasumber pengganti";
        for (auto& region : plan["invited"]) {
            if (region["code"] == "71.03") region["sites"][0]["name"] = "Gedung Lain";
        }
    });
    const auto codes = [&](const std::string& token, const std::string& since = "1") {
        const auto answer = desk.ask("GET", "/changes?since=" + since, token).json();
        std::vector<std::string> list;
        for (const auto& change : answer.at("changes")) list.push_back(change.at("code"));
        return list;
    };
    using Codes = std::vector<std::string>;
    CHECK(codes(desk.admin) == Codes{"meeting_url", "item_pic"});
    CHECK(codes(desk.stage.token("participant")) == Codes{"meeting_url", "item_pic"});
    CHECK(codes(desk.organizer) == Codes{"meeting_url", "item_pic", "site_renamed"});
    CHECK(codes(desk.admin, "2").empty());
    CHECK(desk.ask("GET", "/changes?since=1", desk.admin).json().at("revision") == 2);
    CHECK(desk.ask("GET", "/changes?since=3", desk.admin).status == 400);
    CHECK(desk.ask("GET", "/changes?since=x", desk.admin).status == 400);
}

TEST_CASE("Nobody reads through the changes what a plan said that was refused") {
    Desk desk;
    desk.stage.facilitator().ask({{"type", "start_session"}});
    Json plan = desk.ask("GET", "/plan", desk.organizer).json().at("plan");
    plan["steps"].erase(0);
    plan["title"]["id"] = "Rahasia";
    CHECK(desk.http.request("PUT", desk.path + "/plan", desk.organizer, plan.dump(), "If-Match: \"1\"\r\n").status == 409);
    desk.revise([](Json& changed) { changed["host"] = "Badan Lain"; });
    CHECK(desk.ask("GET", "/plan", desk.organizer).json().at("revision") == 3);
    for (const auto& token : {desk.admin, desk.stage.token("participant"), desk.organizer}) {
        const auto refused = desk.ask("GET", "/changes?since=2", token);
        CHECK(refused.status == 400);
        CHECK(refused.json().at("detail") == "parameter");
    }
    CHECK(desk.ask("GET", "/changes?since=3", desk.admin).json().at("changes").empty());
}

TEST_CASE("The page of a region hears which form it will need before it joins") {
    Desk desk;
    for (const auto* role : {"participant", "region_admin"}) {
        const auto hash = desk.http.request("GET", "/api/v1/me", desk.stage.token(role)).json().at("session").at("definition");
        CHECK(hash == desk.server.definition_hash(false));
    }
    CHECK(desk.http.request("GET", "/api/v1/me", desk.stage.token("facilitator")).json().at("session").at("definition") == desk.server.definition_hash(true));
}

TEST_CASE("A line is probed before the hello: each probe is answered with the time, and they are bounded") {
    Desk desk;
    Client probing(desk.server.port());
    REQUIRE(probing.upgrade().status == 101);
    for (int i = 0; i < limits::probes_max; ++i) {
        probing.send_json({{"type", "probe"}});
        CHECK(probing.json_of("probe").at("server_time").get<std::string>().size() == 24);
    }
    probing.send_json({{"type", "probe"}});
    CHECK(probing.close_code() == 4004);
}

TEST_CASE("A probe joins nothing, a hello may follow it, and after the hello none is taken") {
    Desk desk;
    Client client(desk.server.port());
    REQUIRE(client.upgrade().status == 101);
    client.send_json({{"type", "probe"}});
    client.json_of("probe");
    client.send_json({{"type", "hello"}, {"session", desk.stage.session.value}, {"token", desk.stage.token("participant")}, {"device", "d"}});
    client.json_of("welcome");
    client.send_json({{"type", "probe"}});
    CHECK(client.close_code() == 4004);
    Client wrong(desk.server.port());
    REQUIRE(wrong.upgrade().status == 101);
    wrong.send_json({{"type", "probe"}, {"more", 1}});
    CHECK(wrong.close_code() == 4004);
}

}  // namespace bimtek::net
