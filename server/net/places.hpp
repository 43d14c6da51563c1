// A number of places, for what there may be only so much of at a time.
#pragma once

#include <atomic>
#include <memory>

namespace bimtek::net {

/// A place is taken until nobody holds it any more.
using Place = std::shared_ptr<void>;

/// Any thread. Places may outlive it.
class Places {
public:
    explicit Places(int max) : max_(max) {}

    /// nullptr when all are taken.
    Place take() {
        auto place = Place(taken_.get(), [taken = taken_](void*) { --*taken; });
        return ++*taken_ <= max_ ? place : nullptr;
    }

private:
    int max_;
    std::shared_ptr<std::atomic<int>> taken_ = std::make_shared<std::atomic<int>>(0);
};

}  // namespace bimtek::net
