// A weak line is borne, one that hangs is not.
#include "net/progress.hpp"

#include <doctest/doctest.h>

namespace bimtek::net {
namespace {

using namespace std::chrono_literals;
using Time = std::chrono::steady_clock::time_point;

TEST_CASE("Bytes earn the time that they take at the slowest rate, and none in advance") {
    const Time began{1000s};
    CHECK(later_by_progress(began, began + 30s, 8192, 8192) == began + 1s);
    CHECK(later_by_progress(began, began + 30s, 4096, 8192) == began + 500ms);
    CHECK(later_by_progress(began, began + 2s, 1'000'000, 8192) == began + 2s);
    CHECK(later_by_progress(began, began + 30s, 0, 8192) == began);
}

TEST_CASE("Who keeps to the rate is never late, who is slower is in the end") {
    const auto waited = [](std::size_t bytes_per_second) {
        Time since{0s}, now{0s};
        std::chrono::seconds seconds{0};
        while (now - since <= 30s && seconds < 1h) {
            now += 1s;
            ++seconds;
            since = later_by_progress(since, now, bytes_per_second, 8192);
        }
        return seconds;
    };
    CHECK(waited(8192) == 1h);
    CHECK(waited(4096) == 61s);
    CHECK(waited(0) == 31s);
}

}  // namespace
}  // namespace bimtek::net
