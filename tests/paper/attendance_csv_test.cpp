#include "paper/attendance_csv.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

using namespace bimtek;
using namespace bimtek::domain;
using namespace bimtek::paper;
using namespace std::chrono_literals;

namespace {

const Instant nine_wita = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 1h;

const std::string header =
    "session;region_code;region;site;role;invitation;name;first_joined_at;last_left_at;counted_minutes;creditable_minutes;percent;"
    "status;late_minutes;bridged_seconds;outage_seconds;reconnects;devices;heads_first;heads_max;heads_last;rule_version\r\n";

const std::string rules = "2 grace_s=60 late_after_min=15 full=75 partial=50";

AttendanceSheetLine line_of(std::string name) {
    AttendanceSheetLine line{.session = "sulawesi", .region_code = "73.24", .region = "Kabupaten Luwu Timur", .site = "Aula Media Center",
                             .role = "site_operator", .invitation = "inv-1", .name = std::move(name), .row = {}};
    line.row.creditable = 180min;
    return line;
}

/// A plain reader after RFC 4180, as a program would have it.
std::vector<std::vector<std::string>> read_csv(const std::string& csv, char separator) {
    std::vector<std::vector<std::string>> lines;
    std::vector<std::string> line{""};
    bool quoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (quoted) {
            if (c != '"') {
                line.back() += c;
            } else if (csv[i + 1] == '"') {
                line.back() += csv[++i];
            } else {
                quoted = false;
            }
        } else if (c == '"') {
            REQUIRE(line.back().empty());
            quoted = true;
        } else if (c == separator) {
            line.emplace_back();
        } else if (c == '\r') {
            REQUIRE(csv[++i] == '\n');
            lines.push_back(line);
            line = {""};
        } else {
            REQUIRE(c != '\n');
            line.back() += c;
        }
    }
    REQUIRE_FALSE(quoted);
    REQUIRE(line == std::vector<std::string>{""});
    return lines;
}

std::string name_cell(const std::string& name, char separator = ';') {
    const std::array lines{line_of(name)};
    const auto read = read_csv(attendance_csv(Zone::wita, lines, {.separator = separator}), separator);
    REQUIRE(read.size() == 2);
    REQUIRE(read[1].size() == 22);
    return read[1][6];
}

}  // namespace

TEST_CASE("a report without lines is its header") { CHECK(attendance_csv(Zone::wita, {}) == header); }

TEST_CASE("every figure stands in its column") {
    auto line = line_of("Dinas Kominfo");
    line.row.first_joined_at = nine_wita + 2min + 13s + 999ms;
    line.row.last_left_at = nine_wita + 3h;
    line.row.counted = 118min + 59s;
    line.row.creditable = 170min + 59s + 999ms;
    line.row.percent = 69;
    line.row.status = AttendanceStatus::partial;
    line.row.late_minutes = 16;
    line.row.bridged = 40s + 999ms;
    line.row.outage = 205s;
    line.row.reconnects = 3;
    line.row.devices = 2;
    line.row.heads_first = 12;
    line.row.heads_max = 20;
    line.row.heads_last = 0;
    const std::array lines{line};
    CHECK(attendance_csv(Zone::wita, lines) ==
          header + "sulawesi;'73.24;Kabupaten Luwu Timur;Aula Media Center;site_operator;inv-1;Dinas Kominfo;"
                   "2026-11-24 09:02:13 WITA;2026-11-24 12:00:00 WITA;118;170;69;partial;16;40;205;3;2;12;20;0;" + rules + "\r\n");
}

TEST_CASE("who never came is written with empty times and heads") {
    const std::array lines{line_of("Dinas Kominfo")};
    CHECK(attendance_csv(Zone::wita, lines) ==
          header + "sulawesi;'73.24;Kabupaten Luwu Timur;Aula Media Center;site_operator;inv-1;Dinas Kominfo;;;0;180;0;absent;0;0;0;0;0;;;;" + rules + "\r\n");
}

