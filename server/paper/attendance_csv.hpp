// The attendance report as CSV.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "bimtek/base/time.hpp"
#include "bimtek/domain/attendance.hpp"
#include "paper/csv_writer.hpp"

namespace bimtek::paper {

/// One line of the report: who, and the figures. All texts are UTF-8 as people typed them; the writer makes them safe.
struct AttendanceSheetLine {
    std::string session;      ///< id of the session
    std::string region_code;  ///< e.g. `73.24`; empty on the line over all
    std::string region;
    std::string site;        ///< empty on a total
    std::string role;        ///< word of the wire; `region_total` and `total` on totals
    std::string invitation;  ///< empty on a total
    std::string name;        ///< of a total: how many of the invited came, in Indonesian
    domain::AttendanceRow row;
};

/// The header line and one line per entry, in the given order, with CRLF after each. Times are in `zone`, with its name and
/// to the second; durations are floored to whole minutes or seconds; what is unknown is an empty cell.
/// Texts are made safe as `CsvWriter` has it.
std::string attendance_csv(Zone zone, std::span<const AttendanceSheetLine> lines, CsvStyle style = {});

/// The lines that `--totals` appends: one per region, in order of first appearance, then one over all. `invitations` are the
/// facts of `lines`, in the same order.
std::vector<AttendanceSheetLine> attendance_totals(const domain::AttendanceFacts& facts,
                                                   std::span<const domain::InvitationFacts> invitations,
                                                   std::span<const AttendanceSheetLine> lines);

}  // namespace bimtek::paper
