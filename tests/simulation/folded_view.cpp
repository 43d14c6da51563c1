#include "simulation/folded_view.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

#include "bimtek/base/time.hpp"

namespace bimtek::simulation {

namespace {

/// What an event does to a view: one line each of the table "What each one changes".
using Effect = void (*)(FoldedView&, const Json&);

/// The element whose `id` it is; nullptr for none.
Json* one_of(Json& list, const Json& id) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const Json& one) { return one.at("id") == id; });
    return found == list.end() ? nullptr : &*found;
}

void take_out(Json& list, const Json& id) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const Json& one) { return one.at("id") == id; });
    if (found != list.end()) list.erase(found);
}

void put_behind(Json& list, Json one, const Json& after) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const Json& other) { return other.at("id") == after; });
    list.insert(after.is_null() ? list.begin() : std::next(found), std::move(one));
}

Json by_of(const Json& event) { return event.value("by", Json()); }

void finish_running(FoldedView& view, const Json& at) {
    for (Json& item : view.snapshot["agenda"]["items"]) {
        if (item["state"] == "running") item.update({{"state", "done"}, {"ended_at", at}});
    }
}

Json& item_of(FoldedView& view, const Json& event) { return *one_of(view.snapshot["agenda"]["items"], event.at("item")); }

void set_kind(Json& item, const Json& kind) {
    item["kind"] = kind;
    item["counts"] = kind == "presentation" || kind == "qna" || kind == "practice";
    item["break"] = kind == "break";
}

void start_occurrence(FoldedView& view, const Json& event) {
    view.snapshot["session"].update({{"state", "live"},
                                     {"started_at", event.at("at")},
                                     {"ended_at", nullptr},
                                     {"occurrence", event.at("occurrence")},
                                     {"workbooks_deadline", nullptr}});
}

void keep_newest(Json& messages, std::size_t most_of_a_channel) {
    std::map<std::string, std::size_t> seen;
    Json kept = Json::array();
    for (auto one = messages.rbegin(); one != messages.rend(); ++one) {
        if (++seen[one->at("channel")] <= most_of_a_channel) kept.push_back(std::move(*one));
    }
    std::reverse(kept.begin(), kept.end());
    messages = std::move(kept);
}

