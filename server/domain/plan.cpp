#include "bimtek/domain/plan.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>

namespace bimtek::domain {

Instant planned_end(const SessionPlan& plan) {
    Instant end = plan.starts_at;
    for (const PlannedItem& item : plan.agenda) end += std::chrono::minutes(item.minutes);
    return end;
}

const PlannedRegion* find_region(const SessionPlan& plan, const RegionCode& code) {
    const auto found = std::ranges::find(plan.regions, code, &PlannedRegion::code);
    return found == plan.regions.end() ? nullptr : &*found;
}

const PlannedSite* find_site(const SessionPlan& plan, const RegionCode& code, const SiteId& site) {
    const PlannedRegion* region = find_region(plan, code);
    if (region == nullptr) return nullptr;
    const auto found = std::ranges::find(region->sites, site, &PlannedSite::id);
    return found == region->sites.end() ? nullptr : &*found;
}

bool invites(const SessionPlan& plan, const RegionCode& region, const SiteId& site) {
    return site.empty() ? find_region(plan, region) != nullptr : find_site(plan, region, site) != nullptr;
}

bool is_agenda_kind(std::string_view kind) {
    constexpr std::array<std::string_view, 14> kinds = {"registration", "opening", "anthem",   "prayer",     "report",
                                                        "remarks",      "photo",   "presentation", "qna",    "break",
                                                        "practice",     "evaluation", "closing", "other"};
    return std::ranges::find(kinds, kind) != kinds.end();
}

bool kind_counts(std::string_view kind) { return kind == "presentation" || kind == "qna" || kind == "practice"; }

}  // namespace bimtek::domain
