// Coming, resuming, leaving, being sent away, and what a restart makes of it.
#include "bimtek/base/limits.hpp"
#include "bimtek/live/session_directory.hpp"
#include "live/stage.hpp"

using namespace bimtek;
using namespace bimtek::tests;

namespace {

/// A stage whose session is behind a directory, as in the server.
class DirectoryStage : public Stage {
public:
    int made = 0;
    std::unique_ptr<live::SessionDirectory> directory;

    DirectoryStage() { crash(); }

    /// Another process takes over: what the one before had in memory is gone.
    void crash() {
        directory = std::make_unique<live::SessionDirectory>(log, source, owner, [this](const SessionId&) {
            ++made;
            return audience;
        }, now);
    }
    void hello(std::uint64_t connection) {
        life_->last_ms = now.time_since_epoch().count();
        directory->hello(id, {ConnectionId{connection}, {facilitator(), "Nama"}, DeviceId("d"), life_, {}, {}}, now);
        owner.run();
    }
    void close(std::uint64_t connection = 1) {
        directory->closed(id, ConnectionId{connection}, now, now);
        owner.run();
    }
    /// A facilitator on connection 1 gives these orders, and stays.
    void lead(std::vector<Command> commands) {
        hello(1);
        for (Command& command : commands) {
            directory->order(id, ConnectionId{1}, {CommandId("c" + std::to_string(++orders_)), "content", std::move(command)}, now);
            owner.run();
        }
        tick_after(limits::pulse_interval);
    }
    void tick_after(Millis time) {
        now += time;
        directory->tick(now);
        owner.run();
    }

private:
    std::shared_ptr<live::LifeSign> life_ = std::make_shared<live::LifeSign>();
    int orders_ = 0;
};

}  // namespace

TEST_CASE("A welcome says who one is and where one stands") {
    LobbyStage stage;
    const ConnectionId region = stage.join(site_operator());
    const Json& welcome = stage.heard(region).welcome();
    CHECK(welcome.at("you") == Json{{"invitation", "i-73.24-aula"}, {"role", "site_operator"}, {"region", "73.24"}, {"site", "aula"},
                                    {"name", "Nama i-73.24-aula"}, {"channels", {"everyone", "region:73.24"}}});
    CHECK(welcome.at("epoch") == "epoch-1");
    CHECK(welcome.at("seq") == stage.last_seq());
    CHECK(welcome.at("server_time") == to_iso8601(stage.now));
}

TEST_CASE("Each welcome shows the state of its moment") {
    LobbyStage stage;
    CHECK(stage.heard(stage.join(participant())).welcome().at("snapshot").at("chat").at("messages").empty());
    stage.send(stage.staff, saying("Halo"));
    CHECK(stage.heard(stage.join(participant(), "second")).welcome().at("snapshot").at("chat").at("messages").size() == 1);
}

TEST_CASE("The drift in a welcome is that of its moment") {
    LiveStage stage;
    CHECK(stage.heard(stage.join(screen())).welcome().at("snapshot").at("agenda").at("drift_minutes") == 0);
    stage.now += 7min;
    CHECK(stage.heard(stage.join(screen(), "second")).welcome().at("snapshot").at("agenda").at("drift_minutes") == 7);
}

TEST_CASE("A name that a hello brings is the one that is shown from then on") {
    LobbyStage stage;
    stage.send(stage.join(participant()), saying("Halo"));
    stage.join(site_operator());
    stage.session->hello({ConnectionId{99}, {participant(), "Nama Baru"}, DeviceId("x"), std::make_shared<live::LifeSign>(), {}, {}}, stage.now);
    stage.owner.run();
    const ConnectionId later = stage.join(site_operator(), "second");
    CHECK(stage.heard(later).welcome().at("snapshot").at("chat").at("messages")[0].at("by").at("name") == "Nama Baru");
}

