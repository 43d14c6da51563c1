// How often something may be done: a token bucket kept as a single point in time.
#pragma once

#include <algorithm>
#include <chrono>
#include <optional>

namespace bimtek::net {

/// A bucket of `burst` tokens that fills with `per_second` of them. It begins full.
class RateLimit {
public:
    using Time = std::chrono::steady_clock::time_point;
    using Duration = std::chrono::steady_clock::duration;

    /// Both at least 1.
    RateLimit(int per_second, int burst) : RateLimit(Duration(std::chrono::seconds(1)) / per_second, burst) {}
    /// One token per `interval`.
    RateLimit(Duration interval, int burst) : interval_(interval), slack_(interval_ * (burst - 1)) {}

    /// Takes a token; or says how long to wait until there is one, and takes none.
    std::optional<Duration> take(Time now) {
        const auto empty_until = std::max(full_at_, now);
        const auto wait = empty_until - now - slack_;
        if (wait > Duration::zero()) return wait;
        full_at_ = empty_until + interval_;
        return std::nullopt;
    }

    /// Puts one back that was taken.
    void give_back() { full_at_ -= interval_; }

    bool full(Time now) const { return full_at_ <= now; }

private:
    Duration interval_;
    Duration slack_;
    Time full_at_{};  ///< when the bucket is full again
};

}  // namespace bimtek::net
