// A log that does not say whether it wrote: what is told, what is asked again, and that nothing is lost or doubled by it.
#include "bimtek/base/limits.hpp"
#include "live/stage.hpp"

using namespace bimtek;
using namespace bimtek::tests;

namespace {

constexpr Fault written = Fault::unavailable_but_written;
constexpr Fault not_written = Fault::unavailable_not_written;

std::size_t times(const std::string& types, const std::string& type) {
    std::size_t count = 0;
    for (auto at = types.find(type); at != std::string::npos; at = types.find(type, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("An append of unknown outcome answers unavailable, and sent again the command takes effect exactly once") {
    for (const Fault fault : {written, not_written, Fault::wrong_seq}) {
        CAPTURE(static_cast<int>(fault));
        LobbyStage stage;
        const ConnectionId other = stage.join(participant());
        stage.log.fail_next_append(fault);
        stage.send(stage.staff, saying("Halo"), "same");
        CHECK(stage.heard(stage.staff).answers("same") == "unavailable");
        CHECK(stage.heard(stage.staff).last().at("retry_ms") >= 1000);
        CHECK(stage.heard(other).events().empty());

        stage.fail_and_recover();
        CHECK(stage.heard(other).events() == (fault == written ? "message_posted" : ""));
        stage.send(stage.staff, saying("Halo"), "same");
        CHECK(stage.heard(stage.staff).answers("same") == "unavailable done");
        CHECK(stage.heard(other).events() == "message_posted");
        CHECK(stage.heard(stage.staff).events() == "session_opened message_posted");
        CHECK(times(stage.logged(), "message_posted") == 1);
        CHECK(stage.heard(stage.staff).last().at("seq") == stage.last_seq());
        CHECK(stage.heard(stage.staff).last().at("data").at("message") == "m" + std::to_string(stage.last_seq()));
    }
}

TEST_CASE("The state is that of the log again: what was not written never happened") {
    LobbyStage stage;
    stage.log.fail_next_append(not_written);
    stage.send(stage.staff, StartSession{});
    stage.fail_and_recover();
    stage.send(stage.staff, SkipAgendaItem{ItemId("open")}, "skip");
    CHECK(stage.heard(stage.staff).answers("skip") == "wrong_state");
    const ConnectionId fresh = stage.join(participant());
    CHECK(stage.heard(fresh).welcome().at("snapshot").at("session").at("state") == "lobby");
    stage.send(stage.staff, saying("Halo"));
    CHECK(stage.heard(fresh).events() == "message_posted");
}

TEST_CASE("While the log is asked again orders are refused at once and hellos wait for their welcome") {
    LobbyStage stage;
    stage.log.fail_next_append(not_written);
    stage.send(stage.staff, Announce{"Satu"});
    stage.late_send(stage.staff, Announce{"Dua"}, "two");
    CHECK(stage.heard(stage.staff).answers("two") == "unavailable");
    const ConnectionId late = stage.join(participant());
    CHECK(stage.heard(late).frames.empty());
    stage.now += 999ms;
    stage.tick();
    CHECK(stage.heard(late).frames.empty());
    stage.now += 1ms;
    stage.tick();
    CHECK(stage.heard(late).welcome().at("seq") == stage.last_seq());
    stage.send(stage.staff, Announce{"Dua"}, "two");
    CHECK(stage.heard(stage.staff).answers("two") == "unavailable done");
}

TEST_CASE("Orders that waited for the append that failed are answered too") {
    LobbyStage stage;
    stage.log.hold();
    stage.log.fail_next_append(written);
    stage.send(stage.staff, Announce{"Satu"}, "one");
    stage.send(stage.staff, Announce{"Dua"}, "two");
    stage.log.release_all();
    stage.owner.run();
    CHECK(stage.heard(stage.staff).answers("one") == "unavailable");
    CHECK(stage.heard(stage.staff).answers("two") == "unavailable");
}

TEST_CASE("A log that cannot be read is asked again after 1, 2, 4 … 30 seconds, and orders do not wait for it") {
    LobbyStage stage;
    stage.log.fail_next_append(not_written);
    stage.send(stage.staff, Announce{"Satu"});
    for (const auto wait : {1s, 2s, 4s, 8s, 16s, 30s, 30s}) {
        CAPTURE(wait.count());
        stage.log.fail_next_read(store::ReadFault::unavailable);
        stage.now += wait - 1ms;
        stage.tick();
        stage.now += 1ms;
        stage.session->tick(stage.now);
        const std::string id = stage.late_send(stage.staff, Announce{"Dua"});
        CHECK(stage.heard(stage.staff).answers(id).empty());
        stage.owner.run();
        CHECK(stage.heard(stage.staff).answers(id) == "unavailable");
    }
    stage.now += 30s;
    stage.tick();
    stage.send(stage.staff, Announce{"Dua"}, "two");
    CHECK(stage.heard(stage.staff).answers("two") == "done");
    stage.log.fail_next_append(not_written);
    stage.send(stage.staff, Announce{"Tiga"}, "three");
    stage.fail_and_recover();
    stage.send(stage.staff, Announce{"Tiga"}, "three");
    CHECK(stage.heard(stage.staff).answers("three") == "unavailable done");
}

TEST_CASE("A plan that cannot be read just then is asked for again, and nobody is turned away") {
    LobbyStage stage;
    const auto record = stage.source.record;
    stage.source.record = store::LoadFault::unavailable;
    stage.log.fail_next_append(not_written);
    stage.send(stage.staff, saying("Halo"), "same");
    stage.fail_and_recover();
    CHECK_FALSE(stage.closed(stage.staff).has_value());
    stage.source.record = record;
    stage.now += 2s;
    stage.tick();
    stage.send(stage.staff, saying("Halo"), "same");
    CHECK(stage.heard(stage.staff).answers("same") == "unavailable done");
}

TEST_CASE("A session that cannot be read at first is asked for again, and whoever waits for it is welcomed then") {
    Stage stage;
    const auto record = stage.source.record;
    stage.source.record = store::LoadFault::unavailable;
    stage.start();
    const ConnectionId early = stage.join(facilitator());
    for (const auto wait : {1s, 2s}) {
        stage.now += wait;
        stage.tick();
    }
    CHECK_FALSE(stage.closed(early).has_value());
    CHECK_FALSE(stage.session->is_unknown());
    stage.source.record = record;
    stage.now += 4s;
    stage.tick();
    CHECK(stage.heard(early).welcome().at("seq") == stage.last_seq());
}

TEST_CASE("A batch that is larger than what a restart tells again is told whole once its outcome is known") {
    LobbyStage stage;
    const ConnectionId other = stage.join(participant());
    stage.log.hold();
    stage.late_send(stage.staff, Announce{"Mulai"});
    for (std::size_t i = 0; i < limits::ring_refill_events + 100; ++i) stage.late_send(stage.staff, saying("pesan"));
    stage.log.release_one();
    stage.log.fail_next_append(written);
    stage.owner.run();
    stage.log.release_all();
    stage.fail_and_recover();
    CHECK(times(stage.heard(other).events(), "message_posted") == limits::ring_refill_events + 100);
    CHECK(stage.heard(other).position == stage.last_seq());
}

TEST_CASE("A closing in a batch that failed is not lost, and is recorded once") {
    for (const Fault fault : {written, not_written}) {
        CAPTURE(static_cast<int>(fault));
        LobbyStage stage;
        const ConnectionId region = stage.join(participant());
        stage.log.hold();
        stage.late_send(stage.staff, Announce{"Satu"});
        stage.late_drop(region);
        stage.log.release_one();
        stage.log.fail_next_append(fault);
        stage.owner.run();
        stage.log.release_all();
        stage.fail_and_recover();
        CHECK(times(stage.logged(), "device_lost") == 1);
        CHECK(stage.last_of_type<DeviceLost>().since == stage.now - 1s);
    }
}

TEST_CASE("A hello in a batch that failed is welcomed once its joining is durable, and joins once") {
    for (const Fault fault : {written, not_written}) {
        CAPTURE(static_cast<int>(fault));
        LobbyStage stage;
        const Seq before = stage.last_seq();
        stage.log.fail_next_append(fault);
        const ConnectionId late = stage.join(participant());
        CHECK(stage.heard(late).frames.empty());
        stage.fail_and_recover();
        CHECK(stage.heard(late).welcome().at("seq") == before + 1);
        CHECK(stage.logged(before) == "device_joined");
    }
}

TEST_CASE("A hello and its closing in one failed batch leave nobody behind") {
    LobbyStage stage;
    stage.log.hold();
    stage.late_send(stage.staff, Announce{"Satu"});
    const ConnectionId brief = stage.late_hello(participant());
    stage.late_drop(brief);
    stage.log.release_one();
    stage.log.fail_next_append(not_written);
    stage.owner.run();
    stage.log.release_all();
    stage.fail_and_recover();
    CHECK(times(stage.logged(), "device_lost") == times(stage.logged(), "device_joined") - 1);
    CHECK(stage.heard(brief).frames.empty());
}

TEST_CASE("Leaving in a batch that failed: sent again it closes the line, and the attendance ends once") {
    for (const Fault fault : {written, not_written}) {
        CAPTURE(static_cast<int>(fault));
        LobbyStage stage;
        const ConnectionId region = stage.join(participant());
        stage.log.fail_next_append(fault);
        stage.send(region, Leave{}, "bye");
        CHECK(stage.heard(region).answers("bye") == "unavailable");
        CHECK_FALSE(stage.closed(region).has_value());
        stage.fail_and_recover();
        stage.send(region, Leave{}, "bye");
        CHECK(stage.heard(region).answers("bye") == "unavailable done");
        CHECK(stage.closed(region) == CloseCode::left);
        CHECK(times(stage.logged(), "device_left") == 1);
    }
}

TEST_CASE("Archiving whose outcome was unknown and that took effect closes every line") {
    LiveStage stage;
    const ConnectionId organizers = stage.join(organizer());
    stage.send(stage.staff, EndSession{});
    stage.log.fail_next_append(written);
    stage.send(organizers, ArchiveSession{}, "archive");
    CHECK_FALSE(stage.closed(stage.region).has_value());
    stage.fail_and_recover();
    CHECK(stage.heard(stage.region).events().ends_with("session_archived"));
    CHECK(stage.closed(stage.region) == CloseCode::archived);
    CHECK(stage.closed(organizers) == CloseCode::archived);
}

TEST_CASE("Archiving that was not written can be sent again") {
    LiveStage stage;
    const ConnectionId organizers = stage.join(organizer());
    stage.send(stage.staff, EndSession{});
    stage.log.fail_next_append(not_written);
    stage.send(organizers, ArchiveSession{}, "archive");
    stage.fail_and_recover();
    CHECK_FALSE(stage.closed(stage.region).has_value());
    stage.send(organizers, ArchiveSession{}, "archive");
    CHECK(stage.heard(organizers).answers("archive") == "unavailable done");
    CHECK(stage.closed(stage.region) == CloseCode::archived);
}

TEST_CASE("A revocation in a batch that failed still closes the invitation's lines") {
    LobbyStage stage;
    const ConnectionId region = stage.join(participant());
    stage.log.fail_next_append(not_written);
    stage.session->revoked(participant().invitation, CloseCode::token_unknown, stage.now);
    stage.fail_and_recover();
    CHECK(stage.closed(region) == CloseCode::token_unknown);
    CHECK(times(stage.logged(), "device_lost") == 1);
}

TEST_CASE("A workbook that was not written leaves no trace on the board") {
    LiveStage stage;
    stage.log.fail_next_append(not_written);
    stage.send(stage.region, CreateWorkbook{"Kedua"}, "second");
    stage.fail_and_recover();
    stage.pass(1s);
    CHECK(stage.heard(stage.staff).board.at("rows").at("73.24").size() == 1);
    stage.send(stage.region, CreateWorkbook{"Kedua"}, "second");
    stage.pass(1s);
    CHECK(stage.heard(stage.staff).board.at("rows").at("73.24").size() == 2);
}

TEST_CASE("A session whose log cannot be read at first is welcomed later, not turned away") {
    Stage stage;
    stage.log.fail_next_read(store::ReadFault::unavailable);
    stage.start();
    const ConnectionId staff = stage.join(facilitator());
    CHECK(stage.heard(staff).frames.empty());
    stage.fail_and_recover();
    CHECK(stage.heard(staff).welcome().at("seq") == 1);
}

TEST_CASE("While a session cannot be read, as many wait as its limit says, and whoever comes then is told to come back later") {
    Stage stage;
    const auto record = stage.source.record;
    stage.source.record = store::LoadFault::unavailable;
    stage.start();
    stage.owner.run();
    const ConnectionId first = stage.late_hello(participant(), "first");
    std::vector<ConnectionId> taken{first};
    for (std::size_t waiting = 1; waiting + 1 < limits::waiting_arrivals_max; waiting += 2) {
        taken.push_back(stage.late_hello(facilitator(), "again"));
        stage.late_drop(taken.back());
    }
    taken.push_back(stage.late_hello(facilitator(), "last"));
    for (const ConnectionId connection : taken) REQUIRE_FALSE(stage.closed(connection).has_value());

    const ConnectionId refused = stage.late_hello(facilitator(), "too late");
    CHECK(stage.closed(refused) == CloseCode::restarting);
    stage.late_drop(refused);
    stage.late_drop(first);  // it was not refused: that it went is not forgotten

    stage.source.record = record;
    stage.now += 1s;
    stage.tick();
    CHECK(stage.heard(taken.back()).welcome().contains("snapshot"));
    CHECK(stage.last_of_type<DeviceLost>().device == DeviceId("first"));
}
