#include "bimtek/domain/lifecycle.hpp"

#include <algorithm>
#include <array>

#include "bimtek/base/check.hpp"
#include "bimtek/base/limits.hpp"
#include "bimtek/domain/session.hpp"

namespace bimtek::domain {

std::string_view to_string(Phase phase) {
    constexpr std::array<std::string_view, 6> words = {"scheduled", "lobby", "live", "ended", "archived", "cancelled"};
    return words.at(static_cast<std::size_t>(phase));
}

namespace {

const OccurrenceRun& current_run(const Session& session) {
    BIMTEK_CHECK(!session.lifecycle.occurrences.empty());
    return session.lifecycle.occurrences.back();
}

}  // namespace

Outcome decide(const Session&, const Context&, const OpenLobby&) { return done(SessionOpened{}); }

Outcome decide(const Session&, const Context&, const StartSession&) { return done(SessionStarted{1}); }

Outcome decide(const Session& session, const Context& context, const EndSession&) {
    return done(SessionEnded{current_run(session).number, context.now, "command"});
}

Outcome decide(const Session& session, const Context&, const ReopenSession&) {
    return done(SessionReopened{current_run(session).number + 1});
}

Outcome decide(const Session&, const Context&, const ArchiveSession&) { return done(SessionArchived{}); }

Outcome decide(const Session&, const Context&, const CancelSession&) { return done(SessionCancelled{}); }

std::optional<Event> end_if_unattended(const Session& session, Instant now) {
    if (session.lifecycle.phase != Phase::live) return std::nullopt;
    const OccurrenceRun& run = current_run(session);
    const Instant due = reckoned_end(session);
    if (now <= due) return std::nullopt;

    const Instant staff_gone = std::max(session.presence.staff_absent_since.value_or(run.started_at), run.started_at);
    const bool staff_here = std::ranges::any_of(session.presence.devices, [](const auto& entry) {
        return is_staff(entry.second.actor.role) && entry.second.state == DeviceState::connected;
    });
    if (staff_here || now - staff_gone < limits::unattended_end_after) return std::nullopt;

    // Whoever talks for an hour clicks nothing, so being there runs the session too; but a page left open overnight does not.
    const Instant last_there = std::min(staff_gone, due);
    const Instant last_action = session.lifecycle.last_staff_action.value_or(run.started_at);
    return SessionEnded{run.number, std::max({last_action, last_there, run.started_at}), "unattended"};
}

std::optional<Instant> workbooks_deadline(const Session& session) {
    const auto& runs = session.lifecycle.occurrences;
    if (runs.empty() || !runs.back().ended_at) return std::nullopt;
    return *runs.back().ended_at + std::chrono::days(limits::workbook_days_after_end);
}

void evolve(Session& session, const RecordedEvent&, const SessionOpened&) { session.lifecycle.phase = Phase::lobby; }

void evolve(Session& session, const RecordedEvent& recorded, const SessionStarted& event) {
    session.lifecycle.phase = Phase::live;
    session.lifecycle.occurrences.push_back({event.occurrence, recorded.at, std::nullopt});
}

void evolve(Session& session, const RecordedEvent&, const SessionEnded& event) {
    session.lifecycle.phase = Phase::ended;
    BIMTEK_CHECK(!session.lifecycle.occurrences.empty());
    session.lifecycle.occurrences.back().ended_at = event.ended_at;
    finish_running(session.agenda, event.ended_at);
}

void evolve(Session& session, const RecordedEvent& recorded, const SessionReopened& event) {
    session.lifecycle.phase = Phase::live;
    session.lifecycle.occurrences.push_back({event.occurrence, recorded.at, std::nullopt});
}

void evolve(Session& session, const RecordedEvent&, const SessionArchived&) {
    session.lifecycle.phase = Phase::archived;
}

void evolve(Session& session, const RecordedEvent&, const SessionCancelled&) {
    session.lifecycle.phase = Phase::cancelled;
}

}  // namespace bimtek::domain
