#include "simulation/unsteady_log.hpp"

#include <algorithm>
#include <utility>

namespace bimtek::simulation {

using Fault = store::MemoryEventLog::Fault;

void UnsteadyLog::append(const SessionId& session, Seq expected_seq, std::vector<store::NewEvent> batch, Executor& owner,
                         AppendDone done) {
    later([this, session, expected_seq, batch = std::move(batch), &owner, done = std::move(done)]() mutable {
        perhaps_fail_append();
        memory_.append(session, expected_seq, std::move(batch), owner, std::move(done));
    });
}

void UnsteadyLog::read(const SessionId& session, Seq after_seq, Executor& owner, ReadDone done) {
    later([this, session, after_seq, &owner, done = std::move(done)]() mutable {
        if (mood_ == Mood::failing && random_.one_in(4)) {
            memory_.fail_next_read(store::ReadFault::unavailable);
            ++faults_["read"];
        }
        memory_.read(session, after_seq, owner, std::move(done));
    });
}

void UnsteadyLog::keep_pulse(const SessionId& session, store::Pulse pulse) {
    later([this, session, pulse = std::move(pulse)]() mutable { memory_.keep_pulse(session, std::move(pulse)); });
}

bool UnsteadyLog::work() {
    if (waiting_.empty() || waiting_.front().due > now_) return false;
    const auto work = std::move(waiting_.front().work);
    waiting_.pop_front();
    work();
    return true;
}

void UnsteadyLog::stop(bool crashes) {
    const int all = static_cast<int>(waiting_.size());
    for (int left = crashes ? random_.below(all + 1) : all; left > 0; --left) {
        waiting_.front().work();
        waiting_.pop_front();
    }
    if (!waiting_.empty()) ++faults_["cut off by a crash"];
    waiting_.clear();
}

void UnsteadyLog::later(std::function<void()> work) {
    int wait_ms = random_.below(5);
    if (mood_ != Mood::steady) wait_ms = random_.one_in(25) ? 11'000 : random_.below(1500);
    const Instant due = now_ + Millis(wait_ms);
    waiting_.push_back({waiting_.empty() ? due : std::max(due, waiting_.back().due), std::move(work)});
}

void UnsteadyLog::perhaps_fail_append() {
    if (mood_ != Mood::failing || !random_.one_in(4)) return;
    switch (random_.below(3)) {
        case 0:
            memory_.fail_next_append(Fault::wrong_seq);
            ++faults_["wrong_seq"];
            break;
        case 1:
            memory_.fail_next_append(Fault::unavailable_not_written);
            ++faults_["unavailable and not written"];
            break;
        default:
            memory_.fail_next_append(Fault::unavailable_but_written);
            ++faults_["unavailable but written"];
    }
}

}  // namespace bimtek::simulation
