// The rundown: what may be done to an item in which state, and what it then looks like.
#include <string>

#include "bimtek/base/limits.hpp"
#include "domain/given.hpp"

using namespace bimtek;
using namespace bimtek::tests;

namespace {

const ItemId opening("open");
const ItemId talk("talk");
const ItemId nowhere("nowhere");

Given running() { return live().did(moderator(), StartAgendaItem{opening}); }
Given finished() { return running().later(20min).did(moderator(), FinishAgendaItem{opening}); }
Given skipped() { return live().did(moderator(), SkipAgendaItem{opening}); }

const AgendaItem& item_of(const Given& given, const ItemId& id) {
    const AgendaItem* item = find_item(given.session.agenda, id);
    REQUIRE(item != nullptr);
    return *item;
}
std::string state_of(const Given& given, const ItemId& id) { return std::string(to_string(item_of(given, id).state)); }

std::string order_of(const Given& given) {
    std::string order;
    for (const AgendaItem& item : given.session.agenda.items) order += item.id.value + " ";
    return order;
}

AddAgendaItem adding(std::string title, std::string kind = "qna", int minutes = 20) {
    return {std::move(title), std::move(kind), minutes, std::nullopt, std::nullopt};
}
EditAgendaItem editing(const ItemId& item) { return {item, {}, {}, {}, {}}; }

}  // namespace

TEST_CASE("The agenda begins as it was planned, each item at the end of the one before it") {
    const Given given;
    CHECK(order_of(given) == "open talk rest work ask close ");
    CHECK(item_of(given, talk).planned_start == day_start + 30min);
    CHECK(item_of(given, ItemId("close")).planned_start == day_end - 15min);
    CHECK(item_of(given, ItemId("rest")).is_break);
    CHECK(item_of(given, talk).counts);
    CHECK(state_of(given, talk) == "pending");
}

TEST_CASE("Starting takes a pending item and finishes the one that runs") {
    running().later(31min).when(facilitator(), StartAgendaItem{talk}).then(AgendaItemStarted{talk});
    const Given given = running().later(31min).did(organizer(), StartAgendaItem{talk});
    CHECK(state_of(given, opening) == "done");
    CHECK(item_of(given, opening).ended_at == day_start + 31min);
    CHECK(state_of(given, talk) == "running");
    CHECK(item_of(given, talk).started_at == day_start + 31min);
    CHECK_FALSE(item_of(given, talk).ended_at.has_value());
}

TEST_CASE("Start, finish, skip and reopen each take items in their own states only") {
    const auto refuses = [](const Given& given, const Command& command) {
        given.when(moderator(), command).then_refused(Reason::wrong_state, "item");
    };
    for (const Given& given : {running(), finished(), skipped()}) refuses(given, StartAgendaItem{opening});
    for (const Given& given : {live(), finished(), skipped()}) refuses(given, FinishAgendaItem{opening});
    for (const Given& given : {running(), finished(), skipped()}) refuses(given, SkipAgendaItem{opening});
    for (const Given& given : {live(), running()}) refuses(given, ReopenAgendaItem{opening});
    for (const Given& given : {running(), finished(), skipped()}) refuses(given, MoveAgendaItem{opening, std::nullopt});
    for (const Given& given : {finished(), skipped()}) {
        refuses(given, ExtendAgendaItem{opening, 5});
        refuses(given, EditAgendaItem{opening, "Lain", {}, {}, {}});
    }
}

TEST_CASE("An item that does not exist is unknown to every command that names one") {
    const std::vector<Command> commands = {StartAgendaItem{nowhere},  FinishAgendaItem{nowhere},    SkipAgendaItem{nowhere},
                                           ReopenAgendaItem{nowhere}, ExtendAgendaItem{nowhere, 5}, MoveAgendaItem{nowhere, {}},
                                           EditAgendaItem{nowhere, "Lain", {}, {}, {}}};
    for (const Command& command : commands) {
        CAPTURE(type_of(command));
        live().when(moderator(), command).then_refused(Reason::unknown, "item");
    }
}

TEST_CASE("Finished and skipped items can be reopened, and forget their last run") {
    running().later(20min).when(moderator(), FinishAgendaItem{opening}).then(AgendaItemFinished{opening});
    CHECK(item_of(finished(), opening).ended_at == day_start + 20min);
    live().when(moderator(), SkipAgendaItem{opening}).then(AgendaItemSkipped{opening});
    CHECK(state_of(skipped(), opening) == "skipped");
    for (Given given : {finished(), skipped()}) {
        given.when(moderator(), ReopenAgendaItem{opening}).then(AgendaItemReopened{opening});
        given.did(moderator(), ReopenAgendaItem{opening});
        CHECK(state_of(given, opening) == "pending");
        CHECK_FALSE(item_of(given, opening).started_at.has_value());
        CHECK_FALSE(item_of(given, opening).ended_at.has_value());
        given.later(1min).did(moderator(), StartAgendaItem{opening});
        CHECK(item_of(given, opening).started_at == given.now);
        CHECK_FALSE(item_of(given, opening).ended_at.has_value());
    }
}

