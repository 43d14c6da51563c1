// Threads for what blocks: the database and password hashes, with a bounded queue before them.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace bimtek::net {

class WorkerPool {
public:
    WorkerPool(int threads, std::size_t waiting_max);
    ~WorkerPool() { stop(); }

    /// Finishes what is queued, then ends the threads. What is submitted later never runs.
    void stop();

    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// Any thread; returns at once. False, and nothing queued, when `waiting_max` wait already. `work` must not throw.
    [[nodiscard]] bool submit(std::function<void()> work);

    /// Any thread.
    std::size_t waiting() const;

private:
    void run();

    std::size_t waiting_max_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<std::function<void()>> queue_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace bimtek::net