const std::map<std::string, Effect>& effects() {
    static const std::map<std::string, Effect> all = {
        {"session_opened", [](FoldedView& v, const Json&) { v.snapshot["session"]["state"] = "lobby"; }},
        {"session_started", start_occurrence},
        {"session_ended",
         [](FoldedView& v, const Json& e) {
             const Instant ended = *parse_iso8601(e.at("ended_at").get<std::string>());
             v.snapshot["session"].update({{"state", "ended"},
                                           {"ended_at", e.at("ended_at")},
                                           {"workbooks_deadline", to_iso8601(ended + std::chrono::days(7))}});
             finish_running(v, e.at("ended_at"));
         }},
        {"session_reopened", start_occurrence},
        {"session_cancelled", [](FoldedView& v, const Json&) { v.snapshot["session"]["state"] = "cancelled"; }},
        {"session_archived", [](FoldedView& v, const Json&) { v.snapshot["session"]["state"] = "archived"; }},
        {"agenda_item_started",
         [](FoldedView& v, const Json& e) {
             finish_running(v, e.at("at"));
             item_of(v, e).update({{"state", "running"}, {"started_at", e.at("at")}, {"ended_at", nullptr}});
         }},
        {"agenda_item_finished", [](FoldedView& v, const Json& e) { item_of(v, e).update({{"state", "done"}, {"ended_at", e.at("at")}}); }},
        {"agenda_item_skipped", [](FoldedView& v, const Json& e) { item_of(v, e)["state"] = "skipped"; }},
        {"agenda_item_reopened",
         [](FoldedView& v, const Json& e) {
             item_of(v, e).update({{"state", "pending"}, {"started_at", nullptr}, {"ended_at", nullptr}});
         }},
        {"agenda_item_extended",
         [](FoldedView& v, const Json& e) {
             Json& item = item_of(v, e);
             item["minutes"] = item["minutes"].get<int>() + e.at("minutes").get<int>();
         }},
        {"agenda_item_moved",
         [](FoldedView& v, const Json& e) {
             Json& items = v.snapshot["agenda"]["items"];
             Json item = item_of(v, e);
             take_out(items, e.at("item"));
             put_behind(items, std::move(item), e.at("after"));
         }},
        {"agenda_item_added",
         [](FoldedView& v, const Json& e) {
             Json item = {{"id", e.at("item")},
                          {"title", {{"id", e.at("title")}, {"en", e.at("title")}}},
                          {"pic", e.at("pic")},
                          {"planned_start", nullptr},
                          {"planned_minutes", e.at("minutes")},
                          {"minutes", e.at("minutes")},
                          {"state", "pending"},
                          {"started_at", nullptr},
                          {"ended_at", nullptr}};
             set_kind(item, e.at("kind"));
             put_behind(v.snapshot["agenda"]["items"], std::move(item), e.at("after"));
         }},
        {"agenda_item_edited",
         [](FoldedView& v, const Json& e) {
             Json& item = item_of(v, e);
             if (e.contains("title")) item["title"] = {{"id", e.at("title")}, {"en", e.at("title")}};
             if (e.contains("kind")) set_kind(item, e.at("kind"));
             if (e.contains("minutes")) item["minutes"] = e.at("minutes");
             if (e.contains("pic")) item["pic"] = e.at("pic");
         }},
        {"meeting_link_set", [](FoldedView& v, const Json& e) { v.snapshot["session"]["meeting_url"] = e.at("url"); }},
        {"announcement_made",
         [](FoldedView& v, const Json& e) {
             Json announcement = {{"text", e.at("text")}, {"at", e.at("at")}};
             if (e.contains("by")) announcement["by"] = e.at("by");
             v.snapshot["chat"]["announcement"] = std::move(announcement);
         }},
        {"message_posted",
         [](FoldedView& v, const Json& e) {
             Json& messages = v.snapshot["chat"]["messages"];
             messages.push_back({{"id", e.at("message")},
                                 {"seq", e.at("seq")},
                                 {"at", e.at("at")},
                                 {"by", by_of(e)},
                                 {"text", e.at("text")},
                                 {"reply_to", e.at("reply_to")},
                                 {"channel", e.at("channel")},
                                 {"hidden", false}});
             if (messages.size() > 300) keep_newest(messages, 100);
         }},
        {"message_hidden",
         [](FoldedView& v, const Json& e) {
             for (const char* list : {"messages", "pinned"}) {
                 Json* message = one_of(v.snapshot["chat"][list], e.at("message"));
                 if (message != nullptr) message->update({{"hidden", true}, {"text", nullptr}});
             }
         }},
        {"message_pinned",
         [](FoldedView& v, const Json& e) {
             Json& chat = v.snapshot["chat"];
             chat["pinned"].push_back(Json(*one_of(chat["messages"], e.at("message"))));
         }},
        {"message_unpinned", [](FoldedView& v, const Json& e) { take_out(v.snapshot["chat"]["pinned"], e.at("message")); }},
        {"invitation_muted", [](FoldedView& v, const Json& e) { v.snapshot["chat"]["muted"].push_back(e.at("invitation")); }},
        {"invitation_unmuted",
         [](FoldedView& v, const Json& e) {
             Json& muted = v.snapshot["chat"]["muted"];
             muted.erase(std::find(muted.begin(), muted.end(), e.at("invitation")));
         }},
        {"slow_mode_set", [](FoldedView& v, const Json& e) { v.snapshot["chat"]["slow_mode_s"] = e.at("seconds"); }},
        {"headcount_declared",
         [](FoldedView& v, const Json& e) {
             for (Json& region : v.snapshot["regions"]) {
                 if (region["code"] == e.at("region")) (*one_of(region["sites"], e.at("site")))["heads"] = e.at("heads");
             }
         }},
        {"step_opened",
         [](FoldedView& v, const Json& e) {
             v.snapshot["steps"][e.at("step").get<std::string>()] = {{"state", "open"}, {"opened_at", e.at("at")}};
             v.snapshot["steps"]["current"] = e.at("step");
         }},
        {"step_closed", [](FoldedView& v, const Json& e) { v.snapshot["steps"][e.at("step").get<std::string>()]["state"] = "closed"; }},
        {"workbook_created",
         [](FoldedView& v, const Json& e) {
             if (v.you.at("region") != e.at("region")) return;
             v.snapshot["workbooks"].push_back({{"id", e.at("workbook")},
                                                {"region", e.at("region")},
                                                {"name", e.at("name")},
                                                {"answers", Json::object()},
                                                {"problems", e.at("problems")},
                                                {"score", e.at("score")},
                                                {"work", e.at("work")}});
         }},
        {"answer_saved",
         [](FoldedView& v, const Json& e) {
             Json& workbook = *one_of(v.snapshot["workbooks"], e.at("workbook"));
             workbook["answers"][e.at("step").get<std::string>()][e.at("field").get<std::string>()] = {
                 {"value", e.at("value")}, {"seq", e.at("seq")}, {"by", by_of(e)}};
             workbook["problems"] = e.at("problems");
             workbook["score"] = e.at("score");
             workbook["work"].update(e.at("work"));
         }},
        {"step_declared_done",
         [](FoldedView& v, const Json& e) { (*one_of(v.snapshot["workbooks"], e.at("workbook")))["work"].update(e.at("work")); }},
        {"step_reopened",
         [](FoldedView& v, const Json& e) { (*one_of(v.snapshot["workbooks"], e.at("workbook")))["work"].update(e.at("work")); }},
        {"help_asked",
         [](FoldedView& v, const Json& e) {
             v.snapshot["help"].push_back({{"id", e.at("help")},
                                           {"workbook", e.at("workbook")},
                                           {"region", e.at("region")},
                                           {"step", e.at("step")},
                                           {"field", e.at("field")},
                                           {"reason", e.at("reason")},
                                           {"text", e.at("text")},
                                           {"state", "open"},
                                           {"asked_at", e.at("at")},
                                           {"by", by_of(e)},
                                           {"claimed_by", nullptr}});
         }},
        {"help_claimed",
         [](FoldedView& v, const Json& e) {
             one_of(v.snapshot["help"], e.at("help"))->update({{"state", "claimed"}, {"claimed_by", by_of(e)}});
         }},
        {"help_withdrawn", [](FoldedView& v, const Json& e) { take_out(v.snapshot["help"], e.at("help")); }},
        {"help_resolved", [](FoldedView& v, const Json& e) { take_out(v.snapshot["help"], e.at("help")); }},
    };
    return all;
}

