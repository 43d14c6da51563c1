#include <doctest/doctest.h>

#include "bimtek/domain/letter.hpp"
#include "bimtek/domain/preparation.hpp"

using namespace bimtek;
using namespace bimtek::domain;

TEST_CASE("A number is kept as +62 and digits, however it was written") {
    for (const auto* typed : {"0812-3456-7890", "812 3456 7890", "6281234567890", "+62 812.3456.7890", "+62 (0)812-34567890"}) {
        CAPTURE(typed);
        const auto number = normal_number(typed);
        REQUIRE(number.ok());
        CHECK(*number == "+6281234567890");
    }
    CHECK(*normal_number("(0474) 321234") == "+62474321234");
}

TEST_CASE("What is no Indonesian number is named by what is wrong with it") {
    const auto fault = [](const char* typed) {
        const auto number = normal_number(typed);
        REQUIRE_FALSE(number.ok());
        return std::string(to_string(number.error()));
    };
    CHECK(fault("0812x4567890") == "number_letters");
    CHECK(fault("0812/3456/7890") == "number_letters");
    CHECK(fault("08123+4567890") == "number_letters");
    CHECK(fault("+60123456789") == "number_foreign");
    CHECK(fault("0060123456789") == "number_foreign");
    CHECK(fault("0812345") == "number_too_short");
    CHECK(fault("") == "number_too_short");
    CHECK(fault("0812345678901234") == "number_too_long");
}

TEST_CASE("A region is as far as the step up to which nothing is missing") {
    const Instant at{Millis(1)};
    CHECK(state_of({}) == PreparationState::none);
    CHECK(state_of({.sent_at = at, .opened_at = {}, .confirmed_at = {}, .tested_at = {}}) == PreparationState::sent);
    CHECK(state_of({.sent_at = {}, .opened_at = at, .confirmed_at = {}, .tested_at = {}}) == PreparationState::opened);
    CHECK(state_of({.sent_at = at, .opened_at = at, .confirmed_at = {}, .tested_at = at}) == PreparationState::opened);
    CHECK(state_of({.sent_at = at, .opened_at = at, .confirmed_at = at, .tested_at = {}}) == PreparationState::confirmed);
    CHECK(state_of({.sent_at = {}, .opened_at = {}, .confirmed_at = at, .tested_at = at}) == PreparationState::tested);
    CHECK(to_string(PreparationState::tested) == "tested");
}

TEST_CASE("A line is good, weak or failed by its frames, its answers and its width. Never by the clock of the device") {
    const ConnectionTest good{.websocket = true, .round_trip_ms = 80, .kbit_s = 4000, .clock_offset_s = 0, .browser = "Firefox 115"};
    const auto but = [&](auto change) {
        ConnectionTest test = good;
        change(test);
        return to_string(verdict_of(test));
    };
    CHECK(verdict_of(good) == LineVerdict::good);
    CHECK(but([](auto& test) { test.websocket = false; }) == "failed");
    CHECK(but([](auto& test) { test.round_trip_ms = 1000; }) == "good");
    CHECK(but([](auto& test) { test.round_trip_ms = 1001; }) == "weak");
    CHECK(but([](auto& test) { test.kbit_s = 127; }) == "weak");
    CHECK(but([](auto& test) { test.clock_offset_s = 7200; }) == "good");
    CHECK(but([](auto& test) { test.kbit_s.reset(); }) == "good");
}

TEST_CASE("The standard letters have no place that is unknown") {
    for (const auto kind : letter_kinds) {
        CAPTURE(kind);
        CHECK(is_letter_kind(kind));
        CHECK(unknown_places(standard_letter(kind)).empty());
    }
    CHECK_FALSE(is_letter_kind("surat"));
}

TEST_CASE("Unknown places of a letter are named, each once, and so is a brace that is not closed") {
    CHECK(unknown_places("{daerah} {nama} {kode} {nama} {Daerah}") == std::vector<std::string>{"nama", "Daerah"});
    CHECK(unknown_places("{tautan\n{kode} {") == std::vector<std::string>{"tautan", ""});
    CHECK(unknown_places("{} tanpa }").size() == 1);
    CHECK(unknown_places("tanpa kurung").empty());
}
