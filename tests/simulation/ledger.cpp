#include "simulation/ledger.hpp"

#include <map>
#include <utility>

namespace bimtek::simulation {

using namespace domain;

namespace {

std::string untrue_event(const Json& event, const Logged& log) {
    const Seq seq = event.at("seq");
    if (seq > log.size()) return "not in the log: " + event.dump();
    const RecordedEvent& recorded = log[seq - 1].recorded;
    const bool same = event.at("type") == type_of(recorded.event) && event.at("at") == to_iso8601(recorded.at) &&
                      (!event.contains("by") || (recorded.by && event.at("by").at("invitation") == recorded.by->invitation.value));
    if (!same) return "another event in the log: " + event.dump();
    const auto* message = std::get_if<MessagePosted>(&recorded.event);
    if (message != nullptr && !event.at("text").is_null() && event.at("text") != *message->text.value) return "another text: " + event.dump();
    return {};
}

}  // namespace

std::string untrue(const Json& frame, const Client* only_to, const Logged& log) {
    if (frame.contains("seq") && frame.at("seq") > log.size()) return "beyond the log: " + frame.dump().substr(0, 300);
    if (frame.at("type") == "done" && frame.contains("seq")) {
        const auto& command = log[frame.at("seq").get<Seq>() - 1].command;
        const bool same = command && frame.at("id") == command->id.value && command->invitation == only_to->who.actor.invitation;
        if (!same) return "the log has another command there: " + frame.dump();
    }
    if (!frame.contains("events")) return {};
    for (const Json& event : frame.at("events")) {
        if (auto why = untrue_event(event, log); !why.empty()) return why;
    }
    return {};
}

std::string unsound(const Logged& log) {
    for (std::size_t index = 0; index < log.size(); ++index) {
        const RecordedEvent& recorded = log[index].recorded;
        if (recorded.seq != index + 1) return "a hole before " + std::to_string(recorded.seq);
        if (index > 0 && recorded.at < log[index - 1].recorded.at) return "time goes back at " + std::to_string(recorded.seq);
    }
    return {};
}

std::vector<std::string> broken_promises(const std::vector<const Client*>& clients, const Logged& log) {
    std::map<std::pair<InvitationId, std::string>, std::vector<Seq>> taken;
    for (const store::LoggedEvent& one : log) {
        if (one.command) taken[{one.command->invitation, one.command->id.value}].push_back(one.recorded.seq);
    }
    std::vector<std::string> broken;
    for (const auto& [key, seqs] : taken) {
        if (seqs.size() > 1) broken.push_back("taken more than once: " + key.first.value + " " + key.second);
    }
    for (const Client* client : clients) {
        for (const auto& [id, sent] : client->sent) {
            const auto found = taken.find({client->who.actor.invitation, id});
            const bool there = found != taken.end();
            const auto say = [&](const char* what) {
                broken.push_back(std::string(what) + ": " + client->who.actor.invitation.value + " " + sent.frame.dump());
            };
            if (sent.contradicted) say("answered twice, and differently");
            if (sent.done.contains("seq") && (!there || found->second.front() != sent.done.at("seq"))) say("done, and not in the log");
            if (sent.refused && sent.done.is_null() && !sent.doubled && there) say("refused, and in the log");
        }
    }
    return broken;
}

namespace {

/// What the log says of the session, event by event.
struct Facts {
    AttendanceFacts facts;
    std::map<ItemId, std::string> kinds;  ///< of items that were added or edited

    void end_run(Instant at) {
        if (!facts.runs.empty() && !facts.runs.back().ended_at) facts.runs.back().ended_at = at;
    }
    template <class E>
    void take(const E&, Instant) {}
    void take(const SessionOpened&, Instant at) { facts.opened_at = at; }
    void take(const SessionStarted& e, Instant at) {
        if (!facts.opened_at) facts.opened_at = at;
        facts.occurrences.push_back({e.occurrence, at, {}});
    }
    void take(const SessionReopened& e, Instant at) { facts.occurrences.push_back({e.occurrence, at, {}}); }
    void take(const SessionEnded& e, Instant) {
        facts.occurrences.back().ended_at = e.ended_at;
        end_run(e.ended_at);
    }
    void take(const AgendaItemStarted& e, Instant at) {
        end_run(at);
        facts.runs.push_back({e.item, false, false, at, {}});
    }
    void take(const AgendaItemFinished&, Instant at) { end_run(at); }
    void take(const AgendaItemAdded& e, Instant) { kinds[e.item] = e.kind; }
    void take(const AgendaItemEdited& e, Instant) {
        if (e.kind) kinds[e.item] = *e.kind;
    }
    void take(const ServerOutageNoted& e, Instant) { facts.outages.push_back({e.from, e.to}); }
};

std::optional<PresenceFact> presence_fact(const RecordedEvent& recorded) {
    using Kind = PresenceFact::Kind;
    if (const auto* e = std::get_if<DeviceJoined>(&recorded.event)) return PresenceFact{Kind::joined, e->device, recorded.at, {}, recorded.seq};
    if (const auto* e = std::get_if<DeviceLost>(&recorded.event)) return PresenceFact{Kind::lost, e->device, recorded.at, e->since, recorded.seq};
    if (const auto* e = std::get_if<DeviceReturned>(&recorded.event)) return PresenceFact{Kind::returned, e->device, recorded.at, {}, recorded.seq};
    if (const auto* e = std::get_if<DeviceLeft>(&recorded.event)) return PresenceFact{Kind::left, e->device, recorded.at, {}, recorded.seq};
    return std::nullopt;
}

}  // namespace

AttendanceFacts session_facts(const SessionPlan& plan, const Logged& log, Instant as_of) {
    Facts facts;
    facts.facts.policy = plan.attendance;
    facts.facts.planned_start = plan.starts_at;
    facts.facts.as_of = as_of;
    for (const store::LoggedEvent& one : log) {
        std::visit([&](const auto& event) { facts.take(event, one.recorded.at); }, one.recorded.event);
    }
    for (ItemRun& run : facts.facts.runs) {
        const auto kind = facts.kinds.find(run.item);
        if (kind != facts.kinds.end()) {
            run.counts = kind_counts(kind->second);
            run.is_break = kind->second == "break";
            continue;
        }
        for (const PlannedItem& item : plan.agenda) {
            if (item.id == run.item) std::tie(run.counts, run.is_break) = std::pair(item.counts, item.is_break);
        }
    }
    return facts.facts;
}

InvitationFacts invitation_facts(const Actor& actor, const Logged& log) {
    InvitationFacts facts{actor.invitation, actor.region, actor.site, actor.role, {}, {}};
    for (const auto& [recorded, command] : log) {
        if (!recorded.by || recorded.by->invitation != actor.invitation) continue;
        if (const auto fact = presence_fact(recorded)) facts.presence.push_back(*fact);
        if (const auto* heads = std::get_if<HeadcountDeclared>(&recorded.event)) facts.heads.push_back({recorded.at, heads->heads});
    }
    return facts;
}

}  // namespace bimtek::simulation
