// The written forms of values that travel as text: dates, decimals, and the named validators of text fields.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bimtek::domain {

/// `2026-04-29`: a day that exists, from year 0001 to 9999; nullopt for anything else.
std::optional<std::chrono::sys_days> parse_date(std::string_view text);

/// A decimal in units of its last digit: `12.50` with scale 2 is 1250. Exactly `scale` digits follow the point, so that equal
/// numbers are equal texts (with scale 0 there is no point); at most 12 digits stand before it, without needless zeros; `-` for
/// negative numbers, never for zero; no `+`, no exponent. The page completes what is typed. nullopt for anything else.
std::optional<std::int64_t> parse_decimal(std::string_view text, int scale);

/// The reverse of `parse_decimal`.
std::string format_decimal(std::int64_t units, int scale);

/// Named formats of text, written by hand: definitions hold no regular expressions. All of them take ASCII only.
///   digits:N  exactly N digits, 1 ≤ N ≤ 64
///   email     local@domain: atoms joined by single dots, at most 64; a domain of two or more labels that ends in letters; at most 254
///   phone_id  an Indonesian number: 0, 62 or +62, then 8 to 12 digits of which the first is not 0; single spaces or hyphens between digits
///   url       http:// or https://, a domain as in email, an optional port, then nothing or `/`, `?` or `#` and visible characters; at most 2,000
///   nip       18 digits: date of birth; year and month of appointment (or 2 and the number of the contract, 1 to 9, in place of
///             the month); sex 1 or 2; serial, not 000. A valid shape proves nothing: a NIP has no check digit
enum class ValidatorKind { digits, email, phone_id, url, nip };

struct Validator {
    ValidatorKind kind;
    int digits = 0;  ///< N of `digits:N`
    bool operator==(const Validator&) const = default;
};

/// From the name in a definition; nullopt for an unknown one.
std::optional<Validator> validator_from(std::string_view name);

/// The name in a definition.
std::string name_of(const Validator& validator);

bool fits(const Validator& validator, std::string_view text);

}  // namespace bimtek::domain
