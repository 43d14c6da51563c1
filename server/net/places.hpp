// A number of places, for what there may be only so much of at a time.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>

namespace bimtek::net {

/// A place is taken until nobody holds it any more.
using Place = std::shared_ptr<void>;

/// Any thread. Places may outlive it.
class Places {
public:
    explicit Places(std::int64_t max) : max_(max) {}

    /// So many as one; nullptr when fewer are free.
    Place take(std::int64_t count = 1) {
        auto place = Place(taken_.get(), [taken = taken_, count](void*) { *taken -= count; });
        return (*taken_ += count) <= max_ ? place : nullptr;
    }

private:
    std::int64_t max_;
    std::shared_ptr<std::atomic<std::int64_t>> taken_ = std::make_shared<std::atomic<std::int64_t>>(0);
};

}  // namespace bimtek::net
