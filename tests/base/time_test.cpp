#include "bimtek/base/time.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace bimtek;
using namespace std::chrono_literals;

namespace {

const Instant nine_wita = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 1h;

}  // namespace

TEST_CASE("an instant is written in UTC with milliseconds") {
    CHECK(to_iso8601(nine_wita) == "2026-11-24T01:00:00.000Z");
    CHECK(to_iso8601(nine_wita + 2min + 13s + 7ms) == "2026-11-24T01:02:13.007Z");
    CHECK(to_iso8601(Instant{}) == "1970-01-01T00:00:00.000Z");
    CHECK(to_iso8601(Instant{-1ms}) == "1969-12-31T23:59:59.999Z");
}

TEST_CASE("an instant is read with or without milliseconds") {
    CHECK(parse_iso8601("2026-11-24T01:00:00.000Z") == nine_wita);
    CHECK(parse_iso8601("2026-11-24T01:00:00Z") == nine_wita);
    CHECK(parse_iso8601("2024-02-29T23:59:59.999Z") == std::chrono::sys_days{std::chrono::year{2024} / 3 / 1} - 1ms);
    CHECK(parse_iso8601("1969-12-31T23:59:59.999Z") == Instant{-1ms});
}

TEST_CASE("every instant that is written is read back equal") {
    const unsigned seed = 20261124;
    CAPTURE(seed);
    std::mt19937_64 random{seed};
    const Instant first = std::chrono::sys_days{std::chrono::year{0} / 1 / 1};
    const Instant last = std::chrono::sys_days{std::chrono::year{10000} / 1 / 1} - 1ms;
    std::uniform_int_distribution<Millis::rep> any{first.time_since_epoch().count(), last.time_since_epoch().count()};
    CHECK(parse_iso8601(to_iso8601(first)) == first);
    CHECK(parse_iso8601(to_iso8601(last)) == last);
    for (int i = 0; i < 2000; ++i) {
        const Instant at{Millis{any(random)}};
        CHECK(parse_iso8601(to_iso8601(at)) == at);
    }
}

TEST_CASE("a time may be given when its year is one of 2000 to 2999") {
    for (const char* text : {"2000-01-01T00:00:00Z", "2026-11-24T01:00:00Z", "2999-12-31T23:59:59.999Z"}) {
        CAPTURE(text);
        CHECK(may_be_given(parse_iso8601(text).value()));
    }
    for (const char* text : {"0000-01-01T00:00:00Z", "1999-12-31T23:59:59.999Z", "3000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"}) {
        CAPTURE(text);
        CHECK_FALSE(may_be_given(parse_iso8601(text).value()));
    }
}

TEST_CASE("anything but the one form of an instant is refused") {
    for (const char* text : {
             "", "Z", "2026-11-24", "2026-11-24T01:00:00", "2026-11-24 01:00:00Z", "2026-11-24T01:00:00+08:00",
             "2026-11-24t01:00:00z", "2026-11-24T01:00:00.00Z", "2026-11-24T01:00:00.0000Z", "2026-11-24T01:00:00.Z",
             "2026-11-24T01:00:00,000Z", " 2026-11-24T01:00:00Z", "2026-11-24T01:00:00Z ", "2026-11-24T01:00:00.000ZZ",
             "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-11-31T00:00:00Z",
             "2026-11-00T00:00:00Z", "2026-11-24T24:00:00Z", "2026-11-24T23:60:00Z", "2026-11-24T23:59:60Z",
             "+026-11-24T01:00:00Z", "2026-11-2/T01:00:00Z", "2026-11-24T01:0::00Z", "-2026-11-24T01:00:00Z",
         }) {
        CAPTURE(text);
        CHECK_FALSE(parse_iso8601(text));
    }
    CHECK_FALSE(parse_iso8601(std::string_view{"2026-11-24T01:00:0\0Z", 20}));
}

TEST_CASE("the three zones have the offsets and labels of Indonesia") {
    CHECK(offset_of(Zone::wib) == 7h);
    CHECK(offset_of(Zone::wita) == 8h);
    CHECK(offset_of(Zone::wit) == 9h);
    CHECK(label_of(Zone::wib) == "WIB");
    CHECK(label_of(Zone::wita) == "WITA");
    CHECK(label_of(Zone::wit) == "WIT");
}

TEST_CASE("a zone is known by its IANA names alone") {
    CHECK(zone_from_iana("Asia/Jakarta") == Zone::wib);
    CHECK(zone_from_iana("Asia/Pontianak") == Zone::wib);
    CHECK(zone_from_iana("Asia/Makassar") == Zone::wita);
    CHECK(zone_from_iana("Asia/Jayapura") == Zone::wit);
    for (const char* name : {"", "asia/jakarta", "Asia/Makassar ", "WITA", "Asia/Singapore", "UTC"}) {
        CAPTURE(name);
        CHECK_FALSE(zone_from_iana(name));
    }
    for (const Zone zone : {Zone::wib, Zone::wita, Zone::wit}) CHECK(zone_from_iana(iana_of(zone)) == zone);
}
