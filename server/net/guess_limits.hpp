// How many wrong guesses one thing takes, whoever makes them: a hall shares an address, so guesses are counted by what is guessed at.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "net/rate_limit.hpp"

namespace bimtek::net {

/// Any thread. Each thing has a bucket of its own, which begins full; one that is full again is forgotten, so memory is bounded by the
/// guesses that can be made while a bucket fills.
class GuessLimits {
public:
    using Time = RateLimit::Time;
    using Duration = RateLimit::Duration;

    /// After `burst` wrong guesses one more per `interval`. At most `things_max` are kept; with so many under attack, all wait.
    GuessLimits(Duration interval, int burst, std::size_t things_max)
        : interval_(interval), burst_(burst), things_max_(things_max) {}

    /// Before a guess is looked at: takes its place, or says how long to wait for one.
    std::optional<Duration> take(std::string_view thing, Time now) {
        const std::lock_guard lock(mutex_);
        auto found = buckets_.find(thing);
        if (found == buckets_.end()) {
            if (buckets_.size() >= things_max_) std::erase_if(buckets_, [&](const auto& one) { return one.second.full(now); });
            if (buckets_.size() >= things_max_) return interval_;
            found = buckets_.emplace(thing, RateLimit(interval_, burst_)).first;
        }
        return found->second.take(now);
    }

    /// The guess was right: it costs nothing.
    void was_right(std::string_view thing) {
        const std::lock_guard lock(mutex_);
        if (const auto found = buckets_.find(thing); found != buckets_.end()) found->second.give_back();
    }

private:
    const Duration interval_;
    const int burst_;
    const std::size_t things_max_;
    std::mutex mutex_;
    std::map<std::string, RateLimit, std::less<>> buckets_;
};

}  // namespace bimtek::net
