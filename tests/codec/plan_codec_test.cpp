#include "bimtek/codec/plan_codec.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "bimtek/base/limits.hpp"

using namespace bimtek;
using codec::PlanProblem;
using Json = nlohmann::json;

namespace {

Json demo_plan() {
    std::ifstream in(std::filesystem::path(BIMTEK_SOURCE_DIR) / "server/data/rundown_sulawesi_2022.json");
    return Json::parse(in);
}

/// Knows every region below 80 and a walkthrough of three steps besides those of the demo plan.
codec::PlanReferences references() {
    return {[](const RegionCode& code) -> std::optional<codec::KnownRegion> {
                if (code.value >= "80") return std::nullopt;
                return codec::KnownRegion{"Daerah " + code.value, RegionCode(code.value.substr(0, 2)), "Provinsi", Zone::wita};
            },
            [](const std::string& id) -> std::optional<codec::KnownWalkthrough> {
                if (id != "iid-2026") return std::nullopt;
                codec::KnownWalkthrough known{"staff", "site", {}};
                const Json plan = demo_plan();
                for (const auto& step : plan["steps"]) known.steps.emplace_back(step.get<std::string>());
                return known;
            }};
}

auto parse(const Json& plan) { return codec::parse_plan(plan.dump(), SessionId("s-1"), references()); }

std::vector<PlanProblem> problems_of(const Json& plan) {
    const auto parsed = parse(plan);
    return parsed.ok() ? std::vector<PlanProblem>{} : parsed.error();
}

/// The one problem of the demo plan after `spoil`, as `path code`.
template <class Spoil>
std::string problem_after(Spoil spoil) {
    Json plan = demo_plan();
    spoil(plan);
    const auto problems = problems_of(plan);
    return problems.size() == 1 ? problems[0].path + " " + problems[0].code : std::to_string(problems.size()) + " problems";
}

}  // namespace

TEST_CASE("The demo plan is read whole") {
    const auto plan = parse(demo_plan());
    REQUIRE(plan.ok());
    CHECK(plan->id == SessionId("s-1"));
    CHECK(plan->title.id == "Sosialisasi dan Bimtek Inovasi Daerah Wilayah Sulawesi");
    CHECK(plan->zone == Zone::wita);
    CHECK(to_iso8601(plan->starts_at) == "2022-04-21T00:00:00.000Z");
    CHECK_FALSE(plan->meeting_url.has_value());
    CHECK(plan->walkthrough == "iid-2026");
    CHECK(plan->definition_hash == "staff");
    CHECK(plan->site_definition_hash == "site");
    CHECK(plan->steps.size() == 8);
    REQUIRE(plan->agenda.size() == demo_plan()["agenda"].size());
    CHECK(plan->agenda[7].counts);
    CHECK(plan->agenda[7].minutes == 60);
    CHECK(plan->agenda[10].is_break);
    CHECK(plan->regions.size() == 87);
    CHECK(plan->regions[0].province_name == "Provinsi");
    REQUIRE(plan->regions[0].sites.size() == 1);
    CHECK(plan->regions[0].sites[0].expected_heads == 28);
    CHECK(plan->attendance.full_percent == 75);
    CHECK(plan->attendance.partial_percent == 50);
}

