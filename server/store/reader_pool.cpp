#include "store/reader_pool.hpp"

#include <future>

#include <SQLiteCpp/Exception.h>

#include "bimtek/base/limits.hpp"
#include "store/database.hpp"

namespace bimtek::store {

namespace {

/// One read transaction, so that all queries of a read see the same moment.
class Moment {
public:
    explicit Moment(Connection& db) : db_(db) { db_.execute("BEGIN"); }
    ~Moment() {
        try {
            db_.execute("COMMIT");
        } catch (const SQLite::Exception&) {
            // The connection is in no transaction any more, which is what was wanted.
        }
    }

private:
    Connection& db_;
};

}  // namespace

ReaderPool::ReaderPool(std::filesystem::path folder, int threads) : folder_(std::move(folder)) {
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

ReaderPool::~ReaderPool() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    arrived_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

void ReaderPool::submit(Read read) {
    bool full = false;
    {
        const std::lock_guard lock(mutex_);
        full = queue_.size() >= limits::reads_waiting_max;
        if (!full) queue_.push_back(std::move(read));
    }
    if (full) read(nullptr);
    else arrived_.notify_one();
}

std::size_t ReaderPool::waiting() const {
    const std::lock_guard lock(mutex_);
    return queue_.size();
}

void ReaderPool::run_and_wait(const std::function<void(Connection&)>& query) {
    // Shared: this thread may be gone on its way before the pool's is out of set_value.
    const auto finished = std::make_shared<std::promise<void>>();
    submit([finished, &query](Connection* db) {
        if (db != nullptr) {
            try {
                query(*db);
            } catch (const SQLite::Exception&) {
                // Without an answer the caller reports the database as unavailable.
            }
        }
        finished->set_value();
    });
    finished->get_future().wait();
}

void ReaderPool::run() {
    std::unique_ptr<Connection> db;
    for (;;) {
        Read read;
        {
            std::unique_lock lock(mutex_);
            arrived_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) return;
            read = std::move(queue_.front());
            queue_.pop_front();
        }
        std::optional<Moment> moment;
        try {
            if (db == nullptr) db = open_reader(folder_);
            moment.emplace(*db);
        } catch (const SQLite::Exception&) {
            db.reset();
        }
        read(db.get());
    }
}

}  // namespace bimtek::store
