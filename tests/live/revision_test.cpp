// A plan that is revised while people are there: who is told what, who has to go, and orders that come without a socket.
#include "bimtek/live/session_directory.hpp"
#include "live/stage.hpp"

using namespace bimtek;
using namespace bimtek::tests;

namespace {

/// What a request was told; empty while it waits.
struct Asked {
    std::vector<std::string> answers;
    live::Caller caller(const Actor& actor = organizer()) {
        return {{actor, "Panitia"}, [this](const live::Reply& reply) {
                    answers.push_back(reply ? "done" : std::string(to_string(reply.error().reason)));
                }};
    }
    std::string all() const {
        std::string line;
        for (const std::string& answer : answers) line += (line.empty() ? "" : " ") + answer;
        return line;
    }
};

/// Keeps the revision as the database would, and gives the order that puts it in force.
template <class Change>
live::Order revising(Stage& stage, int base, Change change) {
    auto& revisions = stage.source.record->revisions;
    SessionPlan plan = *revisions.at(base).plan;
    change(plan);
    const int number = revisions.rbegin()->first + 1;
    revisions[number] = revision_of(std::move(plan));
    return {CommandId("revise-" + std::to_string(number)), "content", live::NewRevision{{number, base}, revisions[number]}};
}

constexpr auto other_title = [](SessionPlan& plan) { plan.title.id = "Bimtek Baru"; };
constexpr auto fewer_regions = [](SessionPlan& plan) { plan.regions.erase(plan.regions.begin() + 1); };  // 71.03
constexpr auto renamed_site = [](SessionPlan& plan) { plan.regions.front().sites.front().name = "Ruang Rapat"; };

std::string title_in(const Json& welcome) { return welcome.at("snapshot").at("session").at("title").at("id"); }

}  // namespace

TEST_CASE("After a revision everyone gets a further welcome with a fresh snapshot, and no event of it") {
    LiveStage stage;
    const ConnectionId screens = stage.join(screen());
    Asked asked;
    stage.session->order(asked.caller(), revising(stage, 1, other_title), stage.now);
    CHECK(asked.all().empty());
    stage.owner.run();
    CHECK(asked.all() == "done");
    CHECK(stage.logged().ends_with("plan_revised"));
    for (const ConnectionId one : {stage.staff, stage.region, screens}) {
        const Json& frame = stage.heard(one).last();
        CHECK(frame.at("type") == "welcome");
        CHECK(title_in(frame) == "Bimtek Baru");
        CHECK(frame.at("seq") == stage.last_seq());
        CHECK(frame.at("you") == stage.heard(one).welcome().at("you"));
        CHECK(stage.heard(one).events().find("plan_revised") == std::string::npos);
    }
    stage.send(stage.staff, Announce{"Lanjut"});
    CHECK(stage.heard(stage.region).events().ends_with("announcement_made"));
}

TEST_CASE("What happens in the batch of a revision shows in the snapshot and is not told twice") {
    LobbyStage stage;
    const ConnectionId region = stage.join(participant());
    Asked asked;
    stage.log.hold();
    stage.late_send(stage.staff, Announce{"Satu"});
    stage.late_send(stage.staff, Announce{"Dua"}, "two");
    stage.session->order(asked.caller(), revising(stage, 1, other_title), stage.now);
    const ConnectionId late = stage.late_hello(site_operator());
    stage.log.release_all();
    stage.owner.run();
    CHECK(stage.heard(region).events() == "announcement_made");
    CHECK(stage.heard(region).last().at("snapshot").at("chat").at("announcement").at("text") == "Dua");
    CHECK(stage.heard(stage.staff).answers("two") == "done");
    CHECK(stage.heard(late).frames.size() == 1);
    CHECK(title_in(stage.heard(late).welcome()) == "Bimtek Baru");
}

TEST_CASE("Who was away when the plan was revised gets a snapshot, from any position before it, and events from one after it") {
    LobbyStage stage;
    const ConnectionId region = stage.join(participant());
    const Seq before = stage.heard(region).position;
    stage.drop(region);
    Asked asked;
    stage.session->order(asked.caller(), revising(stage, 1, other_title), stage.now);
    stage.owner.run();
    const Seq after = stage.last_seq();
    stage.send(stage.staff, Announce{"Lanjut"});
    for (const bool restarted : {false, true}) {
        CAPTURE(restarted);
        if (restarted) stage.start();
        CHECK(title_in(stage.heard(stage.resume(participant(), before)).welcome()) == "Bimtek Baru");
        const ConnectionId back = stage.resume(participant(), after);
        REQUIRE(stage.heard(back).welcome().contains("events"));
        CHECK(stage.heard(back).welcome().at("events").front().at("type") == "announcement_made");
    }
}

