#include "bimtek/store/memory_event_log.hpp"

#include <algorithm>
#include <utility>

#include "bimtek/base/check.hpp"
#include "bimtek/base/limits.hpp"

namespace bimtek::store {

namespace {

/// Erases a member if it is private and has this name.
struct Eraser {
    std::string_view field;

    template <class T>
    void operator()(std::string_view name, domain::Private<T>& secret) const {
        if (name == field) secret.value.reset();
    }
    template <class T>
    void operator()(std::string_view name, std::optional<domain::Private<T>>& secret) const {
        if (secret) (*this)(name, *secret);
    }
    template <class T>
    void operator()(std::string_view, T&) const {}
};

}  // namespace

void MemoryEventLog::append(const SessionId& session, Seq expected_seq, std::vector<NewEvent> batch, Executor& owner,
                            AppendDone done) {
    BIMTEK_CHECK(!batch.empty());
    run_or_hold([this, session, expected_seq, batch = std::move(batch), &owner, done = std::move(done)]() mutable {
        auto outcome = append_now(session, expected_seq, std::move(batch));
        owner.post([done = std::move(done), outcome = std::move(outcome)] { done(outcome); });
    });
}

void MemoryEventLog::read(const SessionId& session, Seq after_seq, Executor& owner, ReadDone done) {
    run_or_hold([this, session, after_seq, &owner, done = std::move(done)]() mutable {
        auto page = read_now(session, after_seq);
        owner.post([done = std::move(done), page = std::move(page)] { done(page); });
    });
}

void MemoryEventLog::keep_pulse(const SessionId& session, Pulse pulse) {
    run_or_hold([this, session, pulse = std::move(pulse)]() mutable { streams_[session].pulse = std::move(pulse); });
}

bool MemoryEventLog::release_one() {
    if (waiting_.empty()) return false;
    const auto call = std::move(waiting_.front());
    waiting_.pop_front();
    call();
    return true;
}

void MemoryEventLog::release_all() {
    while (release_one()) {}
    holding_ = false;
}

void MemoryEventLog::erase_private(const SessionId& session, Seq seq, std::string_view field) {
    auto& events = streams_[session].events;
    BIMTEK_CHECK(seq >= 1 && seq <= events.size());
    std::visit([&](auto& event) { domain::for_each_field(event, Eraser{field}); }, events[seq - 1].recorded.event);
}

void MemoryEventLog::run_or_hold(std::function<void()> call) {
    if (holding_) waiting_.push_back(std::move(call));
    else call();
}

Result<Seq, AppendFault> MemoryEventLog::append_now(const SessionId& session, Seq expected_seq, std::vector<NewEvent> batch) {
    std::optional<Fault> fault;
    if (!append_faults_.empty()) {
        fault = append_faults_.front();
        append_faults_.pop_front();
    }
    auto& events = streams_[session].events;
    if (fault == Fault::wrong_seq || events.size() != expected_seq) return AppendFault::wrong_seq;
    if (fault == Fault::unavailable_not_written) return AppendFault::unavailable;
    for (NewEvent& event : batch) {
        events.push_back({{events.size() + 1, event.at, std::move(event.by), std::move(event.event)}, std::move(event.command)});
    }
    if (fault == Fault::unavailable_but_written) return AppendFault::unavailable;
    return Seq{events.size()};
}

Result<ReadPage, ReadFault> MemoryEventLog::read_now(const SessionId& session, Seq after_seq) {
    if (!read_faults_.empty()) {
        const ReadFault fault = read_faults_.front();
        read_faults_.pop_front();
        return fault;
    }
    const Stream& stream = streams_[session];
    ReadPage page;
    page.epoch = epoch_;
    page.pulse = stream.pulse;
    const auto first = std::min<std::size_t>(after_seq, stream.events.size());
    const auto count = std::min(limits::read_page_events_max, stream.events.size() - first);
    page.events.assign(stream.events.begin() + static_cast<std::ptrdiff_t>(first),
                       stream.events.begin() + static_cast<std::ptrdiff_t>(first + count));
    page.more = first + count < stream.events.size();
    return page;
}

}  // namespace bimtek::store
