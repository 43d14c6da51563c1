// What waits for one socket that is full. Bounded: a reader that does not keep up is told so, and memory does not grow with it.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "net/frame_codec.hpp"

namespace bimtek::net {

/// Holds frames in order; the socket takes any number of bytes from the front. An empty queue owns no memory.
class SendQueue {
public:
    using Time = std::chrono::steady_clock::time_point;
    using Duration = std::chrono::steady_clock::duration;

    /// A welcome may be larger than the bound, and on a weak line older than it: it counts for neither.
    enum class Counted { yes, no };

    bool empty() const { return first_ == waiting_.size(); }

    /// False, and nothing queued, when with these bytes more than `bytes_max` counted ones would wait.
    bool push(WireBytes bytes, Counted counted, std::size_t bytes_max, Time now);

    /// The bytes to write next, all in one go: as many pieces as `pieces` takes. Gives how many were filled in.
    std::size_t gather(std::span<std::string_view> pieces) const;

    /// The socket took this many bytes from the front.
    void sent(std::size_t count, Time now);

    /// How long the front has waited: since it was queued, or, behind a welcome, since that was out; a welcome itself: since
    /// the socket last took a byte of it. Zero for an empty queue.
    Duration age(Time now) const;

    /// Forgets all but the rest of a frame that has begun to go out, so that a close frame can follow.
    void drop_unsent();

private:
    struct Waiting {
        WireBytes bytes;
        Time queued_at;
        Counted counted;
    };

    void drop_front(Time now);

    std::vector<Waiting> waiting_;
    std::size_t first_ = 0;         ///< of `waiting_`: what stands before it is out
    std::size_t offset_ = 0;        ///< bytes of the front that are out
    std::size_t counted_bytes_ = 0;
    Time progressed_at_{};
    Time uncounted_out_at_{};
};

}  // namespace bimtek::net
