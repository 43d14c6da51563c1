// What a session runs on in tests: a queue that is emptied by hand, and what it is made of besides its events.
#pragma once

#include <deque>
#include <functional>
#include <utility>

#include "bimtek/base/executor.hpp"
#include "bimtek/store/session_source.hpp"

namespace bimtek::tests {

class HandDrivenExecutor : public Executor {
public:
    void post(std::function<void()> work) override { queue_.push_back(std::move(work)); }
    void run() {
        while (!queue_.empty()) {
            const auto work = std::move(queue_.front());
            queue_.pop_front();
            work();
        }
    }

private:
    std::deque<std::function<void()>> queue_;
};

class SourceOfOne : public store::SessionSource {
public:
    Result<store::SessionRecord, store::LoadFault> record = store::LoadFault::unknown;

    void load(const SessionId&, Executor& owner, LoadDone done) override {
        owner.post([done = std::move(done), record = record] { done(record); });
    }
};

}  // namespace bimtek::tests
