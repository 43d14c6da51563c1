// A session of the rights walk: one role that is tried out in it, and companions that bring every object where it must be.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "net/test_client.hpp"
#include "net/test_server.hpp"

namespace bimtek::net::test {

/// Nothing of what the walk does waits for a rate or for a reader.
inline NetLimits patient_limits() {
    NetLimits limits;
    limits.commands_per_second = limits.commands_burst = 1'000'000;
    limits.send_queue_bytes_max = 64 * 1024 * 1024;
    limits.send_queue_age_max = std::chrono::hours(1);
    limits.ping_interval = std::chrono::hours(1);
    return limits;
}

/// The example plan with two of its regions, which is imported and welcomed faster.
inline std::string small_plan() {
    auto plan = nlohmann::json::parse(TestServer::example_plan());
    auto invited = nlohmann::json::array();
    for (const auto& region : plan.at("invited")) {
        if (region.at("code") == "73.24" || region.at("code") == "71.03") invited.push_back(region);
    }
    REQUIRE(invited.size() == 2);
    plan["invited"] = invited;
    return plan.dump();
}

/// A connection that was welcomed, and asks one thing at a time.
class Voice {
public:
    Voice(std::uint16_t port, const SessionId& session, const std::string& token, const std::string& device) : client_(port) {
        REQUIRE(client_.upgrade().status == 101);
        client_.send_json({{"type", "hello"}, {"session", session.value}, {"token", token}, {"device", device}});
        welcome_ = client_.json_of("welcome");
    }

    /// The answer, `done` or `refused`.
    nlohmann::json ask(nlohmann::json command) {
        const std::string id = "c" + std::to_string(++asked);  // an invitation has several voices
        command["id"] = id;
        client_.send_json(command);
        while (true) {
            auto frame = client_.json();
            if (frame.value("id", "") == id) return frame;
        }
    }
    /// What the command made.
    std::string made(nlohmann::json command, const char* member) {
        const auto answer = ask(std::move(command));
        REQUIRE_MESSAGE(answer.at("type") == "done", answer.dump());
        return answer.at("data").at(member);
    }
    const nlohmann::json& welcome() const { return welcome_; }
    unsigned close_code() { return client_.close_code(); }

private:
    static inline int asked = 0;
    Client client_;
    nlohmann::json welcome_;
};

inline const std::string nowhere = "tidak-ada";

class RightsStage {
public:
    using Json = nlohmann::json;
    SessionId session;

    explicit RightsStage(TestServer& server) : port_(server.port()) {
        const Instant now = std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
        const auto imported = server.catalog().import_plan(small_plan(), store::the_program, now);
        REQUIRE(imported.ok());
        session = *imported;
        const RegionCode own("73.24"), foreign("71.03");
        using domain::Role;
        REQUIRE(server.catalog().add_invitations(session,
                    {{Role::participant, own, {}, "Peserta"}, {Role::participant, foreign, {}, "Peserta lain"},
                     {Role::screen, {}, {}, "Layar"}, {Role::observer, {}, {}, "Pengamat"}}, store::the_program, now).ok());
        // Whom the walk mutes or revokes is nobody who acts.
        const auto bystanders = server.catalog().add_invitations(
            session, {{Role::participant, own, {}, "Penonton"}, {Role::participant, foreign, {}, "Penonton lain"}},
            store::the_program, now);
        REQUIRE(bystanders.ok());
        bystanders_ = {{"own", bystanders->at(0).id.value}, {"foreign", bystanders->at(1).id.value}, {"missing", nowhere}};

        const auto issued = server.catalog().issue_tokens(session, std::nullopt, store::the_program, now);
        REQUIRE(issued.ok());
        std::string foreign_operator;
        for (const auto& one : *issued) {
            if (one.invitation.region == foreign) foreign_operator = one.token;
            else tokens_.emplace(to_string(one.invitation.role), one.token);
        }
        facilitator_ = voice("facilitator", "companion");
        regions_["own"] = voice("site_operator", "companion");
        regions_["foreign"] = std::make_unique<Voice>(port_, session, foreign_operator, "companion");
    }

    void sign_in(const std::string& login_token) { tokens_["organizer"] = login_token; }
    const std::string& token(const std::string& role) const { return tokens_.at(role); }
    std::unique_ptr<Voice> voice(const std::string& role, const std::string& device) const {
        return std::make_unique<Voice>(port_, session, tokens_.at(role), device);
    }

    Voice& facilitator() { return *facilitator_; }
    const std::string& bystander(const std::string& scope) const { return bystanders_.at(scope); }

