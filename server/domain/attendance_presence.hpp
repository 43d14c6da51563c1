// From the facts about devices to stretches of presence: grace, clean leaves and outages of ours (rules 3 and 4).
#pragma once

#include <optional>
#include <vector>

#include "bimtek/domain/attendance.hpp"
#include "domain/attendance_intervals.hpp"

namespace bimtek::domain {

/// When devices were there, not clipped to the session. Stretches of different devices may overlap.
struct TimesPresent {
    std::optional<Instant> first_hello;
    std::optional<Instant> last_end;
    bool still_there = false;  ///< a device is there and the session runs
    std::vector<Interval> seen;
    std::vector<Interval> bridged;
    std::vector<Interval> outage;
    int reconnects = 0;
    int devices = 0;

    void add(const TimesPresent& other);
};

/// The end of the last occurrence; absent while one runs, and before the first.
std::optional<Instant> session_end_of(const AttendanceFacts& facts);

/// The presence of all devices of an invitation.
TimesPresent presence_of(const AttendanceFacts& facts, const InvitationFacts& invitation);

}  // namespace bimtek::domain
