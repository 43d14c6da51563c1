// What the tests of this layer share: a temporary data folder, a thread's queue to wait on, and events to write.
#pragma once

#include <doctest/doctest.h>
#include <stdlib.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>

#include "bimtek/base/executor.hpp"
#include "bimtek/store/event_log.hpp"
#include "codec/event_samples.hpp"
#include "store/database.hpp"

namespace bimtek::tests {

/// A folder of its own, gone with everything in it at the end.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "bimtek-test-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }
    TemporaryFolder(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// A folder with a database in it.
class DataFolder : public TemporaryFolder {
public:
    DataFolder() { REQUIRE(store::prepare_database(path()).ok()); }
};

/// The queue of the test's own thread.
class TestExecutor : public Executor {
public:
    void post(std::function<void()> work) override {
        const std::lock_guard lock(mutex_);
        queue_.push_back(std::move(work));
        posted_.notify_one();
    }

    /// Runs what is posted until `value` is there. A minute without it is a failure, not a wait.
    template <class Value>
    Value wait_for(std::optional<Value>& value) {
        while (!value) run_next();
        return *std::move(value);
    }

private:
    void run_next() {
        std::unique_lock lock(mutex_);
        const bool came = posted_.wait_for(lock, std::chrono::minutes(1), [this] { return !queue_.empty(); });
        REQUIRE_MESSAGE(came, "nothing was posted");
        const auto work = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        work();
    }

    std::mutex mutex_;
    std::condition_variable posted_;
    std::deque<std::function<void()>> queue_;
};

using Appended = Result<Seq, store::AppendFault>;
using Read = Result<store::ReadPage, store::ReadFault>;

inline Appended append(store::EventLog& log, TestExecutor& owner, const SessionId& session, Seq expected_seq,
                       std::vector<store::NewEvent> batch) {
    std::optional<Appended> answer;
    log.append(session, expected_seq, std::move(batch), owner, [&](Appended outcome) { answer = std::move(outcome); });
    return owner.wait_for(answer);
}

inline Read read(store::EventLog& log, TestExecutor& owner, const SessionId& session, Seq after_seq = 0) {
    std::optional<Read> answer;
    log.read(session, after_seq, owner, [&](Read page) { answer = std::move(page); });
    return owner.wait_for(answer);
}

inline domain::Actor facilitator() { return {InvitationId("inv-f"), domain::Role::facilitator, {}, {}}; }
inline domain::Actor operator_of(const std::string& region) {
    return {InvitationId("inv-" + region), domain::Role::site_operator, RegionCode(region), SiteId("media_center")};
}

inline store::NewEvent new_event(domain::Event event, Instant at = morning(),
                                 std::optional<domain::Actor> by = facilitator()) {
    return {at, std::move(by), std::move(event), std::nullopt};
}

/// A message with this text, by the facilitator.
inline store::NewEvent message(const std::string& id, const std::string& text) {
    return new_event(domain::MessagePosted{MessageId(id), domain::PrivateText(text), std::nullopt, "everyone"});
}

}  // namespace bimtek::tests