TEST_CASE("An item is extended or shortened by up to two hours, never by nothing, below nothing or beyond a day") {
    const Given given = live();
    for (const int minutes : {120, 1, -1, -30}) {
        CAPTURE(minutes);
        given.when(moderator(), ExtendAgendaItem{opening, minutes}).then(AgendaItemExtended{opening, minutes});
    }
    for (const int minutes : {0, 121, -31, -121}) {
        CAPTURE(minutes);
        given.when(moderator(), ExtendAgendaItem{opening, minutes}).then_refused(Reason::invalid, "minutes");
    }
    CHECK(item_of(live().did(moderator(), ExtendAgendaItem{opening, 15}), opening).minutes == 45);
    CHECK(item_of(live().did(moderator(), ExtendAgendaItem{opening, 15}), opening).planned_minutes == 30);
    CHECK(item_of(running().did(moderator(), ExtendAgendaItem{opening, -30}), opening).minutes == 0);

    Given long_one = live();
    long_one.did(moderator(), EditAgendaItem{opening, {}, {}, 1435, {}});
    long_one.when(moderator(), ExtendAgendaItem{opening, 5}).then_allowed();
    long_one.when(moderator(), ExtendAgendaItem{opening, 6}).then_refused(Reason::invalid, "minutes");
}

TEST_CASE("A pending item is moved behind another one or to the front") {
    live().when(moderator(), MoveAgendaItem{ItemId("ask"), opening}).then(AgendaItemMoved{ItemId("ask"), opening});
    CHECK(order_of(live().did(moderator(), MoveAgendaItem{ItemId("ask"), opening})) == "open ask talk rest work close ");
    CHECK(order_of(live().did(moderator(), MoveAgendaItem{opening, ItemId("close")})) == "talk rest work ask close open ");
    CHECK(order_of(Given().did(moderator(), MoveAgendaItem{ItemId("close"), std::nullopt})) == "close open talk rest work ask ");
    live().when(moderator(), MoveAgendaItem{opening, nowhere}).then_refused(Reason::unknown, "after");
    live().when(moderator(), MoveAgendaItem{opening, opening}).then_refused(Reason::invalid, "after");
}

TEST_CASE("An item that is added never takes the id of one that is there, whatever the plan calls its items") {
    Given given = live();
    given.session.agenda.items[1].id = ItemId("a3");
    given.when(moderator(), adding("Sesi tambahan")).made("item", "a3-");
}

TEST_CASE("An item is added with an id of its own, and makes creditable time by its kind") {
    Given given = live();
    AddAgendaItem command = adding("Sesi tambahan");
    command.pic = "Moderator";
    command.after = talk;
    given.when(moderator(), command)
        .then(AgendaItemAdded{ItemId("a3"), PrivateText("Sesi tambahan"), "qna", 20, PrivateText("Moderator"), talk})
        .made("item", "a3");
    given.did(moderator(), command);
    CHECK(order_of(given) == "open talk a3 rest work ask close ");
    const AgendaItem& added = item_of(given, ItemId("a3"));
    CHECK(added.title == Localized{"Sesi tambahan", "Sesi tambahan"});
    CHECK(added.pic == "Moderator");
    CHECK(added.minutes == 20);
    CHECK(added.planned_minutes == 20);
    CHECK_FALSE(added.planned_start.has_value());
    CHECK(added.counts);
    CHECK_FALSE(added.is_break);

    given.did(moderator(), adding("Jeda", "break"));
    CHECK(order_of(given) == "a4 open talk a3 rest work ask close ");
    CHECK(item_of(given, ItemId("a4")).is_break);
    CHECK_FALSE(item_of(given, ItemId("a4")).counts);
}

TEST_CASE("Title, kind, minutes, person in charge and place of a new item are looked at, each to its limit") {
    const Given given = live();
    const auto with = [](auto change) {
        AddAgendaItem command = adding("Sesi");
        change(command);
        return command;
    };
    given.when(moderator(), adding(std::string(255, 'a'))).then_allowed();
    given.when(moderator(), adding(std::string(256, 'a'))).then_refused(Reason::too_long, "title");
    given.when(moderator(), adding("")).then_refused(Reason::too_short, "title");
    given.when(moderator(), adding(" \t")).then_refused(Reason::too_short, "title");
    given.when(moderator(), adding("a\x01")).then_refused(Reason::invalid, "title");
    given.when(moderator(), adding("Sesi", "lunch")).then_refused(Reason::invalid, "kind");
    given.when(moderator(), adding("Sesi", "qna", 0)).then_allowed();
    given.when(moderator(), adding("Sesi", "qna", 1440)).then_allowed();
    given.when(moderator(), adding("Sesi", "qna", -1)).then_refused(Reason::invalid, "minutes");
    given.when(moderator(), adding("Sesi", "qna", 1441)).then_refused(Reason::invalid, "minutes");
    given.when(moderator(), with([](auto& c) { c.pic = std::string(120, 'a'); })).then_allowed();
    given.when(moderator(), with([](auto& c) { c.pic = std::string(121, 'a'); })).then_refused(Reason::too_long, "pic");
    given.when(moderator(), with([](auto& c) { c.pic = ""; })).then_refused(Reason::too_short, "pic");
    given.when(moderator(), with([](auto& c) { c.after = nowhere; })).then_refused(Reason::unknown, "after");
}

