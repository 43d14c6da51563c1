// The log in the database: events as a hash chain, with report tables that are never behind them.
#pragma once

#include "bimtek/store/event_log.hpp"
#include "store/log_writer.hpp"
#include "store/reader_pool.hpp"

namespace bimtek::store {

/// Thread-safe. Appends go through the log writer, reads through the reader pool; both outlive the log.
class SqliteEventLog : public EventLog {
public:
    SqliteEventLog(LogWriter& writer, ReaderPool& readers) : writer_(writer), readers_(readers) {}

    void append(const SessionId& session, Seq expected_seq, std::vector<NewEvent> batch, Executor& owner,
                AppendDone done) override;
    void read(const SessionId& session, Seq after_seq, Executor& owner, ReadDone done) override;
    void keep_pulse(const SessionId& session, Pulse pulse) override;

private:
    LogWriter& writer_;
    ReaderPool& readers_;
};

}  // namespace bimtek::store
