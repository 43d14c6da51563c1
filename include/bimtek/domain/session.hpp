// One Bimtek while it runs: its whole state, the rules that turn a command into events, and events into state.
// Start reading here. Pure: no clock, thread, JSON or I/O; time and ids come in with the call.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string_view>

#include "bimtek/domain/agenda.hpp"
#include "bimtek/domain/chat.hpp"
#include "bimtek/domain/command.hpp"
#include "bimtek/domain/event.hpp"
#include "bimtek/domain/help.hpp"
#include "bimtek/domain/lifecycle.hpp"
#include "bimtek/domain/plan.hpp"
#include "bimtek/domain/presence.hpp"
#include "bimtek/domain/refusal.hpp"
#include "bimtek/domain/revision.hpp"
#include "bimtek/domain/walkthrough.hpp"
#include "bimtek/domain/workbooks.hpp"

namespace bimtek::domain {

struct Session {
    /// Revision 1 must be among them; it is in force until an event says otherwise.
    explicit Session(std::map<int, PlanRevision> its_revisions);

    std::map<int, PlanRevision> revisions;  ///< by number; not all were ever in force
    int revision = 1;                       ///< the one in force
    std::shared_ptr<const SessionPlan> plan;         ///< of the revision in force
    std::shared_ptr<const Walkthrough> walkthrough;  ///< likewise
    std::map<InvitationId, Actor> invited;  ///< who may be muted, and where they belong; filled by `live`

    Seq seq = 0;  ///< of the last event
    Instant last_at;

    Lifecycle lifecycle;
    Agenda agenda;
    Chat chat;
    Presence presence;
    Steps steps;
    Workbooks workbooks;
    HelpQueue help;
};

/// The events that the command leads to, or why not. Changes nothing. Checks in this order: may this role send it
/// (`not_allowed`), may it be sent now (`wrong_state`), then the command's own rules. `seq + 1` is the seq that the first
/// event will have; ids of what is made come from it.
Outcome decide(const Session&, const Context&, const Command&);

/// Takes an event in. Never refuses: what is in the log happened. `event.seq` must be `session.seq + 1`.
void evolve(Session&, const RecordedEvent& event);

}  // namespace bimtek::domain