TEST_CASE("What a new item should stand behind is looked up before its content is read") {
    AddAgendaItem command = adding("");
    command.after = nowhere;
    live().when(moderator(), command).then_refused(Reason::unknown, "after");
}

TEST_CASE("An agenda holds 200 items") {
    Given given = live();
    while (given.session.agenda.items.size() < 199) given.did(moderator(), adding("Sesi"));
    given.did(moderator(), adding("Yang terakhir"));
    CHECK(given.session.agenda.items.size() == 200);
    given.when(moderator(), adding("Satu lagi")).then_refused(Reason::wrong_state);
}

TEST_CASE("Editing changes what is given and nothing else") {
    AgendaItemEdited expected{opening, PrivateText("Pembukaan resmi"), {}, 25, {}};
    live().when(moderator(), EditAgendaItem{opening, "Pembukaan resmi", {}, 25, {}}).then(expected);
    Given given = running().did(moderator(), EditAgendaItem{opening, "Pembukaan resmi", {}, 25, "Panitia"});
    CHECK(item_of(given, opening).title == Localized{"Pembukaan resmi", "Pembukaan resmi"});
    CHECK(item_of(given, opening).minutes == 25);
    CHECK(item_of(given, opening).planned_minutes == 30);
    CHECK(item_of(given, opening).pic == "Panitia");
    CHECK(item_of(given, opening).kind == "opening");
    CHECK_FALSE(item_of(given, opening).counts);
    given.did(moderator(), EditAgendaItem{opening, {}, "presentation", {}, {}});
    CHECK(item_of(given, opening).counts);
    CHECK(item_of(given, opening).title.id == "Pembukaan resmi");
    given.did(moderator(), EditAgendaItem{opening, {}, "break", {}, {}});
    CHECK_FALSE(item_of(given, opening).counts);
    CHECK(item_of(given, opening).is_break);
}

TEST_CASE("An edit needs something to change, and each change is looked at") {
    const Given given = live();
    const auto refused = [&](auto change, Reason reason, const std::string& field) {
        EditAgendaItem command = editing(opening);
        change(command);
        given.when(moderator(), command).then_refused(reason, field);
    };
    given.when(moderator(), editing(opening)).then_refused(Reason::invalid);
    refused([](auto& c) { c.title = std::string(256, 'a'); }, Reason::too_long, "title");
    refused([](auto& c) { c.title = " "; }, Reason::too_short, "title");
    refused([](auto& c) { c.kind = "lunch"; }, Reason::invalid, "kind");
    refused([](auto& c) { c.minutes = -1; }, Reason::invalid, "minutes");
    refused([](auto& c) { c.minutes = 1441; }, Reason::invalid, "minutes");
    refused([](auto& c) { c.pic = std::string(121, 'a'); }, Reason::too_long, "pic");
    given.when(moderator(), EditAgendaItem{opening, std::string(255, 'a'), {}, 0, std::string(120, 'a')}).then_allowed();
    given.when(moderator(), EditAgendaItem{opening, {}, {}, 1440, {}}).then_allowed();
}

TEST_CASE("A meeting link is https, without a space or a quotation mark, and may be taken away") {
    Given given = live();
    given.when(facilitator(), SetMeetingLink{"https://rapat.example/1"}).then(MeetingLinkSet{PrivateText("https://rapat.example/1")});
    given.did(facilitator(), SetMeetingLink{"https://rapat.example/1"});
    CHECK(given.session.agenda.meeting_url == PrivateText("https://rapat.example/1"));
    given.when(facilitator(), SetMeetingLink{std::nullopt}).then(MeetingLinkSet{std::nullopt});
    given.did(facilitator(), SetMeetingLink{std::nullopt});
    CHECK_FALSE(given.session.agenda.meeting_url.has_value());

    const std::string head = "https://rapat.example/";
    given.when(facilitator(), SetMeetingLink{head + std::string(2000 - head.size(), 'a')}).then_allowed();
    given.when(facilitator(), SetMeetingLink{head + std::string(2001 - head.size(), 'a')}).then_refused(Reason::too_long, "url");
    given.when(facilitator(), SetMeetingLink{""}).then_refused(Reason::too_short, "url");
    for (const char* url : {"http://rapat.example", "javascript:alert(1)", "https://", "https:///", "https://:80", "https://a b", "https://a\"b", "https://a\nb", "https://a<b"}) {
        CAPTURE(url);
        given.when(facilitator(), SetMeetingLink{url}).then_refused(Reason::invalid, "url");
    }
}
