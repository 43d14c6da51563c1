// Which steps are open, workbooks, and a step that is declared done.
#include <string>

#include "bimtek/base/limits.hpp"
#include "domain/given.hpp"

using namespace bimtek;
using namespace bimtek::tests;

namespace {

const StepId profile("profile");
const StepId story("story");
const StepId grade("grade");
const StepId later_step("later");  // in the form, not taught today

std::string gate_of(const Given& given, const StepId& step) { return std::string(to_string(given.session.steps.gates.at(step).state)); }
std::string work_on(const Given& given, const StepId& step) {
    return std::string(to_string(work_of(given.session.workbooks.by_id.at(first_workbook), step)));
}

DeclareStepDone declaring(const StepId& step) { return {first_workbook, step}; }
ReopenStep reopening(const StepId& step) { return {first_workbook, step}; }

/// The step profile has all that is required, and is declared done.
Given with_profile_done() {
    return with_workbook().did(participant(), saving("profile", "name", "Antre")).did(participant(), declaring(profile));
}

}  // namespace

TEST_CASE("A step is locked, then open, then closed, and may be opened again") {
    Given given = live();
    CHECK(gate_of(given, profile) == "locked");
    CHECK_FALSE(given.session.steps.current.has_value());
    given.when(facilitator(), OpenStep{profile}).then(StepOpened{profile});
    given.did(facilitator(), OpenStep{profile});
    CHECK(gate_of(given, profile) == "open");
    CHECK(given.session.steps.current == profile);
    given.when(facilitator(), CloseStep{profile}).then(StepClosed{profile});
    given.did(facilitator(), CloseStep{profile});
    CHECK(gate_of(given, profile) == "closed");
    CHECK(given.session.steps.current == profile);
    given.when(facilitator(), OpenStep{profile}).then(StepOpened{profile});
}

TEST_CASE("An open step can be made the current one again, and nothing else opens it twice") {
    Given given = live().did(facilitator(), OpenStep{profile}).did(facilitator(), OpenStep{story});
    CHECK(given.session.steps.current == story);
    given.when(facilitator(), OpenStep{story}).then_refused(Reason::wrong_state, "step");
    given.when(facilitator(), OpenStep{profile}).then(StepOpened{profile});
}

TEST_CASE("A step keeps the time of its latest opening, also once it is closed") {
    Given given = live().did(facilitator(), OpenStep{profile});
    const auto opened_at = [&] { return given.session.steps.gates.at(profile).opened_at; };
    const Instant first = given.now;
    CHECK(opened_at() == first);
    given.now += 5min;
    given.did(facilitator(), CloseStep{profile});
    CHECK(opened_at() == first);
    given.now += 5min;
    given.did(facilitator(), OpenStep{profile});
    CHECK(opened_at() == first + 10min);
    CHECK_FALSE(given.session.steps.gates.at(story).opened_at.has_value());
}

TEST_CASE("Only an open step is closed, and only steps of the day exist") {
    live().when(facilitator(), CloseStep{profile}).then_refused(Reason::wrong_state, "step");
    live().did(facilitator(), OpenStep{profile}).did(facilitator(), CloseStep{profile}).when(facilitator(), CloseStep{profile})
        .then_refused(Reason::wrong_state, "step");
    for (const StepId& step : {later_step, StepId("nowhere")}) {
        live().when(facilitator(), OpenStep{step}).then_refused(Reason::unknown, "step");
        live().when(facilitator(), CloseStep{step}).then_refused(Reason::unknown, "step");
    }
}

TEST_CASE("A workbook is made for the region of whoever makes it, in lobby, live and until the deadline") {
    in_lobby().when(participant(), CreateWorkbook{"Antre"}).then(WorkbookCreated{WorkbookId("w2"), RegionCode("73.24"), PrivateText("Antre")}).made("workbook", "w2");
    live().when(site_operator("71.03"), CreateWorkbook{"Lain"}).then(WorkbookCreated{first_workbook, RegionCode("71.03"), PrivateText("Lain")});
    Given given = ended();
    given.at(*workbooks_deadline(given.session)).when(participant(), CreateWorkbook{"Antre"}).then_allowed();
    given.later(1ms).when(participant(), CreateWorkbook{"Antre"}).then_refused(Reason::wrong_state);
}

TEST_CASE("The name of a workbook has 1 to 255 code points") {
    in_lobby().when(participant(), CreateWorkbook{std::string(255, 'a')}).then_allowed();
    in_lobby().when(participant(), CreateWorkbook{std::string(256, 'a')}).then_refused(Reason::too_long, "name");
    in_lobby().when(participant(), CreateWorkbook{" "}).then_refused(Reason::too_short, "name");
    in_lobby().when(participant(), CreateWorkbook{"a\x01"}).then_refused(Reason::invalid, "name");
}

