// A running session on a log in memory, a queue that is emptied by hand and a clock that is moved by hand.
#pragma once

#include <memory>
#include <string>

#include "bimtek/live/live_session.hpp"
#include "bimtek/store/memory_event_log.hpp"
#include "domain/example_session.hpp"
#include "live/audience_model.hpp"
#include "live/hand_driven.hpp"

namespace bimtek::tests {

using live::CloseCode;
using live::ConnectionId;
using Fault = store::MemoryEventLog::Fault;

class SourceInMemory : public SourceOfOne {
public:
    SourceInMemory() {
        record = store::SessionRecord{{{1, revision_of(example_plan())}}, {}};
        for (const Role role : {Role::facilitator, Role::moderator, Role::helper, Role::site_operator, Role::participant, Role::screen}) {
            record->invitees.push_back({actor_of(role), name_of(actor_of(role))});
        }
        record->invitees.push_back({site_operator("71.03"), name_of(site_operator("71.03"))});
    }
    static std::string name_of(const Actor& actor) { return "Nama " + actor.invitation.value; }
};

class Stage {
public:
    const SessionId id{"contoh"};
    store::MemoryEventLog log{"epoch-1"};
    SourceInMemory source;
    HandDrivenExecutor owner;
    std::shared_ptr<AudienceModel> audience = std::make_shared<AudienceModel>();
    std::unique_ptr<live::LiveSession> session;
    Instant now = day_start - 1min;

    Stage() { start(); }

    /// The server comes up, now: whoever was connected is not any more, and the first hello finds the session being loaded.
    void start() {
        for (auto& [connection, listener] : audience->listeners) listener.view.reset();
        lives_.clear();
        session = std::make_unique<live::LiveSession>(id, log, source, owner, audience, now);
    }

    // What sockets do; nothing comes of it before `owner.run()`, which those without "late" in their names call.

    ConnectionId late_hello(const Actor& actor, const std::string& device = "d", std::optional<Seq> after = {},
                            std::optional<std::string> epoch = {}) {
        const ConnectionId connection{++last_connection_};
        auto life = std::make_shared<live::LifeSign>();
        lives_[connection] = life;
        awake_[connection] = true;
        alive(connection);
        session->hello({connection, {actor, SourceInMemory::name_of(actor)}, DeviceId(device), life, after, std::move(epoch)}, now);
        return connection;
    }
    ConnectionId join(const Actor& actor, const std::string& device = "d") {
        const ConnectionId connection = late_hello(actor, device);
        owner.run();
        return connection;
    }
    ConnectionId resume(const Actor& actor, std::optional<Seq> after, std::optional<std::string> epoch = "epoch-1") {
        const ConnectionId connection = late_hello(actor, "d", after, std::move(epoch));
        owner.run();
        return connection;
    }

    /// Gives the id of the command. `hash` stands for its content.
    std::string late_send(ConnectionId from, Command command, std::string command_id = {}, const std::string& hash = "content") {
        if (command_id.empty()) command_id = "c" + std::to_string(++last_command_);
        session->order(from, {CommandId(command_id), hash, std::move(command)}, now);
        return command_id;
    }
    std::string send(ConnectionId from, Command command, std::string command_id = {}, const std::string& hash = "content") {
        command_id = late_send(from, std::move(command), std::move(command_id), hash);
        owner.run();
        return command_id;
    }

    void late_drop(ConnectionId connection) {
        session->closed(connection, Instant(Millis(lives_.at(connection)->last_ms.load())), now);
        hear_no_more(connection);
    }
    void drop(ConnectionId connection) {
        late_drop(connection);
        owner.run();
    }

    void alive(ConnectionId connection) { lives_.at(connection)->last_ms = now.time_since_epoch().count(); }
    /// No sign of life from now on.
    void silence(ConnectionId connection) { awake_[connection] = false; }

    void tick() {
        session->tick(now);
        owner.run();
    }
    /// Time goes by with a tick every 100 ms and everyone alive who is not silenced.
    void pass(Millis time) {
        for (const Instant until = now + time; now < until;) {
            now += 100ms;
            for (const auto& [connection, life] : lives_) {
                if (awake_[connection]) alive(connection);
            }
            tick();
        }
    }

    // What is then

    const Listener& heard(ConnectionId connection) { return audience->listeners[connection]; }
    std::optional<CloseCode> closed(ConnectionId connection) { return heard(connection).closed; }

    /// The log as "type type …", from its `after`-th event on.
    std::string logged(Seq after = 0) {
        std::string types;
        for (const auto& one : log.events(id)) {
            if (one.recorded.seq > after) types += (types.empty() ? "" : " ") + std::string(type_of(one.recorded.event));
        }
        return types;
    }
    Seq last_seq() { return log.events(id).size(); }
    template <class E>
    E last_of_type() {
        for (auto one = log.events(id).rbegin(); one != log.events(id).rend(); ++one) {
            if (const auto* event = std::get_if<E>(&one->recorded.event)) return *event;
        }
        FAIL("no such event in the log");
        return {};
    }
    std::optional<store::Pulse> pulse() {
        std::optional<store::Pulse> kept;
        log.read(id, 0, owner, [&](auto page) { kept = page->pulse; });
        owner.run();
        return kept;
    }

    /// The next append fails, the session reads the log again after its first wait, and stands.
    void fail_and_recover() {
        owner.run();
        now += 1s;
        tick();
    }

private:
    void hear_no_more(ConnectionId connection) { audience->listeners[connection].view.reset(); }

    std::map<ConnectionId, std::shared_ptr<live::LifeSign>> lives_;
    std::map<ConnectionId, bool> awake_;
    std::uint64_t last_connection_ = 0;
    int last_command_ = 0;
};

/// In its lobby, with a facilitator there; `staff` is his connection.
struct LobbyStage : Stage {
    ConnectionId staff = join(facilitator());
    LobbyStage() { send(staff, OpenLobby{}); }
};

/// Live, with a facilitator and a participant of 73.24 whose workbook is `workbook`; the steps profile and story are open.
struct LiveStage : LobbyStage {
    ConnectionId region = join(participant());
    WorkbookId workbook;
    LiveStage() {
        now = day_start;
        alive(staff);
        alive(region);
        send(staff, StartSession{});
        const std::string made = send(region, CreateWorkbook{"Antre Pasti"});
        workbook = WorkbookId(heard(region).of("done").back().at("data").at("workbook"));
        send(staff, OpenStep{StepId("profile")});
        send(staff, OpenStep{StepId("story")});
    }
    SaveAnswer saving(const std::string& field, AnswerValue value) {
        return {workbook, StepId("profile"), FieldId(field), std::nullopt, std::move(value), 0};
    }
};

inline PostMessage saying(std::string text) { return {std::move(text), std::nullopt, std::nullopt}; }

}  // namespace bimtek::tests
