// What each viewer finds in its snapshot, and what nobody may find.
#include <string>

#include <nlohmann/json.hpp>

#include "bimtek/codec/server_frame.hpp"
#include "codec/viewers.hpp"
#include "codec/wire_schema.hpp"

using namespace bimtek;
using namespace bimtek::tests;
using nlohmann::json;
using test::shape_faults;

namespace {

Given busy() {
    return busy_session([](const Session&, const RecordedEvent&) {});
}

std::string text_of(const Given& given, const codec::Viewer& viewer) {
    return codec::encode_snapshot(given.session, example_names(), viewer, given.now);
}
json snapshot(const Given& given, char letter) {
    for (const NamedViewer& one : all_viewers()) {
        if (one.letter == letter) return json::parse(text_of(given, one.viewer));
    }
    FAIL("no such viewer");
    return {};
}

/// Both digests as this viewer gets them, whole.
std::pair<std::string, std::string> digests(const Given& given, const codec::Viewer& viewer) {
    BoardRows rows;
    for (const auto& [id, workbook] : given.session.workbooks.by_id) {
        rows[workbook.region][id] = board_row(given.session, workbook, check_of(given.session, workbook));
    }
    const codec::Detail detail = codec::detail_for(viewer);
    return {codec::encode_presence(3, true, presence_digest(given.session, given.now), detail),
            codec::encode_board(4, true, board_digest(given.session, std::move(rows)), detail)};
}

Actor actor_for(char letter) {
    switch (letter) {
        case 'S': return moderator();
        case 'H': return helper();
        case 'O': return participant();
        case 'X': return participant("71.03");
        case 'C': return screen();
        default: return observer();
    }
}

std::string welcome(const Given& given, const NamedViewer& one) {
    const auto [presence, board] = digests(given, one.viewer);
    return codec::encode_welcome({actor_for(one.letter), "Nama", "e-1", given.session.seq, given.now}, text_of(given, one.viewer), presence, board);
}

}  // namespace

TEST_CASE("Snapshot, welcome and digests have the shape of their schemas for every viewer, in every state") {
    for (const Given& given : {Given(), in_lobby(), busy(), ended(), ended().did(organizer(), ArchiveSession{})}) {
        CAPTURE(to_string(given.session.lifecycle.phase));
        for (const NamedViewer& one : all_viewers()) {
            CAPTURE(one.letter);
            CHECK(shape_faults("server/snapshot", text_of(given, one.viewer)).empty());
            CHECK(shape_faults("server/welcome", welcome(given, one)).empty());
            const auto [presence, board] = digests(given, one.viewer);
            CHECK(shape_faults("server/presence", codec::encode_digest("presence", presence)).empty());
            CHECK(shape_faults("server/board", codec::encode_digest("board", board)).empty());
        }
    }
}

TEST_CASE("The validator finds what does not fit") {
    json frame = json::parse(welcome(busy(), all_viewers().front()));
    CHECK(shape_faults("server/welcome", frame.dump()).empty());
    frame["snapshot"]["chat"]["messages"][0]["by"]["role"] = "admin";
    CHECK_FALSE(shape_faults("server/welcome", frame.dump()).empty());
    json extra = json::parse(text_of(busy(), all_viewers().front().viewer));
    extra["secret"] = 1;
    CHECK_FALSE(shape_faults("server/snapshot", extra.dump()).empty());
}

TEST_CASE("Answers and refusals have the shape of their schemas") {
    CHECK(shape_faults("server/done", codec::encode_done(CommandId("c"), 7, codec::encode_made(Made{"message", "m7"}))).empty());
    CHECK(shape_faults("server/done", codec::encode_done(CommandId("c"), std::nullopt, codec::encode_made(Made{"seq", Seq{7}}))).empty());
    CHECK(shape_faults("server/done", codec::encode_done(CommandId("c"), 7, codec::encode_made(std::nullopt))).empty());
    for (int reason = 0; reason <= static_cast<int>(Reason::unavailable); ++reason) {
        const Refusal refusal{static_cast<Reason>(reason), "text", 1000, Answer{AnswerValue("x"), 4, day_start, participant()}};
        CHECK(shape_faults("server/refused", codec::encode_refused(CommandId("c"), refusal, example_names())).empty());
        CHECK(shape_faults("server/refused", codec::encode_refused(CommandId("c"), Refusal{static_cast<Reason>(reason), {}, {}, {}})).empty());
    }
    const json stale = json::parse(codec::encode_refused(
        CommandId("c"), Refusal{Reason::stale, "text", {}, Answer{AnswerValue("x"), 4, day_start, participant()}}, example_names()));
    CHECK(stale.at("current").at("value") == "x");
    CHECK(stale.at("current").at("seq") == 4);
    CHECK(stale.at("current").at("by").at("name") == "Nama participant");
}

