// The agenda as a calendar: what RFC 5545 asks of every line, and what a calendar needs to take a newer file for an older one.
#include "paper/agenda_calendar.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace bimtek::paper {
namespace {

using domain::PlannedItem;
using domain::SessionPlan;

SessionPlan a_plan() {
    SessionPlan plan;
    plan.id = SessionId("s-1");
    plan.title = {"Bimtek Sulawesi", "Training, Sulawesi"};
    plan.starts_at = *parse_iso8601("2022-04-21T00:00:00.000Z");
    plan.agenda = {{ItemId("registrasi"), {"Registrasi", "Registration"}, "registration", 30, "Panitia", false, false},
                   {ItemId("materi"), {"Materi", ""}, "presentation", 45, "", true, false}};
    return plan;
}

CalendarEdition an_edition() { return {3, *parse_iso8601("2022-04-20T09:30:00.000Z"), false, Language::indonesian}; }

/// The lines as they stand in the file; every one ends with CRLF, and none holds one of the two alone.
std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find("\r\n", at);
        REQUIRE(end != std::string::npos);
        lines.push_back(text.substr(at, end - at));
        CHECK(lines.back().find_first_of("\r\n") == std::string::npos);
        at = end + 2;
    }
    return lines;
}

/// The value of the first line of this name, put together again.
std::string value_of(const std::string& text, const std::string& name) {
    std::string unfolded;
    for (const std::string& line : lines_of(text)) unfolded += line.starts_with(" ") ? line.substr(1) : "\n" + line;
    const auto at = unfolded.find("\n" + name + ":");
    REQUIRE(at != std::string::npos);
    const auto begin = at + name.size() + 2;
    return unfolded.substr(begin, unfolded.find('\n', begin) - begin);
}

}  // namespace

TEST_CASE("Each item is an event with its planned time in UTC") {
    const std::string text = agenda_calendar(a_plan(), an_edition());
    const auto lines = lines_of(text);
    CHECK(lines.front() == "BEGIN:VCALENDAR");
    CHECK(lines[1] == "VERSION:2.0");
    CHECK(lines.back() == "END:VCALENDAR");
    CHECK(std::ranges::count(lines, "BEGIN:VEVENT") == 2);
    const std::vector<std::string> second = {
        "BEGIN:VEVENT",           "UID:materi.s-1@bimtek",  "SEQUENCE:3",     "DTSTAMP:20220420T093000Z",    "DTSTART:20220421T003000Z",
        "DTEND:20220421T011500Z", "SUMMARY:Materi", "DESCRIPTION:Bimtek Sulawesi", "STATUS:CONFIRMED", "END:VEVENT"};
    CHECK(!std::ranges::search(lines, second).empty());
    CHECK(value_of(text, "DESCRIPTION") == "Bimtek Sulawesi\\nPanitia");
}

TEST_CASE("In English what has an English text shows it, and all else the Indonesian one") {
    CalendarEdition edition = an_edition();
    edition.language = Language::english;
    const auto lines = lines_of(agenda_calendar(a_plan(), edition));
    CHECK(std::ranges::count(lines, "SUMMARY:Registration") == 1);
    CHECK(std::ranges::count(lines, "SUMMARY:Materi") == 1);
    CHECK(std::ranges::count(lines, "X-WR-CALNAME:Training\\, Sulawesi") == 1);
}

TEST_CASE("A session that is called off is cancelled in every calendar that has it") {
    CalendarEdition edition = an_edition();
    edition.cancelled = true;
    const auto lines = lines_of(agenda_calendar(a_plan(), edition));
    CHECK(std::ranges::count(lines, "STATUS:CANCELLED") == 2);
}

TEST_CASE("Text cannot end its line, begin another property, or carry control characters") {
    SessionPlan plan = a_plan();
    plan.agenda[0].title.id = "Satu, dua; tiga\\ empat\r\nBEGIN:VALARM\x07\tlima";
    const std::string text = agenda_calendar(plan, an_edition());
    CHECK(value_of(text, "SUMMARY") == "Satu\\, dua\\; tiga\\\\ empat\\nBEGIN:VALARM lima");
    CHECK(std::ranges::count(lines_of(text), "BEGIN:VALARM") == 0);
}

TEST_CASE("Lines have at most 75 octets and are never parted within a letter") {
    for (std::size_t shift = 0; shift < 5; ++shift) {
        SessionPlan plan = a_plan();
        plan.agenda[0].title.id = std::string(shift, 'a');
        for (int i = 0; i < 60; ++i) plan.agenda[0].title.id += "é🙏";
        const std::string text = agenda_calendar(plan, an_edition());
        for (const std::string& line : lines_of(text)) {
            CHECK(line.size() <= 75);
            if (line.starts_with(" ")) CHECK((static_cast<unsigned char>(line[1]) & 0xC0U) != 0x80U);
        }
        CHECK(value_of(text, "SUMMARY") == plan.agenda[0].title.id);
    }
}

}  // namespace bimtek::paper
