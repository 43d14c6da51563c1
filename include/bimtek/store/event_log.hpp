// The port of the log: append what happened, read it again. Two implementations, memory and SQLite, pass one contract suite.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "bimtek/base/executor.hpp"
#include "bimtek/base/result.hpp"
#include "bimtek/domain/event.hpp"

namespace bimtek::store {

/// What is kept of a command that took effect, on the first event that it made, so that sent again it gets its first answer.
struct CommandRecord {
    InvitationId invitation;
    CommandId id;
    std::string body_hash;  ///< hex SHA-256 of the canonical body
    std::string answer;     ///< the `data` of its `done`, JSON text; empty for none
    bool operator==(const CommandRecord&) const = default;
};

/// An event that is to be appended; the log gives it its `seq`: one more than the event before it.
struct NewEvent {
    Instant at;
    std::optional<domain::Actor> by;
    domain::Event event;
    std::optional<CommandRecord> command;
};

struct LoggedEvent {
    domain::RecordedEvent recorded;
    std::optional<CommandRecord> command;
};

/// A device that had been silent for a while when the pulse was taken.
struct SilentDevice {
    InvitationId invitation;
    DeviceId device;
    Instant since;  ///< its last sign of life
    bool operator==(const SilentDevice&) const = default;
};

/// The last sign of life of the server itself for one session; one row, overwritten.
struct Pulse {
    Instant at;
    std::vector<SilentDevice> silent;
};

enum class AppendFault {
    wrong_seq,    ///< someone else appended first; nothing was written
    unavailable,  ///< the outcome is unknown: the batch may or may not be there; read again
};

enum class ReadFault { unavailable, damaged /**< the hash chain is broken or an event cannot be read */ };

struct ReadPage {
    std::vector<LoggedEvent> events;  ///< in order, without holes, at most `limits::read_page_events_max`
    bool more = false;
    std::string epoch;            ///< identity of the log; the same until a restore
    std::optional<Pulse> pulse;   ///< the latest pulse, with every page
};

class EventLog {
public:
    using AppendDone = std::function<void(Result<Seq, AppendFault>)>;  ///< seq of the last event of the batch
    using ReadDone = std::function<void(Result<ReadPage, ReadFault>)>;

    virtual ~EventLog() = default;

    /// Appends the batch whole or not at all, if the session's last seq is `expected_seq`. Returns at once; `done` is
    /// posted to `owner` after the batch is durable (or is known or feared not to be). An empty batch is not allowed.
    virtual void append(const SessionId& session, Seq expected_seq, std::vector<NewEvent> batch, Executor& owner,
                        AppendDone done) = 0;

    /// Events with seq > `after_seq`. Returns at once; `done` is posted to `owner`. Sees every append that was answered.
    virtual void read(const SessionId& session, Seq after_seq, Executor& owner, ReadDone done) = 0;

    /// Keeps the pulse, best effort: no answer, and a lost one costs seconds, not truth.
    virtual void keep_pulse(const SessionId& session, Pulse pulse) = 0;
};

}  // namespace bimtek::store
