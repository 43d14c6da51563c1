// Threads that read: each has a read-only connection of its own, and they share one bounded queue.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "store/connection.hpp"

namespace bimtek::store {

/// Every read sees all that was durable when it began, at one moment of the database.
class ReaderPool {
public:
    /// nullptr: the database cannot be opened or the queue is full (`limits::reads_waiting_max`).
    using Read = std::function<void(Connection*)>;

    ReaderPool(std::filesystem::path folder, int threads);
    /// Finishes what is queued, then stops.
    ~ReaderPool();

    /// Any thread; returns at once. `read` runs on a thread of the pool (with nullptr it may run on this one) and must not throw.
    void submit(Read read);

    /// Reads that wait for a thread. Any thread.
    std::size_t waiting() const;

    /// Runs `query(Connection&)` on the pool and returns what it returned; nullopt when the database cannot be read.
    /// What it throws is caught here if it is SQLite's. Not on a thread of the pool.
    template <class Query>
    auto read(Query query) -> std::optional<decltype(query(std::declval<Connection&>()))> {
        std::optional<decltype(query(std::declval<Connection&>()))> answer;
        run_and_wait([&](Connection& db) { answer.emplace(query(db)); });
        return answer;
    }

private:
    void run();
    void run_and_wait(const std::function<void(Connection&)>& query);

    std::filesystem::path folder_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Read> queue_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace bimtek::store
