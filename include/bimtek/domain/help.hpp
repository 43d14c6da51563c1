// "Kami butuh bantuan": the queue of regions that are stuck.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "bimtek/domain/command.hpp"
#include "bimtek/domain/refusal.hpp"

namespace bimtek::domain {

struct Session;

struct HelpItem {
    HelpId id;
    Seq seq = 0;  ///< of its asking
    WorkbookId workbook;
    RegionCode region;
    StepId step;
    std::optional<FieldId> field;
    std::string reason;
    std::optional<PrivateText> text;
    Instant asked_at;
    Actor by;
    std::optional<Actor> claimed_by;
};

/// Open and claimed items; what is withdrawn or resolved leaves the queue and stays in the log.
struct HelpQueue {
    std::map<HelpId, HelpItem> waiting;
    std::map<HelpId, RegionCode> regions;      ///< of every item that was ever asked: who is told of its end
    std::map<HelpId, WorkbookId> workbooks;    ///< likewise: whose row on the board changes with it
};

/// The one waiting item of a workbook, or nullptr.
const HelpItem* help_of(const HelpQueue& queue, const WorkbookId& workbook);

Outcome decide(const Session&, const Context&, const AskForHelp&);
Outcome decide(const Session&, const Context&, const WithdrawHelp&);
Outcome decide(const Session&, const Context&, const ClaimHelp&);
Outcome decide(const Session&, const Context&, const ResolveHelp&);

void evolve(Session&, const RecordedEvent&, const HelpAsked&);
void evolve(Session&, const RecordedEvent&, const HelpWithdrawn&);
void evolve(Session&, const RecordedEvent&, const HelpClaimed&);
void evolve(Session&, const RecordedEvent&, const HelpResolved&);

}  // namespace bimtek::domain
