#include "net/rate_limit.hpp"

#include <doctest/doctest.h>

namespace bimtek::net {
namespace {

using namespace std::chrono_literals;

const RateLimit::Time start{1h};

TEST_CASE("A burst passes at once, then the rate holds, and a refusal says how long to wait") {
    RateLimit limit(10, 30);
    for (int i = 0; i < 30; ++i) CHECK_FALSE(limit.take(start));
    const auto wait = limit.take(start);
    REQUIRE(wait);
    CHECK(*wait == 100ms);
    CHECK(limit.take(start + 99ms));
    CHECK_FALSE(limit.take(start + 100ms));
    CHECK(limit.take(start + 100ms));
}

TEST_CASE("A refused attempt costs nothing, and a quiet time fills the bucket to the burst and no further") {
    RateLimit limit(10, 3);
    for (int i = 0; i < 3; ++i) CHECK_FALSE(limit.take(start));
    for (int i = 0; i < 100; ++i) CHECK(limit.take(start));
    CHECK_FALSE(limit.take(start + 100ms));
    for (int i = 0; i < 3; ++i) CHECK_FALSE(limit.take(start + 1h));
    CHECK(limit.take(start + 1h));
}

}  // namespace
}  // namespace bimtek::net
