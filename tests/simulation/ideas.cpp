#include "simulation/ideas.hpp"

#include <array>
#include <utility>
#include <vector>

namespace bimtek::simulation {

using namespace domain;

namespace {

class Mind {
public:
    Mind(const Client& client, const Walkthrough& form, Random& random)
        : client_(client), form_(form), random_(random), seen_(client.view.snapshot) {}

    std::optional<Json> staff() {
        if (random_.percent(4)) return nonsense();
        switch (random_.below(22)) {
            case 0: return of_item("start_agenda_item", "pending");
            case 1: return of_item("finish_agenda_item", "running");
            case 2: return random_.one_in(3) ? of_item("skip_agenda_item", "pending") : of_item("start_agenda_item", "pending");
            case 3: return of_item("reopen_agenda_item", random_.one_in(2) ? "done" : "skipped");
            case 4: return extend();
            case 5: return move();
            case 6: return add_item();
            case 7: return edit_item();
            case 8: return meeting_link();
            case 9: return Json{{"type", "announce"}, {"text", words()}};
            case 10: return of_message("hide_message", seen_.at("chat").at("messages"));
            case 11: return of_message("pin_message", seen_.at("chat").at("messages"));
            case 12: return of_message("unpin_message", seen_.at("chat").at("pinned"));
            case 13: return mute();
            case 14: return Json{{"type", "set_slow_mode"}, {"seconds", random_.one_in(3) ? 20 : 0}};
            case 15:
            case 16: return step();
            case 17:
            case 18: return help("claim_help");
            case 19: return resolve();
            default: return post();
        }
    }

    std::optional<Json> helper() {
        if (random_.percent(5)) return nonsense();
        switch (random_.below(4)) {
            case 0: return help("claim_help");
            case 1: return resolve();
            default: return post();
        }
    }

    std::optional<Json> region() {
        if (random_.percent(5)) return nonsense();
        const Json& workbooks = seen_.at("workbooks");
        const int choice = random_.below(100);
        if (choice < 6 || workbooks.empty()) {
            if (workbooks.size() > 3) return std::nullopt;
            return Json{{"type", "create_workbook"}, {"name", words()}};
        }
        if (choice < 64) return save(random_.any(workbooks));
        if (choice < 72) return of_step("declare_step_done", random_.any(workbooks), "touched");
        if (choice < 75) return of_step("reopen_step", random_.any(workbooks), "done");
        if (choice < 82) return ask(random_.any(workbooks));
        if (choice < 84) return help("withdraw_help");
        if (choice < 88) return Json{{"type", "declare_headcount"}, {"heads", random_.below(40)}};
        return post();
    }

    std::optional<Json> onlooker() {
        if (random_.one_in(4)) return Json{{"type", "post_message"}, {"text", words()}};
        return std::nullopt;
    }

private:
    std::string words() {
        static const std::array<const char*, 8> all = {"Selamat pagi", "dari aula", "mohon bantuan", "Ibu Kédua", "antre pasti",
                                                       "cepat", "\xF0\x9F\x91\x8D", "layanan"};
        std::string text = random_.any(all);
        for (int more = random_.below(4); more > 0; --more) text += std::string(" ") + random_.any(all);
        return text;
    }

    /// Refused for one reason or another.
    Json nonsense() {
        switch (random_.below(7)) {
            case 0: return {{"type", "start_agenda_item"}, {"item", "tidak-ada"}};
            case 1: return {{"type", "claim_help"}, {"help", "h999999"}};
            case 2: return {{"type", "post_message"}, {"text", std::string(2001, 'a')}};
            case 3: return {{"type", "post_message"}, {"text", ""}};
            case 4: return {{"type", "open_lobby"}};
            case 5: return {{"type", "save_answer"}, {"workbook", "w999999"}, {"step", "ind01"}, {"field", "grade"}, {"value", "p1"}, {"base", 0}};
            default: return {{"type", "declare_headcount"}, {"heads", 2001}};
        }
    }

    std::vector<const Json*> where(const Json& list, const char* member, const Json& value) {
        std::vector<const Json*> found;
        for (const Json& one : list) {
            if (one.at(member) == value) found.push_back(&one);
        }
        return found;
    }

    std::optional<Json> of_item(const char* type, const char* state) {
        const auto items = where(seen_.at("agenda").at("items"), "state", state);
        if (items.empty()) return std::nullopt;
        return Json{{"type", type}, {"item", random_.any(items)->at("id")}};
    }
    std::optional<Json> extend() {
        auto frame = of_item("extend_agenda_item", random_.one_in(2) ? "running" : "pending");
        if (frame) (*frame)["minutes"] = random_.below(8) - 2;
        return frame;
    }
    Json some_item_or_first() {
        return random_.one_in(4) ? Json(nullptr) : random_.any(seen_.at("agenda").at("items")).at("id");
    }
    std::optional<Json> move() {
        auto frame = of_item("move_agenda_item", "pending");
        if (frame) (*frame)["after"] = some_item_or_first();
        return frame;
    }
    std::optional<Json> add_item() {
        if (seen_.at("agenda").at("items").size() > 14) return std::nullopt;
        Json frame = {{"type", "add_agenda_item"}, {"title", words()}, {"kind", kind()}, {"minutes", random_.below(10)}, {"after", some_item_or_first()}};
        if (random_.one_in(2)) frame["pic"] = "Narasumber";
        return frame;
    }
    std::optional<Json> edit_item() {
        auto frame = of_item("edit_agenda_item", random_.one_in(3) ? "running" : "pending");
        if (!frame) return frame;
        (*frame)["title"] = words();
        if (random_.one_in(3)) (*frame)["kind"] = kind();
        if (random_.one_in(3)) (*frame)["minutes"] = 1 + random_.below(9);
        if (random_.one_in(3)) (*frame)["pic"] = "Panitia";
        return frame;
    }
    const char* kind() {
        static const std::array<const char*, 5> kinds = {"presentation", "qna", "break", "practice", "remarks"};
        return random_.any(kinds);
    }
    std::optional<Json> meeting_link() {
        Json url = nullptr;
        if (!random_.one_in(3)) url = "https://rapat.example/" + std::to_string(random_.below(100));
        return Json{{"type", "set_meeting_link"}, {"url", std::move(url)}};
    }

