// From scheduled to archived or cancelled: which phase the session is in, and when it ran.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "bimtek/domain/command.hpp"
#include "bimtek/domain/refusal.hpp"

namespace bimtek::domain {

struct Session;

/// `cancelled` is a session that will not take place: it is shown, and can only be archived.
enum class Phase { scheduled, lobby, live, ended, archived, cancelled };
std::string_view to_string(Phase phase);

/// One run of the session; a session that was ended and reopened has several.
struct OccurrenceRun {
    int number = 1;
    Instant started_at;
    std::optional<Instant> ended_at;
};

struct Lifecycle {
    Phase phase = Phase::scheduled;
    std::vector<OccurrenceRun> occurrences;
    std::optional<Instant> last_staff_action;
};

Outcome decide(const Session&, const Context&, const OpenLobby&);
Outcome decide(const Session&, const Context&, const StartSession&);
Outcome decide(const Session&, const Context&, const EndSession&);
Outcome decide(const Session&, const Context&, const ReopenSession&);
Outcome decide(const Session&, const Context&, const ArchiveSession&);
Outcome decide(const Session&, const Context&, const CancelSession&);

/// A live session that nobody runs: past its reckoned end and without connected staff for
/// `limits::unattended_end_after`. The event is back-dated to the last staff action, or to when staff was last
/// there before the reckoned end, whichever is later (`docs/decisions/unattended-end.md`).
std::optional<Event> end_if_unattended(const Session&, Instant now);

/// Until when workbooks stay open; nullopt before the session has ended.
std::optional<Instant> workbooks_deadline(const Session&);

void evolve(Session&, const RecordedEvent&, const SessionOpened&);
void evolve(Session&, const RecordedEvent&, const SessionStarted&);
void evolve(Session&, const RecordedEvent&, const SessionEnded&);
void evolve(Session&, const RecordedEvent&, const SessionReopened&);
void evolve(Session&, const RecordedEvent&, const SessionArchived&);
void evolve(Session&, const RecordedEvent&, const SessionCancelled&);

}  // namespace bimtek::domain
