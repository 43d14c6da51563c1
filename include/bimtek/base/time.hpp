// Time as the product uses it: UTC instants with milliseconds, handed in by the caller; nothing below `net` reads a clock.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace bimtek {

using Millis = std::chrono::milliseconds;
using Instant = std::chrono::sys_time<Millis>;

/// `2026-11-24T01:00:00.000Z`: the one form in which an instant crosses the wire or enters the database. Its year is one of 0 to 9999.
std::string to_iso8601(Instant at);

/// Reads exactly the form `to_iso8601` writes (milliseconds may be absent); nullopt for anything else.
std::optional<Instant> parse_iso8601(std::string_view text);

/// Its year, in UTC, is one of `limits::given_year_min` to `limits::given_year_max`. Every time that comes from a person or a client is held
/// to it, so that what is reckoned from it can be written: `to_iso8601` takes four digits of a year.
bool may_be_given(Instant at);

/// The three zones of Indonesia; they have no daylight saving, so a fixed offset is the whole rule.
enum class Zone { wib, wita, wit };

std::chrono::hours offset_of(Zone zone);
/// "WIB", "WITA" or "WIT".
std::string_view label_of(Zone zone);
/// From the IANA names of the plan (`Asia/Jakarta`, `Asia/Pontianak`, `Asia/Makassar`, `Asia/Jayapura`); nullopt otherwise.
std::optional<Zone> zone_from_iana(std::string_view name);
std::string_view iana_of(Zone zone);

}  // namespace bimtek
