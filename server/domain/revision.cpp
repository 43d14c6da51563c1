#include "bimtek/domain/revision.hpp"

#include <algorithm>
#include <string>

#include "bimtek/base/check.hpp"
#include "bimtek/domain/session.hpp"

namespace bimtek::domain {

namespace {

bool same_agenda(const SessionPlan& before, const SessionPlan& after) {
    return before.starts_at == after.starts_at && before.agenda == after.agenda;
}

bool same_form(const SessionPlan& before, const SessionPlan& after) {
    return before.walkthrough == after.walkthrough && before.definition_hash == after.definition_hash;
}

bool takes_out_a_site(const SessionPlan& before, const SessionPlan& after) {
    return std::ranges::any_of(before.regions, [&](const PlannedRegion& region) {
        return std::ranges::any_of(region.sites, [&](const PlannedSite& site) { return !invites(after, region.code, site.id); });
    });
}

bool takes_out_a_workbook(const Session& session, const SessionPlan& after) {
    return std::ranges::any_of(session.workbooks.by_region,
                               [&](const auto& entry) { return find_region(after, entry.first) == nullptr; });
}

/// The first member of the plan that must stay as it is and does not; nullptr for none.
const char* fixed_member(const Session& session, const SessionPlan& after) {
    const SessionPlan& before = *session.plan;
    if (session.lifecycle.phase == Phase::scheduled) return nullptr;
    if (before.starts_at != after.starts_at) return "starts_at";
    if (before.zone != after.zone) return "zone";
    if (before.agenda != after.agenda) return "agenda";
    if (!same_form(before, after)) return "walkthrough";
    if (before.steps != after.steps) return "steps";
    const bool started = session.lifecycle.phase != Phase::lobby;
    if (started && before.attendance != after.attendance) return "attendance";
    if (started && takes_out_a_site(before, after)) return "invited";
    if (takes_out_a_workbook(session, after)) return "invited";
    return nullptr;
}

/// Whether the region has further sites, and nothing else is different.
bool adds_sites_only(const SessionPlan& before, SessionPlan after, const RegionCode& region) {
    const auto* was = find_region(before, region);
    const auto now = std::ranges::find(after.regions, region, &PlannedRegion::code);
    if (was == nullptr || now == after.regions.end() || now->sites.size() < was->sites.size()) return false;
    now->sites.resize(was->sites.size());
    return after == before;
}

}  // namespace

Outcome decide(const Session& session, const Context& context, const RevisePlan& command) {
    const Role role = context.actor.role;
    if (role != Role::organizer && role != Role::region_admin) return refuse(Reason::not_allowed);
    const Phase phase = session.lifecycle.phase;
    if (phase == Phase::archived || phase == Phase::cancelled) return refuse(Reason::wrong_state);
    if (command.base != session.revision) return refuse(Reason::stale);
    const auto revision = session.revisions.find(command.revision);
    BIMTEK_CHECK(revision != session.revisions.end());
    if (role == Role::region_admin && !adds_sites_only(*session.plan, *revision->second.plan, context.actor.region)) {
        return refuse(Reason::not_allowed);
    }
    if (const char* member = fixed_member(session, *revision->second.plan)) return refuse(Reason::wrong_state, member);
    return done(PlanRevised{command.revision});
}

void evolve(Session& session, const RecordedEvent&, const PlanRevised& event) {
    const auto revision = session.revisions.find(event.revision);
    BIMTEK_CHECK(revision != session.revisions.end());
    const auto before = session.plan;
    session.revision = event.revision;
    session.plan = revision->second.plan;
    session.walkthrough = revision->second.walkthrough;

    Agenda planned = agenda_of(*session.plan);
    if (!same_agenda(*before, *session.plan)) session.agenda.items = std::move(planned.items);
    if (before->meeting_url != session.plan->meeting_url) session.agenda.meeting_url = std::move(planned.meeting_url);
    if (before->steps != session.plan->steps) session.steps = steps_of(*session.plan);
    std::erase_if(session.presence.heads,
                  [&](const auto& entry) { return !invites(*session.plan, entry.first.region, entry.first.site); });
}

}  // namespace bimtek::domain
