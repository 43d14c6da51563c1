#include "store/log_writer.hpp"

#include <doctest/doctest.h>

#include <future>
#include <memory>

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include "bimtek/base/limits.hpp"
#include "store/fixtures.hpp"
#include "store/sqlite_event_log.hpp"

namespace bimtek::tests {

using store::Connection;
using store::LogWriter;
using store::WriteOutcome;

namespace {

/// A mark that outlives a commit, in a table that takes anything.
LogWriter::Write mark(int at) {
    return [at](Connection& db) {
        db.run("INSERT INTO pulse (session, at, silent) VALUES (?, '', '')", std::to_string(at));
        return true;
    };
}

int marks(const DataFolder& folder) {
    auto db = store::open_reader(folder.path());
    auto count = db->query("SELECT count(*) FROM pulse");
    count.next();
    return count.small(0);
}

/// Holds the writer in a write of its own until it is opened, so that what is submitted meanwhile is one group.
class Gate {
public:
    explicit Gate(LogWriter& writer) {
        writer.submit(
            [entered = entered_, open = open_.get_future().share()](Connection&) {
                entered->set_value();
                open.wait();
                return true;
            },
            [](WriteOutcome) {});
        entered_->get_future().wait();
    }
    void open() { open_.set_value(); }

private:
    std::shared_ptr<std::promise<void>> entered_ = std::make_shared<std::promise<void>>();
    std::promise<void> open_;
};

/// The outcomes of writes, in the order in which they were answered.
class Outcomes {
public:
    explicit Outcomes(std::size_t expected) : expected_(expected) {}

