#include "net/guess_limits.hpp"

#include <doctest/doctest.h>

namespace bimtek::net {
namespace {

using namespace std::chrono_literals;

const RateLimit::Time start{1h};

TEST_CASE("Wrong guesses at one thing use its guesses up, and another thing has its own") {
    GuessLimits guesses(10s, 3, 100);
    for (int i = 0; i < 3; ++i) CHECK_FALSE(guesses.take("73", start));
    CHECK(guesses.take("73", start) == std::optional<GuessLimits::Duration>(10s));
    CHECK_FALSE(guesses.take("71", start));
    CHECK_FALSE(guesses.take("73", start + 10s));
    CHECK(guesses.take("73", start + 10s));
}

TEST_CASE("Right guesses cost nothing, however many there are") {
    GuessLimits guesses(10s, 3, 100);
    for (int i = 0; i < 100; ++i) {
        CHECK_FALSE(guesses.take("73", start));
        guesses.was_right("73");
    }
    for (int i = 0; i < 3; ++i) CHECK_FALSE(guesses.take("73", start));
    CHECK(guesses.take("73", start));
}

TEST_CASE("Only so many things are kept. Those whose guesses have grown again are forgotten first") {
    GuessLimits guesses(10s, 1, 2);
    CHECK_FALSE(guesses.take("a", start));
    CHECK_FALSE(guesses.take("b", start));
    CHECK(guesses.take("c", start));
    CHECK_FALSE(guesses.take("c", start + 10s));
}

}  // namespace
}  // namespace bimtek::net
