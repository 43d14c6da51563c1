// What a live session knows of devices: their last signs of life, the pulse, an outage of the server, and how many are too many.
#include <algorithm>
#include <map>

#include "bimtek/base/limits.hpp"
#include "bimtek/live/live_session.hpp"

namespace bimtek::live {

using namespace domain;

Instant LiveSession::last_sign(const Connection& connection) {
    return std::max(connection.seen_before, Instant(Millis(connection.life->last_ms.load(std::memory_order_relaxed))));
}

bool LiveSession::of_one_device(const Connection& one, const Connection& other) {
    return one.who.actor.invitation == other.who.actor.invitation && one.device == other.device;
}

std::optional<Instant> LiveSession::last_seen_elsewhere(const InvitationId& invitation, const DeviceId& device) const {
    std::optional<Instant> seen;
    for (const auto& [id, connection] : connections_) {
        if (connection.who.actor.invitation != invitation || connection.device != device) continue;
        seen = std::max(seen.value_or(Instant::min()), last_sign(connection));
    }
    return seen;
}

/// The devices that have been silent for a while are in it: were the server to die now, they were lost before.
store::Pulse LiveSession::pulse() const {
    std::map<DeviceKey, Instant> seen;
    for (const auto& [id, connection] : connections_) {
        Instant& latest = seen[{connection.who.actor.invitation, connection.device}];
        latest = std::max(latest, last_sign(connection));
    }
    store::Pulse pulse{now_, {}};
    for (const auto& [key, at] : seen) {
        if (now_ - at > limits::silent_after) pulse.silent.push_back({key.invitation, key.device, at});
    }
    return pulse;
}

/// The log shows devices connected, and no server was there: it stopped without a goodbye, or with one that is a while ago. Where the
/// session is loaded later than that, the outage ended all the same when the server was up.
void LiveSession::note_outage(Instant at, Batch& batch) {
    const Instant from = std::max(last_pulse_ ? last_pulse_->at : session_->last_at, session_->last_at);
    const Instant to = std::clamp(up_since_, std::min(from, at), at);
    if (!outage_matters(*session_, from, to)) return;
    for (const store::SilentDevice& silent : last_pulse_ ? last_pulse_->silent : std::vector<store::SilentDevice>()) {
        const auto device = session_->presence.devices.find({silent.invitation, silent.device});
        if (device == session_->presence.devices.end() || device->second.state != DeviceState::connected) continue;
        const Actor actor = device->second.actor;
        record(batch, lose(*session_, actor, silent.device, silent.since, at), actor, at, {});
    }
    record(batch, {ServerOutageNoted{std::min(from, at), to}}, std::nullopt, at, {});
}

void LiveSession::refuse_beyond_devices(const InvitationId& invitation, Batch& batch, Instant at) {
    std::vector<ConnectionId> mine;
    for (const auto& [id, connection] : connections_) {
        if (connection.who.actor.invitation == invitation) mine.push_back(id);
    }
    if (mine.size() < static_cast<std::size_t>(limits::devices_per_invitation_max)) return;
    const ConnectionId silent = *std::ranges::min_element(
        mine, {}, [&](ConnectionId id) { return last_sign(connections_.at(id)); });
    const Instant seen = last_sign(connections_.at(silent));
    take(ClosedWaits{silent, seen, at}, batch);
    batch.goodbyes.emplace_back(silent, CloseCode::too_many_devices);
}

}  // namespace bimtek::live
