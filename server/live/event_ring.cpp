#include "bimtek/live/event_ring.hpp"

#include <algorithm>
#include <utility>

#include "bimtek/base/check.hpp"
#include "bimtek/base/limits.hpp"

namespace bimtek::live {

void EventRing::push(const domain::RecordedEvent& event, codec::EventView told) {
    BIMTEK_CHECK(event.seq == before_first_ + entries_.size() + 1);
    Entry entry{std::move(told), std::nullopt};
    if (std::holds_alternative<domain::MessagePosted>(event.event)) entry.message = event;
    entries_.push_back(std::move(entry));
    if (entries_.size() > limits::resume_ring_events) {
        entries_.pop_front();
        ++before_first_;
    }
}

void EventRing::hide(const MessageId& message, const domain::Session& session, const codec::Names& names) {
    const auto found = std::ranges::find_if(entries_, [&](const Entry& entry) {
        return entry.message && std::get<domain::MessagePosted>(entry.message->event).message == message;
    });
    if (found != entries_.end()) found->told = codec::view_event(session, names, *found->message);
}

std::optional<std::vector<const std::string*>> EventRing::since(Seq after, const codec::Viewer& viewer) const {
    if (after < before_first_ || after > before_first_ + entries_.size()) return std::nullopt;
    std::vector<const std::string*> missed;
    for (auto entry = entries_.begin() + static_cast<std::ptrdiff_t>(after - before_first_); entry != entries_.end(); ++entry) {
        if (const std::string* text = codec::text_for(entry->told, viewer)) missed.push_back(text);
    }
    return missed;
}

void EventRing::clear(Seq seq) {
    entries_.clear();
    before_first_ = seq;
}

}  // namespace bimtek::live
