#include "app/demo_plan.hpp"

#include <charconv>
#include <chrono>

#include <nlohmann/json.hpp>

#include "bimtek/base/check.hpp"
#include "store/embedded.hpp"

namespace bimtek::app {
namespace {

using namespace std::chrono;

nlohmann::ordered_json shipped_plan() { return nlohmann::ordered_json::parse(store::embedded_demo_plan.content); }

/// Two digits at `from`, at most `most`.
std::optional<int> two_digits(std::string_view text, std::size_t from, int most) {
    int number = 0;
    const char* begin = text.data() + from;
    const auto [stop, fault] = std::from_chars(begin, begin + 2, number);
    if (fault != std::errc{} || stop != begin + 2 || number < 0 || number > most) return std::nullopt;
    return number;
}

/// `HH:MM`
std::optional<minutes> time_of_day(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto hour = two_digits(text, 0, 23);
    const auto minute = two_digits(text, 3, 59);
    if (!hour || !minute) return std::nullopt;
    return hours(*hour) + minutes(*minute);
}

/// `2026-11-24T09:00:00+08:00`, with `Z` for `+00:00`.
std::optional<Instant> rfc3339(std::string_view text) {
    if (text.ends_with('Z')) return parse_iso8601(text);
    constexpr std::size_t offset_length = 6;
    if (text.size() <= offset_length) return std::nullopt;
    const auto offset = text.substr(text.size() - offset_length);
    const auto ahead = time_of_day(offset.substr(1));
    const auto local = parse_iso8601(std::string(text.substr(0, text.size() - offset_length)) + "Z");
    if (!ahead || !local || (offset[0] != '+' && offset[0] != '-')) return std::nullopt;
    return offset[0] == '+' ? *local - *ahead : *local + *ahead;
}

}  // namespace

Zone demo_zone() {
    const auto zone = zone_from_iana(shipped_plan().at("zone").get<std::string>());
    BIMTEK_CHECK(zone);
    return *zone;
}

Instant next_quarter_hour(Instant now) { return ceil<duration<int, std::ratio<15 * 60>>>(now); }

std::optional<Instant> parse_start(std::string_view text, Instant now) {
    if (const auto time = time_of_day(text)) {
        const auto offset = offset_of(demo_zone());
        return floor<days>(now + offset) + *time - offset;
    }
    const auto start = rfc3339(text);
    if (!start || !may_be_given(*start)) return std::nullopt;
    return floor<minutes>(*start);
}

std::string demo_plan(Instant start) {
    const auto local = to_iso8601(start + offset_of(demo_zone()));
    auto plan = shipped_plan();
    plan["date"] = local.substr(0, 10);
    plan["starts_at"] = local.substr(11, 5);
    plan.erase("ends_at");  // It follows from the minutes of the items.
    return plan.dump();
}

}  // namespace bimtek::app
