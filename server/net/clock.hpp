// What time it is: the wall clock at start plus a monotonic clock, so that a step of the wall clock changes nothing.
#pragma once

#include <chrono>

#include "bimtek/base/time.hpp"

namespace bimtek::net {

class Clock {
public:
    using Steady = std::chrono::steady_clock;

    Clock()
        : wall_at_start_(std::chrono::floor<Millis>(std::chrono::system_clock::now())), steady_at_start_(Steady::now()) {}

    /// Never goes back. Any thread.
    Instant now() const { return at(Steady::now()); }

    Instant at(Steady::time_point steady) const {
        return wall_at_start_ + std::chrono::floor<Millis>(steady - steady_at_start_);
    }

private:
    Instant wall_at_start_;
    Steady::time_point steady_at_start_;
};

}  // namespace bimtek::net
