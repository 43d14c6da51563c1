// One revision of the plan of a session: agenda, regions, steps taught, attendance policy. A revision never changes; which
// one is in force is in the events, see `revision.hpp`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bimtek/base/id.hpp"
#include "bimtek/base/time.hpp"
#include "bimtek/domain/attendance_policy.hpp"

namespace bimtek::domain {

/// A text in the languages of the interface; `en` falls back to `id` when empty.
struct Localized {
    std::string id;
    std::string en;
    bool operator==(const Localized&) const = default;
};

struct PlannedItem {
    ItemId id;
    Localized title;
    std::string kind;  ///< one of `agenda_kinds`
    int minutes = 0;
    std::string pic;  ///< a role, never a person; may be empty
    bool counts = false;
    bool is_break = false;
    bool operator==(const PlannedItem&) const = default;
};

struct PlannedSite {
    SiteId id;
    std::string name;
    int expected_heads = 0;
    bool operator==(const PlannedSite&) const = default;
};

struct PlannedRegion {
    RegionCode code;
    std::string name;
    RegionCode province;
    std::string province_name;
    Zone zone = Zone::wib;
    std::vector<PlannedSite> sites;
    bool operator==(const PlannedRegion&) const = default;
};

struct SessionPlan {
    SessionId id;
    Localized title;
    std::string theme;  ///< may be empty
    std::string host;
    Zone zone = Zone::wib;
    Instant starts_at;
    std::optional<std::string> meeting_url;
    std::string walkthrough;      ///< id of the definition, e.g. `iid-2026`
    std::string definition_hash;  ///< of the staff edition: pins the exact definition
    std::string site_definition_hash;
    std::vector<StepId> steps;  ///< taught that day, in this order
    std::vector<PlannedItem> agenda;
    std::vector<PlannedRegion> regions;
    AttendancePolicy attendance;
    bool operator==(const SessionPlan&) const = default;
};

/// Planned end: start plus the minutes of all items.
Instant planned_end(const SessionPlan& plan);

/// nullptr when the region or this site of it was not invited.
const PlannedSite* find_site(const SessionPlan& plan, const RegionCode& code, const SiteId& site);

/// Whether the plan invites this region, and this site of it when one is named.
bool invites(const SessionPlan& plan, const RegionCode& region, const SiteId& site);

/// nullptr when the region was not invited.
const PlannedRegion* find_region(const SessionPlan& plan, const RegionCode& code);

/// `registration` … `closing`, `other`: the closed list of the wire.
bool is_agenda_kind(std::string_view kind);

/// Whether an item that was added or edited while the session ran makes creditable time, by its kind.
bool kind_counts(std::string_view kind);

}  // namespace bimtek::domain
