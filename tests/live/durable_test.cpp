// Nobody is told anything before it is durable, and each command gets one answer that stays the same.
#include "bimtek/base/limits.hpp"
#include "live/stage.hpp"

using namespace bimtek;
using namespace bimtek::tests;

TEST_CASE("Before the append is durable nothing is answered and nothing told. Then the event comes before the answer") {
    LobbyStage stage;
    const ConnectionId other = stage.join(participant());
    const auto frames_before = stage.heard(stage.staff).frames.size();
    stage.log.hold();
    const std::string id = stage.send(stage.staff, Announce{"Mulai"});
    CHECK(stage.heard(stage.staff).frames.size() == frames_before);
    CHECK(stage.heard(other).frames.size() == 1);

    stage.log.release_one();
    CHECK(stage.heard(stage.staff).frames.size() == frames_before);
    stage.owner.run();
    CHECK(stage.heard(other).events() == "announcement_made");
    const auto& frames = stage.heard(stage.staff).frames;
    REQUIRE(frames.size() == frames_before + 2);
    CHECK(frames[frames_before].at("type") == "events");
    CHECK(frames[frames_before + 1].at("type") == "done");
    CHECK(stage.heard(stage.staff).answers(id) == "done");
    CHECK(frames[frames_before + 1].at("seq") == stage.last_seq());
}

TEST_CASE("A hello is welcomed when its joining is durable, with all that happened before it") {
    LobbyStage stage;
    stage.log.hold();
    stage.send(stage.staff, Announce{"Mulai"});
    const ConnectionId late = stage.join(participant());
    CHECK(stage.heard(late).frames.empty());
    stage.log.release_one();
    stage.owner.run();
    CHECK(stage.heard(late).frames.empty());
    stage.log.release_all();
    stage.owner.run();
    CHECK(stage.heard(late).welcome().at("snapshot").at("chat").at("announcement").at("text") == "Mulai");
    CHECK(stage.heard(late).welcome().at("seq") == stage.last_seq());
    CHECK(stage.heard(late).events().empty());
}

TEST_CASE("What comes during an append waits and is appended as one batch after it") {
    LobbyStage stage;
    const Seq before = stage.last_seq();
    stage.log.hold();
    const std::string first = stage.send(stage.staff, Announce{"Satu"});
    const std::string second = stage.send(stage.staff, saying("dua"));
    const std::string third = stage.send(stage.staff, saying("tiga"));
    CHECK(stage.log.waiting() == 1);
    stage.log.release_one();
    stage.owner.run();
    CHECK(stage.logged(before) == "announcement_made");
    CHECK(stage.heard(stage.staff).answers(second).empty());
    CHECK(stage.log.waiting() == 1);
    stage.log.release_all();
    stage.owner.run();
    CHECK(stage.logged(before) == "announcement_made message_posted message_posted");
    for (const std::string& id : {first, second, third}) CHECK(stage.heard(stage.staff).answers(id) == "done");
}

TEST_CASE("A refusal inside a batch waits for the batch, since it was decided on what is not durable yet") {
    LobbyStage stage;
    stage.log.hold();
    stage.late_send(stage.staff, Announce{"Satu"});
    const std::string refused = stage.late_send(stage.staff, OpenLobby{});
    stage.owner.run();
    CHECK(stage.heard(stage.staff).answers(refused).empty());
    stage.log.release_all();
    stage.owner.run();
    CHECK(stage.heard(stage.staff).answers(refused) == "wrong_state");
}

TEST_CASE("The same command again gets its first answer, from any device of the invitation, and happens once") {
    LobbyStage stage;
    const ConnectionId region = stage.join(participant());
    const ConnectionId second_device = stage.join(participant(), "second");
    stage.send(region, saying("Halo"), "same");
    stage.send(region, saying("Halo"), "same");
    stage.send(second_device, saying("Halo"), "same");
    CHECK(stage.heard(region).answers("same") == "done done");
    CHECK(stage.heard(second_device).answers("same") == "done");
    const auto first = stage.heard(region).of("done").front();
    CHECK(stage.heard(region).of("done").back() == first);
    CHECK(stage.heard(second_device).of("done").front() == first);
    CHECK(first.at("data").at("message") == "m" + std::to_string(first.at("seq").get<Seq>()));
    CHECK(stage.heard(stage.staff).events() == "session_opened message_posted");
}

