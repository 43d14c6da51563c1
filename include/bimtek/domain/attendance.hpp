// Who was there and for how long: a pure computation from the facts of the log. Start reading at `attendance_of`.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bimtek/base/id.hpp"
#include "bimtek/base/time.hpp"
#include "bimtek/domain/attendance_policy.hpp"
#include "bimtek/domain/role.hpp"

namespace bimtek::domain {

/// Names the rules by which the figures were made; it changes whenever the same facts would give other figures.
inline constexpr std::string_view attendance_rule_version = "2";

// Facts of the session

/// One stretch from an actual start to an actual end; a session that was reopened has several, which do not overlap.
struct Occurrence {
    int number = 1;
    Instant started_at;
    std::optional<Instant> ended_at;  ///< absent while it runs
};

/// One stretch in which an agenda item ran; an item that was reopened has several.
struct ItemRun {
    ItemId item;
    bool counts = false;
    bool is_break = false;
    Instant started_at;
    std::optional<Instant> ended_at;  ///< absent while it runs
};

/// The server was gone: `from` is its last stored pulse, `to` when it was up again.
struct Outage {
    Instant from;
    Instant to;
};

struct AttendanceFacts {
    AttendancePolicy policy;
    Instant planned_start;
    std::optional<Instant> opened_at;     ///< of the waiting room, or the start where it was passed over; absent: not yet
    std::vector<Occurrence> occurrences;  ///< in order of their start
    std::vector<ItemRun> runs;            ///< in log order
    std::vector<Outage> outages;          ///< in log order
    Instant as_of;  ///< until when a running occurrence, a running item and an open presence count
};

// Facts of an invitation

/// A fact about one device. `joined` and `returned` are both hellos and mean the same to the computation.
struct PresenceFact {
    enum class Kind { joined, lost, returned, left };

    Kind kind = Kind::joined;
    DeviceId device;
    Instant at;
    Instant since;  ///< of `lost` alone: the last sign of life
    Seq seq = 0;
};

struct Headcount {
    Instant at;
    int heads = 0;
};

struct InvitationFacts {
    InvitationId invitation;
    RegionCode region;
    SiteId site;
    Role role = Role::site_operator;
    std::vector<PresenceFact> presence;  ///< in log order, so with times that never fall
    std::vector<Headcount> heads;        ///< in log order
};

// Figures

/// Rule 10. `absent` never joined; `not_met` joined and stayed below `partial_percent`.
enum class AttendanceStatus { full, partial, not_met, absent };

/// The word of the report, e.g. `not_met`.
std::string_view to_string(AttendanceStatus status);

struct OccurrenceAttendance {
    int number = 1;
    Millis counted{};  ///< the part of `AttendanceRow::counted` that lies in this occurrence

    bool operator==(const OccurrenceAttendance&) const = default;
};

struct ItemAttendance {
    ItemId item;
    Millis present{};  ///< presence within the item's actual runs and the occurrences, whether or not the item counts

    bool operator==(const ItemAttendance&) const = default;
};

/// All durations are exact; a report floors them to whole seconds or minutes when it prints them.
/// `counted` is made of three parts that do not overlap: seen, `bridged` and `outage`.
struct AttendanceRow {
    /// The first hello, also in the lobby; absent when it never joined. Of what began before the room was opened only
    /// a presence that lasted until then is one.
    std::optional<Instant> first_joined_at;
    /// The end of the last presence, not clipped to the session. A presence that is still open ends with the session;
    /// absent while the session runs and a device is still there, or when it never joined.
    std::optional<Instant> last_left_at;
    Millis counted{};     ///< presence of any device within the creditable time
    Millis creditable{};  ///< what could be counted so far
    int percent = 0;      ///< `counted` of `creditable`, floored; 0 when nothing was creditable
    AttendanceStatus status = AttendanceStatus::absent;
    int late_minutes = 0;  ///< whole minutes from the start to the first join when it came too late; else 0
    Millis bridged{};      ///< counted by grace alone: no device was seen, and no outage of ours explains it
    Millis outage{};       ///< counted because the server was gone
    int reconnects = 0;    ///< how often a device came back after a loss of its own (not after an outage that is excused)
    int devices = 0;       ///< devices that joined
    std::optional<int> heads_first;
    std::optional<int> heads_max;
    std::optional<int> heads_last;
    std::vector<OccurrenceAttendance> occurrences;  ///< every occurrence, in order
    std::vector<ItemAttendance> items;              ///< every item that ran, in order of its first run
    AttendancePolicy policy;                        ///< by which these figures were made

    bool operator==(const AttendanceRow&) const = default;
};

/// The rules by which figures were made, for a report: their version and the session's numbers, as
/// `2 grace_s=60 late_after_min=15 full=75 partial=50` (rule 10).
std::string rules_in_words(const AttendancePolicy& policy);

/// The figures of one invitation (rules 3–5 and 7–11 of `docs/reports.md`).
///
/// - A hello opens a presence of its device, a clean leave ends it at once. A lost device was present until its last sign
///   of life; when it says hello at most `grace_s` later, the gap counts as bridged. Nothing is bridged after a clean leave.
/// - A device that was there at the start of an outage, or silent for no more than the grace, and says hello at most
///   `limits::outage_return_max` after its end, was present throughout; that time is `outage`. Otherwise it was present
///   until the start of the outage, or its last sign of life. A second outage within that time prolongs it. A hello of another device
///   of the invitation excuses it as well: a room that comes back with its spare laptop was there.
/// - Presence is the union over devices. Where one device was seen, a gap of another is neither bridged nor outage.
/// - Creditable is the actual time of the items that count, or of the whole session when none of them ran; always within
///   the occurrences and without breaks.
/// - A presence that ended before the room was opened is no attendance, nor is its device counted.
/// - A hello after the session's end is no attendance (workbooks stay open for days), nor is its device counted.
/// - Late is measured from the actual start of the first occurrence if it began late, else from the planned start.
AttendanceRow attendance_of(const AttendanceFacts& facts, const InvitationFacts& invitation);

/// The figures of several invitations together: a region, or everyone. Durations, percent, status, lateness and the two
/// times are those of the union of all their devices ("somebody of them was there"); reconnects, devices and the three
/// headcounts are the sums of the single rows, so that a reader can add up the column. A headcount is absent when no row has one.
AttendanceRow attendance_of_union(const AttendanceFacts& facts, std::span<const InvitationFacts> invitations);

}  // namespace bimtek::domain
