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

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Blanks that a spreadsheet may skip before it looks for a formula: ASCII, no-break, zero-width, ideographic, byte order mark.
constexpr std::array<std::string_view, 10> blanks{" ", "\t", "\r", "\n", "\v", "\f", "\u00A0", "\u200B", "\u3000", "\uFEFF"};

constexpr std::array<std::string_view, 8> formula_starts{"=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};

/// The first of `words` that `text` begins with; empty when there is none.
template <std::size_t N>
std::string_view start_of(std::string_view text, const std::array<std::string_view, N>& words) {
    const auto found = std::find_if(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
    return found == words.end() ? std::string_view{} : *found;
}

bool needs_apostrophe(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
    if (text.empty()) return false;
    if (text.front() == '\t' || text.front() == '\r' || text.front() == '\n') return true;
    while (!start_of(text, blanks).empty()) text.remove_prefix(start_of(text, blanks).size());
    if (text.empty()) return false;
    return !start_of(text, formula_starts).empty() || (text.front() >= '0' && text.front() <= '9');
}

/// Collects cells into lines.
class CsvWriter {
public:
    explicit CsvWriter(char separator) : separator_(separator) {
        BIMTEK_CHECK(separator == ';' || separator == ',' || separator == '\t');
    }

    /// A cell that the product itself worded.
    CsvWriter& plain(std::string_view cell) {
        if (!at_line_start_) out_ += separator_;
        at_line_start_ = false;
        out_ += cell;
        return *this;
    }

    /// A cell with what people typed. It is quoted for any separator, so that a wrong guess of it does not split the text.
    CsvWriter& text(std::string_view cell) {
        std::string safe = needs_apostrophe(cell) ? "'" : "";
        safe += cell;
        if (safe.find_first_of(";,\t\"\r\n") == std::string::npos) return plain(safe);
        std::string quoted = "\"";
        for (const char c : safe) {
            if (c == '"') quoted += '"';
            quoted += c;
        }
        quoted += '"';
        return plain(quoted);
    }

    CsvWriter& number(std::optional<std::int64_t> cell) { return plain(cell ? std::to_string(*cell) : ""); }

    void end_line() {
        out_ += "\r\n";
        at_line_start_ = true;
    }

    std::string take() { return std::move(out_); }

private:
    char separator_;
    bool at_line_start_ = true;
    std::string out_;
};

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
    csv.plain(domain::attendance_rule_version);
    csv.end_line();
}

bool came(const AttendanceRow& row) { return row.status != AttendanceStatus::absent; }

std::string came_of(std::size_t came, std::size_t invited, std::string_view what) {
    return "Total: " + std::to_string(came) + " dari " + std::to_string(invited) + ' ' + std::string{what} + " hadir";
}

}  // namespace

std::string attendance_csv(Zone zone, std::span<const AttendanceSheetLine> lines, CsvStyle style) {
    CsvWriter csv{style.separator};
    for (const std::string_view column : columns) csv.plain(column);
    csv.end_line();
    for (const AttendanceSheetLine& line : lines) write_line(csv, zone, line);
    return (style.byte_order_mark ? std::string{byte_order_mark} : std::string{}) + csv.take();
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
