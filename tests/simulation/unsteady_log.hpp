// The log in memory as a bad disk: answers come late, and some are that nobody knows whether it wrote.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>

#include "bimtek/store/memory_event_log.hpp"
#include "simulation/random.hpp"

namespace bimtek::simulation {

class UnsteadyLog : public store::EventLog {
public:
    enum class Mood { steady, slow, failing };

    /// `now` is the clock of the simulation, read at every call.
    UnsteadyLog(const Instant& now, std::uint64_t seed) : now_(now), random_(seed) {}

    void append(const SessionId& session, Seq expected_seq, std::vector<store::NewEvent> batch, Executor& owner,
                AppendDone done) override;
    void read(const SessionId& session, Seq after_seq, Executor& owner, ReadDone done) override;
    void keep_pulse(const SessionId& session, store::Pulse pulse) override;

    void be(Mood mood) { mood_ = mood; }

    /// Carries out one call whose time has come; false when there is none.
    bool work();
    /// The server goes: what waits is carried out; when it crashes only the first part of it, and the rest never.
    void stop(bool crashes);

    const std::vector<store::LoggedEvent>& events(const SessionId& session) { return memory_.events(session); }
    /// How often each fault was met.
    const std::map<std::string, int>& faults() const { return faults_; }

private:
    struct Call {
        Instant due;
        std::function<void()> work;
    };
    void later(std::function<void()> work);
    void perhaps_fail_append();

    const Instant& now_;
    Random random_;
    store::MemoryEventLog memory_{"epoch-1"};
    Mood mood_ = Mood::steady;
    std::deque<Call> waiting_;
    std::map<std::string, int> faults_;
};

}  // namespace bimtek::simulation
