#include "app/demo_plan.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "store/embedded.hpp"

namespace bimtek::app {
namespace {

Instant at(const char* text) { return parse_iso8601(text).value(); }

TEST_CASE("The demo starts at the next full quarter hour") {
    CHECK(next_quarter_hour(at("2026-11-24T01:00:00.001Z")) == at("2026-11-24T01:15:00Z"));
    CHECK(next_quarter_hour(at("2026-11-24T01:14:59.999Z")) == at("2026-11-24T01:15:00Z"));
    CHECK(next_quarter_hour(at("2026-11-24T01:15:00Z")) == at("2026-11-24T01:15:00Z"));
    CHECK(next_quarter_hour(at("2026-11-24T23:50:00Z")) == at("2026-11-25T00:00:00Z"));
}

TEST_CASE("A time of the day means today in the zone of the session") {
    const auto evening_in_utc = at("2026-11-24T17:30:00Z");  // 01.30 WITA on the 25th
    CHECK(parse_start("09:00", evening_in_utc) == at("2026-11-25T01:00:00Z"));
    CHECK(parse_start("00:05", evening_in_utc) == at("2026-11-24T16:05:00Z"));
}

TEST_CASE("An RFC 3339 time means itself, without its seconds") {
    const Instant now{};
    CHECK(parse_start("2026-11-24T09:00:00+08:00", now) == at("2026-11-24T01:00:00Z"));
    CHECK(parse_start("2026-11-24T09:00:59Z", now) == at("2026-11-24T09:00:00Z"));
    CHECK(parse_start("2026-11-24T09:00:00.500-03:30", now) == at("2026-11-24T12:30:00Z"));
    CHECK(parse_start("2999-12-31T23:59:59Z", now) == at("2999-12-31T23:59:00Z"));
}

TEST_CASE("What is no time is refused") {
    for (const auto* text : {"", "9:00", "24:00", "09:60", "-1:00", "09:0x", "noon", "2026-11-24", "2026-11-24T09:00:00",
                             "2026-11-24T09:00:00*08:00", "2026-11-24T09:00:00+0800", "2026-13-24T09:00:00Z", "+08:00",
                             "9999-12-31T20:00:00Z", "3000-01-01T09:00:00+08:00", "1999-12-31T23:59:59Z", "0000-01-01T00:00:00Z"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_start(text, Instant{}));
    }
}

TEST_CASE("The plan keeps its order and durations and moves to the day of its start") {
    const auto shipped = nlohmann::json::parse(store::embedded_demo_plan.content);
    const auto plan = nlohmann::json::parse(demo_plan(at("2026-11-24T16:15:00Z")));
    CHECK(plan["date"] == "2026-11-25");
    CHECK(plan["starts_at"] == "00:15");
    CHECK(plan["agenda"] == shipped["agenda"]);
    CHECK(plan["invited"] == shipped["invited"]);
    CHECK(plan["steps"] == shipped["steps"]);
}

}  // namespace
}  // namespace bimtek::app
