#include "bimtek/domain/plan_changes.hpp"

#include <algorithm>
#include <utility>

namespace bimtek::domain {

namespace {

PlanValue value_of(const std::optional<std::string>& text) { return text ? PlanValue(*text) : PlanValue(); }
PlanValue value_of(const std::string& text) { return text.empty() ? PlanValue() : PlanValue(text); }

class Changes {
public:
    /// Notes the change when the two are different.
    void note(std::string_view code, PlanValue before, PlanValue after) {
        if (before != after) list.push_back({code, {}, {}, {}, std::move(before), std::move(after)});
    }
    void note(std::string_view code, const PlannedItem& item, PlanValue before, PlanValue after) {
        if (before != after) list.push_back({code, item.id.value, item.title, {}, std::move(before), std::move(after)});
    }
    void note(std::string_view code, const PlannedRegion& region) {
        list.push_back({code, region.code.value, {region.name, {}}, {}, {}, {}});
    }
    void note(std::string_view code, const PlannedRegion& region, const PlannedSite& site, PlanValue before, PlanValue after) {
        if (before != after) list.push_back({code, site.id.value, {site.name, {}}, region.code, std::move(before), std::move(after)});
    }

    std::vector<PlanChange> list;
};

const PlannedItem* find_item(const SessionPlan& plan, const ItemId& id) {
    const auto found = std::ranges::find(plan.agenda, id, &PlannedItem::id);
    return found == plan.agenda.end() ? nullptr : &*found;
}

/// The items of `plan` that `other` has too, in the order of `plan`.
std::vector<ItemId> shared_items(const SessionPlan& plan, const SessionPlan& other) {
    std::vector<ItemId> ids;
    for (const PlannedItem& item : plan.agenda) {
        if (find_item(other, item.id)) ids.push_back(item.id);
    }
    return ids;
}

void compare_agendas(const SessionPlan& before, const SessionPlan& after, Changes& changes) {
    for (const PlannedItem& item : after.agenda) {
        if (!find_item(before, item.id)) changes.note("item_added", item, {}, item.title);
    }
    for (const PlannedItem& item : before.agenda) {
        if (!find_item(after, item.id)) changes.note("item_removed", item, item.title, {});
    }
    for (const PlannedItem& item : after.agenda) {
        const PlannedItem* was = find_item(before, item.id);
        if (was == nullptr) continue;
        changes.note("item_renamed", item, was->title, item.title);
        changes.note("item_pic", item, value_of(was->pic), value_of(item.pic));
        changes.note("item_minutes", item, was->minutes, item.minutes);
    }
    if (shared_items(before, after) != shared_items(after, before)) changes.note("agenda_order", 0, 1);
}

void compare_sites(const PlannedRegion& before, const PlannedRegion& after, Changes& changes) {
    const auto in = [](const PlannedRegion& region, const SiteId& id) {
        const auto found = std::ranges::find(region.sites, id, &PlannedSite::id);
        return found == region.sites.end() ? nullptr : &*found;
    };
    for (const PlannedSite& site : after.sites) {
        const PlannedSite* was = in(before, site.id);
        if (was == nullptr) {
            changes.note("site_added", after, site, {}, site.name);
            continue;
        }
        changes.note("site_renamed", after, site, was->name, site.name);
        changes.note("site_heads", after, site, was->expected_heads, site.expected_heads);
    }
    for (const PlannedSite& site : before.sites) {
        if (!in(after, site.id)) changes.note("site_removed", before, site, site.name, {});
    }
}

}  // namespace

std::vector<PlanChange> changes_of(const SessionPlan& before, const SessionPlan& after, const RegionCode& only) {
    Changes changes;
    changes.note("title", before.title, after.title);
    changes.note("host", before.host, after.host);
    changes.note("starts_at", before.starts_at, after.starts_at);
    changes.note("ends_at", planned_end(before), planned_end(after));
    changes.note("meeting_url", value_of(before.meeting_url), value_of(after.meeting_url));
    changes.note("walkthrough", before.walkthrough, after.walkthrough);
    if (before.steps != after.steps) {
        changes.list.push_back({"steps", {}, {}, {}, static_cast<int>(before.steps.size()), static_cast<int>(after.steps.size())});
    }
    compare_agendas(before, after, changes);
    for (const PlannedRegion& region : after.regions) {
        if (!only.empty() && region.code != only) continue;
        const PlannedRegion* was = find_region(before, region.code);
        if (was != nullptr) compare_sites(*was, region, changes);
        else changes.note("region_added", region);
    }
    for (const PlannedRegion& region : before.regions) {
        if (only.empty() && !find_region(after, region.code)) changes.note("region_removed", region);
    }
    return std::move(changes.list);
}

}  // namespace bimtek::domain