TEST_CASE("A resumed welcome holds the events in place of the snapshot") {
    const std::string first = R"({"type":"session_opened","seq":1,"at":"2022-04-21T00:00:00.000Z"})";
    const auto [presence, board] = digests(in_lobby(), codec::viewer_of(participant()));
    const std::string text = codec::encode_resumed({participant(), "Nama", "e-1", 1, day_start}, {&first}, presence, board);
    CHECK(shape_faults("server/welcome", text).empty());
    CHECK(json::parse(text).at("events").size() == 1);
    CHECK_FALSE(json::parse(text).contains("snapshot"));
}

TEST_CASE("Answers of another region appear in nobody else's bytes: event, snapshot, welcome, board") {
    int told = 0;
    const Given given = busy_session([&](const Session& session, const RecordedEvent& event) {
        const codec::EventView view = codec::view_event(session, example_names(), event);
        for (const NamedViewer& one : all_viewers()) {
            const std::string* text = codec::text_for(view, one.viewer);
            if (text == nullptr) continue;
            CAPTURE(one.letter);
            if (one.letter == 'X') told += text->find(secret_answer) != std::string::npos;
            else CHECK(text->find(secret_answer) == std::string::npos);
        }
    });
    CHECK(told == 1);
    for (const NamedViewer& one : all_viewers()) {
        CAPTURE(one.letter);
        CHECK((text_of(given, one.viewer).find(secret_answer) != std::string::npos) == (one.letter == 'X'));
        CHECK((welcome(given, one).find(secret_answer) != std::string::npos) == (one.letter == 'X'));
    }
}

TEST_CASE("A hidden text comes out nowhere, pinned or not, and the staff channel reaches staff and helpers alone") {
    const Given given = busy();
    for (const NamedViewer& one : all_viewers()) {
        CAPTURE(one.letter);
        CHECK(text_of(given, one.viewer).find(hidden_text) == std::string::npos);
        CHECK((text_of(given, one.viewer).find(staff_text) != std::string::npos) == (one.letter == 'S' || one.letter == 'H'));
    }
    const json chat = snapshot(given, 'O').at("chat");
    CHECK(chat.at("messages").size() == 2);
    CHECK(chat.at("messages")[1].at("hidden") == true);
    CHECK(chat.at("messages")[1].at("text") == nullptr);
    CHECK(chat.at("pinned").size() == 1);
    CHECK(chat.at("pinned")[0].at("text") == nullptr);
    CHECK(snapshot(given, 'S').at("chat").at("messages").size() == 3);
    CHECK(snapshot(given, 'H').at("chat").at("messages")[2].at("channel") == "staff");
}

TEST_CASE("Screen and observer see session, agenda, steps, link and announcement, and no person") {
    const Given given = busy();
    for (const char letter : {'C', 'V'}) {
        const json seen = snapshot(given, letter);
        CHECK(seen.at("session").at("meeting_url") == "https://rapat.example/1");
        CHECK(seen.at("agenda").at("items").size() == 7);
        CHECK(seen.at("steps").at("current") == "profile");
        CHECK(seen.at("chat") == json{{"messages", json::array()}, {"pinned", json::array()}, {"slow_mode_s", 0}, {"muted", json::array()},
                                      {"announcement", {{"text", "Selamat datang"}, {"at", seen.at("chat").at("announcement").at("at")}}}});
        CHECK(seen.at("workbooks").empty());
        CHECK(seen.at("help").empty());
        CHECK(seen.dump().find("\"by\"") == std::string::npos);
        CHECK(seen.dump().find("Nama ") == std::string::npos);
        CHECK(seen.dump().find("\"heads\"") == std::string::npos);
    }
}

TEST_CASE("Regions and rows come to staff, provinces to screen and observer, and nobody else gets more than totals") {
    const Given given = busy();
    for (const NamedViewer& one : all_viewers()) {
        CAPTURE(one.letter);
        const auto [presence, board] = digests(given, one.viewer);
        const bool screens = one.letter == 'C' || one.letter == 'V';
        CHECK(json::parse(presence).contains("regions") == (one.letter == 'S'));
        CHECK(json::parse(board).contains("rows") == (one.letter == 'S'));
        CHECK(json::parse(presence).contains("provinces") == screens);
        CHECK(json::parse(board).contains("provinces") == screens);
        if (!screens) continue;
        CHECK(json::parse(presence).at("provinces").at("73").size() == 2);
        CHECK(json::parse(board).at("provinces").at("73").at("workbooks") == 1);
        for (const auto* of_a_region : {"73.24", "71.03", "Antre Pasti"}) {
            CHECK(presence.find(of_a_region) == std::string::npos);
            CHECK(board.find(of_a_region) == std::string::npos);
        }
    }
}

