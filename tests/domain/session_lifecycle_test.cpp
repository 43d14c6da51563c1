// From planned to archived, and the end of a session that nobody runs.
#include "bimtek/base/limits.hpp"
#include "domain/given.hpp"

using namespace bimtek;
using namespace bimtek::tests;

namespace {

/// Live from 08.00 with a facilitator who came at the start.
Given run_by_facilitator() { return live().said_hello(facilitator()); }

std::string unattended(const Given& given) {
    const auto event = end_if_unattended(given.session, given.now);
    return event ? told(*event) : "nothing";
}
std::string ended_at(Instant at) { return told(Event(SessionEnded{1, at, "unattended"})); }

}  // namespace

TEST_CASE("A session goes from planned through lobby and live to its end and into the archive") {
    Given given;
    given.when(facilitator(), OpenLobby{}).then(SessionOpened{});
    CHECK(given.session.lifecycle.phase == Phase::scheduled);
    given.did(organizer(), OpenLobby{});
    CHECK(given.session.lifecycle.phase == Phase::lobby);
    given.when(organizer(), StartSession{}).then(SessionStarted{1});
    given.at(day_start + 5min).did(facilitator(), StartSession{});
    CHECK(given.session.lifecycle.phase == Phase::live);
    CHECK(given.session.lifecycle.occurrences.front().started_at == day_start + 5min);
    given.at(day_start + 65min).when(facilitator(), EndSession{}).then(SessionEnded{1, day_start + 65min, "command"});
    given.did(organizer(), EndSession{});
    CHECK(given.session.lifecycle.phase == Phase::ended);
    CHECK(given.session.lifecycle.occurrences.front().ended_at == day_start + 65min);
    given.when(organizer(), ArchiveSession{}).then(SessionArchived{});
    given.did(organizer(), ArchiveSession{});
    CHECK(given.session.lifecycle.phase == Phase::archived);
}

TEST_CASE("A session may be started without a lobby") {
    Given().when(organizer(), StartSession{}).then(SessionStarted{1});
}

TEST_CASE("What is open already is not opened again, and what has ended is not ended again") {
    in_lobby().when(facilitator(), OpenLobby{}).then_refused(Reason::wrong_state);
    live().when(facilitator(), StartSession{}).then_refused(Reason::wrong_state);
    ended().when(facilitator(), EndSession{}).then_refused(Reason::wrong_state);
    ended().did(organizer(), ArchiveSession{}).when(organizer(), ReopenSession{}).then_refused(Reason::wrong_state);
}

TEST_CASE("A session that is reopened has a second occurrence, and its end ends that one") {
    Given given = ended().later(10min);
    given.when(facilitator(), ReopenSession{}).then(SessionReopened{2});
    given.did(facilitator(), ReopenSession{});
    CHECK(given.session.lifecycle.phase == Phase::live);
    CHECK_FALSE(workbooks_deadline(given.session).has_value());
    given.later(20min).when(facilitator(), EndSession{}).then(SessionEnded{2, given.now, "command"});
    given.did(facilitator(), EndSession{});
    REQUIRE(given.session.lifecycle.occurrences.size() == 2);
    CHECK(given.session.lifecycle.occurrences[0].ended_at == day_start + 1h);
    CHECK(given.session.lifecycle.occurrences[1].started_at == day_start + 70min);
    CHECK(given.session.lifecycle.occurrences[1].ended_at == day_start + 90min);
}

TEST_CASE("The end finishes the item that runs, at the time of the end") {
    Given given = live().did(facilitator(), StartAgendaItem{ItemId("open")}).later(20min);
    given.did(facilitator(), EndSession{});
    const AgendaItem& item = *find_item(given.session.agenda, ItemId("open"));
    CHECK(item.state == ItemState::done);
    CHECK(item.ended_at == day_start + 20min);
}

TEST_CASE("Workbooks stay open for seven days after the end") {
    CHECK_FALSE(workbooks_deadline(live().session).has_value());
    CHECK(workbooks_deadline(ended().session) == day_start + 1h + 7 * 24h);
}

TEST_CASE("A session without staff ends by itself after an hour past its reckoned end, dated back to when they were last there") {
    Given given = run_by_facilitator();
    given.at(day_end - 10min).did(facilitator(), StartAgendaItem{ItemId("close")});
    const auto lost = lose(given.session, facilitator(), DeviceId("d"), day_end - 5min, day_end - 4min);
    given.at(day_end - 4min).happened(lost, facilitator());

    given.at(day_end - 5min + limits::unattended_end_after - 1ms);
    CHECK(unattended(given) == "nothing");
    given.later(1ms);
    CHECK(unattended(given) == ended_at(day_end - 5min));
}

