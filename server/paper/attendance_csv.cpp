#include "paper/attendance_csv.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "bimtek/base/check.hpp"

namespace bimtek::paper {
namespace {

using domain::AttendanceFacts;
using domain::AttendanceRow;
using domain::AttendanceStatus;
using domain::InvitationFacts;

constexpr std::array<std::string_view, 22> columns{
    "session",         "region_code",        "region",  "site",         "role",          "invitation",
    "name",            "first_joined_at",    "last_left_at", "counted_minutes", "creditable_minutes", "percent",
    "status",          "late_minutes",       "bridged_seconds", "outage_seconds", "reconnects", "devices",
    "heads_first",     "heads_max",          "heads_last", "rule_version"};

/// `2026-11-24 09:02:13 WITA`; empty when there is no time.
std::string local_time(std::optional<Instant> at, Zone zone) {
    if (!at) return {};
    const std::string iso = to_iso8601(*at + offset_of(zone));
    return iso.substr(0, 10) + ' ' + iso.substr(11, 8) + ' ' + std::string{label_of(zone)};
}

std::int64_t whole_minutes(Millis duration) { return std::chrono::floor<std::chrono::minutes>(duration).count(); }
std::int64_t whole_seconds(Millis duration) { return std::chrono::floor<std::chrono::seconds>(duration).count(); }

void write_line(CsvWriter& csv, Zone zone, const AttendanceSheetLine& line) {
    const AttendanceRow& row = line.row;
    csv.text(line.session).text(line.region_code).text(line.region).text(line.site).text(line.role).text(line.invitation).text(line.name);
    csv.plain(local_time(row.first_joined_at, zone)).plain(local_time(row.last_left_at, zone));
    csv.number(whole_minutes(row.counted)).number(whole_minutes(row.creditable)).number(row.percent);
    csv.plain(to_string(row.status)).number(row.late_minutes);
    csv.number(whole_seconds(row.bridged)).number(whole_seconds(row.outage)).number(row.reconnects).number(row.devices);
    csv.number(row.heads_first).number(row.heads_max).number(row.heads_last);
    csv.plain(domain::rules_in_words(row.policy));
    csv.end_line();
}

bool came(const AttendanceRow& row) { return row.status != AttendanceStatus::absent; }

std::string came_of(std::size_t came, std::size_t invited, std::string_view what) {
    return "Total: " + std::to_string(came) + " dari " + std::to_string(invited) + ' ' + std::string{what} + " hadir";
}

}  // namespace

std::string attendance_csv(Zone zone, std::span<const AttendanceSheetLine> lines, CsvStyle style) {
    CsvWriter csv{style};
    for (const std::string_view column : columns) csv.plain(column);
    csv.end_line();
    for (const AttendanceSheetLine& line : lines) write_line(csv, zone, line);
    return csv.take();
}

std::vector<AttendanceSheetLine> attendance_totals(const AttendanceFacts& facts, std::span<const InvitationFacts> invitations,
                                                   std::span<const AttendanceSheetLine> lines) {
    BIMTEK_CHECK(invitations.size() == lines.size());
    struct Region {
        AttendanceSheetLine total;
        std::vector<InvitationFacts> invitations;
        std::size_t came = 0;
    };
    std::vector<Region> regions;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto same_region = [&](const Region& region) { return region.total.region_code == lines[i].region_code; };
        auto region = std::find_if(regions.begin(), regions.end(), same_region);
        if (region == regions.end()) {
            AttendanceSheetLine total{.session = lines[i].session, .region_code = lines[i].region_code, .region = lines[i].region,
                                      .site = {}, .role = "region_total", .invitation = {}, .name = {}, .row = {}};
            region = regions.insert(regions.end(), Region{std::move(total), {}, 0});
        }
        region->invitations.push_back(invitations[i]);
        region->came += came(lines[i].row) ? 1 : 0;
    }

    std::vector<AttendanceSheetLine> totals;
    std::size_t regions_came = 0;
    for (Region& region : regions) {
        region.total.name = came_of(region.came, region.invitations.size(), "undangan");
        region.total.row = domain::attendance_of_union(facts, region.invitations);
        regions_came += region.came > 0 ? 1 : 0;
        totals.push_back(std::move(region.total));
    }
    totals.push_back({.session = lines.empty() ? std::string{} : lines.front().session, .region_code = {},
                      .region = "Semua pemerintah daerah", .site = {}, .role = "total", .invitation = {},
                      .name = came_of(regions_came, regions.size(), "pemerintah daerah"),
                      .row = domain::attendance_of_union(facts, invitations)});
    return totals;
}

}  // namespace bimtek::paper
