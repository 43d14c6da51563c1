// What a plan says differently than an earlier revision of it, for people who read that one.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "bimtek/domain/plan.hpp"

namespace bimtek::domain {

/// What a member said; empty when there was or is none.
using PlanValue = std::variant<std::monostate, std::string, Localized, int, Instant>;

struct PlanChange {
    /// `title host starts_at ends_at meeting_url walkthrough steps`; `item_added item_removed item_renamed item_pic item_minutes
    /// agenda_order`; `region_added region_removed`; `site_added site_removed site_renamed site_heads`.
    std::string_view code;
    std::string subject;  ///< id of the item or site, or code of the region; empty when it is the session
    Localized name;       ///< of the subject, as it is now or was last
    RegionCode region;    ///< of a site
    PlanValue before;
    PlanValue after;
    bool operator==(const PlanChange&) const = default;
};

/// In the order above. With `only`, of all regions that one's sites alone: nobody is told about another region. The start of
/// an item that moved because one before it got longer is no change of its own.
std::vector<PlanChange> changes_of(const SessionPlan& before, const SessionPlan& after, const RegionCode& only = {});

}  // namespace bimtek::domain
