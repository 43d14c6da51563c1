#include "bimtek/store/memory_event_log.hpp"

#include "store/event_log_contract.hpp"

namespace bimtek::tests {

struct MemoryHarness {
    store::MemoryEventLog memory;

    store::EventLog& log() { return memory; }
    void erase_private(const SessionId& session, Seq seq, std::string_view field) { memory.erase_private(session, seq, field); }
};

BIMTEK_EVENT_LOG_CONTRACT(MemoryHarness);

using Fault = store::MemoryEventLog::Fault;

TEST_CASE("An append that was written although it is unavailable is found by reading") {
    store::MemoryEventLog log;
    TestExecutor owner;
    log.fail_next_append(Fault::unavailable_but_written);
    log.fail_next_append(Fault::unavailable_not_written);

    const auto written = append(log, owner, one_session, 0, {message("m-1", "satu")});
    const auto lost = append(log, owner, one_session, 1, {message("m-2", "dua")});

    REQUIRE_FALSE(written.ok());
    CHECK(written.error() == store::AppendFault::unavailable);
    REQUIRE_FALSE(lost.ok());
    CHECK(lost.error() == store::AppendFault::unavailable);
    CHECK(read(log, owner, one_session)->events.size() == 1);
    CHECK(append(log, owner, one_session, 1, {message("m-3", "tiga")}).ok());
}

TEST_CASE("Another writer can be pretended") {
    store::MemoryEventLog log;
    TestExecutor owner;
    log.fail_next_append(Fault::wrong_seq);

    CHECK(append(log, owner, one_session, 0, {message("m-1", "satu")}).error() == store::AppendFault::wrong_seq);
    CHECK(append(log, owner, one_session, 0, {message("m-1", "satu")}).ok());
}

TEST_CASE("A held log does nothing until it is let go, then everything in order") {
    store::MemoryEventLog log;
    TestExecutor owner;
    std::optional<Appended> appended;
    std::optional<Read> page;
    log.hold();
    log.append(one_session, 0, {message("m-1", "satu")}, owner, [&](Appended outcome) { appended = std::move(outcome); });
    log.read(one_session, 0, owner, [&](Read outcome) { page = std::move(outcome); });

    CHECK(log.waiting() == 2);
    CHECK(log.events(one_session).empty());
    CHECK(log.release_one());
    CHECK(log.events(one_session).size() == 1);
    log.release_all();
    CHECK(owner.wait_for(appended).ok());
    CHECK(owner.wait_for(page)->events.size() == 1);
}

TEST_CASE("A read can be made to fail") {
    store::MemoryEventLog log;
    TestExecutor owner;
    log.fail_next_read(store::ReadFault::damaged);

    CHECK(read(log, owner, one_session).error() == store::ReadFault::damaged);
    CHECK(read(log, owner, one_session).ok());
}

}  // namespace bimtek::tests
