// The log in memory, for tests and simulations: the same contract as the database's, and faults at will.
#pragma once

#include <deque>
#include <map>
#include <string>

#include "bimtek/store/event_log.hpp"

namespace bimtek::store {

/// Single-threaded: to be used from one thread, whose executor runs later on that thread.
class MemoryEventLog : public EventLog {
public:
    /// What becomes of an append. The last two answer `unavailable`; only the first of them leaves the batch in the log.
    enum class Fault { wrong_seq, unavailable_but_written, unavailable_not_written };

    explicit MemoryEventLog(std::string epoch = "memory") : epoch_(std::move(epoch)) {}

    void append(const SessionId& session, Seq expected_seq, std::vector<NewEvent> batch, Executor& owner,
                AppendDone done) override;
    void read(const SessionId& session, Seq after_seq, Executor& owner, ReadDone done) override;
    void keep_pulse(const SessionId& session, Pulse pulse) override;

    /// The next append that is carried out meets this fault; several queue up.
    void fail_next_append(Fault fault) { append_faults_.push_back(fault); }
    /// The next read that is carried out is answered with this.
    void fail_next_read(ReadFault fault) { read_faults_.push_back(fault); }

    /// From now on calls wait, in order, until they are let go: a slow disk.
    void hold() { holding_ = true; }
    /// Carries out the call that has waited longest; false when none waits.
    bool release_one();
    /// Carries out all that wait, and waits no longer.
    void release_all();
    std::size_t waiting() const { return waiting_.size(); }

    /// Erases one private field, as a database would after a request for erasure. `field` is the name in `fields()`.
    void erase_private(const SessionId& session, Seq seq, std::string_view field);

    /// What is in the log now, faults and waiting calls aside.
    const std::vector<LoggedEvent>& events(const SessionId& session) { return streams_[session].events; }

private:
    struct Stream {
        std::vector<LoggedEvent> events;
        std::optional<Pulse> pulse;
    };

    void run_or_hold(std::function<void()> call);
    Result<Seq, AppendFault> append_now(const SessionId& session, Seq expected_seq, std::vector<NewEvent> batch);
    Result<ReadPage, ReadFault> read_now(const SessionId& session, Seq after_seq);

    std::string epoch_;
    std::map<SessionId, Stream> streams_;
    std::deque<Fault> append_faults_;
    std::deque<ReadFault> read_faults_;
    std::deque<std::function<void()>> waiting_;
    bool holding_ = false;
};

}  // namespace bimtek::store
