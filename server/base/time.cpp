#include "bimtek/base/time.hpp"

#include <array>
#include <cstddef>
#include <cstdio>

#include "bimtek/base/check.hpp"
#include "bimtek/base/limits.hpp"

namespace bimtek {
namespace {

struct ZoneFacts {
    Zone zone;
    std::chrono::hours offset;
    std::string_view label;
    std::string_view iana;
};

constexpr std::array zones{
    ZoneFacts{Zone::wib, std::chrono::hours{7}, "WIB", "Asia/Jakarta"},
    ZoneFacts{Zone::wita, std::chrono::hours{8}, "WITA", "Asia/Makassar"},
    ZoneFacts{Zone::wit, std::chrono::hours{9}, "WIT", "Asia/Jayapura"},
};

const ZoneFacts& facts_of(Zone zone) {
    const auto index = static_cast<std::size_t>(zone);
    BIMTEK_CHECK(index < zones.size() && zones[index].zone == zone);
    return zones[index];
}

/// The shape of an instant: `0` stands for any digit, everything else for itself.
constexpr std::string_view shape_with_millis = "0000-00-00T00:00:00.000Z";
constexpr std::string_view shape_without_millis = "0000-00-00T00:00:00Z";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_shape(std::string_view text, std::string_view shape) {
    if (text.size() != shape.size()) return false;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] == '0' ? !is_digit(text[i]) : text[i] != shape[i]) return false;
    }
    return true;
}

int number_at(std::string_view text, std::size_t from, std::size_t digits) {
    int number = 0;
    for (const char c : text.substr(from, digits)) number = number * 10 + (c - '0');
    return number;
}

}  // namespace

std::string to_iso8601(Instant at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{at - day};
    BIMTEK_CHECK(date.year() >= std::chrono::year{0} && date.year() <= std::chrono::year{9999});
    std::array<char, 96> text{};
    const int length = std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ",
                                     static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                                     static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
                                     static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
                                     static_cast<int>(time.subseconds().count()));
    return {text.data(), static_cast<std::size_t>(length)};
}

std::optional<Instant> parse_iso8601(std::string_view text) {
    const bool with_millis = has_shape(text, shape_with_millis);
    if (!with_millis && !has_shape(text, shape_without_millis)) return std::nullopt;

    const std::chrono::year_month_day date{
        std::chrono::year{number_at(text, 0, 4)},
        std::chrono::month{static_cast<unsigned>(number_at(text, 5, 2))},
        std::chrono::day{static_cast<unsigned>(number_at(text, 8, 2))},
    };
    const std::chrono::hours hours{number_at(text, 11, 2)};
    const std::chrono::minutes minutes{number_at(text, 14, 2)};
    const std::chrono::seconds seconds{number_at(text, 17, 2)};
    const Millis millis{with_millis ? number_at(text, 20, 3) : 0};
    if (!date.ok() || hours.count() > 23 || minutes.count() > 59 || seconds.count() > 59) return std::nullopt;
    return std::chrono::sys_days{date} + hours + minutes + seconds + millis;
}

bool may_be_given(Instant at) {
    const auto year = std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(at)}.year();
    return year >= std::chrono::year{limits::given_year_min} && year <= std::chrono::year{limits::given_year_max};
}

std::chrono::hours offset_of(Zone zone) { return facts_of(zone).offset; }

std::string_view label_of(Zone zone) { return facts_of(zone).label; }

std::optional<Zone> zone_from_iana(std::string_view name) {
    if (name == "Asia/Pontianak") return Zone::wib;  // The other IANA name of western Indonesian time.
    for (const auto& facts : zones) {
        if (facts.iana == name) return facts.zone;
    }
    return std::nullopt;
}

std::string_view iana_of(Zone zone) { return facts_of(zone).iana; }

}  // namespace bimtek
