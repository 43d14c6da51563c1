#include "bimtek/domain/value_format.hpp"

#include <algorithm>

#include "bimtek/base/limits.hpp"

namespace bimtek::domain {
namespace {

// Not <cctype>: its answers depend on the locale.
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_visible(char c) { return c > ' ' && c <= '~'; }
bool is_all(std::string_view text, bool (*is_one)(char)) { return std::all_of(text.begin(), text.end(), is_one); }

/// The number that at most 18 digits stand for.
std::int64_t number_from(std::string_view digits) {
    std::int64_t number = 0;
    for (const char digit : digits) number = number * 10 + (digit - '0');
    return number;
}

std::optional<std::chrono::sys_days> day_from(std::string_view year, std::string_view month, std::string_view day) {
    const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(number_from(year))},
                                           std::chrono::month{static_cast<unsigned>(number_from(month))},
                                           std::chrono::day{static_cast<unsigned>(number_from(day))}};
    if (!date.ok() || date.year() < std::chrono::year{1}) return std::nullopt;
    return std::chrono::sys_days{date};
}

/// Calls `is_part` on what stands between the separators, all of which must hold.
template <class IsPart>
bool all_parts(std::string_view text, char separator, IsPart&& is_part) {
    for (;;) {
        const auto end = text.find(separator);
        if (!is_part(text.substr(0, end))) return false;
        if (end == std::string_view::npos) return true;
        text.remove_prefix(end + 1);
    }
}

bool is_domain(std::string_view text) {
    const auto last_dot = text.rfind('.');
    if (last_dot == std::string_view::npos || text.size() > 253) return false;
    const auto last = text.substr(last_dot + 1);
    return last.size() >= 2 && is_all(last, is_letter) && all_parts(text, '.', [](std::string_view label) {
               return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
                      is_all(label, [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
           });
}

bool is_email(std::string_view text) {
    const auto at = text.find('@');
    if (at == std::string_view::npos || at > 64 || text.size() > 254) return false;
    const auto is_atom = [](std::string_view atom) {
        return !atom.empty() && is_all(atom, [](char c) {
            return is_letter(c) || is_digit(c) || std::string_view("!#$%&'*+/=?^_`{|}~-").find(c) != std::string_view::npos;
        });
    };
    return all_parts(text.substr(0, at), '.', is_atom) && is_domain(text.substr(at + 1));
}

bool is_phone_id(std::string_view text) {
    const bool plus = text.starts_with('+');
    if (plus) text.remove_prefix(1);
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool separator = text[i] == ' ' || text[i] == '-';
        if (separator && (i == 0 || i + 1 == text.size() || !is_digit(text[i - 1]))) return false;
        if (!separator && !is_digit(text[i])) return false;
        if (!separator) digits += text[i];
    }
    std::string_view national = digits;
    if (national.starts_with("62")) {
        national.remove_prefix(2);
    } else if (!plus && national.starts_with('0')) {
        national.remove_prefix(1);
    } else {
        return false;
    }
    return national.size() >= 8 && national.size() <= 12 && national.front() != '0';
}

bool is_port(std::string_view text) {
    return !text.empty() && text.size() <= 5 && is_all(text, is_digit) && number_from(text) >= 1 && number_from(text) <= 65535;
}

bool is_url(std::string_view text) {
    if (text.size() > limits::url_length_max || !is_all(text, is_visible)) return false;
    if (text.starts_with("https://")) {
        text.remove_prefix(8);
    } else if (text.starts_with("http://")) {
        text.remove_prefix(7);
    } else {
        return false;
    }
    const auto authority = text.substr(0, text.find_first_of("/?#"));
    const auto colon = authority.find(':');
    return is_domain(authority.substr(0, colon)) && (colon == std::string_view::npos || is_port(authority.substr(colon + 1)));
}

bool is_nip(std::string_view text) {
    if (text.size() != 18 || !is_all(text, is_digit)) return false;
    const auto month = number_from(text.substr(12, 2));
    const bool appointed = (month >= 1 && month <= 12) || (month >= 21 && month <= 29);
    return day_from(text.substr(0, 4), text.substr(4, 2), text.substr(6, 2)) && text.substr(8, 4) != "0000" && appointed &&
           (text[14] == '1' || text[14] == '2') && text.substr(15) != "000";
}

}  // namespace

std::optional<std::chrono::sys_days> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = text.substr(0, 4);
    const auto month = text.substr(5, 2);
    const auto day = text.substr(8, 2);
    if (!is_all(year, is_digit) || !is_all(month, is_digit) || !is_all(day, is_digit)) return std::nullopt;
    return day_from(year, month, day);
}

std::optional<std::int64_t> parse_decimal(std::string_view text, int scale) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const auto point = scale == 0 ? text.size() : text.find('.');
    const auto whole = text.substr(0, point);
    if (whole.empty() || whole.size() > limits::decimal_whole_digits_max || !is_all(whole, is_digit)) return std::nullopt;
    if (whole.size() > 1 && whole.front() == '0') return std::nullopt;
    std::string digits{whole};
    if (scale > 0) {
        if (point == std::string_view::npos) return std::nullopt;
        const auto fraction = text.substr(point + 1);
        if (fraction.size() != static_cast<std::size_t>(scale) || !is_all(fraction, is_digit)) return std::nullopt;
        digits += fraction;
    }
    const std::int64_t units = number_from(digits);
    if (negative && units == 0) return std::nullopt;
    return negative ? -units : units;
}

std::string format_decimal(std::int64_t units, int scale) {
    std::string digits = std::to_string(units < 0 ? -units : units);
    const auto places = static_cast<std::size_t>(scale);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    if (places > 0) digits.insert(digits.size() - places, 1, '.');
    return units < 0 ? "-" + digits : digits;
}

std::optional<Validator> validator_from(std::string_view name) {
    if (name == "email") return Validator{ValidatorKind::email};
    if (name == "phone_id") return Validator{ValidatorKind::phone_id};
    if (name == "url") return Validator{ValidatorKind::url};
    if (name == "nip") return Validator{ValidatorKind::nip};
    if (!name.starts_with("digits:")) return std::nullopt;
    const auto number = name.substr(7);
    if (number.empty() || number.size() > 2 || !is_all(number, is_digit) || number.front() == '0') return std::nullopt;
    const auto digits = static_cast<int>(number_from(number));
    if (digits > 64) return std::nullopt;
    return Validator{ValidatorKind::digits, digits};
}

std::string name_of(const Validator& validator) {
    switch (validator.kind) {
        case ValidatorKind::digits: return "digits:" + std::to_string(validator.digits);
        case ValidatorKind::email: return "email";
        case ValidatorKind::phone_id: return "phone_id";
        case ValidatorKind::url: return "url";
        case ValidatorKind::nip: return "nip";
    }
    return {};
}

bool fits(const Validator& validator, std::string_view text) {
    switch (validator.kind) {
        case ValidatorKind::digits: return text.size() == static_cast<std::size_t>(validator.digits) && is_all(text, is_digit);
        case ValidatorKind::email: return is_email(text);
        case ValidatorKind::phone_id: return is_phone_id(text);
        case ValidatorKind::url: return is_url(text);
        case ValidatorKind::nip: return is_nip(text);
    }
    return false;
}

}  // namespace bimtek::domain
