// What is kept of a server that goes away or dies, what a restart makes of it, and a session that nobody runs.
#include "bimtek/base/limits.hpp"
#include "live/directory_stage.hpp"

using namespace bimtek;
using namespace bimtek::tests;

TEST_CASE("A server that goes away says so to everyone, also to who still waits for a welcome, and keeps a pulse") {
    LobbyStage stage;
    stage.log.hold();
    stage.send(stage.staff, Announce{"Mulai"});
    const ConnectionId waiting = stage.join(participant());
    stage.session->shut_down(stage.now);
    CHECK(stage.closed(stage.staff) == CloseCode::restarting);
    CHECK(stage.closed(waiting) == CloseCode::restarting);
    stage.session.reset();
    stage.log.release_all();
    CHECK(stage.pulse()->at == stage.now);
}

TEST_CASE("Every ten seconds a pulse is kept, with the devices that were silent") {
    LobbyStage stage;
    const ConnectionId quiet = stage.join(participant());
    stage.silence(quiet);
    const Instant last_sign = stage.now;
    stage.pass(100ms);
    REQUIRE(stage.pulse().has_value());
    const Instant first = stage.pulse()->at;
    stage.pass(10s - 100ms);
    CHECK(stage.pulse()->at == first);
    stage.pass(100ms);
    CHECK(stage.pulse()->at == first + limits::pulse_interval);
    CHECK(stage.pulse()->silent.empty());
    stage.pass(10s);
    REQUIRE(stage.pulse()->silent.size() == 1);
    CHECK(stage.pulse()->silent[0] == store::SilentDevice{participant().invitation, DeviceId("d"), last_sign});
}

TEST_CASE("After a crash the outage is noted from the last pulse on, and who had been silent was lost before it") {
    LobbyStage stage;
    const ConnectionId quiet = stage.join(participant());
    stage.silence(quiet);
    const Instant last_sign = stage.now;
    stage.pass(25s);
    const Instant pulse = stage.pulse()->at;
    const Seq before = stage.last_seq();
    stage.now += 3min;
    stage.start();
    const ConnectionId staff = stage.join(facilitator());
    CHECK(stage.logged(before) == "device_lost server_outage_noted device_returned");
    CHECK(stage.last_of_type<DeviceLost>().since == last_sign);
    CHECK(stage.last_of_type<ServerOutageNoted>().from == pulse);
    CHECK(stage.last_of_type<ServerOutageNoted>().to <= stage.now);
    CHECK(stage.heard(staff).welcome().at("seq") == stage.last_seq());
}

TEST_CASE("An outage is noted once, and not at all when nobody was connected") {
    LobbyStage stage;
    stage.now += 1min;
    stage.start();
    Seq before = stage.last_seq();
    const ConnectionId staff = stage.join(facilitator());
    CHECK(stage.logged(before) == "server_outage_noted device_returned");
    before = stage.last_seq();
    stage.pass(1s);
    CHECK(stage.last_seq() == before);
    stage.send(staff, Leave{});
    stage.start();
    stage.join(facilitator());
    CHECK(stage.logged(before) == "device_left device_joined");
}

TEST_CASE("An outage is noted for those whose line fell just before, but not when no server was missing") {
    const auto logged_after_loss = [](Millis lost_for, bool restarted) {
        LiveStage stage;
        stage.send(stage.staff, Leave{});
        stage.drop(stage.region);
        stage.pass(lost_for);
        stage.now += 3min;
        const Seq before = stage.last_seq();
        if (restarted) {
            stage.start();
        } else {  // the session was dropped from memory and is loaded again
            stage.session = std::make_unique<live::LiveSession>(stage.id, stage.log, stage.source, stage.owner, stage.audience, day_start);
        }
        stage.join(participant());
        return stage.logged(before);
    };
    CHECK(logged_after_loss(60s, true) == "server_outage_noted device_returned");
    CHECK(logged_after_loss(80s, true) == "device_returned");
    CHECK(logged_after_loss(60s, false) == "device_returned");

    LobbyStage waiting;  // keeps no pulse with nobody there, so that the last event says nothing of when the server stopped
    waiting.drop(waiting.staff);
    const Seq before = waiting.last_seq();
    waiting.now += 1h;
    waiting.start();
    waiting.join(facilitator());
    CHECK(waiting.logged(before) == "device_returned");
}

TEST_CASE("An outage ended when the server was up, also for a session that is loaded much later") {
    LobbyStage stage;
    const Instant crashed = stage.now;
    stage.now += 1min;
    const Instant up = stage.now;
    stage.start();
    stage.now += 50min;
    stage.join(facilitator());
    CHECK(stage.last_of_type<ServerOutageNoted>().from == crashed);
    CHECK(stage.last_of_type<ServerOutageNoted>().to == up);
}

