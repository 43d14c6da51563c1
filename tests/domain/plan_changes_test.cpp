#include <doctest/doctest.h>

#include <algorithm>

#include "bimtek/domain/plan_changes.hpp"
#include "domain/example_session.hpp"

using namespace bimtek;
using namespace bimtek::tests;

namespace {

template <class Change>
std::vector<PlanChange> changed(Change change, const RegionCode& only = {}) {
    const SessionPlan before = example_plan();
    SessionPlan after = before;
    change(after);
    return changes_of(before, after, only);
}

std::vector<std::string> codes_of(const std::vector<PlanChange>& changes) {
    std::vector<std::string> codes;
    for (const PlanChange& change : changes) codes.emplace_back(change.code);
    return codes;
}

using Codes = std::vector<std::string>;

PlannedRegion& region_in(SessionPlan& plan, const char* code) {
    return *std::ranges::find(plan.regions, RegionCode(code), &PlannedRegion::code);
}

}  // namespace

TEST_CASE("A plan that says the same has no changes") { CHECK(changed([](SessionPlan&) {}).empty()); }

TEST_CASE("The evening before, a speaker and the meeting link change: both are told with what they were") {
    const auto changes = changed([](SessionPlan& plan) {
        plan.agenda.front().pic = "Narasumber lain";
        plan.meeting_url = "https://rapat.example/baru";
    });
    REQUIRE(codes_of(changes) == Codes{"meeting_url", "item_pic"});
    const SessionPlan plan = example_plan();
    CHECK(changes[0].after == PlanValue("https://rapat.example/baru"));
    CHECK(changes[0].before == (plan.meeting_url ? PlanValue(*plan.meeting_url) : PlanValue()));
    CHECK(changes[1].subject == plan.agenda.front().id.value);
    CHECK(changes[1].name == plan.agenda.front().title);
    CHECK(changes[1].after == PlanValue("Narasumber lain"));
}

TEST_CASE("A later start is one change and moves the end. A longer item does not make changes of the items behind it") {
    CHECK(codes_of(changed([](SessionPlan& plan) { plan.starts_at += std::chrono::minutes(30); })) == Codes{"starts_at", "ends_at"});
    CHECK(codes_of(changed([](SessionPlan& plan) { plan.agenda.front().minutes += 5; })) == Codes{"ends_at", "item_minutes"});
}

TEST_CASE("Items that come, go, change their name or their order are told by their ids") {
    const auto changes = changed([](SessionPlan& plan) {
        PlannedItem item = plan.agenda.front();
        item.id = ItemId("tambahan");
        item.minutes = 0;
        plan.agenda.push_back(item);
        plan.agenda.front().title.id = "Judul lain";
    });
    CHECK(codes_of(changes) == Codes{"item_added", "item_renamed"});
    CHECK(changes[0].subject == "tambahan");
    CHECK(codes_of(changed([](SessionPlan& plan) { std::swap(plan.agenda[0], plan.agenda[1]); })) == Codes{"agenda_order"});
    const auto gone = changed([](SessionPlan& plan) { plan.agenda.pop_back(); });
    CHECK(codes_of(gone).back() == "item_removed");
}

TEST_CASE("Title, host, form and steps are told") {
    CHECK(codes_of(changed([](SessionPlan& plan) {
              plan.title.id = "Lain";
              plan.host = "Badan Lain";
              plan.walkthrough = "iid-2022";
              plan.steps.pop_back();
          })) == Codes{"title", "host", "walkthrough", "steps"});
}

TEST_CASE("A region hears of its own sites and of no other region") {
    const auto change = [](SessionPlan& plan) {
        region_in(plan, "73.24").sites.push_back({SiteId("kedua"), "Ruang Kedua", 5});
        region_in(plan, "71.03").sites.front().name = "Gedung Lain";
        std::erase_if(plan.regions, [](const PlannedRegion& region) { return region.code == RegionCode("76.01"); });
    };
    CHECK(codes_of(changed(change, RegionCode("73.24"))) == Codes{"site_added"});
    CHECK(codes_of(changed(change, RegionCode("71.03"))) == Codes{"site_renamed"});
    CHECK(codes_of(changed(change)).size() == 3);
    CHECK(codes_of(changed(change)).back() == "region_removed");
    const auto fewer = changed([](SessionPlan& plan) { region_in(plan, "73.24").sites.front().expected_heads += 1; }, RegionCode("73.24"));
    CHECK(codes_of(fewer) == Codes{"site_heads"});
}