TEST_CASE("Of two organizers who revise at once the second is told, before and after a restart") {
    LobbyStage stage;
    Asked first, second;
    const live::Order one = revising(stage, 1, other_title);
    const live::Order two = revising(stage, 1, renamed_site);
    stage.session->order(first.caller(), one, stage.now);
    stage.session->order(second.caller(), two, stage.now);
    stage.owner.run();
    CHECK(first.all() == "done");
    CHECK(second.all() == "stale");
    stage.start();
    stage.session->order(second.caller(), two, stage.now);
    stage.session->order(second.caller(), revising(stage, 2, renamed_site), stage.now);
    stage.owner.run();
    CHECK(second.all() == "stale stale done");
}

TEST_CASE("Of a revision that is refused nothing stays in memory. The one in force stays, also when it is sent again") {
    LobbyStage stage;
    Asked asked;
    const auto order = [&](int number, int base, const PlanRevision& content, const std::string& id) {
        stage.session->order(asked.caller(), {CommandId(id), "content", live::NewRevision{{number, base}, content}}, stage.now);
        stage.owner.run();
    };
    SessionPlan plan = example_plan();
    plan.title.id = "Bimtek Baru";
    const PlanRevision taken = revision_of(plan), refused = revision_of(plan);
    order(2, 1, taken, "c1");
    order(3, 1, refused, "c2");
    order(2, 1, taken, "c3");
    CHECK(asked.all() == "done stale stale");
    CHECK(refused.plan.use_count() == 1);
    CHECK(taken.plan.use_count() == 3);  // here, among the revisions, and in force
}

TEST_CASE("The same request again gets its first answer, and the plan is revised once") {
    LobbyStage stage;
    Asked asked;
    const live::Order order = revising(stage, 1, other_title);
    for (int again = 0; again < 2; ++again) {
        stage.session->order(asked.caller(), order, stage.now);
        stage.owner.run();
    }
    CHECK(asked.all() == "done done");
    CHECK(stage.logged().find("plan_revised") == stage.logged().rfind("plan_revised"));
}

TEST_CASE("The sockets of a region that was taken out are closed with 4001, and it is not let in again") {
    LobbyStage stage;
    const ConnectionId gone = stage.join(participant("71.03"));
    const ConnectionId stays = stage.join(participant());
    Asked asked;
    stage.session->order(asked.caller(), revising(stage, 1, fewer_regions), stage.now);
    stage.owner.run();
    CHECK(stage.closed(gone) == CloseCode::token_unknown);
    CHECK_FALSE(stage.closed(stays).has_value());
    CHECK(stage.logged().ends_with("plan_revised device_lost"));
    CHECK(stage.heard(stage.staff).last().at("presence").at("regions_invited") == 2);
    CHECK(stage.closed(stage.join(site_operator("71.03"))) == CloseCode::token_unknown);
}

TEST_CASE("A site that is named otherwise is shown so at once, to itself and beside what it said") {
    LobbyStage stage;
    const ConnectionId site = stage.join(site_operator());
    stage.send(site, saying("Halo"));
    Asked asked;
    stage.session->order(asked.caller(), revising(stage, 1, renamed_site), stage.now);
    stage.owner.run();
    CHECK(stage.heard(site).last().at("you").at("name") == "Ruang Rapat");
    CHECK(stage.heard(stage.staff).last().at("snapshot").at("chat").at("messages")[0].at("by").at("name") == "Ruang Rapat");
}

TEST_CASE("Digests go on from those of the further welcome, with the regions that are invited now") {
    LobbyStage stage;
    Asked asked;
    stage.pass(2s);
    stage.session->order(asked.caller(), revising(stage, 1, fewer_regions), stage.now);
    stage.owner.run();
    CHECK(stage.heard(stage.staff).presence.at("regions").size() == 2);
    stage.join(participant());
    stage.pass(2s);
    CHECK(stage.heard(stage.staff).presence.at("regions_present") == 1);
}