/// `detail` is what staff get per region: in a partial digest only what changed.
void merge(Json& mine, const Json& digest, const char* detail) {
    if (digest.at("version") <= mine.at("version")) return;
    Json merged = digest;
    merged.erase("type");
    if (digest.at("whole") == false && digest.contains(detail)) {
        merged[detail] = mine.at(detail);
        merged[detail].update(digest.at(detail));
    }
    mine = std::move(merged);
}

}  // namespace

void FoldedView::take(const Json& frame) {
    const auto& type = frame.at("type").get_ref<const std::string&>();
    if (type == "welcome") {
        you = frame.at("you");
        if (frame.contains("snapshot")) snapshot = frame.at("snapshot");
        else apply(frame.at("events"));
        epoch = frame.at("epoch");
        position = frame.at("seq");
        presence = frame.at("presence");
        board = frame.at("board");
    } else if (type == "events") {
        apply(frame.at("events"));
        position = frame.at("seq");
    } else if (type == "presence") {
        merge(presence, frame, "regions");
    } else if (type == "board") {
        merge(board, frame, "rows");
    }
}

void FoldedView::apply(const Json& events) {
    for (const Json& event : events) {
        if (event.at("seq") <= position) continue;
        effects().at(event.at("type"))(*this, event);
    }
}

Json comparable_snapshot(Json snapshot) {
    snapshot["agenda"].erase("drift_minutes");
    Json& chat = snapshot["chat"];
    keep_newest(chat["messages"], 100);
    std::sort(chat["muted"].begin(), chat["muted"].end());
    return snapshot;
}

Json comparable_digest(Json digest) {
    digest.erase("version");
    digest.erase("whole");
    return digest;
}

}  // namespace bimtek::simulation
