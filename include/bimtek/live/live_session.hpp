// One running session: takes what waits, decides it one by one, makes it durable as one batch, and only then tells anyone.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "bimtek/codec/server_frame.hpp"
#include "bimtek/domain/session.hpp"
#include "bimtek/live/audience.hpp"
#include "bimtek/live/digests.hpp"
#include "bimtek/live/event_ring.hpp"
#include "bimtek/live/order.hpp"
#include "bimtek/live/views.hpp"
#include "bimtek/store/event_log.hpp"
#include "bimtek/store/session_source.hpp"

namespace bimtek::live {

/// Owned by one thread, that of `owner`; all calls are made on it, with a `now` that never goes back. The state of the domain
/// is ahead of the log only while an append is under way, and nobody is told anything in that time. When the outcome of an
/// append is unknown, its commands are answered `unavailable`, the state is built anew from the log, and what turns out to be
/// there is published.
class LiveSession {
public:
    /// `up_since`: when this server came up.
    LiveSession(SessionId id, store::EventLog& log, store::SessionSource& source, Executor& owner,
                std::shared_ptr<Audience> audience, Instant up_since);
    ~LiveSession();

    /// It is so late now; whoever loads a session for nobody says so, before what an outage was is asked.
    void wake(Instant now);
    void hello(Hello hello, Instant now);
    void order(Sender sender, Order order, Instant now);
    void closed(ConnectionId connection, Instant last_seen, Instant now);
    void revoked(const InvitationId& invitation, CloseCode code, Instant now);
    void tick(Instant now);
    void shut_down(Instant now);

    /// The log or the plan cannot be read now, or an append came to nothing that is known; it is tried again.
    bool is_waiting() const { return state_ == State::waiting_to_retry; }
    /// What was read last is damaged: trying again will not help, somebody has to.
    bool is_damaged() const { return damaged_; }
    /// There is no such session; whoever asked for it has been turned away.
    bool is_unknown() const { return state_ == State::unknown; }
    /// Nobody is connected, nothing is under way, and it does not run, since then; absent otherwise.
    std::optional<Instant> idle_since() const { return idle_since_; }

private:
    enum class State { loading, idle, appending, waiting_to_retry, unknown };

    struct Connection {
        store::Invitee who;
        DeviceId device;
        std::shared_ptr<const LifeSign> life;
        ViewId view = 0;
        Instant seen_before{};  ///< the last sign of life on sockets of the same device that are gone
    };

    // What waits, in the order in which it came.
    struct HelloWaits { Hello hello; Instant at; };
    struct OrderWaits { Sender sender; Order order; Instant at; };
    struct ClosedWaits { ConnectionId connection; Instant last_seen; Instant at; };
    struct RevokedWaits { InvitationId invitation; CloseCode code; Instant at; };
    struct ServerNotes { Instant at; };  ///< the server's own observations: an outage, a session that nobody runs or that is archived
    using Waiting = std::variant<HelloWaits, OrderWaits, ClosedWaits, RevokedWaits, ServerNotes>;

    // What a batch leads to once it is durable.
    struct Answer { Sender to; CommandId id; Reply reply; };
    struct Batch {
        std::vector<store::NewEvent> events;
        std::vector<codec::EventView> views;
        std::vector<Answer> answers;
        std::vector<HelloWaits> arrivals;
        std::vector<std::pair<ConnectionId, CloseCode>> goodbyes;
        bool outage_noted = false;
        bool plan_revised = false;  ///< everyone is told the whole state instead of what changed
        // For an append that fails: commands are answered `unavailable`, all else is taken again, from the connections as they were.
        std::vector<OrderWaits> orders;
        std::vector<Waiting> not_orders;
        std::vector<std::pair<ConnectionId, Connection>> forgotten;
    };

    struct Remembered { std::string body_hash; std::optional<Seq> seq; std::string answer; };
    using CommandKey = std::pair<InvitationId, CommandId>;

    /// It is connected, or its hello waits.
    bool knows(ConnectionId connection) const;

    void load();
    void loaded(Result<store::SessionRecord, store::LoadFault> record);
    void read_on(Seq after);
    void read(Result<store::ReadPage, store::ReadFault> page);
    bool take_in(const store::LoggedEvent& logged);
    void built();
    void retry_later();

    void work();
    void take(const HelloWaits& waits, Batch& batch);
    void take(const OrderWaits& waits, Batch& batch);
    void take(const ClosedWaits& waits, Batch& batch);
    void take(const RevokedWaits& waits, Batch& batch);
    void take(const ServerNotes& waits, Batch& batch);
    void record(Batch& batch, std::vector<domain::Event> events, const std::optional<domain::Actor>& by, Instant at,
                std::optional<store::CommandRecord> command);
    void remember(const CommandKey& key, Remembered done);
    domain::Outcome decide_order(const Order& order, const domain::Context& context);
    void refuse_caller(const OrderWaits& waits);
    void note_outage(Instant at, Batch& batch);
    void refuse_beyond_devices(const InvitationId& invitation, Batch& batch, Instant at);
    template <class Which>
    void send_away(CloseCode code, Instant at, Batch& batch, Which which);
    void send_everyone_away(Instant at, Batch& batch);

    void follow_plan(const domain::SessionPlan& before);
    bool still_invited(const domain::Actor& actor) const;
    void send_uninvited_away(Instant at, Batch& batch);

    void appended(Result<Seq, store::AppendFault> result);
    void commit(Batch batch);
    void fail(Batch batch);
    void welcome(const HelloWaits& arrival);
    std::string whole_state(const Connection& connection);
    void welcome_anew(const std::vector<HelloWaits>& arrivals, Publication& publication);
    void tell(std::vector<Answer> answers, Publication publication);
    void say_unavailable(const Sender& sender, const CommandId& id);
    static Instant last_sign(const Connection& connection);
    static bool of_one_device(const Connection& one, const Connection& other);
    store::Pulse pulse() const;
    std::optional<Instant> last_seen_elsewhere(const InvitationId& invitation, const DeviceId& device) const;
    Instant clamp(Instant at) const;

    const SessionId id_;
    store::EventLog& log_;
    store::SessionSource& source_;
    Executor& owner_;
    std::shared_ptr<Audience> audience_;
    const Instant up_since_;
    std::shared_ptr<LiveSession*> self_;  ///< completions hold it weakly: they may come after the session is gone

    State state_ = State::loading;
    Instant now_;
    std::optional<Instant> retry_at_;
    Millis backoff_;
    bool damaged_ = false;
    std::optional<Instant> idle_since_;

    std::unique_ptr<domain::Session> session_;
    std::string epoch_;
    std::optional<store::Pulse> last_pulse_;
    bool met_before_ = false;  ///< an outage before this process was looked for, and is in the log if there was one
    Seq published_seq_ = 0;
    std::deque<domain::RecordedEvent> tail_;  ///< while loading: the latest events, for the ring, and all that nobody was told yet
    codec::Names names_;
    std::map<CommandKey, Remembered> remembered_;
    std::deque<CommandKey> remembered_here_;  ///< of these: what made no event and is known to this process alone; oldest first

    std::map<ConnectionId, Connection> connections_;
    Views views_;
    EventRing ring_;
    Digests digests_;
    Instant pulse_due_;

    std::deque<Waiting> inbox_;
    Batch batch_;  ///< under way while appending
};

}  // namespace bimtek::live
