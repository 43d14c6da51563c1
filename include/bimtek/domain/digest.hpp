// What would be too much as single events, told as counts: who is there, and how far the regions are.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "bimtek/domain/session.hpp"

namespace bimtek::domain {

/// present: a device of the region is connected. lost: none is, but one lost its line and did not leave. absent: neither.
enum class RegionState { present, lost, absent };
/// weak: connected, and came back from a loss within the last two minutes.
enum class LineState { none, good, weak, lost };

struct RegionPresence {
    RegionState state = RegionState::absent;
    int sites = 0;  ///< with a connected operator
    int heads = 0;  ///< as declared, of the sites whose operator did not leave
    std::optional<Instant> last_seen;  ///< of a region that was here and is not now
    LineState line = LineState::none;
    bool operator==(const RegionPresence&) const = default;
};

/// Four totals that are never added up: regions, sites, declared heads, named people.
struct PresenceTotals {
    int regions_invited = 0;
    int regions_present = 0;
    int sites_present = 0;
    int heads = 0;
    int people = 0;  ///< participants with a connected device
    bool operator==(const PresenceTotals&) const = default;
};

/// Of the regions of one province, by its code: what may stand on a screen that everyone sees.
struct ProvincePresence {
    int regions_invited = 0;
    int regions_present = 0;
    bool operator==(const ProvincePresence&) const = default;
};

struct PresenceDigest {
    PresenceTotals totals;
    std::map<RegionCode, RegionPresence> regions;
    std::map<RegionCode, ProvincePresence> provinces;
};

PresenceDigest presence_digest(const Session&, Instant now);

enum class HelpState { none, open, claimed };

struct BoardCell {
    Work work = Work::untouched;
    int problems = 0;  ///< see `board_problems`
    HelpState help = HelpState::none;
    bool operator==(const BoardCell&) const = default;
};

struct BoardRow {
    PrivateText name;
    std::map<StepId, BoardCell> cells;
    bool operator==(const BoardRow&) const = default;
};

/// The row of a workbook as the board shows it.
BoardRow board_row(const Session&, const Workbook&, const WorkbookCheck&);

/// Workbooks by shown status, first match: stuck, done, problem, in progress, not started.
struct StepCounts {
    int not_started = 0;
    int in_progress = 0;
    int problem = 0;
    int stuck = 0;
    int done = 0;
    bool operator==(const StepCounts&) const = default;
};

/// Workbooks of the regions of one province.
struct ProvinceProgress {
    int workbooks = 0;
    std::map<StepId, int> done;  ///< for each step of the day, as many as are shown as done
    bool operator==(const ProvinceProgress&) const = default;
};

using BoardRows = std::map<RegionCode, std::map<WorkbookId, BoardRow>>;

struct BoardDigest {
    std::map<StepId, StepCounts> steps;
    BoardRows rows;
    std::map<RegionCode, ProvinceProgress> provinces;  ///< all that regions are invited from
};

/// The rows with what they add up to.
BoardDigest board_digest(const Session&, BoardRows rows);

}  // namespace bimtek::domain