TEST_CASE("Staff that is there and does nothing runs the session until its reckoned end. Beyond that only what they do counts") {
    Given teaching = run_by_facilitator();
    teaching.at(day_end + 7min).happened(DeviceLost{DeviceId("d"), day_end + 6min});
    teaching.at(day_end + 3h);
    CHECK(unattended(teaching) == ended_at(day_end));

    Given overtime = run_by_facilitator();
    overtime.at(day_end + 20min).did(facilitator(), StartAgendaItem{ItemId("close")});
    overtime.at(day_end + 9h).happened(DeviceLost{DeviceId("d"), day_end + 8h});
    overtime.later(1h);
    CHECK(unattended(overtime) == ended_at(day_end + 35min));
}

TEST_CASE("A session that began late, was extended or reopened is run until the end that its agenda shows") {
    const auto left_open_overnight = [](Given given) {
        given.at(day_end + 12h).happened(DeviceLost{DeviceId("d"), day_end + 11h});
        return unattended(given.later(1h));
    };
    Given late = in_lobby().said_hello(facilitator()).at(day_start + 2h).did(facilitator(), StartSession{});
    CHECK(left_open_overnight(late) == ended_at(day_end + 2h));

    Given extended = run_by_facilitator().did(facilitator(), StartAgendaItem{ItemId("open")});
    extended.did(facilitator(), ExtendAgendaItem{ItemId("work"), 40});
    CHECK(left_open_overnight(extended) == ended_at(day_end + 40min));

    Given reopened = run_by_facilitator().did(facilitator(), StartAgendaItem{ItemId("work")});
    reopened.at(day_end).did(facilitator(), EndSession{}).at(day_end + 1h).did(facilitator(), ReopenSession{});
    reopened.later(5min).did(facilitator(), ReopenAgendaItem{ItemId("work")}).did(facilitator(), StartAgendaItem{ItemId("work")});
    CHECK(left_open_overnight(reopened) == told(Event(SessionEnded{2, day_end + 65min + 60min + 45min, "unattended"})));
}

TEST_CASE("Before its reckoned end a session without staff goes on, however long") {
    Given given = live();
    given.at(day_end);
    CHECK(unattended(given) == "nothing");
    given.later(1ms);
    CHECK(unattended(given) == ended_at(day_start));
}

TEST_CASE("Staff that is connected keeps a session running, whatever the hour. Regions and helpers do not") {
    Given given = run_by_facilitator();
    given.at(day_end + 5h);
    CHECK(unattended(given) == "nothing");

    Given without = live().said_hello(participant()).said_hello(helper());
    without.at(day_end + 1min);
    CHECK(unattended(without) == ended_at(day_start));
}

TEST_CASE("One member of staff who is still there is enough. The hour begins with the last who goes") {
    Given given = run_by_facilitator().said_hello(moderator());
    given.at(day_end).did(facilitator(), Leave{});
    given.at(day_end + 2h);
    CHECK(unattended(given) == "nothing");
    given.did(moderator(), Leave{});
    given.later(59min);
    CHECK(unattended(given) == "nothing");
    given.later(1min);
    CHECK(unattended(given) == ended_at(day_end + 2h));
}

TEST_CASE("Staff that comes back stops the clock, and a loss that is noticed late is no action of theirs") {
    Given given = run_by_facilitator();
    given.at(day_end).happened(DeviceLost{DeviceId("d"), day_end - 1min}).later(30min).happened(DeviceReturned{DeviceId("d")});
    given.later(40min);
    CHECK(unattended(given) == "nothing");
    given.later(4h).happened(DeviceLost{DeviceId("d"), day_end + 31min});
    CHECK(unattended(given) == ended_at(day_end + 30min));
}

TEST_CASE("An outage of the server counts as time without staff") {
    Given given = run_by_facilitator();
    given.at(day_end + 3h).happened(ServerOutageNoted{day_start + 1h, given.now}, std::nullopt);
    CHECK(unattended(given) == ended_at(day_start + 1h));
}

TEST_CASE("The back-dated end never lies before the start of the occurrence") {
    Given given = in_lobby().said_hello(facilitator()).did(facilitator(), StartSession{}).did(facilitator(), EndSession{});
    given.at(day_end + 1min).happened(SessionReopened{2}, std::nullopt);
    given.happened(DeviceLost{DeviceId("d"), day_start});
    given.later(day_end - day_start);
    CHECK(unattended(given) == "nothing");
    given.later(1ms);
    CHECK(unattended(given) == told(Event(SessionEnded{2, day_end + 1min, "unattended"})));
}

TEST_CASE("Only a session that is live ends by itself") {
    Given given = ended().at(day_end + 5h);
    CHECK(unattended(given) == "nothing");
    Given waiting = in_lobby().at(day_end + 5h);
    CHECK(unattended(waiting) == "nothing");
}
