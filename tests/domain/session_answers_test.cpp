// Saving an answer: types, revisions, two people at one field, and a step that closes while somebody types.
#include <string>

#include "bimtek/base/limits.hpp"
#include "domain/given.hpp"

using namespace bimtek;
using namespace bimtek::tests;

namespace {

using List = std::vector<std::string>;

AnswerSaved saved(const std::string& step, const std::string& field, AnswerValue value, bool late = false) {
    return {first_workbook, StepId(step), FieldId(field), {std::move(value)}, late};
}

const Answer& answer_in(const Given& given, const std::string& step, const std::string& field) {
    return given.session.workbooks.by_id.at(first_workbook).answers.at({StepId(step), FieldId(field)});
}

/// Two of the region have the story before them; it was saved as revision 7.
Given with_story() { return with_workbook().did(participant(), saving("story", "text", "Versi satu")); }

}  // namespace

TEST_CASE("An answer is saved under the seq of its event, which is its revision") {
    Given given = with_workbook();
    given.when(participant(), saving("profile", "name", "Antre")).then(saved("profile", "name", "Antre")).made("seq", Seq{7});
    given.did(participant(), saving("profile", "name", "Antre"));
    const Answer& answer = answer_in(given, "profile", "name");
    CHECK(answer.seq == 7);
    CHECK(answer.by == participant());
    CHECK(answer.value == AnswerValue("Antre"));
    CHECK(answer.at == given.now);
}

TEST_CASE("Each type of field takes its own values, and blank") {
    const Given given = with_workbook();
    const std::vector<std::pair<std::string, AnswerValue>> fits = {
        {"name", "Antre"}, {"staff", std::int64_t{99}}, {"cost", "12.50"}, {"since", "2022-04-21"}, {"topics", List{"p1", "p2"}}, {"local", true}};
    for (const auto& [field, value] : fits) {
        CAPTURE(field);
        given.when(participant(), saving("profile", field, value)).then(saved("profile", field, value));
        for (const auto& [other, unfit] : fits) {
            const bool both_text = std::holds_alternative<std::string>(value) && std::holds_alternative<std::string>(unfit);
            if (other == field || both_text) continue;
            given.when(participant(), saving("profile", field, unfit)).then_refused(Reason::invalid, field);
        }
    }
    given.when(participant(), saving("profile", "cost", "12.5")).then_refused(Reason::invalid, "cost");
    given.when(participant(), saving("profile", "since", "21-04-2022")).then_refused(Reason::invalid, "since");
    given.when(participant(), saving("profile", "topics", List{"p3"})).then_refused(Reason::invalid, "topics");
    given.when(participant(), saving("profile", "topics", List{"p1", "p1"})).then_refused(Reason::invalid, "topics");
    given.when(participant(), saving("profile", "name", "a\x01")).then_refused(Reason::invalid, "name");
}

TEST_CASE("A text has as many code points as its field says") {
    with_workbook().when(participant(), saving("profile", "name", std::string(20, 'a'))).then_allowed();
    with_workbook().when(participant(), saving("profile", "name", std::string(21, 'a'))).then_refused(Reason::too_long, "name");
}

TEST_CASE("A value outside of its bounds is kept: a draft may be wrong") {
    with_workbook().when(participant(), saving("profile", "staff", std::int64_t{0})).then_allowed();
    with_workbook().when(participant(), saving("profile", "staff", std::int64_t{11})).then_allowed();
}

TEST_CASE("A field that is not in the step is unknown, and no form has rows yet") {
    with_workbook().when(participant(), saving("profile", "text", "a")).then_refused(Reason::unknown, "field");
    with_workbook().when(participant(), saving("profile", "nowhere", "a")).then_refused(Reason::unknown, "field");
    SaveAnswer in_row = saving("profile", "name", "a");
    in_row.row = "1";
    with_workbook().when(participant(), in_row).then_refused(Reason::invalid, "row");
}

TEST_CASE("The same value again is done without an event, and tells the revision that stands") {
    Given given = with_story();
    given.when(site_operator(), saving("story", "text", "Versi satu", 7)).then_nothing().made("seq", Seq{7});
    given.when(site_operator(), saving("story", "text", "Versi satu", 0)).then_nothing();
    with_workbook().when(participant(), saving("story", "text", AnswerValue{})).then_nothing().made("seq", Seq{0});
    with_workbook().when(participant(), saving("story", "text", "")).then_nothing();
}

TEST_CASE("Blanks where no text belongs are kept as no value") {
    const AnswerValue nothing;
    Given given = with_workbook().did(participant(), saving("profile", "staff", std::int64_t{5}));
    given.when(participant(), saving("profile", "staff", "  ")).then(saved("profile", "staff", nothing));
    given.when(participant(), saving("profile", "staff", std::vector<std::string>{})).then(saved("profile", "staff", nothing));
    given.did(participant(), saving("profile", "name", "Antre"));
    given.when(participant(), saving("profile", "name", "  ")).then(saved("profile", "name", "  "));
    given.when(participant(), saving("profile", "name", std::vector<std::string>{})).then(saved("profile", "name", nothing));
}

TEST_CASE("Once the deadline is over, that is said first") {
    Given given = with_workbook();
    given.did(facilitator(), EndSession{});
    given.at(*workbooks_deadline(given.session) + 1ms);
    given.when(participant(), saving("nowhere", "name", "Antre")).then_refused(Reason::wrong_state);
}

