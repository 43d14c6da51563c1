// The session that is simulated: a short day with invented regions and steps of the edition of 2026.
#pragma once

#include <vector>

#include "bimtek/store/session_source.hpp"
#include "simulation/random.hpp"

namespace bimtek::simulation {

/// 21 April 2022, 08.00 WITA; the plan ends forty minutes later.
inline constexpr Instant day_start{Millis(1'650'499'200'000)};

/// The plan with this many regions, and everyone who is invited to it: an organizer, two facilitators, a moderator, a helper, a
/// screen, an observer; of each region an operator per site, of every other one a participant. Every third region has two sites.
store::SessionRecord planned_session(int regions);

/// The plan with one thing changed, which may be what the rules do not allow at that time.
domain::SessionPlan revised_plan(domain::SessionPlan plan, int revision, Random& random);

}  // namespace bimtek::simulation