TEST_CASE("After a clock that was set back those who were connected are lost all the same") {
    LobbyStage stage;
    stage.session = std::make_unique<live::LiveSession>(stage.id, stage.log, stage.source, stage.owner, stage.audience, stage.now - 1h);
    const Seq before = stage.last_seq();
    stage.join(facilitator());
    CHECK(stage.logged(before) == "server_outage_noted device_returned");
    CHECK(stage.last_of_type<ServerOutageNoted>().from == stage.last_of_type<ServerOutageNoted>().to);
}

TEST_CASE("A session that nobody runs ends by itself") {
    LiveStage stage;
    stage.drop(stage.staff);
    stage.now = day_end + 1h;
    stage.tick();
    CHECK(stage.heard(stage.region).events().ends_with("session_ended"));
    const Json event = stage.heard(stage.region).of("events").back().at("events").back();
    CHECK(event.at("reason") == "unattended");
    CHECK(event.at("ended_at") == to_iso8601(day_start));
    CHECK_FALSE(event.contains("by"));
}

TEST_CASE("It does so with nobody in it, however long after, and a live session is not dropped until then") {
    DirectoryStage stage;
    stage.lead({OpenLobby{}, StartSession{}});
    stage.close();
    stage.tick_after(2 * limits::idle_session_dropped_after);
    CHECK(stage.directory->size() == 1);
    stage.now = day_end;
    stage.tick_after(limits::unattended_end_after);
    CHECK(stage.logged(0).ends_with("session_ended"));
    stage.tick_after(100ms);
    stage.tick_after(limits::idle_session_dropped_after);
    CHECK(stage.directory->size() == 0);
}

TEST_CASE("An outage ends when the server is back, not when somebody is, and a second one soon after is noted too") {
    DirectoryStage stage;
    stage.lead({OpenLobby{}, StartSession{}});
    const Instant crashed = stage.pulse()->at;
    stage.now += 3min;
    stage.crash();
    stage.directory->take_up(stage.id, stage.now);
    stage.owner.run();
    CHECK(stage.last_of_type<ServerOutageNoted>().from == crashed);
    CHECK(stage.last_of_type<ServerOutageNoted>().to == stage.now);

    stage.tick_after(limits::pulse_interval);
    const Instant again = stage.now;
    stage.now += 1min;
    stage.crash();
    stage.directory->take_up(stage.id, stage.now);
    stage.owner.run();
    CHECK(stage.last_of_type<ServerOutageNoted>().from == again);
    CHECK(stage.last_of_type<ServerOutageNoted>().to == stage.now);

    stage.now += limits::outage_return_max + limits::pulse_interval;
    stage.tick_after(100ms);
    const Seq before = stage.last_seq();
    stage.crash();
    stage.directory->take_up(stage.id, stage.now + 1min);
    stage.owner.run();
    CHECK(stage.last_seq() == before);
}

TEST_CASE("A device is lost at its last sign of life on any of its sockets") {
    LobbyStage stage;
    const ConnectionId first = stage.join(participant());
    stage.silence(first);
    const ConnectionId second = stage.join(participant());
    stage.silence(second);
    stage.now += 5s;
    stage.alive(first);
    const Instant last_sign = stage.now;
    stage.now += 30s;
    stage.drop(first);
    const Seq before = stage.last_seq();
    stage.alive(stage.staff);
    stage.tick();
    REQUIRE(stage.pulse()->silent.size() == 1);
    CHECK(stage.pulse()->silent[0].since == last_sign);
    stage.drop(second);
    CHECK(stage.logged(before) == "device_lost");
    CHECK(stage.last_of_type<DeviceLost>().since == last_sign);
}

TEST_CASE("A server that goes away forgets in its last pulse nobody who was silent, and keeps none before it noted the outage before") {
    LobbyStage stage;
    const ConnectionId quiet = stage.join(participant());
    stage.silence(quiet);
    stage.pass(30s);
    stage.session->shut_down(stage.now);
    REQUIRE(stage.pulse()->silent.size() == 1);
    const Instant kept = stage.pulse()->at;

    stage.now += 1min;
    stage.start();
    stage.session->wake(stage.now);
    stage.session->shut_down(stage.now);
    stage.session.reset();
    stage.owner.run();
    CHECK(stage.pulse()->at == kept);
    CHECK(stage.pulse()->silent.size() == 1);
}

TEST_CASE("A server that goes away while the log takes nothing leaves the pulse as it was: what waits is lost with it") {
    LiveStage stage;
    stage.pass(limits::pulse_interval);
    const Instant kept = stage.pulse()->at;
    stage.log.fail_next_append(Fault::unavailable_not_written);
    stage.late_send(stage.staff, StartAgendaItem{ItemId("talk")});
    stage.owner.run();
    stage.late_drop(stage.region);
    stage.now += 20s;
    REQUIRE(stage.session->is_waiting());
    stage.session->shut_down(stage.now);
    stage.owner.run();
    CHECK(stage.pulse()->at == kept);
}