TEST_CASE("Each mistake in a plan is named by its place and a code") {
    CHECK(problem_after([](Json& plan) { plan.erase("host"); }) == "/host required");
    CHECK(problem_after([](Json& plan) { plan["host"] = 7; }) == "/host wrong_type");
    CHECK(problem_after([](Json& plan) { plan["host"] = ""; }) == "/host empty");
    CHECK(problem_after([](Json& plan) { plan["title"]["id"] = " \u00a0\n"; }) == "/title/id empty");
    CHECK(problem_after([](Json& plan) { plan["host"] = std::string(256, 'a'); }) == "/host too_long");
    CHECK(problem_after([](Json& plan) { plan["format"] = "plan/2"; }) == "/format unknown_format");
    CHECK(problem_after([](Json& plan) { plan["zone"] = "Asia/Tokyo"; }) == "/zone unknown_zone");
    CHECK(problem_after([](Json& plan) { plan["date"] = "2022-02-30"; }) == "/date bad_date");
    CHECK(problem_after([](Json& plan) { plan["date"] = "21-04-2022"; }) == "/date bad_date");
    CHECK(problem_after([](Json& plan) { plan["ends_at"] = "25:00"; }) == "/ends_at bad_time");
    CHECK(problem_after([](Json& plan) { plan["ends_at"] = "15:00"; }) == "/ends_at wrong_end");
    CHECK(problem_after([](Json& plan) { plan["meeting_url"] = "javascript:alert(1)"; }) == "/meeting_url bad_url");
    CHECK(problem_after([](Json& plan) { plan["walkthrough"] = "iid-1999"; }) == "/walkthrough unknown_walkthrough");
    CHECK(problem_after([](Json& plan) { plan["steps"][2] = "ind99"; }) == "/steps/2 unknown_step");
    CHECK(problem_after([](Json& plan) { plan["steps"][2] = plan["steps"][0]; }) == "/steps/2 duplicate");
    CHECK(problem_after([](Json& plan) { plan["agenda"][3]["id"] = plan["agenda"][0]["id"]; }) == "/agenda/3/id duplicate");
    CHECK(problem_after([](Json& plan) { plan["agenda"][3]["kind"] = "lunch"; }) == "/agenda/3/kind unknown_kind");
    CHECK(problem_after([](Json& plan) { plan["agenda"][3]["title"].erase("id"); }) == "/agenda/3/title/id required");
    CHECK(problem_after([](Json& plan) { plan["invited"][5]["code"] = "99.01"; }) == "/invited/5/code unknown_region");
    CHECK(problem_after([](Json& plan) { plan["invited"][5]["code"] = "71"; }) == "/invited/5/code duplicate");
    CHECK(problem_after([](Json& plan) { plan["invited"][5]["sites"] = Json::array(); }) == "/invited/5/sites empty");
    CHECK(problem_after([](Json& plan) { plan["invited"][5]["sites"][0]["expected_heads"] = -1; }) ==
          "/invited/5/sites/0/expected_heads out_of_range");
    CHECK(problem_after([](Json& plan) { plan["attendance"]["grace_s"] = 181; }) == "/attendance/grace_s out_of_range");
    CHECK(problem_after([](Json& plan) { plan["attendance"]["partial"] = 76; }) == "/attendance/partial out_of_range");
}

TEST_CASE("A plan lies in the years 2000 to 2999, so that its start in UTC and its end can be written") {
    const auto on = [](const char* date) {
        return problem_after([&](Json& plan) {
            plan["date"] = date;
            plan["starts_at"] = "22:00";
            plan.erase("ends_at");
        });
    };
    for (const char* date : {"0000-01-01", "0206-11-24", "1999-12-31", "3000-01-01", "9999-12-31"}) {
        CAPTURE(date);
        CHECK(on(date) == "/date bad_date");
    }
    for (const char* date : {"2000-01-01", "2999-12-31"}) {
        CAPTURE(date);
        CHECK(on(date) == "0 problems");
    }
}

TEST_CASE("A plan that was accepted before members and texts were judged more strictly can still be read, and no other") {
    Json document = demo_plan();
    document["logo"] = "x";
    document["host"] = std::string(300, 'a');
    document["theme"] = "Tema\u0001";
    CHECK(problems_of(document).size() == 3);
    const auto kept = codec::read_kept_plan(document.dump(), SessionId("s-1"), references());
    REQUIRE(kept.has_value());
    CHECK(kept->host == std::string(300, 'a'));
    document["zone"] = "Asia/Tokyo";
    CHECK_FALSE(codec::read_kept_plan(document.dump(), SessionId("s-1"), references()).has_value());
    CHECK_FALSE(codec::read_kept_plan("{", SessionId("s-1"), references()).has_value());
}

TEST_CASE("Texts of a plan come in NFC and are counted in letters then. Ids stay as they were sent") {
    Json document = demo_plan();
    std::string host, composed;
    for (int i = 0; i < 255; ++i) {
        host += "e\u0301";
        composed += "\u00e9";
    }
    document["host"] = host;
    document["agenda"][0]["id"] = "e\u0301";
    const auto plan = parse(document);
    REQUIRE(plan.ok());
    CHECK(plan->host == composed);
    CHECK(plan->agenda[0].id == ItemId("e\u0301"));
    document["host"] = host + "e";
    CHECK(problems_of(document).size() == 1);
}

TEST_CASE("A plan that ends before it begins is told so, at its end") {
    CHECK(problem_after([](Json& plan) { plan["ends_at"] = "07:00"; }) == "/ends_at wrong_end");
}

