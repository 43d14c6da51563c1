// The plan of the demo session: the one that the product ships with, moved to another day.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bimtek/base/time.hpp"

namespace bimtek::app {

/// The zone of the session's day.
Zone demo_zone();

/// The next full quarter hour, or `now` when it is one.
Instant next_quarter_hour(Instant now);

/// `HH:MM`, today in the zone of the session, or an RFC 3339 time (`2026-11-24T09:00:00+08:00`) that may be given; seconds
/// are dropped. nullopt for anything else.
std::optional<Instant> parse_start(std::string_view text, Instant now);

/// The plan document with the same order and durations, beginning at `start`, a time that may be given.
std::string demo_plan(Instant start);

}  // namespace bimtek::app
