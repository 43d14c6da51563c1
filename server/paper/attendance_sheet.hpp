// The attendance report of a session as the CSV that the command line prints and the page downloads.
#pragma once

#include <string>

#include "paper/attendance_csv.hpp"
#include "store/attendance_report.hpp"

namespace bimtek::paper {

/// One line per invited site or person; with `totals` also one per region and one over all.
std::string attendance_sheet(const store::AttendanceReport& report, bool totals, CsvStyle style = {});

}  // namespace bimtek::paper
