// The plan as organizers change it: which revision is in force, and what may still change in which phase.
#pragma once

#include <memory>

#include "bimtek/domain/plan.hpp"
#include "bimtek/domain/refusal.hpp"
#include "bimtek/domain/walkthrough.hpp"

namespace bimtek::domain {

struct Session;

/// A plan and the definition that it teaches. The first is what was imported.
struct PlanRevision {
    std::shared_ptr<const SessionPlan> plan;
    std::shared_ptr<const Walkthrough> walkthrough;
};

/// Puts a revision in force. It comes with a request, not over the live line: a plan does not fit a frame.
struct RevisePlan {
    int revision = 2;  ///< the new one; it is among `Session::revisions`
    int base = 1;      ///< the one that it was made from
};

/// By organizers, and by the admin of a region when all it does is add sites there; while the session is neither archived nor cancelled (else `wrong_state` without a field). `stale` when `base`
/// is not in force: someone else changed the plan meanwhile. While scheduled everything may change. After it start, zone,
/// agenda, walkthrough and steps stay (the agenda has commands of its own), and once live no region or site is taken out; a
/// region with a workbook never is. Else `wrong_state` with the member of the plan as its field.
Outcome decide(const Session&, const Context&, const RevisePlan&);

/// What the plan says differently is taken over: agenda and steps are made anew from it, and so is the meeting link. What it
/// says as before stays as it is now, also where a command changed it.
void evolve(Session&, const RecordedEvent&, const PlanRevised&);

}  // namespace bimtek::domain