TEST_CASE("times are those of the session's zone, across midnight too") {
    auto line = line_of("x");
    line.row.first_joined_at = nine_wita + 15h;
    const std::array lines{line};
    CHECK(attendance_csv(Zone::wib, lines).find(";2026-11-24 23:00:00 WIB;") != std::string::npos);
    CHECK(attendance_csv(Zone::wita, lines).find(";2026-11-25 00:00:00 WITA;") != std::string::npos);
    CHECK(attendance_csv(Zone::wit, lines).find(";2026-11-25 01:00:00 WIT;") != std::string::npos);
}

TEST_CASE("a session of 26 hours is written in minutes") {
    auto line = line_of("x");
    line.row.counted = 26h;
    const std::array lines{line};
    CHECK(attendance_csv(Zone::wita, lines).find(";1560;") != std::string::npos);
}

TEST_CASE("the separator and the byte order mark are the reader's choice") {
    const std::array lines{line_of("Aula; lantai 2, \"utama\"")};
    CHECK(read_csv(attendance_csv(Zone::wita, lines, {.separator = ','}), ',') == read_csv(attendance_csv(Zone::wita, lines), ';'));
    CHECK(read_csv(attendance_csv(Zone::wita, lines, {.separator = '\t'}), '\t') == read_csv(attendance_csv(Zone::wita, lines), ';'));
    CHECK(attendance_csv(Zone::wita, lines, {.separator = ';', .byte_order_mark = true}) == "\xEF\xBB\xBF" + attendance_csv(Zone::wita, lines));
}

TEST_CASE("a text that a spreadsheet would run or convert gets an apostrophe") {
    for (const std::string name : {
             "=1+1", "=HYPERLINK(\"http://x\";\"y\")", "+62812", "-1", "@SUM(A1)", "\t=1", "\rx", "\nx", "\tx", "  =1", " \u00A0=1",
             "\u3000=1", "\u200B=1", "\uFEFF+1", "\uFF1D1", "\uFF0B1", "\uFF0D1", "\uFF20x", " \uFF1D1", "=cmd|' /C calc'!A0", "\v=1",
             "73.24", "73", "0073", "199001012015031001", "1-2", "12e5", "09.02", "5 Mei", " 73.24", "'=1", "''=1", "'73.24", "'\t",
         }) {
        CAPTURE(name);
        CHECK(name_cell(name) == "'" + name);
        CHECK(name_cell(name, ',') == "'" + name);
    }
}

TEST_CASE("any other text is written as it was typed") {
    for (const std::string name : {
             "", "Dinas Kominfo", "'Aisyiyah", "''", "'", " ", "Ma'ruf", "O\"Neil \"\"", "a;b,c\td", "a\r\n=b", "\"", "\"=1\"", "Jos\u00E9 \U0001F600",
             "A=1", "x-1", "Drs. H. Andi, M.Si.", "\u00A0", "\u2212x", "inv-1", "e5",
         }) {
        CAPTURE(name);
        CHECK(name_cell(name) == name);
        CHECK(name_cell(name, ',') == name);
    }
}

TEST_CASE("every text column is made safe, whoever filled it") {
    const std::array lines{AttendanceSheetLine{.session = "=a", .region_code = "=b", .region = "=c", .site = "=d", .role = "=e",
                                               .invitation = "=f", .name = "=g", .row = {}}};
    const auto read = read_csv(attendance_csv(Zone::wita, lines), ';');
    for (std::size_t column = 0; column < 7; ++column) CHECK(read[1][column].starts_with("'="));
}

