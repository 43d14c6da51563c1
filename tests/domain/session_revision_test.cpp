// A plan that is revised: by whom, when, what may change in which phase, and what becomes of the running session.
#include "domain/given.hpp"

using namespace bimtek;
using namespace bimtek::tests;

namespace {

/// The session of `given` with a further revision at hand, its plan that in force with this change.
template <class Change>
RevisePlan revising(Given& given, Change change) {
    SessionPlan plan = *given.session.plan;
    change(plan);
    const int number = given.session.revisions.rbegin()->first + 1;
    given.session.revisions[number] = revision_of(std::move(plan));
    return {number, given.session.revision};
}

Led when_revised(const Given& given, const RevisePlan& command, const Actor& actor = organizer()) {
    return Led(decide(given.session, {actor, {}, given.now}, command));
}

template <class Change>
Given revised(Given given, Change change) {
    const RevisePlan command = revising(given, change);
    when_revised(given, command).then(PlanRevised{command.revision});
    return given.happened(PlanRevised{command.revision}, organizer());
}

constexpr auto other_title = [](SessionPlan& plan) { plan.title.id = "Bimtek Baru"; };
constexpr auto other_start = [](SessionPlan& plan) { plan.starts_at += 30min; };
constexpr auto other_zone = [](SessionPlan& plan) { plan.zone = Zone::wib; };
constexpr auto longer_talk = [](SessionPlan& plan) { plan.agenda[1].minutes += 10; };
constexpr auto other_form = [](SessionPlan& plan) { plan.definition_hash = "another"; };
constexpr auto fewer_steps = [](SessionPlan& plan) { plan.steps.pop_back(); };
constexpr auto stricter = [](SessionPlan& plan) { plan.attendance.full_percent = 90; };
constexpr auto fewer_regions = [](SessionPlan& plan) { plan.regions.pop_back(); };
constexpr auto fewer_sites = [](SessionPlan& plan) { plan.regions.front().sites.pop_back(); };
constexpr auto what_may_always_change = [](SessionPlan& plan) {
    plan.title = {"Bimtek Baru", "New"};
    plan.theme = "Tema";
    plan.host = "Badan Lain";
    plan.meeting_url = "https://rapat.example/2";
    plan.regions.front().sites.front().expected_heads = 99;
    plan.regions.front().sites.push_back({SiteId("desa"), "Balai Desa", 4});
    plan.regions.push_back({RegionCode("72.01"), "Kabupaten Banggai", RegionCode("72"), "Sulawesi Tengah", Zone::wita,
                            {{SiteId("aula"), "Aula", 10}}});
};

}  // namespace

TEST_CASE("Organizers revise the plan until the session is archived, nobody else ever does") {
    for (Given given : {Given(), in_lobby(), live(), ended()}) {
        const RevisePlan command = revising(given, what_may_always_change);
        when_revised(given, command).then(PlanRevised{2});
        for (const Role role : {Role::facilitator, Role::moderator, Role::helper, Role::site_operator, Role::participant,
                                Role::screen, Role::observer}) {
            when_revised(given, command, actor_of(role)).then_refused(Reason::not_allowed);
        }
    }
    for (Given given : {ended().did(organizer(), ArchiveSession{}), Given().did(organizer(), CancelSession{})}) {
        when_revised(given, revising(given, other_title)).then_refused(Reason::wrong_state);
    }
}

TEST_CASE("The admin of a region adds sites there, and changes nothing else of the plan") {
    const auto own_site = [](SessionPlan& plan) { plan.regions.front().sites.push_back({SiteId("desa"), "Balai Desa", 4}); };
    for (Given given : {Given(), in_lobby(), live(), ended()}) {
        when_revised(given, revising(given, own_site), region_admin()).then(PlanRevised{2});
    }
    Given given;
    when_revised(given, revising(given, own_site), region_admin("71.03")).then_refused(Reason::not_allowed);
    when_revised(given, revising(given, own_site), region_admin("99.99")).then_refused(Reason::not_allowed);
    when_revised(given, revising(given, what_may_always_change), region_admin()).then_refused(Reason::not_allowed);
    const auto renamed = [](SessionPlan& plan) { plan.regions.front().sites.front().name = "Gedung Lain"; };
    when_revised(given, revising(given, renamed), region_admin()).then_refused(Reason::not_allowed);
    const auto fewer = [](SessionPlan& plan) { plan.regions.front().sites.pop_back(); };
    when_revised(given, revising(given, fewer), region_admin()).then_refused(Reason::not_allowed);
    const auto gone = [](SessionPlan& plan) { plan.regions.erase(plan.regions.begin()); };
    when_revised(given, revising(given, gone), region_admin()).then_refused(Reason::not_allowed);
    Given cancelled = Given().did(organizer(), CancelSession{});
    when_revised(cancelled, revising(cancelled, own_site), region_admin()).then_refused(Reason::wrong_state);
}

TEST_CASE("Of two organizers who revise the same plan the second is told, and nothing is overwritten") {
    Given given;
    const RevisePlan first = revising(given, other_title);
    const RevisePlan second = revising(given, longer_talk);
    given.happened(PlanRevised{first.revision}, organizer());
    when_revised(given, second).then_refused(Reason::stale);
    CHECK(given.session.plan->title.id == "Bimtek Baru");
    CHECK(given.session.plan->agenda[1].minutes == 60);

    Given other = given;
    const RevisePlan third = revising(other, longer_talk);
    when_revised(other, third).then(PlanRevised{4});
    other.happened(PlanRevised{4}, organizer());
    CHECK(other.session.revision == 4);
    CHECK(other.session.plan->title.id == "Bimtek Baru");
}