    LogWriter::WriteDone next() {
        return [this](WriteOutcome outcome) {
            seen_.push_back(outcome);
            if (seen_.size() == expected_) all_.set_value();
        };
    }
    const std::vector<WriteOutcome>& wait() {
        all_.get_future().wait();
        return seen_;
    }

private:
    std::size_t expected_;
    std::vector<WriteOutcome> seen_;
    std::promise<void> all_;
};

SQLite::Exception disk_full() { return SQLite::Exception("disk full, says the test", SQLITE_FULL); }

}  // namespace

TEST_CASE("Whatever arrives during a commit shares the next one") {
    DataFolder folder;
    std::atomic<int> commits = 0;
    LogWriter writer(folder.path(), {[&] { ++commits; }, {}});
    Gate gate(writer);
    Outcomes outcomes(100);
    for (int i = 0; i < 100; ++i) writer.submit(mark(i), outcomes.next());
    gate.open();

    CHECK(outcomes.wait() == std::vector(100, WriteOutcome::durable));
    CHECK(commits == 2);
    CHECK(marks(folder) == 100);
}

TEST_CASE("A write that breaks a constraint fails alone") {
    DataFolder folder;
    LogWriter writer(folder.path());
    Gate gate(writer);
    Outcomes outcomes(4);
    writer.submit(mark(1), outcomes.next());
    writer.submit(
        [](Connection& db) {
            db.run("INSERT INTO pulse (session, at, silent) VALUES ('half', '', '')");
            return mark(1)(db);
        },
        outcomes.next());
    writer.submit(
        [](Connection& db) {
            db.run("INSERT INTO pulse (session, at, silent) VALUES ('undone', '', '')");
            return false;
        },
        outcomes.next());
    writer.submit(mark(2), outcomes.next());
    gate.open();

    CHECK(outcomes.wait() == std::vector{WriteOutcome::durable, WriteOutcome::unavailable, WriteOutcome::durable,
                                         WriteOutcome::durable});
    CHECK(marks(folder) == 2);
}

TEST_CASE("When the commit fails nothing of the group is there, and the next group is") {
    DataFolder folder;
    int commits = 0;  // Of the writer thread alone.
    LogWriter writer(folder.path(), {[&] { if (++commits == 2) throw disk_full(); }, {}});
    Gate gate(writer);
    Outcomes outcomes(2);
    writer.submit(mark(1), outcomes.next());
    writer.submit(mark(2), outcomes.next());
    gate.open();

    CHECK(outcomes.wait() == std::vector(2, WriteOutcome::unavailable));
    CHECK_FALSE(writer.healthy());
    CHECK(marks(folder) == 0);
    CHECK(writer.write(mark(3)) == WriteOutcome::durable);
    CHECK(writer.healthy());
    CHECK(marks(folder) == 1);
}

TEST_CASE("Trying the disk again makes it take a page, and changes nothing") {
    DataFolder folder;
    const auto wal = folder.path() / "bimtek.db-wal";
    std::promise<std::uintmax_t> written;
    store::WriterHooks hooks;
    hooks.after_commit = [&] { written.set_value(std::filesystem::file_size(wal)); };
    const auto version_of = [&] {
        auto db = store::open_reader(folder.path());
        auto version = db->query("PRAGMA user_version");
        version.next();
        return version.small(0);
    };
    const int version = version_of();
    LogWriter writer(folder.path(), hooks);
    writer.try_again();
    CHECK(written.get_future().get() > 0);
    CHECK(version_of() == version);
    CHECK(writer.healthy());
}

TEST_CASE("Commits are counted by how long they took, and those that failed apart") {
    store::CommitFigures figures;
    figures.add(std::chrono::milliseconds(1), true);
    figures.add(std::chrono::microseconds(1001), true);
    figures.add(std::chrono::minutes(1), true);
    figures.add(std::chrono::milliseconds(1), false);
    CHECK(figures.counts().front() == 1);
    CHECK(figures.counts()[1] == 1);
    CHECK(figures.counts().back() == 1);
    CHECK(figures.time() == std::chrono::minutes(1) + std::chrono::microseconds(2001));
    CHECK(figures.failed() == 1);
}

TEST_CASE("After a commit of unknown outcome the rows may be there, and the writer goes on") {
    DataFolder folder;
    bool fail = true;
    LogWriter writer(folder.path(), {{}, [&] { if (std::exchange(fail, false)) throw disk_full(); }});

    CHECK(writer.write(mark(1)) == WriteOutcome::unavailable);
    CHECK_FALSE(writer.healthy());
    CHECK(marks(folder) == 1);
    CHECK(writer.write(mark(2)) == WriteOutcome::durable);
    CHECK(writer.healthy());
}

TEST_CASE("A write that fails for want of disk takes its group with it") {
    DataFolder folder;
    LogWriter writer(folder.path());
    Gate gate(writer);
    Outcomes outcomes(3);
    writer.submit(mark(1), outcomes.next());
    writer.submit([](Connection&) -> bool { throw disk_full(); }, outcomes.next());
    writer.submit(mark(2), outcomes.next());
    gate.open();

    CHECK(outcomes.wait() == std::vector(3, WriteOutcome::unavailable));
    CHECK(marks(folder) == 0);
    CHECK(writer.write(mark(3)) == WriteOutcome::durable);
}

TEST_CASE("A database that cannot be opened is tried again with every group") {
    DataFolder folder;
    LogWriter writer(folder.path(), {{}, {}});
    const auto away = folder.path() / "away.db";
    std::filesystem::rename(store::database_file(folder.path()), away);
    CHECK(writer.write(mark(1)) == WriteOutcome::unavailable);

    std::filesystem::rename(away, store::database_file(folder.path()));
    CHECK(writer.write(mark(2)) == WriteOutcome::durable);
    CHECK(marks(folder) == 1);
}

TEST_CASE("A full queue answers at once that it is unavailable") {
    DataFolder folder;
    LogWriter writer(folder.path());
    Gate gate(writer);
    Outcomes outcomes(limits::log_queue_batches_max);
    const LogWriter::Write nothing = [](Connection&) { return true; };
    for (std::size_t i = 0; i < limits::log_queue_batches_max; ++i) writer.submit(nothing, outcomes.next());
    std::optional<WriteOutcome> refused;
    writer.submit(nothing, [&](WriteOutcome outcome) { refused = outcome; });

    CHECK(refused == WriteOutcome::unavailable);
    gate.open();
    CHECK(outcomes.wait().size() == limits::log_queue_batches_max);
}

TEST_CASE("What was queued is written before the writer stops") {
    DataFolder folder;
    {
        LogWriter writer(folder.path());
        for (int i = 0; i < 20; ++i) writer.submit(mark(i), [](WriteOutcome) {});
    }
    CHECK(marks(folder) == 20);
}

TEST_CASE("An append whose commit fails is unavailable, and a retry finds out what became of it") {
    DataFolder folder;
    bool fail_before = false;
    bool fail_after = false;
    LogWriter writer(folder.path(), {[&] { if (std::exchange(fail_before, false)) throw disk_full(); },
                                     [&] { if (std::exchange(fail_after, false)) throw disk_full(); }});
    store::ReaderPool readers(folder.path(), 1);
    store::SqliteEventLog log(writer, readers);
    TestExecutor owner;
    const SessionId session("sesi");

    fail_before = true;
    CHECK(append(log, owner, session, 0, {message("m-1", "satu")}).error() == store::AppendFault::unavailable);
    CHECK(read(log, owner, session)->events.empty());
    fail_after = true;
    CHECK(append(log, owner, session, 0, {message("m-1", "satu")}).error() == store::AppendFault::unavailable);
    CHECK(read(log, owner, session)->events.size() == 1);
    CHECK(append(log, owner, session, 0, {message("m-1", "satu")}).error() == store::AppendFault::wrong_seq);
    CHECK(append(log, owner, session, 1, {message("m-2", "dua")}).ok());
}

}  // namespace bimtek::tests