TEST_CASE("Of 600 regions the one with a wrong code is named, and no other") {
    const auto problem = problem_after([](Json& plan) {
        const Json sites = plan["invited"][0]["sites"];
        plan["invited"] = Json::array();
        for (int i = 0; i < limits::plan_regions_max; ++i) {
            const std::string number = std::to_string(1000 + i);
            plan["invited"].push_back({{"code", number.substr(0, 2) + "." + number.substr(2)}, {"sites", sites}});
        }
        plan["invited"][437]["code"] = "99.01";
    });
    CHECK(problem == "/invited/437/code unknown_region");
}

TEST_CASE("Minutes out of range are named, whatever they do to the end") {
    Json plan = demo_plan();
    plan.erase("ends_at");
    for (const Json& minutes : {Json(0), Json(-5), Json(1441), Json(10'000'000'000), Json(1.5), Json("30")}) {
        plan["agenda"][3]["minutes"] = minutes;
        const auto problems = problems_of(plan);
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].path == "/agenda/3/minutes");
    }
}

TEST_CASE("An item that starts before the one before it ends overlaps") {
    const auto with_start = [](const char* start) {
        return problem_after([&](Json& plan) { plan["agenda"][1]["starts_at"] = start; });
    };
    CHECK(with_start("08:30") == "0 problems");
    CHECK(with_start("08:29") == "/agenda/1/starts_at overlapping");
    CHECK(with_start("08:31") == "/agenda/1/starts_at gap");
    CHECK(problem_after([](Json& plan) { plan["agenda"][1]["starts_at"] = "8:300"; }) ==
          "/agenda/1/starts_at bad_time");
}

TEST_CASE("A plan may pass midnight") {
    Json plan = demo_plan();
    plan["starts_at"] = "22:00";
    plan["ends_at"] = "05:10";
    CHECK(problems_of(plan).empty());
}

TEST_CASE("All problems of a plan are found at once") {
    const auto problems = problems_of(Json::object());
    CHECK(problems.size() >= 10);
    CHECK(std::ranges::all_of(problems, [](const PlanProblem& problem) { return problem.path.starts_with("/"); }));
}

TEST_CASE("A member that no plan has is named, so that a misspelt one does not pass for an absent one") {
    CHECK(problem_after([](Json& plan) { plan["meeting_ur"] = "https://rapat.example"; }) == "/meeting_ur unknown_member");
    CHECK(problem_after([](Json& plan) { plan["a/b~c"] = 1; }) == "/a~1b~0c unknown_member");
    CHECK(problem_after([](Json& plan) { plan["title"]["fr"] = "Atelier"; }) == "/title/fr unknown_member");
    CHECK(problem_after([](Json& plan) { plan["agenda"][1]["menit"] = 5; }) == "/agenda/1/menit unknown_member");
    CHECK(problem_after([](Json& plan) { plan["invited"][0]["nama"] = "x"; }) == "/invited/0/nama unknown_member");
    CHECK(problem_after([](Json& plan) { plan["invited"][0]["sites"][0]["heads"] = 5; }) == "/invited/0/sites/0/heads unknown_member");
    CHECK(problem_after([](Json& plan) { plan["attendance"]["grace"] = 5; }) == "/attendance/grace unknown_member");
    CHECK(problem_after([](Json& plan) { plan["note"]["judul"] = "x"; }) == "/note/judul unknown_member");
}

TEST_CASE("A control character is in no text of a plan") {
    const std::string hostile("a\0b", 3);
    CHECK(problem_after([&](Json& plan) { plan["title"]["id"] = hostile; }) == "/title/id bad_text");
    CHECK(problem_after([&](Json& plan) { plan["id"] = hostile; }) == "/id bad_text");
    CHECK(problem_after([&](Json& plan) { plan["note"]["id"] = hostile; }) == "/note/id bad_text");
    CHECK(problem_after([&](Json& plan) { plan["agenda"][1]["pic"] = "a\x1b"; }) == "/agenda/1/pic bad_text");
    CHECK(problem_after([&](Json& plan) { plan["invited"][0]["sites"][0]["name"] = "a\x7f"; }) == "/invited/0/sites/0/name bad_text");
    CHECK(problem_after([](Json& plan) { plan["theme"] = "dua\nbaris"; }) == "0 problems");
}

TEST_CASE("What is no plan at all is a problem, never a crash") {
    for (const char* text : {"", "null", "[]", "7", "{\"a\":1,\"a\":2}", "{\"agenda\":[null,7,{}],\"invited\":{},\"steps\":[7]}"}) {
        CAPTURE(text);
        CHECK_FALSE(codec::parse_plan(text, SessionId("s"), references()).ok());
    }
}