TEST_CASE("A value can be cleared, and the blank has a revision too") {
    Given given = with_story();
    given.when(participant(), saving("story", "text", AnswerValue{}, 7)).then(saved("story", "text", AnswerValue{}));
    given.did(participant(), saving("story", "text", AnswerValue{}, 7));
    CHECK(answer_in(given, "story", "text").seq == 8);
    given.when(participant(), saving("story", "text", AnswerValue{}, 8)).then_nothing().made("seq", Seq{8});
}

TEST_CASE("A long text that somebody else changed meanwhile is stale, and what stands there comes along") {
    Given given = with_story().did(site_operator(), saving("story", "text", "Versi dua", 7));
    const Refusal refusal = given.when(participant(), saving("story", "text", "Versi tiga", 7)).then_refused(Reason::stale, "text");
    REQUIRE(refusal.current.has_value());
    CHECK(refusal.current->value == AnswerValue("Versi dua"));
    CHECK(refusal.current->seq == 8);
    CHECK(refusal.current->by == site_operator());
    given.when(participant(), saving("story", "text", "Versi tiga", 0)).then_refused(Reason::stale, "text");
    given.when(participant(), saving("story", "text", "Versi tiga", 8)).then(saved("story", "text", "Versi tiga"));
    given.when(participant(), saving("story", "text", AnswerValue{}, 7)).then_refused(Reason::stale, "text");
}

TEST_CASE("A long text may be written into a field that was cleared: nothing is lost by it") {
    Given given = with_story().did(site_operator(), saving("story", "text", AnswerValue{}, 7));
    given.when(participant(), saving("story", "text", "Versi dua", 7)).then_allowed();
}

TEST_CASE("For all other types the last one wins") {
    Given given = with_workbook().did(participant(), saving("profile", "name", "Satu")).did(site_operator(), saving("profile", "name", "Dua", 7));
    given.when(participant(), saving("profile", "name", "Tiga", 7)).then(saved("profile", "name", "Tiga"));
}

TEST_CASE("A locked step takes no answers") {
    with_workbook().when(participant(), saving("grade", "choice", "p1")).then_refused(Reason::step_closed, "step");
}

TEST_CASE("A value for a step that was open on the device and has been closed meanwhile is kept, marked late") {
    Given given = with_workbook().later(1min).did(facilitator(), CloseStep{StepId("profile")}).later(1min);
    given.when(participant(), saving("profile", "name", "Antre")).then(saved("profile", "name", "Antre", true));
    given.later(1h).when(participant(), saving("profile", "name", "Antre")).then(saved("profile", "name", "Antre", true));
    CHECK(work_of(given.did(participant(), saving("profile", "name", "Antre")).session.workbooks.by_id.at(first_workbook), StepId("profile")) == Work::touched);
    // Nobody could declare it once more.
    given.happened(StepDeclaredDone{first_workbook, StepId("profile")}, participant());
    CHECK(work_of(given.did(participant(), saving("profile", "name", "Pasti")).session.workbooks.by_id.at(first_workbook), StepId("profile")) == Work::done);
}

TEST_CASE("A device that joined after the step was closed cannot have typed into it") {
    Given given = with_workbook().later(1min).did(facilitator(), CloseStep{StepId("profile")});
    given.when(participant(), saving("profile", "name", "Antre"), "another").then_refused(Reason::step_closed, "step");
    given.later(1ms).said_hello(participant(), "another");
    given.when(participant(), saving("profile", "name", "Antre"), "another").then_refused(Reason::step_closed, "step");
    given.when(participant(), saving("profile", "name", "Antre")).then_allowed();
    given.when(site_operator(), saving("profile", "name", "Antre")).then_refused(Reason::step_closed, "step");
}

TEST_CASE("A device that was lost when the step closed keeps what it typed before") {
    Given given = with_workbook();
    given.happened(lose(given.session, participant(), DeviceId("d"), given.now, given.now + 45s), participant());
    given.later(1min).did(facilitator(), CloseStep{StepId("profile")}).later(1min).said_hello(participant());
    given.when(participant(), saving("profile", "name", "Antre")).then(saved("profile", "name", "Antre", true));
}

TEST_CASE("A step that was opened again takes answers in time, and its next closing is what counts") {
    Given given = with_workbook().later(1min).did(facilitator(), CloseStep{StepId("profile")}).later(1min).said_hello(participant(), "another");
    given.did(facilitator(), OpenStep{StepId("profile")});
    given.when(participant(), saving("profile", "name", "Antre"), "another").then(saved("profile", "name", "Antre"));
    given.later(1min).did(facilitator(), CloseStep{StepId("profile")});
    given.when(participant(), saving("profile", "name", "Antre"), "another").then(saved("profile", "name", "Antre", true));
}

TEST_CASE("What the rules find covers the steps of the day, and the board leaves out what is only blank") {
    Given given = with_workbook().did(participant(), saving("profile", "staff", std::int64_t{11}));
    const WorkbookCheck check = check_of(given.session, given.session.workbooks.by_id.at(first_workbook));
    REQUIRE(check.problems.size() == 3);
    CHECK(check.problems.at(StepId("profile")).size() == 2);
    CHECK(check.problems.at(StepId("story")).empty());
    CHECK(board_problems(check.problems.at(StepId("profile"))) == 1);
    CHECK(check.score == Score{0, 0, 1, 12});
    given.did(facilitator(), OpenStep{StepId("grade")}).did(participant(), saving("grade", "choice", "p2"));
    CHECK(check_of(given.session, given.session.workbooks.by_id.at(first_workbook)).score == Score{12, 1, 1, 12});
}
