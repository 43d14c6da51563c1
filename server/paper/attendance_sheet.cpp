#include "paper/attendance_sheet.hpp"

#include <iterator>
#include <utility>
#include <vector>

namespace bimtek::paper {

std::string attendance_sheet(const store::AttendanceReport& report, bool totals, CsvStyle style) {
    std::vector<AttendanceSheetLine> lines;
    std::vector<domain::InvitationFacts> invitations;
    for (const auto& line : report.lines) {
        lines.push_back({.session = report.session.value,
                         .region_code = line.facts.region.value,
                         .region = line.region_name,
                         .site = line.site_name,
                         .role = std::string(domain::to_string(line.facts.role)),
                         .invitation = line.facts.invitation.value,
                         .name = line.name,
                         .row = line.row});
        invitations.push_back(line.facts);
    }
    if (totals) {
        auto sums = attendance_totals(report.facts, invitations, lines);
        lines.insert(lines.end(), std::make_move_iterator(sums.begin()), std::make_move_iterator(sums.end()));
    }
    return attendance_csv(report.zone, lines, style);
}

}  // namespace bimtek::paper
