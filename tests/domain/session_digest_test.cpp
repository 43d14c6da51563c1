// What is told as counts: who is there, and how far the workbooks are.
#include "bimtek/domain/digest.hpp"
#include "domain/given.hpp"

using namespace bimtek;
using namespace bimtek::tests;

namespace {

PresenceDigest digest(const Given& given) { return presence_digest(given.session, given.now); }
RegionPresence region(const Given& given, const char* code = "73.24") { return digest(given).regions.at(RegionCode(code)); }

BoardCell cell(const Given& given, const char* step) {
    const Workbook& workbook = given.session.workbooks.by_id.at(first_workbook);
    return board_row(given.session, workbook, check_of(given.session, workbook)).cells.at(StepId(step));
}
BoardDigest board(BoardRows rows) { return board_digest(Given().session, std::move(rows)); }
StepCounts counted(const BoardCell& one) {
    const BoardRow row{PrivateText("Antre Pasti"), {{StepId("profile"), one}}};
    return board({{RegionCode("73.24"), {{first_workbook, row}}}}).steps.at(StepId("profile"));
}

}  // namespace

TEST_CASE("A region where nobody came is absent, and all regions of the plan are told") {
    const PresenceDigest nobody = digest(live().said_hello(facilitator()).said_hello(helper()));
    CHECK(nobody.totals == PresenceTotals{3, 0, 0, 0, 0});
    CHECK(nobody.regions.size() == 3);
    CHECK(nobody.regions.at(RegionCode("73.24")) == RegionPresence{});
}

TEST_CASE("Regions, sites, declared heads and named people are counted apart") {
    const Given given = live()
                            .said_hello(site_operator())
                            .said_hello(site_operator("73.24", "kantor"))
                            .said_hello(participant())
                            .said_hello(participant(), "second")
                            .said_hello(participant("71.03"))
                            .did(site_operator(), DeclareHeadcount{28})
                            .did(site_operator("73.24", "kantor"), DeclareHeadcount{9})
                            .did(site_operator("76.01"), DeclareHeadcount{5});
    CHECK(digest(given).totals == PresenceTotals{3, 2, 2, 37, 2});
    CHECK(digest(given).provinces == std::map<RegionCode, ProvincePresence>{
                                         {RegionCode("71"), {1, 1}}, {RegionCode("73"), {1, 1}}, {RegionCode("76"), {1, 0}}});
    CHECK(region(given) == RegionPresence{RegionState::present, 2, 37, std::nullopt, LineState::good});
    CHECK(region(given, "71.03") == RegionPresence{RegionState::present, 0, 0, std::nullopt, LineState::good});
    CHECK(region(given, "76.01") == RegionPresence{});
}

TEST_CASE("A region is lost when all of it lost its line, and says when it was last seen. Its heads are in no total then") {
    Given given = live().said_hello(site_operator()).said_hello(participant()).did(site_operator(), DeclareHeadcount{28});
    given.later(1min).happened(DeviceLost{DeviceId("d"), day_start + 20s}, site_operator());
    CHECK(region(given).state == RegionState::present);
    CHECK(region(given).sites == 0);
    CHECK(region(given).heads == 28);
    given.happened(DeviceLost{DeviceId("d"), day_start + 30s}, participant());
    CHECK(region(given) == RegionPresence{RegionState::lost, 0, 28, day_start + 30s, LineState::lost});
    CHECK(digest(given).totals == PresenceTotals{3, 0, 0, 0, 0});
}

TEST_CASE("Who leaves takes the room's heads along, and a region where all left is absent and says when it was last seen") {
    Given given = live().said_hello(site_operator()).did(site_operator(), DeclareHeadcount{28}).did(site_operator(), Leave{});
    CHECK(region(given) == RegionPresence{RegionState::absent, 0, 0, given.now, {}});
    CHECK(digest(given).totals == PresenceTotals{3, 0, 0, 0, 0});
    given.said_hello(participant()).happened(DeviceLost{DeviceId("d"), given.now}, participant());
    CHECK(region(given).state == RegionState::lost);
}

TEST_CASE("For two minutes after a return a line is weak") {
    Given given = live().said_hello(site_operator()).later(1min).happened(DeviceLost{DeviceId("d"), day_start + 15s}, site_operator());
    given.later(1min).said_hello(site_operator());
    CHECK(region(given).line == LineState::weak);
    given.later(2min - 1ms);
    CHECK(region(given).line == LineState::weak);
    given.later(1ms);
    CHECK(region(given).line == LineState::good);
}

