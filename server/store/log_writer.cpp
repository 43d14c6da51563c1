#include "store/log_writer.hpp"

#include <sqlite3.h>

#include <chrono>
#include <future>

#include <SQLiteCpp/Exception.h>

#include "bimtek/base/limits.hpp"
#include "store/database.hpp"

namespace bimtek::store {

LogWriter::LogWriter(std::filesystem::path folder, WriterHooks hooks)
    : folder_(std::move(folder)), hooks_(std::move(hooks)), thread_([this] { run(); }) {}

LogWriter::~LogWriter() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    arrived_.notify_one();
    thread_.join();
}

void LogWriter::submit(Write write, WriteDone done) {
    bool full = false;
    {
        const std::lock_guard lock(mutex_);
        full = queue_.size() >= limits::log_queue_batches_max;
        if (!full) queue_.push_back({std::move(write), std::move(done)});
    }
    if (full) done(WriteOutcome::unavailable);
    else arrived_.notify_one();
}

WriteOutcome LogWriter::write(const Write& write) {
    // Shared: this thread may be gone on its way before the writer's is out of set_value.
    const auto outcome = std::make_shared<std::promise<WriteOutcome>>();
    submit(write, [outcome](WriteOutcome result) { outcome->set_value(result); });
    return outcome->get_future().get();
}

void LogWriter::try_again() {
    if (trying_again_.exchange(true)) return;
    submit(
        [](Connection& db) {
            write_version_again(db);
            return true;
        },
        [this](WriteOutcome) { trying_again_ = false; });
}

std::size_t LogWriter::waiting() const {
    const std::lock_guard lock(mutex_);
    return queue_.size();
}

void LogWriter::run() {
    for (;;) {
        std::vector<Job> group;
        {
            std::unique_lock lock(mutex_);
            arrived_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) return;
            group.assign(std::make_move_iterator(queue_.begin()), std::make_move_iterator(queue_.end()));
            queue_.clear();
        }
        commit_group(group);
    }
}

void LogWriter::commit_group(std::vector<Job>& group) {
    std::vector<WriteOutcome> outcomes(group.size(), WriteOutcome::unavailable);
    const auto began = std::chrono::steady_clock::now();
    try {
        if (db_ == nullptr) db_ = open_writer(folder_);
        db_->execute("BEGIN IMMEDIATE");
        write_group(group, outcomes);
        if (hooks_.before_commit) hooks_.before_commit();
        db_->execute("COMMIT");
        if (hooks_.after_commit) hooks_.after_commit();
        healthy_ = true;
    } catch (const SQLite::Exception&) {
        healthy_ = false;
        db_.reset();
        outcomes.assign(group.size(), WriteOutcome::unavailable);
    }
    figures_.add(std::chrono::steady_clock::now() - began, healthy_);
    for (std::size_t i = 0; i < group.size(); ++i) group[i].done(outcomes[i]);
}

void LogWriter::write_group(std::vector<Job>& group, std::vector<WriteOutcome>& outcomes) {
    for (std::size_t i = 0; i < group.size(); ++i) {
        bool keep = false;
        bool failed = false;
        db_->execute("SAVEPOINT one_write");
        try {
            keep = group[i].write(*db_);
        } catch (const SQLite::Exception& error) {
            // A broken constraint is the fault of this write alone; anything else (disk, memory) is that of all.
            if ((error.getErrorCode() & 0xFF) != SQLITE_CONSTRAINT) throw;
            failed = true;
        }
        if (!keep) db_->execute("ROLLBACK TO one_write");
        db_->execute("RELEASE one_write");
        outcomes[i] = failed ? WriteOutcome::unavailable : WriteOutcome::durable;
    }
}

}  // namespace bimtek::store