TEST_CASE("Resuming gives exactly what was missed and may be seen") {
    LiveStage stage;
    const Seq position = stage.heard(stage.region).position;
    stage.drop(stage.region);
    stage.send(stage.staff, Announce{"Mulai"});
    stage.send(stage.staff, PostMessage{"Rahasia", {}, "staff"});
    stage.send(stage.staff, saying("Halo"));
    const ConnectionId back = stage.resume(participant(), position);
    const Json& welcome = stage.heard(back).welcome();
    REQUIRE(welcome.contains("events"));
    REQUIRE(welcome.at("events").size() == 2);
    CHECK(welcome.at("events")[0].at("type") == "announcement_made");
    CHECK(welcome.at("events")[1].at("text") == "Halo");
    CHECK(welcome.at("seq") == stage.last_seq());

    const ConnectionId current = stage.resume(participant(), stage.last_seq());
    CHECK(stage.heard(current).welcome().at("events").empty());
}

TEST_CASE("A position of the future, of another log or without its log gets a snapshot") {
    LiveStage stage;
    CHECK(stage.heard(stage.resume(participant(), stage.last_seq() + 1000)).welcome().contains("snapshot"));
    CHECK(stage.heard(stage.resume(participant(), stage.last_seq(), "epoch-0")).welcome().contains("snapshot"));
    CHECK(stage.heard(stage.resume(participant(), stage.last_seq(), std::nullopt)).welcome().contains("snapshot"));
    CHECK(stage.heard(stage.resume(participant(), std::nullopt)).welcome().contains("snapshot"));
    CHECK(stage.heard(stage.resume(participant(), 0)).welcome().contains("events"));
}

TEST_CASE("After a restart the newest 2,000 events are still told again, older positions get a snapshot") {
    LobbyStage stage;
    for (std::size_t i = 0; i < limits::ring_refill_events; ++i) stage.late_send(stage.staff, saying("pesan"));
    stage.owner.run();
    stage.start();
    const ConnectionId first = stage.resume(participant(), stage.last_seq() - limits::ring_refill_events);
    CHECK(stage.heard(first).welcome().contains("events"));
    const ConnectionId second = stage.resume(site_operator(), 1);
    CHECK(stage.heard(second).welcome().contains("snapshot"));
}

TEST_CASE("A message that was hidden is resumed without its text") {
    LobbyStage stage;
    const Seq position = stage.last_seq();
    stage.send(stage.staff, saying("Rahasia besar"));
    stage.send(stage.staff, HideMessage{MessageId("m" + std::to_string(stage.last_seq()))});
    const ConnectionId back = stage.resume(participant(), position);
    CHECK(stage.heard(back).welcome().at("events")[0].at("text") == nullptr);
    CHECK(stage.heard(back).texts[0].find("Rahasia") == std::string::npos);
}

TEST_CASE("A second tab is no second device, and only the last one's closing is a loss") {
    LobbyStage stage;
    const ConnectionId tab = stage.join(participant());
    const Seq before = stage.last_seq();
    const ConnectionId second = stage.join(participant());
    CHECK(stage.last_seq() == before);
    stage.drop(tab);
    CHECK(stage.last_seq() == before);
    stage.silence(second);
    const Instant last_sign = stage.now;
    stage.now += 40s;
    stage.drop(second);
    CHECK(stage.logged(before) == "device_lost");
    CHECK(stage.last_of_type<DeviceLost>().since == last_sign);
    stage.join(participant());
    CHECK(stage.logged(before) == "device_lost device_returned");
}

TEST_CASE("A device that was silent in its first tab returns in the second") {
    LobbyStage stage;
    stage.join(participant());
    const Seq before = stage.last_seq();
    stage.now += 16s;
    stage.join(participant());
    CHECK(stage.logged(before) == "device_lost device_returned");
}

TEST_CASE("The ninth connection of an invitation closes the one that was silent longest") {
    LobbyStage stage;
    std::vector<ConnectionId> mine;
    for (int i = 0; i < 8; ++i) mine.push_back(stage.join(participant(), "d" + std::to_string(i)));
    const ConnectionId colleague = stage.join(site_operator());
    stage.now += 1s;
    for (int i = 0; i < 8; ++i) {
        if (i != 3) stage.alive(mine[static_cast<std::size_t>(i)]);
    }
    const Seq before = stage.last_seq();
    const ConnectionId ninth = stage.join(participant(), "ninth");
    CHECK(stage.heard(ninth).welcome().at("type") == "welcome");
    for (int i = 0; i < 8; ++i) CHECK(stage.closed(mine[static_cast<std::size_t>(i)]).has_value() == (i == 3));
    CHECK(stage.closed(mine[3]) == CloseCode::too_many_devices);
    CHECK_FALSE(stage.closed(colleague).has_value());
    CHECK(stage.logged(before) == "device_lost device_joined");
    CHECK(stage.last_of_type<DeviceLost>().since == stage.now - 1s);
}

