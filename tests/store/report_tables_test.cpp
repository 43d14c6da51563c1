#include "store/report_tables.hpp"

#include <fstream>

#include "bimtek/base/limits.hpp"
#include "store/planned_session.hpp"

namespace bimtek::tests {

namespace {

using namespace domain;
using Lines = std::vector<std::string>;

/// Everything the report tables hold.
Lines all_reports(PlannedSession& world) {
    Lines lines;
    for (const char* sql :
         {"SELECT * FROM session_state", "SELECT * FROM occurrence", "SELECT * FROM agenda_item", "SELECT * FROM agenda_run",
          "SELECT * FROM outage", "SELECT * FROM device_fact", "SELECT * FROM headcount", "SELECT * FROM attendance_row",
          "SELECT * FROM message", "SELECT * FROM step", "SELECT * FROM workbook", "SELECT * FROM answer",
          "SELECT * FROM step_work", "SELECT * FROM help",
          // What the revision in force says is brought up to date with them.
          "SELECT * FROM session", "SELECT * FROM planned_item", "SELECT * FROM invitation"}) {
        lines.emplace_back(sql);
        for (std::string& line : world.rows(sql)) lines.push_back(std::move(line));
    }
    return lines;
}

/// The queries that docs/reports.md shows: indented, from SELECT to the semicolon.
Lines documented_queries() {
    std::ifstream page(std::filesystem::path(BIMTEK_SOURCE_DIR) / "docs/reports.md");
    Lines queries;
    std::string query;
    for (std::string line; std::getline(page, line);) {
        if (!line.starts_with("    ") || (query.empty() && !line.starts_with("    SELECT"))) continue;
        query += line + "\n";
        if (!line.ends_with(";")) continue;
        queries.push_back(std::exchange(query, {}));
    }
    return queries;
}

/// A day with a little of everything.
void play_a_day(PlannedSession& world) {
    const Actor luwu = invitee_of(world.operator_in("73.24")).actor;
    const Actor gowa = invitee_of(world.operator_in("73.06")).actor;
    world.happens(-10, SessionOpened{});
    world.happens(-5, DeviceJoined{DeviceId("d1")}, luwu);
    world.happens(0, SessionStarted{1});
    world.happens(1, HeadcountDeclared{luwu.region, luwu.site, 20}, luwu);
    world.happens(1, AgendaItemStarted{ItemId("registrasi")});
    world.happens(20, DeviceJoined{DeviceId("d2")}, gowa);
    world.happens(31, AgendaItemStarted{ItemId("materi_1")});
    world.happens(40, MessagePosted{MessageId("m-1"), PrivateText("Selamat pagi"), std::nullopt, "everyone"}, luwu);
    world.happens(41, MessagePosted{MessageId("m-2"), PrivateText("Hanya panitia"), std::nullopt, "staff"});
    world.happens(42, MessagePosted{MessageId("m-3"), PrivateText("Kasar"), MessageId("m-1"), "everyone"}, gowa);
    world.happens(43, MessageHidden{MessageId("m-3")});
    world.happens(44, MessagePinned{MessageId("m-1")});
    world.happens(50, ServerOutageNoted{planned_start + std::chrono::minutes(48), planned_start + std::chrono::minutes(50)},
                  std::nullopt);
    world.happens(50.2, DeviceReturned{DeviceId("d2")}, gowa);
    world.happens(50.5, DeviceReturned{DeviceId("d1")}, luwu);
    world.happens(55, DeviceLost{DeviceId("d2"), planned_start + std::chrono::minutes(54)}, gowa);
    world.happens(60, AgendaItemAdded{ItemId("i-1"), PrivateText("Tambahan"), "break", 10, std::nullopt, std::nullopt});
    world.happens(61, AgendaItemStarted{ItemId("i-1")});
    world.happens(66, AgendaItemFinished{ItemId("i-1")});
    world.happens(67, AgendaItemEdited{ItemId("i-1"), std::nullopt, "qna", std::nullopt, std::nullopt});
    world.happens(70, StepOpened{StepId("ind01")});
    world.happens(71, WorkbookCreated{WorkbookId("w-1"), luwu.region, PrivateText("Antre Pasti")}, luwu);
    world.happens(72, AnswerSaved{WorkbookId("w-1"), StepId("ind01"), FieldId("grade"), {AnswerValue("p1")}, false}, luwu);
    world.happens(73, AnswerSaved{WorkbookId("w-1"), StepId("ind01"), FieldId("grade"), {AnswerValue("p2")}, true}, luwu);
    world.happens(74, StepDeclaredDone{WorkbookId("w-1"), StepId("ind01")}, luwu);
    world.happens(75, HelpAsked{HelpId("h-1"), WorkbookId("w-1"), luwu.region, StepId("ind01"), FieldId("grade"), "unclear",
                                PrivateText("SK yang mana?")},
                  luwu);
    world.happens(76, HelpClaimed{HelpId("h-1")});
    world.happens(77, HelpResolved{HelpId("h-1"), "answered", PrivateText("SK Kepala Daerah")});
    world.happens(80, StepClosed{StepId("ind01")});
    world.happens(85, DeviceLeft{DeviceId("d1")}, luwu);
    world.happens(90, SessionEnded{1, planned_start + std::chrono::minutes(90), "command"});
    world.happens(100, SessionReopened{2});
    world.happens(101, DeviceJoined{DeviceId("d1")}, luwu);
    world.happens(110, SessionEnded{2, planned_start + std::chrono::minutes(110), "command"});
}

}  // namespace

TEST_CASE("A planned session has everyone absent, and is scheduled") {
    PlannedSession world;
    CHECK(world.rows("SELECT state FROM session_state") == Lines{"scheduled"});
    CHECK(world.rows("SELECT DISTINCT status, counted_minutes, rule_version FROM attendance") == Lines{"absent|0|2 grace_s=60 late_after_min=15 full=75 partial=50"});
    CHECK(world.rows("SELECT count(*) FROM attendance") == Lines{"87"});
    CHECK(world.rows("SELECT region, site, role, name FROM attendance WHERE region_code = '73.24'") ==
          Lines{"Kabupaten Luwu Timur|aula_media_center|site_operator|" + world.operator_in("73.24").name});
}

TEST_CASE("The report tables say what happened") {
    PlannedSession world;
    play_a_day(world);

    CHECK(world.rows("SELECT state FROM session_state") == Lines{"ended"});
    CHECK(world.rows("SELECT number, substr(started_at, 12, 5), substr(ended_at, 12, 5) FROM occurrence") ==
          Lines{"1|00:00|01:30", "2|01:40|01:50"});
    CHECK(world.rows(R"(SELECT item, counts, is_break, substr(started_at, 12, 5), substr(ended_at, 12, 5)
                        FROM agenda_run JOIN agenda_item USING (session, item) ORDER BY seq)") ==
          Lines{"registrasi|0|0|00:01|00:31", "materi_1|1|0|00:31|01:01", "i-1|1|0|01:01|01:06"});
    CHECK(world.rows("SELECT substr(from_at, 12, 5), substr(to_at, 12, 5) FROM outage") == Lines{"00:48|00:50"});
    CHECK(world.rows(R"(SELECT region, device, substr(since, 12, 8), substr(until, 12, 8), ended_by
                        FROM device_intervals v JOIN invitation i ON i.id = v.invitation ORDER BY since)") ==
          Lines{"73.24|d1|23:55:00|00:48:00|outage", "73.06|d2|00:20:00|00:48:00|outage", "73.06|d2|00:50:12|00:54:00|lost",
                "73.24|d1|00:50:30|01:25:00|left", "73.24|d1|01:41:00|-|-"});
    CHECK(world.rows("SELECT occurrence, counted_minutes FROM attendance_occurrence WHERE region_code = '73.24'") == Lines{"1|35", "2|0"});
    CHECK(world.rows("SELECT item, present_minutes FROM attendance_item WHERE region_code = '73.24'") ==
          Lines{"registrasi|30", "materi_1|30", "i-1|5"});
    CHECK(world.rows("SELECT substr(opened_at, 12, 5) FROM session_state") == Lines{"23:50"});
    CHECK(world.rows("SELECT region, heads FROM headcount") == Lines{"73.24|20"});
    CHECK(world.rows("SELECT message, text, reply_to, channel, hidden, pinned, by_name FROM messages WHERE message = 'm-1'") ==
          Lines{"m-1|Selamat pagi|-|everyone|0|1|" + world.operator_in("73.24").name});
    CHECK(world.rows("SELECT message, text, reply_to, hidden FROM messages WHERE message = 'm-3'") == Lines{"m-3|-|m-1|1"});
    CHECK(world.rows("SELECT step, state, substr(opened_at, 12, 5), substr(closed_at, 12, 5) FROM step") ==
          Lines{"ind01|closed|01:10|01:20"});
    CHECK(world.rows("SELECT workbook, region, region_name, name FROM workbooks") ==
          Lines{"w-1|73.24|Kabupaten Luwu Timur|Antre Pasti"});
    CHECK(world.rows("SELECT step, field, value, late FROM answers") == Lines{R"(ind01|grade|"p2"|1)"});
    CHECK(world.rows("SELECT step, work FROM step_work") == Lines{"ind01|done"});
    CHECK(world.rows("SELECT help, state, reason, text, answer, outcome, claimed_by FROM helps") ==
          Lines{"h-1|resolved|unclear|SK yang mana?|SK Kepala Daerah|answered|inv-f"});
}

TEST_CASE("The attendance table agrees with the report") {
    PlannedSession world;
    play_a_day(world);

    const auto report = world.catalog.attendance(world.session, planned_start + std::chrono::hours(5));
    REQUIRE(report.ok());
    REQUIRE(report->lines.size() == 87);
    Lines computed;
    for (const store::AttendanceLine& line : report->lines) {
        if (line.row.status == AttendanceStatus::absent) continue;
        computed.push_back(line.region_name + "|" + std::string(to_string(line.row.status)) + "|" +
                           std::to_string(std::chrono::duration_cast<std::chrono::minutes>(line.row.counted).count()) + "|" +
                           std::to_string(line.row.percent) + "|" + std::to_string(line.row.devices));
    }
    CHECK(computed.size() == 2);
    CHECK(world.rows(R"(SELECT region, status, counted_minutes, percent, devices FROM attendance
                        WHERE status <> 'absent' ORDER BY region_code)") == computed);
    // Creditable: materi_1 for 30 minutes and i-1, counting since it was edited, for 5. Luwu Timur was there throughout,
    // the outage included; Gowa until the 54th minute.
    CHECK(world.rows("SELECT creditable_minutes, counted_minutes, outage_seconds FROM attendance WHERE region_code = '73.24'") ==
          Lines{"35|35|150"});
    CHECK(world.rows("SELECT counted_minutes, late_minutes FROM attendance WHERE region_code = '73.06'") == Lines{"23|20"});
}

TEST_CASE("A report of a server that died counts until its last pulse, however late it is made") {
    PlannedSession world;
    const Actor luwu = invitee_of(world.operator_in("73.24")).actor;
    world.happens(0, SessionStarted{1});
    world.happens(1, DeviceJoined{DeviceId("d1")}, luwu);
    const auto counted = [&] {
        const auto report = world.catalog.attendance(world.session, planned_start + std::chrono::hours(9));
        REQUIRE(report.ok());
        const auto line = std::ranges::find(report->lines, luwu.region, [](const auto& one) { return one.facts.region; });
        return line->row.counted;
    };
    CHECK(counted() == std::chrono::minutes(0));
    world.log.keep_pulse(world.session, {planned_start + std::chrono::minutes(31), {}});
    world.writer.write([](store::Connection&) { return true; });  // what was handed to the writer before it is done then
    CHECK(counted() == std::chrono::minutes(30));
    world.happens(41, AgendaItemAdded{ItemId("i-1"), PrivateText("Tambahan"), "break", 10, std::nullopt, std::nullopt});
    CHECK(counted() == std::chrono::minutes(40));
}

TEST_CASE("An answer that came late leaves a step done") {
    PlannedSession world;
    const Actor luwu = invitee_of(world.operator_in("73.24")).actor;
    const auto saved = [](bool late) { return AnswerSaved{WorkbookId("w-1"), StepId("ind01"), FieldId("grade"), {AnswerValue("p1")}, late}; };
    world.happens(0, SessionStarted{1});
    world.happens(1, WorkbookCreated{WorkbookId("w-1"), luwu.region, PrivateText("Antre Pasti")}, luwu);
    world.happens(2, saved(true), luwu);
    CHECK(world.rows("SELECT work FROM step_work") == Lines{"touched"});
    world.happens(3, StepDeclaredDone{WorkbookId("w-1"), StepId("ind01")}, luwu);
    world.happens(4, saved(true), luwu);
    CHECK(world.rows("SELECT work FROM step_work") == Lines{"done"});
    world.happens(5, saved(false), luwu);
    CHECK(world.rows("SELECT work FROM step_work") == Lines{"touched"});
}

TEST_CASE("Attendance figures follow while the session runs") {
    PlannedSession world;
    const Actor luwu = invitee_of(world.operator_in("73.24")).actor;
    const auto row = [&] { return world.rows("SELECT status, counted_minutes FROM attendance WHERE region_code = '73.24'"); };
    world.happens(0, SessionStarted{1});
    CHECK(row() == Lines{"absent|0"});
    world.happens(10, DeviceJoined{DeviceId("d1")}, luwu);
    CHECK(row() != Lines{"absent|0"});
    world.happens(40, DeviceLeft{DeviceId("d1")}, luwu);
    CHECK(row() == Lines{"full|30"});
    world.happens(120, SessionEnded{1, planned_start + std::chrono::minutes(120), "command"});
    CHECK(row() == Lines{"not_met|30"});
}

TEST_CASE("A device that comes and goes without end has its figures once a minute, and right at the end") {
    PlannedSession world;
    const Actor luwu = invitee_of(world.operator_in("73.24")).actor;
    const auto joined = [&] { return world.rows("SELECT last_left_at FROM attendance WHERE region_code = '73.24'"); };
    const Lines still_there{"-"};
    world.happens(0, SessionStarted{1});
    for (std::int64_t facts = 2; facts < limits::attendance_facts_many; facts += 2) {
        world.happens(1, DeviceJoined{DeviceId("d1")}, luwu);
        world.happens(1, DeviceLeft{DeviceId("d1")}, luwu);
    }
    world.happens(1, HeadcountDeclared{luwu.region, luwu.site, 20}, luwu);
    world.happens(1.9, DeviceJoined{DeviceId("d1")}, luwu);
    CHECK(joined() != still_there);
    world.happens(2, DeviceJoined{DeviceId("d2")}, luwu);
    CHECK(joined() == still_there);
    world.happens(2.1, DeviceLeft{DeviceId("d1")}, luwu);
    world.happens(2.2, DeviceLeft{DeviceId("d2")}, luwu);
    CHECK(joined() == still_there);
    world.happens(2.3, SessionEnded{1, planned_start + std::chrono::minutes(3), "command"});
    CHECK(joined() != still_there);
}

TEST_CASE("Reports made anew equal those kept along the way") {
    PlannedSession world;
    play_a_day(world);
    REQUIRE(world.catalog
                .add_invitations(world.session, {{Role::participant, RegionCode("73.24"), SiteId("aula_media_center"), "Ani"}},
                                 store::the_program, planned_start + std::chrono::hours(4))
                .ok());
    const Lines before = all_reports(world);
    REQUIRE(before.size() > 100);

    std::optional<store::ChainFault> fault;
    const auto outcome = world.writer.write([&](store::Connection& db) {
        // As if they had been damaged.
        db.execute("DELETE FROM message");
        db.execute("UPDATE attendance_row SET percent = 100");
        fault = store::rebuild_reports(db);
        return !fault;
    });

    CHECK(outcome == store::WriteOutcome::durable);
    CHECK_FALSE(fault.has_value());
    CHECK(all_reports(world) == before);
}

TEST_CASE("Reports are not made anew from a log that was altered") {
    PlannedSession world;
    play_a_day(world);
    const Lines before = all_reports(world);
    std::optional<store::ChainFault> fault;
    world.writer.write([&](store::Connection& db) {
        db.execute("DROP TRIGGER event_is_never_changed");
        db.execute("UPDATE event SET at = '2022-04-21T00:00:00.001Z' WHERE seq = 3");
        fault = store::rebuild_reports(db);
        return !fault;
    });

    REQUIRE(fault.has_value());
    CHECK(fault->seq == 3);
    CHECK(all_reports(world) == before);
}

TEST_CASE("Every query of docs/reports.md has an answer") {
    PlannedSession world;
    play_a_day(world);
    const Lines queries = documented_queries();
    REQUIRE(queries.size() == 6);
    world.readers.read([&](store::Connection& db) {
        for (const std::string& sql : queries) {
            CAPTURE(sql);
            SQLite::Statement statement(db.database(), sql);
            if (sql.find(":session") != std::string::npos) statement.bind(":session", world.session.value);
            CHECK(statement.executeStep());
        }
        return true;
    });
}

TEST_CASE("A text that is erased is gone from every report") {
    PlannedSession world;
    play_a_day(world);
    world.writer.write([](store::Connection& db) {
        db.execute("UPDATE event_private SET value = NULL WHERE field IN ('text', 'value', 'name')");
        return true;
    });

    CHECK(world.rows("SELECT DISTINCT text FROM messages") == Lines{"-"});
    CHECK(world.rows("SELECT value FROM answers") == Lines{"-"});
    CHECK(world.rows("SELECT name FROM workbooks") == Lines{"-"});
    CHECK(world.rows("SELECT text, answer FROM helps") == Lines{"-|-"});
}

}  // namespace bimtek::tests
