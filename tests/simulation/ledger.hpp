// What must hold between the log and what was told: checked at every frame, and over the whole log.
#pragma once

#include <string>
#include <vector>

#include "bimtek/domain/attendance.hpp"
#include "bimtek/domain/plan.hpp"
#include "simulation/client.hpp"
#include "bimtek/store/event_log.hpp"

namespace bimtek::simulation {

using Logged = std::vector<store::LoggedEvent>;

/// Why this frame may not be told now: it speaks of what is not in the log, or not so. Empty when it may. `only_to` is whose own
/// frame it is.
std::string untrue(const Json& frame, const Client* only_to, const Logged& log);

/// What is wrong with the log itself: a hole in its numbers, or a time that goes back. Empty when it is sound.
std::string unsound(const Logged& log);

/// What each client was told of its commands, against what is in the log. One line per contradiction.
std::vector<std::string> broken_promises(const std::vector<const Client*>& clients, const Logged& log);

/// The facts of attendance as they stand in the log, of the session and of each of these invitations.
domain::AttendanceFacts session_facts(const domain::SessionPlan& plan, const Logged& log, Instant as_of);
domain::InvitationFacts invitation_facts(const domain::Actor& actor, const Logged& log);

}  // namespace bimtek::simulation