TEST_CASE("A row of the board has a cell for each step of the day: work, problems, help") {
    Given given = with_workbook();
    CHECK(cell(given, "profile") == BoardCell{Work::untouched, 0, HelpState::none});
    given.did(participant(), saving("profile", "staff", std::int64_t{11}));
    CHECK(cell(given, "profile") == BoardCell{Work::touched, 1, HelpState::none});
    given.did(participant(), saving("profile", "staff", std::int64_t{5})).did(participant(), saving("profile", "name", "Antre"));
    CHECK(cell(given, "profile") == BoardCell{Work::touched, 0, HelpState::none});
    given.did(participant(), DeclareStepDone{first_workbook, StepId("profile")});
    CHECK(cell(given, "profile") == BoardCell{Work::done, 0, HelpState::none});
    given.did(participant(), AskForHelp{first_workbook, StepId("story"), {}, "other", {}});
    CHECK(cell(given, "story") == BoardCell{Work::untouched, 0, HelpState::open});
    CHECK(cell(given, "profile").help == HelpState::none);
    given.did(helper(), ClaimHelp{HelpId("h11")});
    CHECK(cell(given, "story").help == HelpState::claimed);
    given.did(helper(), ResolveHelp{HelpId("h11"), {}, {}});
    CHECK(cell(given, "story").help == HelpState::none);
    CHECK(board_row(given.session, given.session.workbooks.by_id.at(first_workbook), {}).name == PrivateText("Antre Pasti"));
}

TEST_CASE("A step that nobody touched shows no problems, whatever a rule finds there because of another step") {
    Given given = with_workbook();
    WorkbookCheck check;
    check.problems[StepId("story")] = {Problem{FieldId("text"), "check:fits_profile", Severity::error, {}}};
    const Workbook& workbook = given.session.workbooks.by_id.at(first_workbook);
    CHECK(board_row(given.session, workbook, check).cells.at(StepId("story")).problems == 0);
    given.did(participant(), saving("story", "text", "Kisah"));
    CHECK(board_row(given.session, workbook, check).cells.at(StepId("story")).problems == 1);
}

TEST_CASE("A step counts under its first match: stuck, done, problem, in progress, not started") {
    CHECK(counted({Work::done, 2, HelpState::open}) == StepCounts{0, 0, 0, 1, 0});
    CHECK(counted({Work::untouched, 0, HelpState::claimed}) == StepCounts{0, 0, 0, 1, 0});
    CHECK(counted({Work::done, 2, HelpState::none}) == StepCounts{0, 0, 0, 0, 1});
    CHECK(counted({Work::touched, 1, HelpState::none}) == StepCounts{0, 0, 1, 0, 0});
    CHECK(counted({Work::touched, 0, HelpState::none}) == StepCounts{0, 1, 0, 0, 0});
    CHECK(counted({Work::untouched, 0, HelpState::none}) == StepCounts{1, 0, 0, 0, 0});
}

TEST_CASE("A province adds up the workbooks of its regions, and every province of the plan is told") {
    const StepId profile("profile");
    const StepId story("story");
    const BoardRow ready{{}, {{profile, {Work::done, 0, HelpState::none}}, {story, {Work::done, 0, HelpState::open}}}};
    const BoardRow begun{{}, {{profile, {Work::touched, 1, HelpState::none}}, {story, {}}}};
    const BoardDigest digest = board({{RegionCode("73.24"), {{WorkbookId("a"), ready}, {WorkbookId("b"), begun}}},
                                      {RegionCode("71.03"), {{WorkbookId("c"), ready}}}});
    CHECK(digest.provinces.size() == 3);
    CHECK(digest.provinces.at(RegionCode("73")).workbooks == 2);
    CHECK(digest.provinces.at(RegionCode("73")).done.at(profile) == 1);
    CHECK(digest.provinces.at(RegionCode("73")).done.at(story) == 0);
    CHECK(digest.provinces.at(RegionCode("71")).done.at(profile) == 1);
    CHECK(digest.provinces.at(RegionCode("76")).workbooks == 0);
    CHECK(digest.provinces.at(RegionCode("76")).done.at(profile) == 0);
    CHECK(digest.steps.at(profile).done == 2);
}