TEST_CASE("A region has at most fifty workbooks, whatever the others have") {
    Given given = in_lobby();
    for (int i = 0; i < 49; ++i) given.did(participant(), CreateWorkbook{"Antre"});
    given.did(site_operator(), CreateWorkbook{"Antre"});
    given.when(participant(), CreateWorkbook{"Antre"}).then_refused(Reason::wrong_state);
    given.when(participant("71.03"), CreateWorkbook{"Antre"}).then_allowed();
}

TEST_CASE("A step without errors is declared done once, and a save makes it touched again") {
    Given given = with_workbook().did(participant(), saving("profile", "name", "Antre"));
    CHECK(work_on(given, profile) == "touched");
    given.when(site_operator(), declaring(profile)).then(StepDeclaredDone{first_workbook, profile});
    given.did(site_operator(), declaring(profile));
    CHECK(work_on(given, profile) == "done");
    given.when(participant(), declaring(profile)).then_nothing();
    given.did(participant(), saving("profile", "name", "Antre Pasti", 8));
    CHECK(work_on(given, profile) == "touched");
    given.when(participant(), declaring(profile)).then_allowed();
}

TEST_CASE("A step without anything required can be declared done untouched") {
    with_workbook().when(participant(), declaring(story)).then(StepDeclaredDone{first_workbook, story});
}

TEST_CASE("A step with an error is not done, and the first field at fault is named") {
    with_workbook().when(participant(), declaring(profile)).then_refused(Reason::invalid, "name");
    with_workbook().did(participant(), saving("profile", "name", "Antre")).did(participant(), saving("profile", "staff", std::int64_t{11}))
        .when(participant(), declaring(profile)).then_refused(Reason::invalid, "staff");
}

TEST_CASE("A step that is done can be reopened by its region, and no other") {
    Given given = with_profile_done();
    given.when(participant(), reopening(profile)).then(StepReopened{first_workbook, profile});
    given.did(participant(), reopening(profile));
    CHECK(work_on(given, profile) == "touched");
    given.when(participant(), reopening(profile)).then_refused(Reason::wrong_state, "step");
    with_workbook().when(participant(), reopening(profile)).then_refused(Reason::wrong_state, "step");
}

TEST_CASE("Declaring and reopening take an open step alone") {
    Given closed = with_profile_done().did(facilitator(), CloseStep{profile});
    closed.when(participant(), reopening(profile)).then_refused(Reason::step_closed, "step");
    closed.when(participant(), declaring(profile)).then_refused(Reason::step_closed, "step");
    with_workbook().when(participant(), declaring(grade)).then_refused(Reason::step_closed, "step");
    with_workbook().when(participant(), reopening(grade)).then_refused(Reason::step_closed, "step");
}

TEST_CASE("Another region's workbook, an unknown one and a step that is not taught are unknown to all of these") {
    const Given given = with_workbook();
    const auto both = [&](const Actor& actor, const WorkbookId& workbook, const StepId& step, const std::string& field) {
        given.when(actor, DeclareStepDone{workbook, step}).then_refused(Reason::unknown, field);
        given.when(actor, ReopenStep{workbook, step}).then_refused(Reason::unknown, field);
        given.when(actor, SaveAnswer{workbook, step, FieldId("name"), {}, AnswerValue("a"), 0}).then_refused(Reason::unknown, field);
    };
    both(participant("71.03"), first_workbook, profile, "workbook");
    both(participant(), WorkbookId("w999"), profile, "workbook");
    both(participant(), first_workbook, later_step, "step");
    both(participant(), first_workbook, StepId("nowhere"), "step");
}

TEST_CASE("After the end work goes on in the steps that were open, until the deadline and not a moment longer") {
    Given given = with_profile_done().later(1h).did(facilitator(), EndSession{});
    given.at(*workbooks_deadline(given.session));
    given.when(participant(), reopening(profile)).then_allowed();
    given.when(participant(), saving("profile", "name", "Lain")).then_allowed();
    given.when(participant(), declaring(story)).then_allowed();
    given.later(1ms);
    given.when(participant(), reopening(profile)).then_refused(Reason::wrong_state);
    given.when(participant(), saving("profile", "name", "Lain")).then_refused(Reason::wrong_state);
    given.when(participant(), declaring(story)).then_refused(Reason::wrong_state);
}
