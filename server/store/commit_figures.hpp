// How long commits take, counted for whoever watches. Any thread.
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>

namespace bimtek::store {

class CommitFigures {
public:
    /// Upper bounds of the classes; one more takes what is beyond the last. A good disk is in the first four.
    static constexpr std::array<int, 12> bounds_ms{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000};
    using Counts = std::array<std::uint64_t, bounds_ms.size() + 1>;

    void add(std::chrono::nanoseconds took, bool durable) {
        if (!durable) {
            ++failed_;
            return;
        }
        const auto bound = std::find_if(bounds_ms.begin(), bounds_ms.end(),
                                        [&](int milliseconds) { return took <= std::chrono::milliseconds(milliseconds); });
        ++counts_[static_cast<std::size_t>(bound - bounds_ms.begin())];
        nanoseconds_ += static_cast<std::uint64_t>(took.count());
    }

    /// Durable ones, each in its class alone.
    Counts counts() const {
        Counts counts{};
        std::copy(counts_.begin(), counts_.end(), counts.begin());
        return counts;
    }
    /// Of all durable ones together.
    std::chrono::nanoseconds time() const { return std::chrono::nanoseconds(nanoseconds_.load()); }
    std::uint64_t failed() const { return failed_; }

private:
    std::array<std::atomic<std::uint64_t>, bounds_ms.size() + 1> counts_{};
    std::atomic<std::uint64_t> nanoseconds_ = 0;
    std::atomic<std::uint64_t> failed_ = 0;
};

}  // namespace bimtek::store
