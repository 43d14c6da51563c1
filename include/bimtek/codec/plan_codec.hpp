// Reads a plan document (`schemas/plan/`) into a SessionPlan, or says everything that is wrong with it at once.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bimtek/base/result.hpp"
#include "bimtek/domain/plan.hpp"

namespace bimtek::codec {

/// One thing wrong with a plan: where (a JSON pointer, e.g. `/agenda/3/minutes`) and what, a code. The codes:
/// `not_json required wrong_type empty too_long out_of_range unknown_region unknown_walkthrough unknown_step unknown_kind
/// unknown_zone unknown_format unknown_member duplicate bad_text bad_date bad_time bad_url overlapping gap wrong_end too_many`.
struct PlanProblem {
    std::string path;
    std::string code;
    bool operator==(const PlanProblem&) const = default;
};

/// A government, as the catalog knows it.
struct KnownRegion {
    std::string name;
    RegionCode province;
    std::string province_name;
    Zone zone = Zone::wib;
};

/// A walkthrough definition, as far as a plan refers to it.
struct KnownWalkthrough {
    std::string staff_hash;
    std::string site_hash;
    std::vector<StepId> steps;
};

/// What a plan may refer to; nullopt: there is no such thing.
struct PlanReferences {
    std::function<std::optional<KnownRegion>(const RegionCode&)> region;
    std::function<std::optional<KnownWalkthrough>(const std::string& id)> walkthrough;
};

/// The plan of session `id`, with names, zones and definition hashes filled in from `references`; or its problems, at least one.
/// Start times follow from `date`, `starts_at` and the minutes; an item that states its own `starts_at` must agree with them.
Result<domain::SessionPlan, std::vector<PlanProblem>> parse_plan(std::string_view json, SessionId id,
                                                                 const PlanReferences& references);

/// The same of a document that was accepted before, maybe by an older program: what is stricter about members and texts now shuts
/// nobody out of a session. nullopt when it makes no plan all the same.
std::optional<domain::SessionPlan> read_kept_plan(std::string_view json, SessionId id, const PlanReferences& references);

/// The document of a plan that was accepted, with a further site behind those of a region that it invites.
std::string with_site(std::string_view document, const RegionCode& region, const domain::PlannedSite& site);

}  // namespace bimtek::codec