TEST_CASE("An id with another content is refused, and belongs to one invitation alone") {
    LobbyStage stage;
    const ConnectionId region = stage.join(participant());
    const ConnectionId other = stage.join(site_operator());
    stage.send(region, saying("Halo"), "same", "one");
    stage.send(region, saying("Hai"), "same", "two");
    CHECK(stage.heard(region).answers("same") == "done id_reused");
    stage.send(other, saying("Hai"), "same", "two");
    CHECK(stage.heard(other).answers("same") == "done");
}

TEST_CASE("What was refused is decided anew, and what is remembered outlives a restart") {
    Stage stage;
    ConnectionId staff = stage.join(facilitator());
    stage.send(staff, Announce{"Mulai"}, "early");
    CHECK(stage.heard(staff).answers("early") == "wrong_state");
    stage.send(staff, OpenLobby{});
    stage.send(staff, Announce{"Mulai"}, "early");
    CHECK(stage.heard(staff).answers("early") == "wrong_state done");
    const Json first = stage.heard(staff).of("done").back();

    stage.start();
    staff = stage.join(facilitator());
    stage.send(staff, Announce{"Mulai"}, "early");
    CHECK(stage.heard(staff).of("done").back() == first);
    stage.send(staff, Announce{"Lain"}, "early", "another");
    CHECK(stage.heard(staff).answers("early") == "done id_reused");
}

TEST_CASE("A command that changes nothing is done without a seq and without an append") {
    LiveStage stage;
    stage.send(stage.region, stage.saving("name", "Antre"));
    const Seq before = stage.last_seq();
    const std::string again = stage.send(stage.region, stage.saving("name", "Antre"));
    CHECK(stage.last_seq() == before);
    CHECK(stage.heard(stage.region).last().at("type") == "done");
    CHECK_FALSE(stage.heard(stage.region).last().contains("seq"));
    CHECK(stage.heard(stage.region).last().at("data").at("seq") == before);
}

TEST_CASE("What was done without an event is not done later, when the same frame comes again") {
    LiveStage stage;
    stage.send(stage.region, stage.saving("name", "Antre"));
    stage.send(stage.region, stage.saving("name", "Antre"), "again");
    const Json first = stage.heard(stage.region).of("done").back();
    stage.send(stage.region, stage.saving("name", "Baru"));
    const Seq before = stage.last_seq();
    stage.send(stage.region, stage.saving("name", "Antre"), "again");
    CHECK(stage.heard(stage.region).of("done").back() == first);
    CHECK(stage.last_seq() == before);
    stage.send(stage.region, stage.saving("name", "Lain"), "again", "another");
    CHECK(stage.heard(stage.region).last().at("reason") == "id_reused");
}

TEST_CASE("Of what was done without an event only so many are remembered") {
    LiveStage stage;
    stage.send(stage.region, stage.saving("name", "Antre"));
    stage.send(stage.region, stage.saving("name", "Antre"), "first");
    for (std::size_t i = 1; i < limits::unlogged_orders_remembered_max; ++i) stage.send(stage.region, stage.saving("name", "Antre"));
    stage.send(stage.region, stage.saving("name", "Antre"), "first", "another");
    CHECK(stage.heard(stage.region).last().at("type") == "refused");
    stage.send(stage.region, stage.saving("name", "Antre"));
    stage.send(stage.region, stage.saving("name", "Antre"), "first", "another");
    CHECK(stage.heard(stage.region).last().at("type") == "done");
}

TEST_CASE("An order of a connection that is gone is nobody's") {
    LobbyStage stage;
    const ConnectionId region = stage.join(participant());
    stage.drop(region);
    const Seq before = stage.last_seq();
    stage.send(region, saying("Halo"));
    CHECK(stage.last_seq() == before);
}

TEST_CASE("When too many orders wait the next one is refused as busy at once") {
    LobbyStage stage;
    stage.log.hold();
    stage.send(stage.staff, Announce{"Satu"});
    for (std::size_t i = 0; i < limits::waiting_orders_max; ++i) stage.late_send(stage.staff, Unmute{InvitationId("i-x")}, "many");
    CHECK(stage.heard(stage.staff).answers("one-more").empty());
    stage.late_send(stage.staff, Unmute{InvitationId("i-x")}, "one-more");
    CHECK(stage.heard(stage.staff).answers("one-more") == "busy");
    CHECK(stage.heard(stage.staff).last().at("retry_ms") > 0);
}
