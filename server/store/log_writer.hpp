// The one thread that writes to the database: events and catalog rows alike, many batches to one commit.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "store/commit_figures.hpp"
#include "store/connection.hpp"

namespace bimtek::store {

/// Whether what a write did is durable. After `unavailable` it may or may not be.
enum class WriteOutcome { durable, unavailable };

/// Where tests make a commit fail or wait; each is called on the writer thread and may throw SQLite::Exception.
struct WriterHooks {
    std::function<void()> before_commit;
    std::function<void()> after_commit;  ///< what it throws counts as a failed commit, although the rows are there
};

/// Commits whatever arrived while the commit before was running, never on a timer. Each write is a savepoint, so that one
/// that fails by itself leaves the others alone. When the transaction or its commit fails, every write of the group is
/// `unavailable`, and the database is closed and opened again: after a failed fsync the same handle cannot be trusted.
class LogWriter {
public:
    /// Does the work; false undoes it, without being a failure. What SQLite throws makes the write `unavailable`.
    using Write = std::function<bool(Connection&)>;
    /// Called on the writer thread, after the commit; must be quick and must not throw.
    using WriteDone = std::function<void(WriteOutcome)>;

    /// The database was prepared by `prepare_database` and nobody else writes to it.
    explicit LogWriter(std::filesystem::path folder, WriterHooks hooks = {});
    /// Writes what is queued, then stops.
    ~LogWriter();

    /// Any thread; returns at once. A full queue (`limits::log_queue_batches_max`) is `unavailable`, answered on this thread.
    void submit(Write write, WriteDone done);

    /// The same, but waits for the outcome. Not on the writer thread.
    WriteOutcome write(const Write& write);

    /// False from a failed commit until the next that succeeds.
    bool healthy() const { return healthy_; }
    /// Has the disk take a page, so that `healthy` becomes true again although nobody writes. Any thread; returns at once, and
    /// does nothing while an earlier call is under way.
    void try_again();

    /// What waits for the commit under way. Any thread.
    std::size_t waiting() const;
    const CommitFigures& figures() const { return figures_; }

private:
    struct Job {
        Write write;
        WriteDone done;
    };

    void run();
    void commit_group(std::vector<Job>& group);
    void write_group(std::vector<Job>& group, std::vector<WriteOutcome>& outcomes);

    std::filesystem::path folder_;
    WriterHooks hooks_;
    std::unique_ptr<Connection> db_;  ///< writer thread only; null after a failure, until it can be opened again
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Job> queue_;
    bool stopping_ = false;
    std::atomic<bool> healthy_ = true;
    std::atomic<bool> trying_again_ = false;
    CommitFigures figures_;
    std::thread thread_;
};

}  // namespace bimtek::store
