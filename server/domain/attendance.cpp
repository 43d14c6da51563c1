#include "bimtek/domain/attendance.hpp"

#include <algorithm>

#include "bimtek/base/check.hpp"
#include "domain/attendance_intervals.hpp"
#include "domain/attendance_presence.hpp"

namespace bimtek::domain {
namespace {

Interval interval_of(Instant started_at, std::optional<Instant> ended_at, const AttendanceFacts& facts) {
    return {started_at, ended_at.value_or(facts.as_of)};
}

IntervalSet session_time_of(const AttendanceFacts& facts) {
    std::vector<Interval> occurrences;
    for (const Occurrence& occurrence : facts.occurrences) {
        occurrences.push_back(interval_of(occurrence.started_at, occurrence.ended_at, facts));
    }
    return covered_by(std::move(occurrences));
}

/// What can be counted: the items that count, or the whole session when none ran for any time; never outside the session, never a break.
IntervalSet creditable_time_of(const AttendanceFacts& facts) {
    std::vector<Interval> counting;
    std::vector<Interval> breaks;
    for (const ItemRun& run : facts.runs) {
        const Interval interval = interval_of(run.started_at, run.ended_at, facts);
        if (run.counts) counting.push_back(interval);
        if (run.is_break) breaks.push_back(interval);
    }
    const IntervalSet session = session_time_of(facts);
    const IntervalSet counted = common_of(covered_by(std::move(counting)), session);
    return without(counted.empty() ? session : counted, covered_by(std::move(breaks)));
}

std::vector<OccurrenceAttendance> occurrences_of(const AttendanceFacts& facts, const IntervalSet& counted) {
    std::vector<OccurrenceAttendance> result;
    for (const Occurrence& occurrence : facts.occurrences) {
        const auto interval = interval_of(occurrence.started_at, occurrence.ended_at, facts);
        result.push_back({occurrence.number, length_of(common_of(counted, covered_by({interval})))});
    }
    return result;
}

std::vector<ItemAttendance> items_of(const AttendanceFacts& facts, const IntervalSet& present_in_session) {
    std::vector<ItemId> order;
    std::vector<std::vector<Interval>> runs;
    for (const ItemRun& run : facts.runs) {
        const auto known = std::find(order.begin(), order.end(), run.item);
        const auto index = static_cast<std::size_t>(known - order.begin());
        if (known == order.end()) {
            order.push_back(run.item);
            runs.emplace_back();
        }
        runs[index].push_back(interval_of(run.started_at, run.ended_at, facts));
    }
    std::vector<ItemAttendance> result;
    for (std::size_t i = 0; i < order.size(); ++i) {
        result.push_back({order[i], length_of(common_of(present_in_session, covered_by(std::move(runs[i]))))});
    }
    return result;
}

int late_minutes_of(const AttendanceFacts& facts, std::optional<Instant> first_joined_at) {
    if (!first_joined_at || facts.occurrences.empty()) return 0;
    const Instant start = std::max(facts.planned_start, facts.occurrences.front().started_at);
    if (*first_joined_at <= start + std::chrono::minutes{facts.policy.late_after_min}) return 0;
    return static_cast<int>(std::chrono::floor<std::chrono::minutes>(*first_joined_at - start).count());
}

/// Decided on the exact ratio, not on the floored percent.
AttendanceStatus status_of(const AttendancePolicy& policy, bool joined, Millis counted, Millis creditable) {
    if (!joined) return AttendanceStatus::absent;
    const auto reaches = [&](int percent) { return counted * 100 >= creditable * percent; };
    if (creditable == Millis{}) return AttendanceStatus::not_met;
    if (reaches(policy.full_percent)) return AttendanceStatus::full;
    if (reaches(policy.partial_percent)) return AttendanceStatus::partial;
    return AttendanceStatus::not_met;
}

AttendanceRow figures_of(const AttendanceFacts& facts, const TimesPresent& presence) {
    const IntervalSet creditable = creditable_time_of(facts);
    const IntervalSet seen = covered_by(presence.seen);
    const IntervalSet outage = without(covered_by(presence.outage), seen);
    const IntervalSet bridged = without(without(covered_by(presence.bridged), seen), outage);

    std::vector<Interval> parts = seen;
    parts.insert(parts.end(), outage.begin(), outage.end());
    parts.insert(parts.end(), bridged.begin(), bridged.end());
    const IntervalSet present = covered_by(std::move(parts));
    const IntervalSet counted = common_of(present, creditable);

    AttendanceRow row;
    row.policy = facts.policy;
    row.first_joined_at = presence.first_hello;
    if (!presence.still_there) row.last_left_at = presence.last_end;
    row.counted = length_of(counted);
    row.creditable = length_of(creditable);
    row.percent = row.creditable == Millis{} ? 0 : static_cast<int>(row.counted * 100 / row.creditable);
    row.status = status_of(facts.policy, presence.first_hello.has_value(), row.counted, row.creditable);
    row.late_minutes = late_minutes_of(facts, row.first_joined_at);
    row.bridged = length_of(common_of(bridged, creditable));
    row.outage = length_of(common_of(outage, creditable));
    row.reconnects = presence.reconnects;
    row.devices = presence.devices;
    row.occurrences = occurrences_of(facts, counted);
    row.items = items_of(facts, common_of(present, session_time_of(facts)));
    return row;
}

/// Adds an invitation's declared heads to those of the row.
void add_heads(AttendanceRow& row, const std::vector<Headcount>& heads) {
    if (heads.empty()) return;
    const auto by_heads = [](const Headcount& a, const Headcount& b) { return a.heads < b.heads; };
    row.heads_first = row.heads_first.value_or(0) + heads.front().heads;
    row.heads_max = row.heads_max.value_or(0) + std::max_element(heads.begin(), heads.end(), by_heads)->heads;
    row.heads_last = row.heads_last.value_or(0) + heads.back().heads;
}

}  // namespace

std::string_view to_string(AttendanceStatus status) {
    switch (status) {
        case AttendanceStatus::full: return "full";
        case AttendanceStatus::partial: return "partial";
        case AttendanceStatus::not_met: return "not_met";
        case AttendanceStatus::absent: return "absent";
    }
    BIMTEK_CHECK(false);
}

std::string rules_in_words(const AttendancePolicy& policy) {
    return std::string(attendance_rule_version) + " grace_s=" + std::to_string(policy.grace_s) +
           " late_after_min=" + std::to_string(policy.late_after_min) + " full=" + std::to_string(policy.full_percent) +
           " partial=" + std::to_string(policy.partial_percent);
}

AttendanceRow attendance_of(const AttendanceFacts& facts, const InvitationFacts& invitation) {
    return attendance_of_union(facts, {&invitation, 1});
}

AttendanceRow attendance_of_union(const AttendanceFacts& facts, std::span<const InvitationFacts> invitations) {
    TimesPresent presence;
    for (const InvitationFacts& invitation : invitations) presence.add(presence_of(facts, invitation));
    AttendanceRow row = figures_of(facts, presence);
    for (const InvitationFacts& invitation : invitations) add_heads(row, invitation.heads);
    return row;
}

}  // namespace bimtek::domain
