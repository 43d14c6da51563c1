// The four numbers of the attendance rules that an organizer sets per session; frozen at its start.
#pragma once

namespace bimtek::domain {

/// Defaults and meaning: rules 4, 9 and 10 of `docs/reports.md`.
struct AttendancePolicy {
    int grace_s = 60;           ///< a gap of at most this counts as present
    int late_after_min = 15;    ///< a first join up to and including this is on time
    int full_percent = 75;      ///< from here on: full
    int partial_percent = 50;   ///< from here on: partial
    bool operator==(const AttendancePolicy&) const = default;
};

}  // namespace bimtek::domain
