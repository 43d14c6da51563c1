// Which viewer is told of which event, and in what words.
#include <set>
#include <string>

#include <nlohmann/json.hpp>

#include "bimtek/codec/server_frame.hpp"
#include "codec/event_samples.hpp"
#include "codec/viewers.hpp"
#include "codec/wire_schema.hpp"

using namespace bimtek;
using namespace bimtek::tests;
using nlohmann::json;
using test::shape_faults;

namespace {

/// "Who sees what" of docs/protocol.md, by hand: Staff, Helper, Own region, another region (X), sCreen, obserVer.
const std::map<std::string, std::string> audience = {
    {"session_opened", "SHOXCV"},       {"session_started", "SHOXCV"},      {"session_ended", "SHOXCV"},
    {"session_reopened", "SHOXCV"},     {"session_archived", "SHOXCV"},     {"session_cancelled", "SHOXCV"},
    {"plan_revised", ""},               {"agenda_item_started", "SHOXCV"},
    {"agenda_item_finished", "SHOXCV"}, {"agenda_item_skipped", "SHOXCV"},  {"agenda_item_reopened", "SHOXCV"},
    {"agenda_item_extended", "SHOXCV"}, {"agenda_item_moved", "SHOXCV"},    {"agenda_item_added", "SHOXCV"},
    {"agenda_item_edited", "SHOXCV"},   {"meeting_link_set", "SHOXCV"},     {"announcement_made", "SHOXCV"},
    {"step_opened", "SHOXCV"},          {"step_closed", "SHOXCV"},          {"message_posted", "SHOX"},
    {"message_hidden", "SHOX"},         {"message_pinned", "SHOX"},         {"message_unpinned", "SHOX"},
    {"slow_mode_set", "SHOX"},          {"invitation_muted", "SO"},         {"invitation_unmuted", "SO"},
    {"headcount_declared", "SO"},       {"workbook_created", "SO"},         {"answer_saved", "O"},
    {"step_declared_done", "O"},        {"step_reopened", "O"},             {"help_asked", "SHO"},
    {"help_withdrawn", "SHO"},          {"help_claimed", "SHO"},            {"help_resolved", "SHO"},
    {"device_joined", ""},              {"device_lost", ""},                {"device_returned", ""},
    {"device_left", ""},                {"server_outage_noted", ""}};

/// A session that knows what the samples speak of.
Session sampled_session() {
    Session session = example_session();
    const WorkbookId workbook("w-17");
    session.workbooks.by_id[workbook] = {workbook, RegionCode("73.24"), PrivateText("Antre"), 1, {}, {}};
    for (const char* message : {"m-3", "m-12"}) session.chat.known[MessageId(message)] = {false, false};
    session.chat.known[MessageId("m-13")] = {true, false};
    for (const char* help : {"h-5", "h-6", "h-7"}) session.help.regions[HelpId(help)] = RegionCode("73.24");
    return session;
}

bool is_staff_message(const Event& event) {
    const auto* posted = std::get_if<MessagePosted>(&event);
    return posted != nullptr && posted->channel == "staff";
}
bool has_no_region(const Event& event) {
    const auto* muted = std::get_if<InvitationMuted>(&event);
    return muted != nullptr && !muted->region;
}

std::string seen(const Session& session, const Event& event) {
    return seen_by(codec::view_event(session, example_names(), {7, day_start, moderator(), event}));
}

}  // namespace

TEST_CASE("Every event is told to whom the protocol says, and to no one else") {
    const Session session = sampled_session();
    std::set<std::string> types;
    for (const Event& event : event_samples()) {
        CAPTURE(type_of(event));
        types.insert(std::string(type_of(event)));
        const std::string expected = is_staff_message(event) ? "SH" : has_no_region(event) ? "S" : audience.at(std::string(type_of(event)));
        CHECK(seen(session, event) == expected);
    }
    CHECK(types.size() == audience.size());
    CHECK(types.size() == std::variant_size_v<Event>);
}

TEST_CASE("What happens to a message of the staff channel stays there") {
    const Session session = sampled_session();
    const MessageId message("m-13");
    CHECK(seen(session, MessageHidden{message}) == "SH");
    CHECK(seen(session, MessagePinned{message}) == "SH");
    CHECK(seen(session, MessageUnpinned{message}) == "SH");
    CHECK(seen(session, MessagePosted{MessageId("m-12"), PrivateText("Ya"), message, "everyone"}) == "SHOX");
}