TEST_CASE("While it is scheduled everything may change, and agenda and steps are made anew") {
    const Given given = revised(Given(), [](SessionPlan& plan) {
        for (const auto change : {+other_start, +other_zone, +longer_talk, +other_form, +fewer_steps, +fewer_regions, +fewer_sites}) change(plan);
    });
    REQUIRE(given.session.agenda.items.size() == 6);
    CHECK(given.session.agenda.items[1].minutes == 70);
    CHECK(given.session.agenda.items[2].planned_start == day_start + 30min + 100min);
    CHECK(given.session.steps.order == std::vector{StepId("profile"), StepId("story")});
    CHECK(given.session.steps.gates.size() == 2);
}

TEST_CASE("From the lobby on start, zone, agenda, walkthrough and steps stay, and the refusal names the member") {
    for (Given given : {in_lobby(), live(), ended()}) {
        when_revised(given, revising(given, other_start)).then_refused(Reason::wrong_state, "starts_at");
        when_revised(given, revising(given, other_zone)).then_refused(Reason::wrong_state, "zone");
        when_revised(given, revising(given, longer_talk)).then_refused(Reason::wrong_state, "agenda");
        when_revised(given, revising(given, other_form)).then_refused(Reason::wrong_state, "walkthrough");
        when_revised(given, revising(given, fewer_steps)).then_refused(Reason::wrong_state, "steps");
    }
}

TEST_CASE("Regions and sites are taken out until the session is live") {
    for (const auto fewer : {+fewer_regions, +fewer_sites}) {
        for (Given given : {Given(), in_lobby()}) when_revised(given, revising(given, fewer)).then(PlanRevised{2});
        for (Given given : {live(), ended()}) {
            when_revised(given, revising(given, fewer)).then_refused(Reason::wrong_state, "invited");
        }
    }
}

TEST_CASE("The rules of attendance are frozen when the session starts: nobody's minutes are judged by another measure afterwards") {
    for (Given given : {Given(), in_lobby()}) when_revised(given, revising(given, stricter)).then(PlanRevised{2});
    for (Given given : {live(), ended()}) {
        when_revised(given, revising(given, stricter)).then_refused(Reason::wrong_state, "attendance");
    }
}

TEST_CASE("A region that has a workbook is never taken out: what was typed stays") {
    Given given = in_lobby().did(participant("71.03"), CreateWorkbook{"Antre Pasti"});
    const auto without_it = [](SessionPlan& plan) { plan.regions.erase(plan.regions.begin() + 1); };
    when_revised(given, revising(given, without_it)).then_refused(Reason::wrong_state, "invited");
    when_revised(given, revising(given, fewer_regions)).then(PlanRevised{3});
}

TEST_CASE("What commands did to the agenda stays when the plan's own is as before, and goes when it is another") {
    Given given;
    EditAgendaItem longer{ItemId("open"), {}, {}, 45, {}};
    given.did(facilitator(), longer).did(facilitator(), SetMeetingLink{"https://rapat.example/1"});
    const Given kept = revised(given, other_title);
    CHECK(kept.session.agenda.items[0].minutes == 45);
    CHECK(kept.session.agenda.meeting_url->value == "https://rapat.example/1");
    const Given anew = revised(given, [](SessionPlan& plan) {
        longer_talk(plan);
        plan.meeting_url = "https://rapat.example/2";
    });
    CHECK(anew.session.agenda.items[0].minutes == 30);
    CHECK(anew.session.agenda.meeting_url->value == "https://rapat.example/2");
}

TEST_CASE("Live, a revision leaves the agenda, the open steps and the workbooks as they run") {
    const Given before = with_workbook().did(facilitator(), StartAgendaItem{ItemId("open")});
    const Given after = revised(before, what_may_always_change);
    CHECK(after.session.plan->theme == "Tema");
    CHECK(running_item(after.session.agenda) != nullptr);
    CHECK(after.session.steps.gates.at(StepId("profile")).state == GateState::open);
    CHECK(after.session.workbooks.by_id.contains(first_workbook));
    CHECK(after.session.agenda.meeting_url->value == "https://rapat.example/2");
}

TEST_CASE("The heads of a site that was taken out count no longer") {
    Given given = in_lobby().did(site_operator("73.24", "kantor"), DeclareHeadcount{12}).did(site_operator(), DeclareHeadcount{28});
    given = revised(given, fewer_sites);
    CHECK(given.session.presence.heads.size() == 1);
    CHECK(given.session.presence.heads.contains({RegionCode("73.24"), SiteId("aula")}));
}

TEST_CASE("A session is called off by an organizer until it starts. Then it is shown, and can only be archived") {
    for (const Given& given : {Given(), in_lobby()}) {
        given.when(organizer(), CancelSession{}).then(SessionCancelled{});
        given.when(facilitator(), CancelSession{}).then_refused(Reason::not_allowed);
    }
    live().when(organizer(), CancelSession{}).then_refused(Reason::wrong_state);
    Given cancelled = in_lobby().did(organizer(), CancelSession{});
    CHECK(cancelled.session.lifecycle.phase == Phase::cancelled);
    cancelled.when(organizer(), CancelSession{}).then_refused(Reason::wrong_state);
    cancelled.when(facilitator(), StartSession{}).then_refused(Reason::wrong_state);
    cancelled.when(organizer(), ArchiveSession{}).then(SessionArchived{});
}