    std::optional<Json> of_message(const char* type, const Json& messages) {
        if (messages.empty()) return std::nullopt;
        return Json{{"type", type}, {"message", random_.any(messages).at("id")}};
    }
    std::optional<Json> post() {
        Json frame = {{"type", "post_message"}, {"text", words()}};
        const Json& messages = seen_.at("chat").at("messages");
        if (random_.one_in(4) && !messages.empty()) frame["reply_to"] = random_.any(messages).at("id");
        const bool region = client_.who.actor.region.value.size() > 0;
        if (random_.one_in(region ? 20 : 3)) frame["channel"] = "staff";
        return frame;
    }
    std::optional<Json> mute() {
        const Json& muted = seen_.at("chat").at("muted");
        if (!muted.empty() && random_.percent(60)) return Json{{"type", "unmute"}, {"invitation", random_.any(muted)}};
        const auto messages = where(seen_.at("chat").at("messages"), "channel", "everyone");
        if (messages.empty()) return std::nullopt;
        return Json{{"type", "mute"}, {"invitation", random_.any(messages)->at("by").at("invitation")}};
    }

    std::optional<Json> step() {
        const Json& step = random_.any(seen_.at("session").at("steps_today"));
        const bool open = seen_.at("steps").at(step.get<std::string>()).at("state") == "open";
        return Json{{"type", open && !random_.one_in(3) ? "close_step" : "open_step"}, {"step", step}};
    }

    std::optional<Json> help(const char* type) {
        const Json& waiting = seen_.at("help");
        if (waiting.empty()) return std::nullopt;
        return Json{{"type", type}, {"help", random_.any(waiting).at("id")}};
    }
    std::optional<Json> resolve() {
        auto frame = help("resolve_help");
        if (frame && random_.one_in(2)) frame->update({{"outcome", "answered"}, {"text", words()}});
        return frame;
    }
    std::optional<Json> ask(const Json& workbook) {
        Json frame = {{"type", "ask_for_help"}, {"workbook", workbook.at("id")}, {"step", some_step()}, {"reason", "unclear"}};
        if (random_.one_in(2)) frame["text"] = words();
        return frame;
    }

    /// Where the room is, mostly; else any that is taught.
    Json some_step() {
        const Json& current = seen_.at("steps").at("current");
        return current.is_null() || random_.one_in(3) ? random_.any(seen_.at("session").at("steps_today")) : current;
    }
    std::optional<Json> of_step(const char* type, const Json& workbook, const char* work) {
        for (const auto& [step, state] : workbook.at("work").items()) {
            if (state == work && random_.one_in(2)) return Json{{"type", type}, {"workbook", workbook.at("id")}, {"step", step}};
        }
        return std::nullopt;
    }
    std::optional<Json> save(const Json& workbook) {
        const std::string step_id = some_step();
        const Step& step = *form_.find_step(StepId(step_id));
        const Field& field = random_.any(step.fields);
        if (field.type == FieldType::evidence || field.type == FieldType::note) return std::nullopt;
        Json frame = {{"type", "save_answer"}, {"workbook", workbook.at("id")}, {"step", step_id}, {"field", field.id.value}, {"base", 0}};
        frame["value"] = random_.percent(6) ? Json(nullptr) : random_.percent(4) ? Json("2.5.x") : value(field);
        const Json known = workbook.at("answers").value(step_id, Json::object()).value(field.id.value, Json());
        if (known.is_object() && !random_.one_in(6)) frame["base"] = known.at("seq");
        return frame;
    }
    Json value(const Field& field) {
        switch (field.type) {
            case FieldType::integer: return random_.below(60);
            case FieldType::decimal: return std::to_string(random_.below(100)) + ".50";
            case FieldType::date: return "2026-0" + std::to_string(1 + random_.below(9)) + "-15";
            case FieldType::boolean: return random_.one_in(2);
            case FieldType::choice: return random_.any(field.options).id;
            case FieldType::multichoice: {
                Json chosen = Json::array();
                for (const Option& option : field.options) {
                    if (random_.one_in(2)) chosen.push_back(option.id);
                }
                return chosen;
            }
            default: return words();
        }
    }

    const Client& client_;
    const Walkthrough& form_;
    Random& random_;
    const Json& seen_;
};

}  // namespace

std::optional<Json> idea(const Client& client, const Walkthrough& form, Random& random) {
    Mind mind(client, form, random);
    switch (client.who.actor.role) {
        case Role::organizer:
        case Role::facilitator:
        case Role::moderator: return mind.staff();
        case Role::helper: return mind.helper();
        case Role::site_operator:
        case Role::participant: return mind.region();
        default: return mind.onlooker();
    }
}

}  // namespace bimtek::simulation
