// A whole session in virtual time: the real live layer, a bad disk, lines that drop, and clients that follow the protocol.
// Start reading here. No threads, no clock, no sockets: the same seed gives the same day.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bimtek/live/session_directory.hpp"
#include "live/hand_driven.hpp"
#include "simulation/ideas.hpp"
#include "simulation/ledger.hpp"
#include "simulation/plan.hpp"
#include "simulation/unsteady_log.hpp"
#include "simulation/wires.hpp"

namespace bimtek::simulation {

using Mood = UnsteadyLog::Mood;

class Simulation {
public:
    Simulation(std::uint64_t seed, int regions);

    // What may happen

    /// Everyone invited opens the page within twenty seconds.
    void everyone_comes();
    void comes(Client& client);
    /// Time goes by. `busy`: how many people think of something to do every fifth of a second; when it is not 0, lines drop too.
    void pass(Millis time, int busy, Mood mood);
    /// This client does this, and tries until it is done.
    void insist(Client& client, const Json& frame);
    /// The server goes, with a goodbye or without, and is up again after `down`.
    void restart(bool goodbye, Millis down);
    void revoke(Client& client);
    /// An organizer changes something of the plan, in a request; it may be refused.
    void revise();
    /// From now on organizers revise the plan now and then while people are busy.
    void be_revised() { revising_ = true; }
    /// Staff close their browsers without a word and do not come back until they are told to.
    void staff_go_away();
    void staff_comes_back();
    /// Nobody does anything more, everyone comes back, everything is answered.
    void quiet();

    // What must hold; a failed check prints the seed

    /// Everyone's view is that which a fresh page would get; of `regions` regions, and of everyone else.
    void check_views(int regions);
    /// The log is sound, keeps what was promised, and the figures of attendance agree with those of the slow model.
    void check_log();

    // What is then

    Client& client(const std::string& invitation);
    /// What a page that is opened now would be told first; it is closed again at once. The client must be there.
    Json fresh_welcome(const Client& client);
    const Logged& log() { return log_.events(id_); }
    Instant now() const { return now_; }
    std::deque<Client>& clients() { return clients_; }
    /// How often each thing happened, by name.
    std::map<std::string, int> happened() const;

private:
    void add_clients();
    void step(Millis time);
    void settle();
    void server_reads(live::ConnectionId connection, Wire& wire, std::size_t frames);
    void server_takes(live::ConnectionId connection, Wire& wire, const std::string& frame);
    void server_notices();
    void clients_read();
    void clients_come_back();
    void clients_write();
    void somebody_acts();
    void something_goes_wrong();
    void drop(Client& client, bool silently);
    void compare(const Client& client, const Json& welcome);
    void up();
    int connections_of(const InvitationId& invitation) const;
    bool settled() const;
    int revision_in_force();
    const domain::SessionPlan& plan_in_force();

    const SessionId id_{"simulasi"};
    Random random_;
    const std::uint64_t seed_;
    Instant now_ = day_start - std::chrono::minutes(5);
    UnsteadyLog log_;
    tests::SourceOfOne source_;
    tests::HandDrivenExecutor owner_;
    std::shared_ptr<Wires> wires_;
    std::unique_ptr<live::SessionDirectory> server_;
    std::optional<Instant> up_at_;
    bool revising_ = false;

    std::deque<Client> clients_;
    std::map<Client*, live::ConnectionId, ByNumber> lines_;
    std::map<Client*, Instant, ByNumber> coming_;  ///< who opens the page anew, and when
    std::uint64_t last_connection_ = 0;
    std::map<std::string, int> counted_;
};

}  // namespace bimtek::simulation
