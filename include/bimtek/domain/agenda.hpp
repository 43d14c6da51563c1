// The rundown as it runs: what is planned, what happened, and what the rest of the day looks like now.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bimtek/domain/command.hpp"
#include "bimtek/domain/plan.hpp"
#include "bimtek/domain/refusal.hpp"

namespace bimtek::domain {

struct Session;

enum class ItemState { pending, running, done, skipped };
std::string_view to_string(ItemState state);

struct AgendaItem {
    ItemId id;
    Localized title;
    std::string kind;
    std::string pic;
    std::optional<Instant> planned_start;  ///< absent for an item added while the session ran
    int planned_minutes = 0;
    int minutes = 0;  ///< allotted now: planned, plus extensions
    bool counts = false;
    bool is_break = false;
    ItemState state = ItemState::pending;
    std::optional<Instant> started_at;  ///< of its latest run
    std::optional<Instant> ended_at;
};

struct Agenda {
    std::vector<AgendaItem> items;
    std::optional<PrivateText> meeting_url;  ///< absent: none
};

Agenda agenda_of(const SessionPlan& plan);
const AgendaItem* find_item(const Agenda& agenda, const ItemId& id);
const AgendaItem* running_item(const Agenda& agenda);

/// How far the session is behind its plan, in whole minutes truncated toward zero; negative when ahead; 0 unless live.
/// It is the forecast start of the first pending item that has a planned start, minus that planned start; with none
/// pending, the forecast end minus the planned end. A running item is forecast to end at its start plus its minutes,
/// or now if that has passed.
int drift_minutes(const Session&, Instant now);

/// When the day is over by the agenda as staff left it, however late it is by now: at the planned end, or later where it began late, was
/// reopened, extended or added to. The running item takes its minutes, and what is pending behind it or behind the last that ran its own.
Instant reckoned_end(const Session&);

Outcome decide(const Session&, const Context&, const StartAgendaItem&);
Outcome decide(const Session&, const Context&, const FinishAgendaItem&);
Outcome decide(const Session&, const Context&, const SkipAgendaItem&);
Outcome decide(const Session&, const Context&, const ReopenAgendaItem&);
Outcome decide(const Session&, const Context&, const ExtendAgendaItem&);
Outcome decide(const Session&, const Context&, const MoveAgendaItem&);
Outcome decide(const Session&, const Context&, const AddAgendaItem&);
Outcome decide(const Session&, const Context&, const EditAgendaItem&);
Outcome decide(const Session&, const Context&, const SetMeetingLink&);

void evolve(Session&, const RecordedEvent&, const AgendaItemStarted&);
void evolve(Session&, const RecordedEvent&, const AgendaItemFinished&);
void evolve(Session&, const RecordedEvent&, const AgendaItemSkipped&);
void evolve(Session&, const RecordedEvent&, const AgendaItemReopened&);
void evolve(Session&, const RecordedEvent&, const AgendaItemExtended&);
void evolve(Session&, const RecordedEvent&, const AgendaItemMoved&);
void evolve(Session&, const RecordedEvent&, const AgendaItemAdded&);
void evolve(Session&, const RecordedEvent&, const AgendaItemEdited&);
void evolve(Session&, const RecordedEvent&, const MeetingLinkSet&);

/// Ends the run of whatever runs; used when the next item starts and when the session ends.
void finish_running(Agenda& agenda, Instant at);

}  // namespace bimtek::domain
