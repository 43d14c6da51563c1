// A region asks for help; somebody takes it, answers it, or the region no longer needs it.
#include <string>

#include "bimtek/base/limits.hpp"
#include "domain/given.hpp"

using namespace bimtek;
using namespace bimtek::tests;

namespace {

const HelpId help("h7");

AskForHelp asking(const std::string& step = "story") { return {first_workbook, StepId(step), std::nullopt, "unclear", std::nullopt}; }
Given asked() { return with_workbook().did(participant(), asking()); }

const HelpItem& waiting(const Given& given) { return given.session.help.waiting.at(help); }

}  // namespace

TEST_CASE("Help is asked for a step of one's own workbook, also one that is still locked") {
    AskForHelp command = asking();
    command.field_id = FieldId("text");
    command.text = "SK yang mana?";
    with_workbook().when(participant(), command)
        .then(HelpAsked{help, first_workbook, RegionCode("73.24"), StepId("story"), FieldId("text"), "unclear", PrivateText("SK yang mana?")})
        .made("help", "h7");
    with_workbook().when(site_operator(), asking("grade")).then_allowed();
    const Given given = asked();
    CHECK(waiting(given).by == participant());
    CHECK(waiting(given).asked_at == given.now);
    CHECK_FALSE(waiting(given).claimed_by.has_value());
}

TEST_CASE("What help is asked for must exist and be one's own") {
    const Given given = with_workbook();
    const auto refused = [&](const Actor& actor, auto change, const std::string& field) {
        AskForHelp command = asking();
        change(command);
        given.when(actor, command).then_refused(Reason::unknown, field);
    };
    refused(participant("71.03"), [](auto&) {}, "workbook");
    refused(participant(), [](auto& c) { c.workbook = WorkbookId("w999"); }, "workbook");
    refused(participant(), [](auto& c) { c.step = StepId("later"); }, "step");
    refused(participant(), [](auto& c) { c.field_id = FieldId("name"); }, "field");
}

TEST_CASE("Help has one of four reasons and perhaps a text of up to 1,000 code points") {
    const Given given = with_workbook();
    for (const char* reason : {"unclear", "document_missing", "system", "other"}) {
        AskForHelp command = asking();
        command.reason = reason;
        given.when(participant(), command).then_allowed();
    }
    AskForHelp command = asking();
    command.reason = "bored";
    given.when(participant(), command).then_refused(Reason::invalid, "reason");
    command = asking();
    command.text = std::string(1000, 'a');
    given.when(participant(), command).then_allowed();
    command.text = std::string(1001, 'a');
    given.when(participant(), command).then_refused(Reason::too_long, "text");
    command.text = "a\x01";
    given.when(participant(), command).then_refused(Reason::invalid, "text");
    command.text = "  ";
    given.when(participant(), command).then(HelpAsked{help, first_workbook, RegionCode("73.24"), StepId("story"), {}, "unclear", {}});
}

TEST_CASE("A workbook has one request waiting, whatever the step. Another workbook has its own") {
    Given given = asked();
    given.when(participant(), asking("profile")).then_refused(Reason::wrong_state, "workbook");
    given.did(facilitator(), ClaimHelp{help}).when(participant(), asking()).then_refused(Reason::wrong_state, "workbook");
    Given second = asked().did(participant(), CreateWorkbook{"Lain"});
    AskForHelp other = asking();
    other.workbook = WorkbookId("w8");
    second.when(participant(), other).then_allowed();
}

TEST_CASE("After it was withdrawn or resolved a workbook may ask again, and the old request is unknown") {
    for (Given given : {asked().did(site_operator(), WithdrawHelp{help}), asked().did(helper(), ResolveHelp{help, {}, {}})}) {
        given.when(participant(), asking()).then_allowed();
        given.when(participant(), WithdrawHelp{help}).then_refused(Reason::unknown, "help");
        given.when(facilitator(), ClaimHelp{help}).then_refused(Reason::unknown, "help");
        given.when(facilitator(), ResolveHelp{help, {}, {}}).then_refused(Reason::unknown, "help");
    }
}

TEST_CASE("Only its own region withdraws a request") {
    asked().when(site_operator(), WithdrawHelp{help}).then(HelpWithdrawn{help});
    asked().when(participant("71.03"), WithdrawHelp{help}).then_refused(Reason::unknown, "help");
    asked().when(participant(), WithdrawHelp{HelpId("h999")}).then_refused(Reason::unknown, "help");
}

TEST_CASE("A request is claimed, and may be taken over. Claiming one's own again changes nothing") {
    Given given = asked();
    given.when(helper(), ClaimHelp{help}).then(HelpClaimed{help});
    given.did(helper(), ClaimHelp{help});
    CHECK(waiting(given).claimed_by == helper());
    given.when(helper(), ClaimHelp{help}).then_nothing();
    given.when(moderator(), ClaimHelp{help}).then(HelpClaimed{help});
    given.did(moderator(), ClaimHelp{help});
    CHECK(waiting(given).claimed_by == moderator());
    given.when(helper(), ClaimHelp{HelpId("h999")}).then_refused(Reason::unknown, "help");
}

TEST_CASE("A request is resolved by whoever helped, claimed or not, with an outcome of four or none") {
    asked().when(moderator(), ResolveHelp{help, "answered", "SK Kepala Daerah"}).then(HelpResolved{help, "answered", PrivateText("SK Kepala Daerah")});
    asked().did(helper(), ClaimHelp{help}).when(moderator(), ResolveHelp{help, {}, {}}).then(HelpResolved{help, {}, {}});
    for (const char* outcome : {"answered", "form_defect", "policy_question", "site_problem"}) {
        asked().when(helper(), ResolveHelp{help, outcome, {}}).then_allowed();
    }
    asked().when(helper(), ResolveHelp{help, "solved", {}}).then_refused(Reason::invalid, "outcome");
    asked().when(helper(), ResolveHelp{help, {}, std::string(1000, 'a')}).then_allowed();
    asked().when(helper(), ResolveHelp{help, {}, std::string(1001, 'a')}).then_refused(Reason::too_long, "text");
    asked().when(helper(), ResolveHelp{help, {}, "a\x7F"}).then_refused(Reason::invalid, "text");
    asked().when(helper(), ResolveHelp{HelpId("h999"), {}, {}}).then_refused(Reason::unknown, "help");
    asked().when(helper(), ResolveHelp{help, {}, ""}).then(HelpResolved{help, {}, {}});
}

TEST_CASE("After the end requests can still be withdrawn, claimed and resolved, but not made") {
    Given given = asked().did(facilitator(), EndSession{});
    given.when(participant(), WithdrawHelp{help}).then_allowed();
    given.when(helper(), ClaimHelp{help}).then_allowed();
    given.when(helper(), ResolveHelp{help, {}, {}}).then_allowed();
    given.when(participant(), asking()).then_refused(Reason::wrong_state);
}
