// Coming, resuming, leaving, being sent away.
#include "bimtek/base/limits.hpp"
#include "live/directory_stage.hpp"

using namespace bimtek;
using namespace bimtek::tests;

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