    /// The command with an object of that scope, which is brought to where the command takes it. The session is live.
    Json command(const std::string& name, const std::string& scope) {
        const auto space = name.find(' ');
        const std::string type = name.substr(0, space);
        Json body = {{"type", type}};
        const auto it = [&](const char* member, const std::string& id) {
            body[member] = scope == "missing" ? nowhere : id;
            return body;
        };
        if (type.ends_with("_agenda_item")) return agenda(type, body, it);
        if (type.ends_with("_message")) return chat(type, space == std::string::npos ? "" : name.substr(space + 1), body, it, scope);
        if (type == "mute" || type == "unmute") {
            const std::string& who = bystander(scope);
            facilitator_->ask({{"type", type == "mute" ? "unmute" : "mute"}, {"invitation", who}});
            return it("invitation", who);
        }
        if (type == "open_step" || type == "close_step") {
            facilitator_->ask({{"type", type == "open_step" ? "close_step" : "open_step"}, {"step", "ind02"}});
            return it("step", "ind02");
        }
        if (type == "set_meeting_link") body["url"] = "https://rapat.example/1";
        if (type == "announce") body["text"] = "Halo";
        if (type == "set_slow_mode") body["seconds"] = 0;
        if (type == "declare_headcount") body["heads"] = 7;
        if (type == "create_workbook") body["name"] = "Antre Pasti";
        if (type == "save_answer" || type.ends_with("_step_done") || type == "reopen_step" || type.ends_with("_help")) {
            return form(type, body, it, scope);
        }
        return body;
    }

private:
    template <class It>
    Json agenda(const std::string& type, Json& body, It& it) {
        if (type == "add_agenda_item") {
            body.update({{"title", "Tambahan"}, {"kind", "qna"}, {"minutes", 10}});
            return it("after", "registrasi");
        }
        const std::string item =
            facilitator_->made({{"type", "add_agenda_item"}, {"title", "Sesi"}, {"kind", "qna"}, {"minutes", 10}, {"after", nullptr}}, "item");
        if (type == "finish_agenda_item") facilitator_->ask({{"type", "start_agenda_item"}, {"item", item}});
        if (type == "reopen_agenda_item") facilitator_->ask({{"type", "skip_agenda_item"}, {"item", item}});
        if (type == "extend_agenda_item" || type == "edit_agenda_item") body["minutes"] = 5;
        if (type == "move_agenda_item") body["after"] = nullptr;
        return it("item", item);
    }

    template <class It>
    Json chat(const std::string& type, const std::string& variant, Json& body, It& it, const std::string& scope) {
        const auto posted = [&](Json more) {
            more.update({{"type", "post_message"}, {"text", "Halo"}});
            return facilitator_->made(more, "message");
        };
        if (type == "post_message") {
            body["text"] = "Halo";
            if (variant == "channel=staff") body["channel"] = "staff";
            if (variant == "reply_to=staff") body["reply_to"] = posted({{"channel", "staff"}});
            if (scope == "missing") body["reply_to"] = nowhere;
            return body;
        }
        const std::string message = posted(Json::object());
        if (type == "unpin_message") facilitator_->ask({{"type", "pin_message"}, {"message", message}});
        return it("message", message);
    }

    template <class It>
    Json form(const std::string& type, Json& body, It& it, const std::string& scope) {
        Voice& region = *regions_.at(scope == "missing" ? "own" : scope);
        const std::string workbook = region.made({{"type", "create_workbook"}, {"name", "Antre Pasti"}}, "workbook");
        const Json place = {{"workbook", workbook}, {"step", "ind01"}};
        const auto with = [&](Json more) {
            more.update(place);
            return more;
        };
        const Json saving = with({{"type", "save_answer"}, {"field", "grade"}, {"value", "p1"}, {"base", 0}});
        const Json asking = with({{"type", "ask_for_help"}, {"reason", "unclear"}});
        if (type == "save_answer") {
            body = saving;
            return it("workbook", workbook);
        }
        if (type == "ask_for_help") {
            body = asking;
            return it("workbook", workbook);
        }
        if (type.ends_with("_help")) return it("help", region.made(asking, "help"));
        REQUIRE(region.ask(saving).at("type") == "done");
        if (type == "reopen_step") REQUIRE(region.ask(with({{"type", "declare_step_done"}})).at("type") == "done");
        body["step"] = "ind01";
        return it("workbook", workbook);
    }

    std::uint16_t port_;
    std::map<std::string, std::string> tokens_;
    std::map<std::string, std::string> bystanders_;
    std::unique_ptr<Voice> facilitator_;
    std::map<std::string, std::unique_ptr<Voice>> regions_;
};

}  // namespace bimtek::net::test
