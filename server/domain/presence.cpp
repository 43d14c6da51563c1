#include "bimtek/domain/presence.hpp"

#include <algorithm>

#include "bimtek/base/check.hpp"
#include "bimtek/base/limits.hpp"
#include "bimtek/domain/session.hpp"

namespace bimtek::domain {

namespace {

const DevicePresence* find_device(const Session& session, const Actor& actor, const DeviceId& device) {
    const auto found = session.presence.devices.find({actor.invitation, device});
    return found == session.presence.devices.end() ? nullptr : &found->second;
}

bool staff_connected(const Presence& presence) {
    return std::ranges::any_of(presence.devices, [](const auto& entry) {
        return is_staff(entry.second.actor.role) && entry.second.state == DeviceState::connected;
    });
}

/// Keeps track of the time without staff after a device of theirs came or went.
void note_staff(Presence& presence, const Actor& actor, Instant gone_at) {
    if (!is_staff(actor.role)) return;
    if (staff_connected(presence)) {
        presence.staff_absent_since.reset();
    } else {
        presence.staff_absent_since = gone_at;
    }
}

DevicePresence& device_in(Session& session, const RecordedEvent& recorded, const DeviceId& device) {
    BIMTEK_CHECK(recorded.by.has_value());
    return session.presence.devices[{recorded.by->invitation, device}];
}

/// Its interval cannot end before it began, nor after now, whatever the sockets tell.
DeviceLost lost_since(Instant last_seen, const DevicePresence& known, const DeviceId& device, Instant now) {
    return {device, std::clamp(last_seen, known.changed_at, std::max(now, known.changed_at))};
}

}  // namespace

std::vector<Event> arrive(const Session& session, const Actor& actor, const DeviceId& device,
                          std::optional<Instant> last_seen, Instant now) {
    const DevicePresence* known = find_device(session, actor, device);
    if (known == nullptr || known->state == DeviceState::left) return {DeviceJoined{device}};
    if (known->state == DeviceState::lost) return {DeviceReturned{device}};
    if (last_seen && now - *last_seen > limits::silent_after) {
        return {lost_since(*last_seen, *known, device, now), DeviceReturned{device}};
    }
    return {};  // a second tab of a device that is there
}

std::vector<Event> lose(const Session& session, const Actor& actor, const DeviceId& device, Instant last_seen,
                        Instant now) {
    const DevicePresence* known = find_device(session, actor, device);
    if (known == nullptr || known->state != DeviceState::connected) return {};
    return {lost_since(last_seen, *known, device, now)};
}

bool outage_matters(const Session& session, Instant from, Instant to) {
    const auto before = session.presence.outage_ended_at;
    const bool soon_after = before && from - *before <= limits::outage_return_max;
    const bool runs = session.lifecycle.phase == Phase::live;  // then its pulse tells until when the server was up, with nobody there too
    const std::chrono::seconds grace{session.plan->attendance.grace_s};
    return std::ranges::any_of(session.presence.devices, [&](const auto& entry) {
        const DevicePresence& device = entry.second;
        if (device.state == DeviceState::connected) return true;
        if (device.state == DeviceState::left || from >= to) return false;
        return (runs && from - device.changed_at <= grace) || (soon_after && device.changed_at <= *before);
    });
}

Outcome decide(const Session&, const Context& context, const DeclareHeadcount& command) {
    if (command.heads < 0 || command.heads > limits::heads_max) return refuse(Reason::invalid, "heads");
    return done(HeadcountDeclared{context.actor.region, context.actor.site, command.heads});
}

Outcome decide(const Session& session, const Context& context, const Leave&) {
    const DevicePresence* known = find_device(session, context.actor, context.device);
    if (known == nullptr || known->state == DeviceState::left) return Decision{};
    return done(DeviceLeft{context.device});
}

void evolve(Session& session, const RecordedEvent&, const HeadcountDeclared& event) {
    session.presence.heads[{event.region, event.site}] = event.heads;
}

void evolve(Session& session, const RecordedEvent& recorded, const DeviceJoined& event) {
    DevicePresence& device = device_in(session, recorded, event.device);
    const bool is_new = device.actor.invitation.empty();
    device.actor = *recorded.by;
    device.state = DeviceState::connected;
    if (is_new) device.first_joined_at = recorded.at;
    device.changed_at = recorded.at;
    note_staff(session.presence, device.actor, recorded.at);
}

void evolve(Session& session, const RecordedEvent& recorded, const DeviceLost& event) {
    DevicePresence& device = device_in(session, recorded, event.device);
    device.state = DeviceState::lost;
    device.changed_at = event.since;
    note_staff(session.presence, device.actor, event.since);
}

void evolve(Session& session, const RecordedEvent& recorded, const DeviceReturned& event) {
    DevicePresence& device = device_in(session, recorded, event.device);
    device.actor = *recorded.by;
    device.state = DeviceState::connected;
    device.changed_at = recorded.at;
    device.returned_at = recorded.at;
    note_staff(session.presence, device.actor, recorded.at);
}

void evolve(Session& session, const RecordedEvent& recorded, const DeviceLeft& event) {
    DevicePresence& device = device_in(session, recorded, event.device);
    device.state = DeviceState::left;
    device.changed_at = recorded.at;
    note_staff(session.presence, device.actor, recorded.at);
}

void evolve(Session& session, const RecordedEvent&, const ServerOutageNoted& event) {
    session.presence.outage_ended_at = event.to;
    // Whoever was connected when the server stopped is lost until the next hello; attendance reads the outage itself.
    for (auto& [key, device] : session.presence.devices) {
        if (device.state != DeviceState::connected) continue;
        device.state = DeviceState::lost;
        device.changed_at = std::max(device.changed_at, event.from);
        note_staff(session.presence, device.actor, device.changed_at);
    }
}

}  // namespace bimtek::domain
