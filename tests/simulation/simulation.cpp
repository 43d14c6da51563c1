#include "simulation/simulation.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

#include "bimtek/base/limits.hpp"

namespace bimtek::simulation {

using namespace domain;
using namespace std::chrono_literals;
using live::ConnectionId;

Simulation::Simulation(std::uint64_t seed, int regions) : random_(seed), seed_(seed), log_(now_, seed + 1000) {
    source_.record = planned_session(regions);
    wires_ = std::make_shared<Wires>([this](const Json& frame, const Client* only_to) {
        const std::string why = untrue(frame, only_to, log());
        CHECK_MESSAGE(why.empty(), "seed " << seed_ << ": " << why);
    });
    add_clients();
    up();
}

/// Each invitation has a device; some have two, or two tabs of one, and one has more than the session admits.
void Simulation::add_clients() {
    const auto add = [&](const store::Invitee& who, const std::string& device) {
        clients_.emplace_back(static_cast<int>(clients_.size()), who, device);
    };
    int number = 0;
    for (const store::Invitee& who : source_.record->invitees) {
        add(who, "d-1");
        if (!is_region(who.actor.role)) continue;
        ++number;
        if (number % 9 == 1) add(who, "d-2");
        if (number % 11 == 2) add(who, "d-1");
        if (number == 5) {
            for (int more = 2; more <= limits::devices_per_invitation_max + 1; ++more) add(who, "d-" + std::to_string(more));
        }
    }
}

void Simulation::up() {
    up_at_.reset();
    server_ = std::make_unique<live::SessionDirectory>(log_, source_, owner_, [this](const SessionId&) {
        wires_->forget_views();
        return wires_;
    }, now_);
}

// What may happen

void Simulation::everyone_comes() {
    for (Client& client : clients_) {
        if (client.state == Client::State::away) coming_[&client] = now_ + Millis(random_.below(20'000));
    }
}

void Simulation::comes(Client& client) { coming_[&client] = now_; }

void Simulation::pass(Millis time, int busy, Mood mood) {
    log_.be(mood);
    for (const Instant until = now_ + time; now_ < until;) {
        for (int more = busy; more > 0; --more) somebody_acts();
        if (busy > 0) something_goes_wrong();
        if (busy > 0 && revising_ && random_.percent(2)) revise();
        step(Millis(100 + random_.below(200)));
    }
}

void Simulation::insist(Client& client, const Json& frame) {
    const std::string id = client.command(frame, now_);
    for (int tries = 0; !client.sent.at(id).answered && tries < 3000; ++tries) step(200ms);
    const Sent& sent = client.sent.at(id);
    REQUIRE_MESSAGE(!sent.done.is_null(), "seed " << seed_ << ": not done: " << sent.frame.dump());
}

void Simulation::restart(bool goodbye, Millis down) {
    ++counted_[goodbye ? "restart" : "crash"];
    if (goodbye) server_->shut_down(now_);
    server_.reset();
    log_.stop(!goodbye);
    for (auto& [connection, wire] : wires_->all) {
        if (wire.noticed_at) continue;
        std::size_t reads = wire.to_client.size();
        if (!wire.closing) reads = static_cast<std::size_t>(random_.below(static_cast<int>(reads) + 1));
        for (std::size_t index = 0; index < reads; ++index) wire.client->receive(*wire.to_client[index], now_);
        lines_.erase(wire.client);
        if (wire.closing) ++counted_["closed with " + std::to_string(static_cast<int>(*wire.closing))];
        wire.client->closed(wire.closing ? std::optional<int>(static_cast<int>(*wire.closing)) : std::nullopt, now_, random_);
    }
    wires_->all.clear();
    up_at_ = now_ + down;
}

void Simulation::revoke(Client& client) {
    ++counted_["revoked"];
    coming_.erase(&client);
    server_->revoked(id_, client.who.actor.invitation, live::CloseCode::token_unknown, now_);
}

void Simulation::revise() {
    auto& revisions = source_.record->revisions;
    const int number = revisions.rbegin()->first + 1;
    const int in_force = revision_in_force();
    const bool stale = in_force > 1 && random_.one_in(6);
    PlanRevision content = revisions.at(in_force);
    content.plan = std::make_shared<const SessionPlan>(revised_plan(*content.plan, number, random_));
    revisions[number] = content;
    if (!server_) return;  // kept, and never in force
    const live::Caller organizer{{{InvitationId("u-panitia"), Role::organizer, {}, {}}, "Nama u-panitia"}, [this](const live::Reply& reply) {
                                     ++counted_["revision: " + (reply ? "done" : std::string(to_string(reply.error().reason)))];
                                 }};
    const live::NewRevision order{{number, stale ? in_force - 1 : in_force}, content};
    server_->order(id_, organizer, {CommandId("revise-" + std::to_string(number)), "content", order}, now_);
}

void Simulation::staff_go_away() {
    for (Client& client : clients_) {
        if (!is_staff(client.who.actor.role)) continue;
        coming_.erase(&client);
        if (lines_.contains(&client)) drop(client, true);
        client.state = Client::State::away;
    }
}

void Simulation::staff_comes_back() {
    for (Client& client : clients_) {
        if (is_staff(client.who.actor.role) && client.state == Client::State::away) comes(client);
    }
}

void Simulation::quiet() {
    log_.be(Mood::steady);
    for (Client& client : clients_) {
        if (client.state == Client::State::away) coming_[&client] = now_;
    }
    for (int tries = 0; !settled() && tries < 2000; ++tries) step(200ms);
    for (const Client& client : clients_) {
        CHECK_MESSAGE((client.idle() || client.state == Client::State::over), "seed " << seed_ << ": unanswered in the end: " << client.who.actor.invitation.value);
    }
    REQUIRE_MESSAGE(settled(), "seed " << seed_ << ": it does not come to rest");
    for (int more = 0; more < 20; ++more) step(200ms);  // the digests that are due
    ++counted_["quiet"];
}

bool Simulation::settled() const {
    const bool calm = std::ranges::all_of(clients_, [](const Client& client) {
        return client.state == Client::State::over || (client.state == Client::State::welcomed && client.idle());
    });
    return calm && coming_.empty() && std::ranges::all_of(wires_->all, [](const auto& entry) {
        const Wire& wire = entry.second;
        return !wire.noticed_at && wire.to_client.empty() && wire.to_server.empty();
    });
}

void Simulation::somebody_acts() {
    Client& client = random_.any(clients_);
    const bool there = client.state == Client::State::welcomed;
    const bool types_offline = client.state == Client::State::waiting && random_.one_in(3);
    if (!(there || types_offline) || client.view.empty() || client.unanswered() > 3) return;
    if (there && random_.percent(1)) {
        client.command({{"type", "leave"}}, now_);
        ++counted_["leave"];
        return;
    }
    auto frame = idea(client, *source_.record->revisions.at(1).walkthrough, random_);
    if (!frame) return;
    const std::string id = client.command(std::move(*frame), now_);
    if (there && random_.percent(4)) {
        client.send_twice(id);
        ++counted_["sent twice"];
    }
}

void Simulation::something_goes_wrong() {
    Client& client = random_.any(clients_);
    if (client.state != Client::State::welcomed) return;
    const int what = random_.below(100);
    if (what < 8) {
        ++counted_["dropped"];
        drop(client, what < 4);
    } else if (what < 30 && !client.sent.empty()) {
        auto sent = client.sent.begin();
        std::advance(sent, random_.below(static_cast<int>(client.sent.size())));
        if (!sent->second.done.contains("seq") || sent->second.frame.at("type") == "leave") return;
        what < 20 ? client.send_twice(sent->first) : client.misuse(sent->first);
        ++counted_[what < 20 ? "sent again after done" : "id misused"];
    }
}

/// The line breaks: of what is on its way either side gets the first part. The server notices at once, or by missing pings.
void Simulation::drop(Client& client, bool silently) {
    const ConnectionId connection = lines_.at(&client);
    Wire& wire = wires_->all.at(connection);
    clients_write();
    if (server_) server_reads(connection, wire, static_cast<std::size_t>(random_.below(static_cast<int>(wire.to_server.size()) + 1)));
    wire.to_server.clear();
    for (int reads = random_.below(static_cast<int>(wire.to_client.size()) + 1); reads > 0; --reads) {
        client.receive(*wire.to_client.front(), now_);
        wire.to_client.pop_front();
    }
    lines_.erase(&client);
    client.closed(std::nullopt, now_, random_);
    wire.noticed_at = silently ? now_ + 15s + Millis(random_.below(45'000)) : now_;
}

// What is then

int Simulation::revision_in_force() {
    int revision = 1;
    for (const store::LoggedEvent& one : log()) {
        if (const auto* revised = std::get_if<PlanRevised>(&one.recorded.event)) revision = revised->revision;
    }
    return revision;
}

const SessionPlan& Simulation::plan_in_force() { return *source_.record->revisions.at(revision_in_force()).plan; }

Client& Simulation::client(const std::string& invitation) {
    const auto found = std::ranges::find_if(clients_, [&](const Client& one) { return one.who.actor.invitation.value == invitation; });
    REQUIRE(found != clients_.end());
    return *found;
}

std::map<std::string, int> Simulation::happened() const {
    std::map<std::string, int> all = counted_;
    for (const auto& [fault, times] : log_.faults()) all["log: " + fault] += times;
    for (const Client& client : clients_) {
        all["resumed"] += client.resumes;
        all["took a snapshot"] += client.snapshots;
        all["welcomed again"] += client.welcomes_again;
        for (const auto& [reason, times] : client.reasons) all["refused: " + reason] += times;
        for (const auto& [id, sent] : client.sent) all["done"] += !sent.done.is_null();
    }
    return all;
}

}  // namespace bimtek::simulation
