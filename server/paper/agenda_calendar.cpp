#include "paper/agenda_calendar.hpp"

#include <chrono>
#include <cstddef>
#include <string_view>

namespace bimtek::paper {

namespace {

/// RFC 5545, 3.3.11. Line ends become `\n`; other control characters have no place in a calendar.
std::string escaped(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\\' || c == ';' || c == ',') out.append(1, '\\').append(1, c);
        else if (c == '\n') out += "\\n";
        else if (c == '\t') out += ' ';
        else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) out += c;
    }
    return out;
}

/// `2022-04-21T01:00:00.000Z` as `20220421T010000Z`.
std::string utc(Instant at) {
    std::string out;
    for (const char c : to_iso8601(at).substr(0, 19)) {
        if (c != '-' && c != ':') out += c;
    }
    return out + 'Z';
}

class Calendar {
public:
    /// `value` is escaped already, or needs it not.
    void line(std::string_view name, std::string_view value) {
        std::string rest = std::string(name).append(":").append(value);
        // RFC 5545, 3.1: at most 75 octets a line, the space of a folded one among them; never within a letter.
        for (std::size_t room = 75; rest.size() > room; room = 74) {
            std::size_t end = room;
            while ((static_cast<unsigned char>(rest[end]) & 0xC0U) == 0x80U) --end;
            text_.append(rest, 0, end).append("\r\n ");
            rest.erase(0, end);
        }
        text_.append(rest).append("\r\n");
    }

    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

}  // namespace

std::string agenda_calendar(const domain::SessionPlan& plan, const CalendarEdition& edition) {
    const auto in_language = [&](const domain::Localized& text) -> const std::string& {
        return edition.language == Language::english && !text.en.empty() ? text.en : text.id;
    };
    Calendar calendar;
    calendar.line("BEGIN", "VCALENDAR");
    calendar.line("VERSION", "2.0");
    calendar.line("PRODID", "-//bimtek//agenda//ID");
    calendar.line("METHOD", "PUBLISH");
    calendar.line("X-WR-CALNAME", escaped(in_language(plan.title)));
    Instant start = plan.starts_at;
    for (const domain::PlannedItem& item : plan.agenda) {
        const Instant end = start + std::chrono::minutes(item.minutes);
        calendar.line("BEGIN", "VEVENT");
        calendar.line("UID", escaped(item.id.value + "." + plan.id.value + "@bimtek"));
        calendar.line("SEQUENCE", std::to_string(edition.revision));
        calendar.line("DTSTAMP", utc(edition.made_at));
        calendar.line("DTSTART", utc(start));
        calendar.line("DTEND", utc(end));
        calendar.line("SUMMARY", escaped(in_language(item.title)));
        calendar.line("DESCRIPTION", escaped(in_language(plan.title) + (item.pic.empty() ? "" : "\n" + item.pic)));
        calendar.line("STATUS", edition.cancelled ? "CANCELLED" : "CONFIRMED");
        calendar.line("END", "VEVENT");
        start = end;
    }
    calendar.line("END", "VCALENDAR");
    return calendar.take();
}

}  // namespace bimtek::paper
