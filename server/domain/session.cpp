#include "bimtek/domain/session.hpp"

#include <array>
#include <utility>

#include "bimtek/base/check.hpp"
#include "bimtek/domain/rules.hpp"

namespace bimtek::domain {

std::string_view to_string(Reason reason) {
    constexpr std::array<std::string_view, 14> words = {
        "not_allowed", "wrong_state", "unknown",   "id_reused",   "too_fast", "too_long", "too_short",
        "muted",       "slow_mode",   "step_closed", "stale",     "invalid",  "busy",     "unavailable"};
    return words.at(static_cast<std::size_t>(reason));
}

Session::Session(std::map<int, PlanRevision> its_revisions)
    : revisions(std::move(its_revisions)),
      plan(revisions.at(1).plan),
      walkthrough(revisions.at(1).walkthrough),
      agenda(agenda_of(*plan)),
      steps(steps_of(*plan)) {}

Outcome decide(const Session& session, const Context& context, const Command& command) {
    const CommandRule& rule = rule_of(type_of(command));
    if (!rule.allows(context.actor.role)) return refuse(Reason::not_allowed);
    if (!rule.allows(session.lifecycle.phase)) return refuse(Reason::wrong_state);
    return std::visit([&](const auto& one) { return decide(session, context, one); }, command);
}

void evolve(Session& session, const RecordedEvent& event) {
    BIMTEK_CHECK(event.seq == session.seq + 1);
    session.seq = event.seq;
    session.last_at = event.at;
    // A loss is noticed, not done: after a restart even hours later.
    const bool acted = event.by && !std::holds_alternative<DeviceLost>(event.event);
    if (acted && is_staff(event.by->role)) session.lifecycle.last_staff_action = event.at;
    std::visit([&](const auto& one) { evolve(session, event, one); }, event.event);
}

}  // namespace bimtek::domain
