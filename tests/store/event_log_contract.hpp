// What every EventLog promises. A test file of an implementation gives a harness and invokes the suite:
//   Harness: `store::EventLog& log()`, and `void erase_private(session, seq, field)`.
#pragma once

#include "bimtek/base/limits.hpp"
#include "bimtek/codec/stored_event.hpp"
#include "store/fixtures.hpp"

namespace bimtek::tests {

inline const SessionId one_session("sesi-satu");

TEST_CASE_TEMPLATE_DEFINE("An event of every type is read back as it was appended", Harness, event_log_contract_types) {
    Harness harness;
    TestExecutor owner;
    std::vector<store::NewEvent> batch;
    for (const domain::Event& event : event_samples()) {
        const auto at = morning(static_cast<std::int64_t>(batch.size()));
        batch.push_back(new_event(event, at, batch.size() % 2 ? std::optional(operator_of("73.24")) : std::nullopt));
    }

    const auto appended = append(harness.log(), owner, one_session, 0, batch);
    const auto page = read(harness.log(), owner, one_session);

    REQUIRE(appended.ok());
    CHECK(*appended == batch.size());
    REQUIRE(page.ok());
    REQUIRE(page->events.size() == batch.size());
    CHECK_FALSE(page->more);
    for (std::size_t i = 0; i < batch.size(); ++i) {
        const domain::RecordedEvent& recorded = page->events[i].recorded;
        CHECK(recorded.seq == i + 1);
        CHECK(recorded.at == batch[i].at);
        CHECK(recorded.by == batch[i].by);
        CHECK(codec::encode_event(recorded.event) == codec::encode_event(batch[i].event));
    }
}

TEST_CASE_TEMPLATE_DEFINE("An append at the wrong place writes nothing", Harness, event_log_contract_wrong_seq) {
    Harness harness;
    TestExecutor owner;
    REQUIRE(append(harness.log(), owner, one_session, 0, {message("m-1", "satu")}).ok());

    const auto behind = append(harness.log(), owner, one_session, 0, {message("m-2", "dua"), message("m-3", "tiga")});
    const auto ahead = append(harness.log(), owner, one_session, 2, {message("m-4", "empat")});

    REQUIRE_FALSE(behind.ok());
    CHECK(behind.error() == store::AppendFault::wrong_seq);
    REQUIRE_FALSE(ahead.ok());
    CHECK(ahead.error() == store::AppendFault::wrong_seq);
    CHECK(read(harness.log(), owner, one_session)->events.size() == 1);
    CHECK(append(harness.log(), owner, one_session, 1, {message("m-5", "lima")}).ok());
}

TEST_CASE_TEMPLATE_DEFINE("Appends are answered in the order in which they were made", Harness, event_log_contract_order) {
    Harness harness;
    TestExecutor owner;
    constexpr Seq count = 50;
    std::vector<Seq> answers;
    std::optional<bool> finished;
    for (Seq seq = 0; seq < count; ++seq) {
        harness.log().append(one_session, seq, {message("m-" + std::to_string(seq), "teks")}, owner, [&](Appended outcome) {
            REQUIRE(outcome.ok());
            answers.push_back(*outcome);
            if (answers.size() == count) finished = true;
        });
    }
    owner.wait_for(finished);

    for (Seq i = 0; i < count; ++i) CHECK(answers[i] == i + 1);
}

TEST_CASE_TEMPLATE_DEFINE("A read gives what comes after a position, and nothing beyond the end", Harness,
                          event_log_contract_after) {
    Harness harness;
    TestExecutor owner;
    REQUIRE(append(harness.log(), owner, one_session, 0, {message("a", "1"), message("b", "2"), message("c", "3")}).ok());

    const auto rest = read(harness.log(), owner, one_session, 2);
    REQUIRE(rest.ok());
    REQUIRE(rest->events.size() == 1);
    CHECK(rest->events[0].recorded.seq == 3);
    CHECK(read(harness.log(), owner, one_session, 3)->events.empty());
    CHECK(read(harness.log(), owner, one_session, 99)->events.empty());
    CHECK(read(harness.log(), owner, SessionId("sesi-lain"))->events.empty());
}

TEST_CASE_TEMPLATE_DEFINE("A long stream is read in pages", Harness, event_log_contract_pages) {
    Harness harness;
    TestExecutor owner;
    const std::vector<store::NewEvent> batch(limits::read_page_events_max / 2 + 1, new_event(domain::SlowModeSet{5}));
    REQUIRE(append(harness.log(), owner, one_session, 0, batch).ok());
    REQUIRE(append(harness.log(), owner, one_session, batch.size(), batch).ok());

    const auto first = read(harness.log(), owner, one_session);
    REQUIRE(first.ok());
    CHECK(first->events.size() == limits::read_page_events_max);
    CHECK(first->more);
    const auto second = read(harness.log(), owner, one_session, first->events.back().recorded.seq);
    REQUIRE(second.ok());
    CHECK(second->events.size() == 2);
    CHECK_FALSE(second->more);
}

TEST_CASE_TEMPLATE_DEFINE("An erased text is gone, and the rest of its event stays", Harness, event_log_contract_erasure) {
    Harness harness;
    TestExecutor owner;
    const auto asked = new_event(domain::HelpAsked{HelpId("h-1"), WorkbookId("w-1"), RegionCode("73.24"), StepId("ind01"),
                                                   std::nullopt, "other", domain::PrivateText("nama saya")});
    REQUIRE(append(harness.log(), owner, one_session, 0, {message("m-1", "rahasia"), asked, message("m-2", "tetap")}).ok());

    harness.erase_private(one_session, 1, "text");
    harness.erase_private(one_session, 2, "text");
    const auto page = read(harness.log(), owner, one_session);

    REQUIRE(page.ok());
    REQUIRE(page->events.size() == 3);
    const auto& erased = std::get<domain::MessagePosted>(page->events[0].recorded.event);
    CHECK_FALSE(erased.text.value.has_value());
    CHECK(erased.message == MessageId("m-1"));
    const auto& help = std::get<domain::HelpAsked>(page->events[1].recorded.event);
    REQUIRE(help.text.has_value());
    CHECK_FALSE(help.text->value.has_value());
    CHECK(std::get<domain::MessagePosted>(page->events[2].recorded.event).text.value == "tetap");
}

TEST_CASE_TEMPLATE_DEFINE("A command is remembered on the first event that it made", Harness, event_log_contract_commands) {
    Harness harness;
    TestExecutor owner;
    const store::CommandRecord with_answer{InvitationId("inv-f"), CommandId("c-1"), "a1b2", R"({"message":"m-1"})"};
    const store::CommandRecord without{InvitationId("inv-f"), CommandId("c-2"), "c3d4", ""};
    std::vector<store::NewEvent> batch = {message("m-1", "satu"), new_event(domain::SessionOpened{}), message("m-2", "dua")};
    batch[0].command = with_answer;
    batch[1].command = without;
    REQUIRE(append(harness.log(), owner, one_session, 0, batch).ok());

    const auto page = read(harness.log(), owner, one_session);
    REQUIRE(page.ok());
    CHECK(page->events[0].command == with_answer);
    CHECK(page->events[1].command == without);
    CHECK_FALSE(page->events[2].command.has_value());
}

TEST_CASE_TEMPLATE_DEFINE("The latest pulse comes with every page", Harness, event_log_contract_pulse) {
    Harness harness;
    TestExecutor owner;
    const std::vector<store::SilentDevice> silent = {{InvitationId("inv-1"), DeviceId("d-1"), morning(5)}};
    CHECK_FALSE(read(harness.log(), owner, one_session)->pulse.has_value());

    harness.log().keep_pulse(one_session, {morning(1'000), silent});
    harness.log().keep_pulse(one_session, {morning(2'000), {}});
    harness.log().keep_pulse(one_session, {morning(3'000), silent});
    // A pulse has no answer; an append that follows it has, and is written after it.
    REQUIRE(append(harness.log(), owner, one_session, 0, {message("m-1", "satu")}).ok());

    for (const Seq after : {Seq{0}, Seq{1}}) {
        const auto page = read(harness.log(), owner, one_session, after);
        REQUIRE(page->pulse.has_value());
        CHECK(page->pulse->at == morning(3'000));
        CHECK(page->pulse->silent == silent);
    }
    CHECK_FALSE(read(harness.log(), owner, SessionId("sesi-lain"))->pulse.has_value());
}

TEST_CASE_TEMPLATE_DEFINE("The epoch names the log and stays", Harness, event_log_contract_epoch) {
    Harness harness;
    TestExecutor owner;
    const std::string epoch = read(harness.log(), owner, one_session)->epoch;
    REQUIRE(append(harness.log(), owner, one_session, 0, {message("m-1", "satu")}).ok());

    CHECK_FALSE(epoch.empty());
    CHECK(read(harness.log(), owner, one_session)->epoch == epoch);
    CHECK(read(harness.log(), owner, SessionId("sesi-lain"))->epoch == epoch);
}

TEST_CASE_TEMPLATE_DEFINE("Two sessions do not disturb each other", Harness, event_log_contract_two_sessions) {
    Harness harness;
    TestExecutor owner;
    const SessionId sessions[] = {SessionId("sesi-a"), SessionId("sesi-b")};
    constexpr Seq count = 40;
    int answered = 0;
    std::optional<bool> finished;
    for (Seq seq = 0; seq < count; ++seq) {
        for (const SessionId& session : sessions) {
            // Every fourth goes to the wrong place first, and must not hold up the other session.
            if (seq % 4 == 0) {
                harness.log().append(session, seq + 7, {message("x", "salah")}, owner,
                                     [](Appended outcome) { CHECK_FALSE(outcome.ok()); });
            }
            harness.log().append(session, seq, {message("m", session.value + std::to_string(seq))}, owner,
                                 [&](Appended outcome) {
                                     CHECK(outcome.ok());
                                     if (++answered == 2 * count) finished = true;
                                 });
        }
    }
    owner.wait_for(finished);

    for (const SessionId& session : sessions) {
        const auto page = read(harness.log(), owner, session);
        REQUIRE(page->events.size() == count);
        for (Seq seq = 0; seq < count; ++seq) {
            const auto& posted = std::get<domain::MessagePosted>(page->events[seq].recorded.event);
            CHECK(posted.text.value == session.value + std::to_string(seq));
        }
    }
}

#define BIMTEK_EVENT_LOG_CONTRACT(Harness)                                   \
    TEST_CASE_TEMPLATE_INVOKE(event_log_contract_types, Harness);            \
    TEST_CASE_TEMPLATE_INVOKE(event_log_contract_wrong_seq, Harness);        \
    TEST_CASE_TEMPLATE_INVOKE(event_log_contract_order, Harness);            \
    TEST_CASE_TEMPLATE_INVOKE(event_log_contract_after, Harness);            \
    TEST_CASE_TEMPLATE_INVOKE(event_log_contract_pages, Harness);            \
    TEST_CASE_TEMPLATE_INVOKE(event_log_contract_erasure, Harness);          \
    TEST_CASE_TEMPLATE_INVOKE(event_log_contract_commands, Harness);         \
    TEST_CASE_TEMPLATE_INVOKE(event_log_contract_pulse, Harness);            \
    TEST_CASE_TEMPLATE_INVOKE(event_log_contract_epoch, Harness);            \
    TEST_CASE_TEMPLATE_INVOKE(event_log_contract_two_sessions, Harness)

}  // namespace bimtek::tests
