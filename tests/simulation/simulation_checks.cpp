// What must hold of a simulated day.
#include <doctest/doctest.h>

#include <algorithm>

#include "bimtek/base/limits.hpp"
#include "bimtek/codec/view.hpp"
#include "domain/slow_attendance.hpp"
#include "simulation/simulation.hpp"

namespace bimtek::simulation {

using namespace domain;
using namespace std::chrono_literals;
using live::ConnectionId;

int Simulation::connections_of(const InvitationId& invitation) const {
    return static_cast<int>(std::ranges::count_if(lines_, [&](const auto& line) { return line.first->who.actor.invitation == invitation; }));
}

Json Simulation::fresh_welcome(const Client& client) {
    const Seq before = log().size();
    Client page(-1, client.who, client.device);
    const ConnectionId connection{++last_connection_};
    Wire& wire = wires_->all[connection];
    wire.client = &page;
    wire.life->last_ms = now_.time_since_epoch().count();
    server_->hello(id_, {connection, client.who, DeviceId(client.device), wire.life, {}, {}}, now_);
    settle();
    REQUIRE_MESSAGE(wire.to_client.size() == 1, "seed " << seed_ << ": a fresh page is not welcomed");
    Json welcome = *wire.to_client.front();
    wires_->all.erase(connection);
    server_->closed(id_, connection, now_, now_);
    settle();
    CHECK(log().size() == before);
    return welcome;
}

void Simulation::compare(const Client& client, const Json& welcome) {
    const auto equal = [&](const std::string& what, const Json& expected, const Json& mine) {
        if (expected == mine) return;
        FAIL_CHECK("seed " << seed_ << ": " << client.who.actor.invitation.value << " has another " << what << ": "
                           << Json::diff(mine, expected).dump().substr(0, 2000));
    };
    equal("view", comparable_snapshot(welcome.at("snapshot")), comparable_snapshot(client.view.snapshot));
    equal("presence", comparable_digest(welcome.at("presence")), comparable_digest(client.view.presence));
    equal("board", comparable_digest(welcome.at("board")), comparable_digest(client.view.board));
    CHECK_MESSAGE(!client.doubled_or_out_of_turn, "seed " << seed_ << ": told twice or out of turn: " << client.who.actor.invitation.value);
    ++counted_["view compared"];
}

void Simulation::check_views(int regions) {
    Session replayed(source_.record->revisions);
    codec::Names names;
    for (const store::Invitee& one : source_.record->invitees) {
        replayed.invited[one.actor.invitation] = one.actor;
        names[one.actor.invitation] = one.name;
    }
    for (const store::LoggedEvent& one : log()) evolve(replayed, one.recorded);

    std::map<codec::Viewer, std::vector<const Client*>> by_viewer;
    for (const Client& client : clients_) {
        if (client.state == Client::State::welcomed) by_viewer[codec::viewer_of(client.who.actor)].push_back(&client);
    }
    const int all = static_cast<int>(plan_in_force().regions.size());
    for (const auto& [viewer, same] : by_viewer) {
        if (viewer.kind == codec::Viewer::Kind::region && random_.below(all) >= regions) continue;
        const auto free = std::ranges::find_if(
            same, [&](const Client* one) { return connections_of(one->who.actor.invitation) < limits::devices_per_invitation_max; });
        if (free == same.end()) continue;
        const Json welcome = fresh_welcome(**free);
        for (const Client* client : same) compare(*client, welcome);
        const Json of_the_log = Json::parse(codec::encode_snapshot(replayed, names, viewer, now_));
        const bool same_as_log = comparable_snapshot(of_the_log) == comparable_snapshot(welcome.at("snapshot"));
        CHECK_MESSAGE(same_as_log, "seed " << seed_ << ": the session is not what its log says");
    }
}

void Simulation::check_log() {
    CHECK_MESSAGE(unsound(log()).empty(), "seed " << seed_ << ": " << unsound(log()));
    std::vector<const Client*> everyone;
    for (const Client& client : clients_) everyone.push_back(&client);
    for (const std::string& broken : broken_promises(everyone, log())) FAIL_CHECK("seed " << seed_ << ": " << broken);

    const AttendanceFacts facts = session_facts(plan_in_force(), log(), now_);
    for (const store::Invitee& who : source_.record->invitees) {
        if (!is_region(who.actor.role)) continue;
        const InvitationFacts invitation = invitation_facts(who.actor, log());
        const AttendanceRow row = attendance_of(facts, invitation);
        CHECK_MESSAGE(row == slow_attendance_of(facts, {&invitation, 1}),
                      "seed " << seed_ << ": other figures for " << who.actor.invitation.value);
        counted_["row with bridged time"] += row.bridged > 0ms;
        counted_["row with an outage"] += row.outage > 0ms;
        counted_["row that counts"] += row.counted > 0ms;
    }
}

}  // namespace bimtek::simulation
