// What requests are answered by the sessions, while the sessions end.
#include <doctest/doctest.h>

#include <future>

#include "net/test_server.hpp"

namespace bimtek::net {
namespace {

/// A log whose append is durable when the test says so.
class HeldLog : public store::EventLog {
public:
    void append(const SessionId&, Seq expected_seq, std::vector<store::NewEvent> batch, Executor& owner, AppendDone done) override {
        durable_ = [&owner, done = std::move(done), seq = expected_seq + batch.size()] { owner.post([done, seq] { done(Seq(seq)); }); };
        begun_.set_value();
    }
    void read(const SessionId&, Seq, Executor& owner, ReadDone done) override {
        owner.post([done = std::move(done)] { done(store::ReadPage{{}, false, "epoch-1", {}}); });
    }
    void keep_pulse(const SessionId&, store::Pulse) override {}

    void wait_for_append() { begun_.get_future().wait(); }
    void make_durable() { durable_(); }

private:
    std::promise<void> begun_;
    std::function<void()> durable_;
};

class NobodyListens : public live::Audience {
public:
    void publish(live::Publication) override {}
    void attach(live::ConnectionId, live::ViewId, live::Frame) override {}
    void close(live::ConnectionId, live::CloseCode) override {}
};

TEST_CASE("A request whose order is on its way to the log when the sessions end is told so, once, whatever becomes of it") {
    // Given an order that a request waits for, and a log that is not done with it
    test::TestServer server;
    const auto account = server.account("panitia");
    HeldLog log;
    SessionThread sessions;
    const Clock clock;
    WorkerPool admissions(1, 1);
    live::SessionDirectory directory(log, server.catalog(), sessions, [](const SessionId&) { return std::make_shared<NobodyListens>(); }, clock.now());
    Gateway gateway(server.catalog(), directory, sessions, admissions, clock);
    sessions.start([] {});
    const store::Invitee organizer{domain::Actor{InvitationId(account.value), domain::Role::organizer, {}, {}}, "panitia"};
    auto answer = std::async(std::launch::async, [&] {
        return gateway.order_and_wait(server.session(), organizer, {CommandId("c1"), {}, domain::Command(domain::CancelSession{})});
    });
    log.wait_for_append();

    // When the sessions say goodbye, and then the log is done
    std::promise<void> over;
    gateway.shut_down([&] { over.set_value(); });
    over.get_future().wait();
    log.make_durable();
    sessions.stop();

    // Then the request has one answer, and the process lives
    const auto reply = answer.get();
    REQUIRE_FALSE(reply.ok());
    CHECK(reply.error().reason == domain::Reason::unavailable);
}

}  // namespace
}  // namespace bimtek::net
