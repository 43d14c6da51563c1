// Presence and board: how often they are told, to whom, and that whole and partial ones add up.
#include "bimtek/base/limits.hpp"
#include "live/stage.hpp"

using namespace bimtek;
using namespace bimtek::tests;

namespace {

std::size_t count(Stage& stage, ConnectionId connection, const char* type) { return stage.heard(connection).of(type).size(); }

/// The digest that a newcomer of the same kind gets, without its version.
Json fresh(Stage& stage, const Actor& actor, const char* digest) {
    Json whole = stage.heard(stage.join(actor, "newcomer")).welcome().at(digest);
    whole.erase("version");
    return whole;
}
Json held(Json digest) {
    digest.erase("version");
    digest["whole"] = true;
    return digest;
}

}  // namespace

TEST_CASE("Presence is told at most once a second, the board at most twice, however much happens") {
    LiveStage stage;
    stage.pass(2s);
    const auto presence_before = count(stage, stage.staff, "presence");
    const auto board_before = count(stage, stage.staff, "board");
    const ConnectionId room = stage.join(site_operator());
    for (int i = 0; i < 100; ++i) {
        stage.send(room, DeclareHeadcount{i});
        stage.send(stage.region, stage.saving("name", "Antre " + std::to_string(i)));
        stage.pass(100ms);
    }
    CHECK(count(stage, stage.staff, "presence") - presence_before <= 11);
    CHECK(count(stage, stage.staff, "presence") - presence_before >= 9);
    CHECK(count(stage, stage.staff, "board") - board_before <= 21);
    CHECK(count(stage, stage.staff, "board") - board_before >= 19);
}

TEST_CASE("Staff gets regions and rows, all others totals alone") {
    LiveStage stage;
    stage.send(stage.region, stage.saving("name", "Antre"));
    stage.pass(2s);
    const Json staff = stage.heard(stage.staff).of("presence").back();
    CHECK(staff.contains("regions"));
    CHECK(stage.heard(stage.staff).of("board").back().at("rows").at("73.24").at(stage.workbook.value).at("name") == "Antre Pasti");
    for (const auto& listener : {stage.heard(stage.region), stage.heard(stage.join(helper())), stage.heard(stage.join(screen()))}) {
        CHECK_FALSE(listener.welcome().at("presence").contains("regions"));
        CHECK_FALSE(listener.welcome().at("board").contains("rows"));
    }
    for (const Json& digest : stage.heard(stage.region).of("board")) CHECK_FALSE(digest.contains("rows"));
    for (const Json& digest : stage.heard(stage.region).of("presence")) CHECK_FALSE(digest.contains("regions"));
    CHECK(stage.heard(stage.region).board.at("steps").at("profile").at("in_progress") == 1);
}

TEST_CASE("Partial digests on top of a whole one are what a newcomer gets whole") {
    LiveStage stage;
    const ConnectionId wall = stage.join(screen());
    const ConnectionId other = stage.join(site_operator("71.03"));
    stage.pass(2s);
    stage.send(stage.join(site_operator()), DeclareHeadcount{28});
    stage.send(other, CreateWorkbook{"Lain"});
    stage.pass(2s);
    stage.send(stage.region, stage.saving("staff", std::int64_t{99}));
    stage.send(stage.region, AskForHelp{stage.workbook, StepId("story"), {}, "other", {}});
    stage.drop(other);
    stage.pass(2s);
    CHECK(stage.heard(stage.staff).of("board").back().at("rows").size() == 1);
    CHECK(held(stage.heard(stage.staff).presence) == fresh(stage, moderator(), "presence"));
    CHECK(held(stage.heard(stage.staff).board) == fresh(stage, moderator(), "board"));
    CHECK(held(stage.heard(stage.region).board) == fresh(stage, helper(), "board"));
    CHECK(held(stage.heard(stage.region).presence) == fresh(stage, helper(), "presence"));
    CHECK(held(stage.heard(wall).presence) == fresh(stage, observer(), "presence"));
    CHECK(held(stage.heard(wall).board) == fresh(stage, observer(), "board"));
    CHECK(stage.heard(stage.staff).presence.at("regions").at("71.03").at("state") == "lost");
    const Json& cells = stage.heard(stage.staff).board.at("rows").at("73.24").at(stage.workbook.value).at("steps");
    CHECK(cells.at("story").at("help") == "open");
    CHECK(cells.at("profile") == Json{{"state", "in_progress"}, {"problems", 1}, {"help", nullptr}});
}

TEST_CASE("A welcome between a change and its digest misses nothing") {
    LiveStage stage;
    stage.pass(2s);
    stage.send(stage.region, stage.saving("name", "Antre"));
    const ConnectionId newcomer = stage.join(moderator());
    stage.pass(1s);
    CHECK(held(stage.heard(newcomer).board) == held(stage.heard(stage.staff).board));
    CHECK(held(stage.heard(newcomer).presence) == held(stage.heard(stage.staff).presence));
    CHECK(stage.heard(newcomer).board.at("rows").at("73.24").at(stage.workbook.value).at("steps").at("profile").at("state") == "in_progress");
}

TEST_CASE("Every fifteen seconds everyone hears of presence, though nothing changed") {
    LiveStage stage;
    stage.pass(2s);
    const auto staff_before = count(stage, stage.staff, "presence");
    const auto region_before = count(stage, stage.region, "presence");
    stage.pass(45s);
    CHECK(count(stage, stage.staff, "presence") - staff_before == 3);
    CHECK(count(stage, stage.region, "presence") - region_before == 3);
}

TEST_CASE("What only staff is told is no sign of life for the others") {
    LiveStage stage;
    std::vector<ConnectionId> operators;
    for (const char* region : {"71.03", "76.01"}) {
        operators.push_back(stage.join(site_operator(region)));
        stage.drop(operators.back());
        stage.pass(9s);
        stage.join(site_operator(region));
    }
    stage.pass(60s);  // both lines turn from weak to good, nine seconds apart, without a change of the totals
    std::size_t silent_for = 0;
    auto told = count(stage, stage.region, "presence");
    std::size_t longest = 0;
    for (int i = 0; i < 900; ++i) {
        stage.pass(100ms);
        silent_for = count(stage, stage.region, "presence") == told ? silent_for + 1 : 0;
        told = count(stage, stage.region, "presence");
        longest = std::max(longest, silent_for);
    }
    CHECK(longest <= 160);
}

TEST_CASE("What changed while nobody was there to be told is told to the next who comes") {
    LiveStage stage;
    stage.drop(stage.region);
    stage.drop(stage.staff);
    stage.pass(30s);
    const ConnectionId staff = stage.join(facilitator());
    stage.pass(1s);
    CHECK(stage.heard(staff).board.at("rows").at("73.24").size() == 1);
    CHECK(stage.heard(staff).presence.at("regions").at("73.24").at("state") == "lost");
}

TEST_CASE("A screen hears when provinces change places, though the totals stay") {
    LiveStage stage;
    const ConnectionId wall = stage.join(screen());
    const ConnectionId first = stage.join(site_operator("71.03"));
    stage.pass(2s);
    const auto totals_before = count(stage, stage.region, "presence");
    stage.send(first, Leave{});
    stage.join(site_operator("76.01"));
    stage.pass(1s);
    const Json provinces = stage.heard(wall).presence.at("provinces");
    CHECK(provinces.at("71").at("regions_present") == 0);
    CHECK(provinces.at("76").at("regions_present") == 1);
    CHECK(count(stage, stage.region, "presence") == totals_before);
}
