// Which devices are there, as the log knows it, and how many people each room declared. Attendance is computed from the
// same facts in `attendance.hpp`; here is only what the running session needs of them.
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <vector>

#include "bimtek/domain/command.hpp"
#include "bimtek/domain/refusal.hpp"

namespace bimtek::domain {

struct Session;

enum class DeviceState { connected, lost, left };

struct DevicePresence {
    Actor actor;
    DeviceState state = DeviceState::connected;
    Instant first_joined_at;
    Instant changed_at;  ///< lost: its last sign of life; left: when it left; connected: its last hello
    std::optional<Instant> returned_at;  ///< when it last came back after a loss
};

struct DeviceKey {
    InvitationId invitation;
    DeviceId device;
    auto operator<=>(const DeviceKey&) const = default;
};

struct SiteKey {
    RegionCode region;
    SiteId site;
    auto operator<=>(const SiteKey&) const = default;
};

struct Presence {
    std::map<DeviceKey, DevicePresence> devices;
    std::map<SiteKey, int> heads;  ///< latest declaration of each room
    std::optional<Instant> staff_absent_since;  ///< when the last connected member of staff was lost or left
    std::optional<Instant> outage_ended_at;     ///< of the server's latest outage
};

/// The events of a hello. `last_seen` is given when other sockets of the device are still open: their last sign of life.
/// A device that is already connected and was silent for more than `limits::silent_after` had lost its line unnoticed.
std::vector<Event> arrive(const Session&, const Actor&, const DeviceId&, std::optional<Instant> last_seen, Instant now);

/// The events of a socket that is gone without a `leave`, when it was the device's last; empty when the device had left.
std::vector<Event> lose(const Session&, const Actor&, const DeviceId&, Instant last_seen, Instant now);

/// Whether an outage of the server from `from` to `to` took anything from anybody: a device was connected, was lost within the grace
/// before it while the session ran (its line fell first, as when a proxy is stopped before the server; else `from` is no sign of life
/// of the server), or may still come back from the one before. Without any length it matters to those connected: they are no more.
bool outage_matters(const Session&, Instant from, Instant to);

Outcome decide(const Session&, const Context&, const DeclareHeadcount&);
Outcome decide(const Session&, const Context&, const Leave&);

void evolve(Session&, const RecordedEvent&, const HeadcountDeclared&);
void evolve(Session&, const RecordedEvent&, const DeviceJoined&);
void evolve(Session&, const RecordedEvent&, const DeviceLost&);
void evolve(Session&, const RecordedEvent&, const DeviceReturned&);
void evolve(Session&, const RecordedEvent&, const DeviceLeft&);
void evolve(Session&, const RecordedEvent&, const ServerOutageNoted&);

}  // namespace bimtek::domain