TEST_CASE("Leaving ends the attendance, answers, and closes all lines of the device and no other") {
    LobbyStage stage;
    const ConnectionId tab = stage.join(participant());
    const ConnectionId second_tab = stage.join(participant());
    const ConnectionId phone = stage.join(participant(), "phone");
    const Seq before = stage.last_seq();
    const std::string id = stage.send(tab, Leave{});
    CHECK(stage.heard(tab).answers(id) == "done");
    CHECK(stage.closed(tab) == CloseCode::left);
    CHECK(stage.closed(second_tab) == CloseCode::left);
    CHECK_FALSE(stage.closed(phone).has_value());
    stage.late_drop(tab);
    stage.late_drop(second_tab);
    stage.owner.run();
    CHECK(stage.logged(before) == "device_left");
}

TEST_CASE("The archive closes every line behind its last event, and lets nobody in") {
    LiveStage stage;
    const ConnectionId organizers = stage.join(organizer());
    stage.send(stage.staff, EndSession{});
    const std::string id = stage.send(organizers, ArchiveSession{});
    CHECK(stage.heard(organizers).answers(id) == "done");
    CHECK(stage.heard(stage.region).events().ends_with("session_archived"));
    for (const ConnectionId one : {organizers, stage.staff, stage.region}) CHECK(stage.closed(one) == CloseCode::archived);
    const Seq before = stage.last_seq();
    CHECK(stage.closed(stage.join(participant())) == CloseCode::archived);
    CHECK(stage.last_seq() == before);
}

TEST_CASE("A revoked invitation is closed on all its lines, and its attendance stays") {
    LobbyStage stage;
    const ConnectionId tab = stage.join(participant());
    const ConnectionId phone = stage.join(participant(), "phone");
    const ConnectionId colleague = stage.join(site_operator());
    const Seq before = stage.last_seq();
    stage.now += 5s;
    stage.session->revoked(participant().invitation, CloseCode::token_unknown, stage.now);
    stage.owner.run();
    CHECK(stage.closed(tab) == CloseCode::token_unknown);
    CHECK(stage.closed(phone) == CloseCode::token_unknown);
    CHECK_FALSE(stage.closed(colleague).has_value());
    CHECK(stage.logged(before) == "device_lost device_lost");
    CHECK(stage.last_of_type<DeviceLost>().since == stage.now - 5s);
    CHECK(stage.logged(0).find("device_joined") != std::string::npos);
}

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

TEST_CASE("A session that does not exist looks like a token that is not for it") {
    Stage stage;
    stage.source.record = store::LoadFault::unknown;
    stage.session = std::make_unique<live::LiveSession>(stage.id, stage.log, stage.source, stage.owner, stage.audience, stage.now);
    const ConnectionId early = stage.join(facilitator());
    CHECK(stage.closed(early) == CloseCode::token_unknown);
    CHECK(stage.closed(stage.join(facilitator())) == CloseCode::token_unknown);
    CHECK(stage.session->is_unknown());
}

TEST_CASE("The directory drops a session that was idle for ten minutes, and loads it again when somebody comes") {
    DirectoryStage stage;
    stage.hello(1);
    stage.tick_after(1h);
    stage.hello(2);
    CHECK(stage.made == 1);
    for (const std::uint64_t one : {1u, 2u}) stage.close(one);
    stage.tick_after(100ms);
    stage.tick_after(limits::idle_session_dropped_after - 1ms);
    stage.hello(3);
    CHECK(stage.made == 1);
    stage.close(3);
    stage.tick_after(100ms);
    stage.tick_after(limits::idle_session_dropped_after);
    stage.hello(4);
    CHECK(stage.made == 2);
    CHECK(stage.heard(ConnectionId{4}).welcome().at("seq") == stage.last_seq());
}