TEST_CASE("A revision of unknown outcome is told once it is known, and a request is told that nobody knows") {
    for (const Fault fault : {Fault::unavailable_but_written, Fault::unavailable_not_written}) {
        CAPTURE(static_cast<int>(fault));
        LobbyStage stage;
        const ConnectionId gone = stage.join(participant("71.03"));
        Asked asked;
        const live::Order order = revising(stage, 1, fewer_regions);
        stage.log.fail_next_append(fault);
        stage.session->order(asked.caller(), order, stage.now);
        stage.owner.run();
        CHECK(asked.all() == "unavailable");
        CHECK(stage.heard(stage.staff).of("welcome").size() == 1);
        stage.fail_and_recover();
        const bool written = fault == Fault::unavailable_but_written;
        CHECK(stage.heard(stage.staff).of("welcome").size() == (written ? 2 : 1));
        CHECK(stage.closed(gone).has_value() == written);
        stage.session->order(asked.caller(), order, stage.now);
        stage.owner.run();
        CHECK(asked.all() == "unavailable done");
        CHECK(stage.heard(stage.staff).of("welcome").size() == 2);
        CHECK(stage.closed(gone) == CloseCode::token_unknown);
    }
}

TEST_CASE("A revision that the log puts in force and that cannot be read makes the session wait, not stop") {
    LobbyStage stage;
    Asked asked;
    stage.session->order(asked.caller(), revising(stage, 1, other_title), stage.now);
    stage.owner.run();
    const auto record = stage.source.record;
    stage.source.record->revisions.erase(2);
    stage.start();
    const ConnectionId late = stage.join(participant());
    CHECK(stage.heard(late).frames.empty());
    stage.source.record = record;
    stage.fail_and_recover();
    CHECK(title_in(stage.heard(late).welcome()) == "Bimtek Baru");
}

TEST_CASE("A request calls the session off. Everyone is told, and who comes later sees it") {
    LobbyStage stage;
    const ConnectionId region = stage.join(participant());
    Asked asked;
    stage.session->order(asked.caller(), {CommandId("cancel"), "content", Command(CancelSession{})}, stage.now);
    stage.owner.run();
    CHECK(asked.all() == "done");
    CHECK(stage.heard(region).events() == "session_cancelled");
    CHECK(stage.heard(region).of("events").back().at("events").back().at("by").at("name") == "Panitia");
    CHECK_FALSE(stage.closed(region).has_value());
    CHECK(stage.heard(stage.join(site_operator())).welcome().at("snapshot").at("session").at("state") == "cancelled");
}

TEST_CASE("A request is answered in every case: not allowed, no such session, a disk that is asked again, a server that goes") {
    LobbyStage stage;
    Asked asked;
    stage.session->order(asked.caller(facilitator()), {CommandId("c"), "content", Command(CancelSession{})}, stage.now);
    stage.owner.run();
    CHECK(asked.all() == "not_allowed");

    stage.log.fail_next_append(Fault::unavailable_not_written);
    stage.send(stage.staff, Announce{"Satu"});
    stage.session->order(asked.caller(), {CommandId("d"), "content", Command(CancelSession{})}, stage.now);
    CHECK(asked.all() == "not_allowed unavailable");
    stage.fail_and_recover();

    stage.log.hold();
    stage.session->order(asked.caller(), {CommandId("e"), "content", Command(CancelSession{})}, stage.now);
    stage.session->order(asked.caller(), {CommandId("f"), "content", Command(CancelSession{})}, stage.now);
    stage.session->shut_down(stage.now);
    CHECK(asked.all() == "not_allowed unavailable unavailable unavailable");
    stage.log.release_all();
    stage.owner.run();
    CHECK(asked.all() == "not_allowed unavailable unavailable unavailable");

    Asked nowhere;
    Stage empty;
    empty.source.record = store::LoadFault::unknown;
    empty.start();
    empty.session->order(nowhere.caller(), {CommandId("c"), "content", Command(CancelSession{})}, empty.now);
    empty.owner.run();
    empty.session->order(nowhere.caller(), {CommandId("c"), "content", Command(CancelSession{})}, empty.now);
    CHECK(nowhere.all() == "unknown unknown");
}

TEST_CASE("A session that nobody is connected to is loaded for a request") {
    Stage stage;
    live::SessionDirectory directory(stage.log, stage.source, stage.owner, [&](const SessionId&) { return stage.audience; }, stage.now);
    Asked asked;
    directory.order(stage.id, asked.caller(), revising(stage, 1, other_title), stage.now);
    stage.owner.run();
    CHECK(asked.all() == "done");
}