TEST_CASE("Workbooks come to their own region, waiting help to staff, helper and its region") {
    const Given given = busy();
    const auto regions = [&](char letter, const char* member) {
        std::string codes;
        const json seen = snapshot(given, letter);
        for (const json& one : seen.at(member)) codes += one.at("region").get<std::string>() + " ";
        return codes;
    };
    CHECK(regions('S', "workbooks").empty());
    CHECK(regions('H', "workbooks").empty());
    CHECK(regions('O', "workbooks") == "73.24 ");
    CHECK(regions('X', "workbooks") == "71.03 ");
    CHECK(regions('S', "help") == "73.24 71.03 ");
    CHECK(regions('H', "help") == "73.24 71.03 ");
    CHECK(regions('O', "help") == "73.24 ");
    CHECK(regions('X', "help") == "71.03 ");
    const json workbook = snapshot(given, 'O').at("workbooks")[0];
    CHECK(workbook.at("answers").at("profile").at("name").at("value") == "Antre Pasti");
    CHECK(workbook.at("answers").at("profile").at("name").at("by").at("name") == "Nama participant");
    CHECK(workbook.at("work") == json{{"profile", "done"}});
}

TEST_CASE("Headcounts and mutes come to staff and to their own region") {
    const Given given = busy();
    const auto heads = [&](char letter) { return snapshot(given, letter).at("regions")[0].at("sites")[0].value("heads", -1); };
    CHECK(heads('S') == 28);
    CHECK(heads('O') == 28);
    for (const char letter : {'H', 'X', 'C', 'V'}) CHECK(heads(letter) == -1);
    const json muted = json::array({participant("71.03").invitation.value});
    for (const char letter : {'S', 'X'}) CHECK(snapshot(given, letter).at("chat").at("muted") == muted);
    for (const char letter : {'H', 'O', 'C', 'V'}) CHECK(snapshot(given, letter).at("chat").at("muted").empty());
    for (const char letter : {'S', 'H', 'O', 'X'}) CHECK(snapshot(given, letter).at("chat").at("slow_mode_s") == 30);
}

TEST_CASE("Staff is named the edition with notes, everyone else the one without") {
    const Given given = busy();
    CHECK(snapshot(given, 'S').at("session").at("definition").at("hash") == "staff-edition");
    for (const char letter : {'H', 'O', 'X', 'C', 'V'}) CHECK(snapshot(given, letter).at("session").at("definition").at("hash") == "site-edition");
}

TEST_CASE("The session itself: times of the current occurrence, and a deadline only once it has ended") {
    const json planned = snapshot(Given(), 'O').at("session");
    CHECK(planned.at("occurrence") == 0);
    CHECK(planned.at("started_at") == nullptr);
    CHECK(planned.at("planned_end") == to_iso8601(day_end));
    CHECK(planned.at("workbooks_deadline") == nullptr);
    const json over = snapshot(ended(), 'O').at("session");
    CHECK(over.at("state") == "ended");
    CHECK(over.at("started_at") == to_iso8601(day_start));
    CHECK(over.at("ended_at") == to_iso8601(day_start + 1h));
    CHECK(over.at("workbooks_deadline") == to_iso8601(day_start + 1h + 7 * 24h));
    CHECK(snapshot(ended().did(organizer(), ArchiveSession{}), 'O').at("session").at("workbooks_deadline") == nullptr);
    const json again = snapshot(ended().later(1h).did(facilitator(), ReopenSession{}), 'O').at("session");
    CHECK(again.at("occurrence") == 2);
    CHECK(again.at("ended_at") == nullptr);
    CHECK(again.at("workbooks_deadline") == nullptr);
}

TEST_CASE("Channels are named by kind and region, and every staff role is one kind") {
    CHECK(codec::channels_of(codec::viewer_of(organizer())) == std::vector<std::string>{"everyone", "staff"});
    CHECK(codec::viewer_of(organizer()) == codec::viewer_of(moderator()));
    CHECK(codec::viewer_of(facilitator()) == codec::viewer_of(moderator()));
    CHECK(codec::channels_of(codec::viewer_of(helper())) == std::vector<std::string>{"everyone", "staff"});
    CHECK(codec::viewer_of(site_operator()) == codec::viewer_of(participant()));
    CHECK(codec::channels_of(codec::viewer_of(participant())) == std::vector<std::string>{"everyone", "region:73.24"});
    CHECK(codec::channels_of(codec::viewer_of(screen())) == std::vector<std::string>{"screen"});
    CHECK(codec::channels_of(codec::viewer_of(observer())) == std::vector<std::string>{"observer"});
}