TEST_CASE("Every event has the shape of its schema, for each viewer, and the screen is never told who") {
    const Session session = sampled_session();
    for (const Event& event : event_samples()) {
        CAPTURE(type_of(event));
        const codec::EventView view = codec::view_event(session, example_names(), {7, day_start, moderator(), event});
        for (const auto& [letter, viewer] : all_viewers()) {
            const std::string* text = codec::text_for(view, viewer);
            if (text == nullptr) continue;
            CAPTURE(letter);
            CHECK(shape_faults("events/" + std::string(type_of(event)), *text).empty());
            CHECK(shape_faults("server/events", codec::encode_events(7, {text})).empty());
            const json told = json::parse(*text);
            CHECK(told.at("seq") == 7);
            CHECK(told.at("at") == to_iso8601(day_start));
            const bool sees_who = letter != 'C' && letter != 'V';
            CHECK(told.contains("by") == sees_who);
            if (sees_who) {
                CHECK(told.at("by") == json{{"invitation", "i-m"}, {"role", "moderator"}, {"region", nullptr}, {"site", nullptr}, {"name", "Nama moderator"}});
            } else {
                CHECK(text->find("Nama moderator") == std::string::npos);
                CHECK(text->find("i-m\"") == std::string::npos);
            }
        }
    }
}

TEST_CASE("What the server itself notes is by nobody") {
    const codec::EventView view = codec::view_event(sampled_session(), {}, {7, day_start, std::nullopt, SessionEnded{1, day_start, "unattended"}});
    for (const auto& [letter, viewer] : all_viewers()) CHECK_FALSE(json::parse(*codec::text_for(view, viewer)).contains("by"));
}

TEST_CASE("The region is told what a new workbook lacks, staff only that it is there") {
    const codec::EventView view =
        codec::view_event(sampled_session(), {}, {7, day_start, participant(), WorkbookCreated{WorkbookId("w-17"), RegionCode("73.24"), PrivateText("Antre")}});
    const json region = json::parse(*codec::text_for(view, codec::viewer_of(participant())));
    CHECK(region.at("problems").at("profile")[0].at("code") == "required");
    CHECK(region.at("score") == json{{"claimed", 0}, {"answered", 0}, {"of", 1}, {"max", 12}});
    CHECK(region.at("work") == json::object());
    const json staff = json::parse(*codec::text_for(view, codec::viewer_of(moderator())));
    for (const char* member : {"problems", "score", "work"}) CHECK_FALSE(staff.contains(member));
}

TEST_CASE("A saved answer comes with problems of the whole workbook, the score and the work that changed") {
    std::string text;
    busy_session([&](const Session& session, const RecordedEvent& event) {
        if (!std::holds_alternative<AnswerSaved>(event.event) || event.by != participant()) return;
        text = *codec::text_for(codec::view_event(session, example_names(), event), codec::viewer_of(site_operator()));
    });
    const json told = json::parse(text);
    CHECK(told.at("value") == "Antre Pasti");
    CHECK(told.at("work") == json{{"profile", "touched"}});
    CHECK(told.at("problems").size() == 3);
    CHECK(told.at("problems").at("profile").empty());
    CHECK(told.at("late") == false);
}

TEST_CASE("A message that is hidden by now, or erased, comes without its text") {
    Session session = sampled_session();
    const Event posted = MessagePosted{MessageId("m-12"), PrivateText(hidden_text), std::nullopt, "everyone"};
    const auto text = [&](const Event& event) {
        return *codec::text_for(codec::view_event(session, {}, {7, day_start, participant(), event}), codec::viewer_of(moderator()));
    };
    CHECK(text(posted).find(hidden_text) != std::string::npos);
    session.chat.known[MessageId("m-12")].hidden = true;
    CHECK(text(posted).find(hidden_text) == std::string::npos);
    CHECK(json::parse(text(posted)).at("text") == nullptr);
    CHECK(shape_faults("events/message_posted", text(posted)).empty());
    const std::string erased = text(MessagePosted{MessageId("m-3"), PrivateText(), std::nullopt, "everyone"});
    CHECK(json::parse(erased).at("text") == nullptr);
    CHECK(shape_faults("events/message_posted", erased).empty());
}