TEST_CASE("random hostile texts come back whole and never start a formula") {
    const unsigned seed = 73024;
    CAPTURE(seed);
    std::mt19937 random{seed};
    const std::array<std::string, 16> pieces{"=", "+", "-", "@", "'", "\"", ";", ",", "\t", "\r\n", "\n", " ", "7", "a", "\uFF1D", "\u3000"};
    for (int i = 0; i < 5000; ++i) {
        std::string name;
        for (auto length = random() % 8; length > 0; --length) name += pieces[random() % pieces.size()];
        CAPTURE(name);
        const char separator = i % 2 == 0 ? ';' : ',';
        const std::string cell = name_cell(name, separator);
        CHECK((cell == name || cell == "'" + name));
        CHECK((cell.empty() || std::string{"=+-@\t\r\n0123456789"}.find(cell.front()) == std::string::npos));
        // What the header promises a reader: one apostrophe too many exactly where such a beginning follows the apostrophes.
        const auto rest = cell.find_first_not_of('\'');
        const bool guarded = rest != std::string::npos && rest > 0 && name_cell(cell.substr(rest)) != cell.substr(rest);
        CHECK((guarded ? cell.substr(1) : cell) == name);
    }
}

TEST_CASE("the totals are one line per region in order, then one over all") {
    AttendanceFacts facts;
    facts.planned_start = nine_wita;
    facts.opened_at = nine_wita;
    facts.occurrences = {{1, nine_wita, nine_wita + 3h}};
    facts.as_of = nine_wita + 10h;
    const auto invitation = [](const char* id, const char* region, Instant from, Instant to) {
        InvitationFacts facts_of_it;
        facts_of_it.invitation = InvitationId{id};
        facts_of_it.region = RegionCode{region};
        if (from < to) {
            facts_of_it.presence = {{PresenceFact::Kind::joined, DeviceId{"pc"}, from, {}, 1}, {PresenceFact::Kind::left, DeviceId{"pc"}, to, {}, 2}};
            facts_of_it.heads = {{from, 10}};
        }
        return facts_of_it;
    };
    const std::array invitations{
        invitation("a", "73.24", nine_wita, nine_wita + 2h),
        invitation("b", "71.01", nine_wita, nine_wita),
        invitation("c", "73.24", nine_wita + 1h, nine_wita + 3h),
    };
    std::vector<AttendanceSheetLine> lines;
    for (const auto& one : invitations) {
        lines.push_back({.session = "s", .region_code = one.region.value, .region = "Daerah " + one.region.value, .site = "Aula",
                         .role = "site_operator", .invitation = one.invitation.value, .name = "x", .row = attendance_of(facts, one)});
    }

    const auto totals = attendance_totals(facts, invitations, lines);

    REQUIRE(totals.size() == 3);
    CHECK(totals[0].region_code == "73.24");
    CHECK(totals[0].role == "region_total");
    CHECK(totals[0].name == "Total: 2 dari 2 undangan hadir");
    CHECK(totals[0].row.counted == 180min);
    CHECK(totals[0].row.heads_max == 20);
    CHECK(totals[1].region_code == "71.01");
    CHECK(totals[1].name == "Total: 0 dari 1 undangan hadir");
    CHECK(totals[1].row.status == AttendanceStatus::absent);
    CHECK(totals[2].role == "total");
    CHECK(totals[2].region_code.empty());
    CHECK(totals[2].name == "Total: 1 dari 2 pemerintah daerah hadir");
    CHECK(totals[2].row.counted == 180min);
    CHECK(totals[2].row.devices == 2);
    const std::string csv = attendance_csv(Zone::wita, totals);
    CHECK(csv.find("s;'73.24;Daerah 73.24;;region_total;;Total: 2 dari 2 undangan hadir;2026-11-24 09:00:00 WITA;2026-11-24 12:00:00 WITA;180;180;100;full;") !=
          std::string::npos);
    CHECK(csv.find("s;;Semua pemerintah daerah;;total;;Total: 1 dari 2 pemerintah daerah hadir;") != std::string::npos);
}

TEST_CASE("the totals of nobody are the one line over all") {
    const auto totals = attendance_totals({}, {}, {});
    REQUIRE(totals.size() == 1);
    CHECK(totals[0].name == "Total: 0 dari 0 pemerintah daerah hadir");
}
