#include "net/send_queue.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "bimtek/base/check.hpp"

namespace bimtek::net {

bool SendQueue::push(WireBytes bytes, Counted counted, std::size_t bytes_max, Time now) {
    if (counted == Counted::yes) {
        if (counted_bytes_ > 0 && counted_bytes_ + bytes->size() > bytes_max) return false;
        counted_bytes_ += bytes->size();
    }
    if (empty()) progressed_at_ = now;
    waiting_.push_back({std::move(bytes), now, counted});
    return true;
}

std::size_t SendQueue::gather(std::span<std::string_view> pieces) const {
    const auto count = std::min(pieces.size(), waiting_.size() - first_);
    for (std::size_t i = 0; i < count; ++i) {
        pieces[i] = *waiting_[first_ + i].bytes;
        if (i == 0) pieces[i].remove_prefix(offset_);
    }
    return count;
}

void SendQueue::sent(std::size_t count, Time now) {
    if (count > 0) progressed_at_ = now;
    while (count > 0) {
        BIMTEK_CHECK(!empty());
        const auto left = waiting_[first_].bytes->size() - offset_;
        if (count < left) {
            offset_ += count;
            break;
        }
        count -= left;
        drop_front(now);
    }
    if (empty()) {
        first_ = 0;
        std::vector<Waiting>().swap(waiting_);
    } else if (first_ > waiting_.size() / 2) {
        // It may never be empty: a reader that is just as fast as what comes.
        waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(first_));
        first_ = 0;
    }
}

SendQueue::Duration SendQueue::age(Time now) const {
    if (empty()) return Duration::zero();
    const auto& front = waiting_[first_];
    if (front.counted == Counted::no) return now - progressed_at_;
    return now - std::max(front.queued_at, uncounted_out_at_);
}

void SendQueue::drop_unsent() {
    const auto kept = first_ + (offset_ > 0 ? 1 : 0);
    for (auto i = kept; i < waiting_.size(); ++i) {
        if (waiting_[i].counted == Counted::yes) counted_bytes_ -= waiting_[i].bytes->size();
    }
    waiting_.resize(kept);
}

void SendQueue::drop_front(Time now) {
    auto& front = waiting_[first_];
    if (front.counted == Counted::yes) {
        counted_bytes_ -= front.bytes->size();
    } else {
        uncounted_out_at_ = now;
    }
    front.bytes.reset();
    ++first_;
    offset_ = 0;
}

}  // namespace bimtek::net
