#include "domain/attendance_intervals.hpp"

#include <doctest/doctest.h>

using namespace bimtek;
using namespace bimtek::domain;
using namespace std::chrono_literals;

namespace {

IntervalSet set_of(std::initializer_list<std::pair<int, int>> pairs) {
    IntervalSet set;
    for (const auto& [from, to] : pairs) set.push_back({Instant{Millis{from}}, Instant{Millis{to}}});
    return set;
}

void check_equal(const IntervalSet& set, const IntervalSet& expected) {
    REQUIRE(set.size() == expected.size());
    for (std::size_t i = 0; i < set.size(); ++i) {
        CHECK(set[i].from == expected[i].from);
        CHECK(set[i].to == expected[i].to);
    }
}

}  // namespace

TEST_CASE("intervals that overlap or touch join, and empty ones vanish") {
    check_equal(covered_by(set_of({{5, 7}, {0, 2}, {2, 3}, {6, 9}, {20, 20}, {30, 10}, {1, 2}})), set_of({{0, 3}, {5, 9}}));
    check_equal(covered_by({}), {});
}

TEST_CASE("what two sets have in common lies in both") {
    check_equal(common_of(set_of({{0, 10}, {20, 30}}), set_of({{5, 22}, {25, 26}, {30, 40}})), set_of({{5, 10}, {20, 22}, {25, 26}}));
    check_equal(common_of(set_of({{0, 5}}), set_of({{5, 9}})), {});
}

TEST_CASE("a set without another keeps what lies outside it") {
    check_equal(without(set_of({{0, 10}, {20, 30}}), set_of({{2, 3}, {5, 22}, {29, 40}})), set_of({{0, 2}, {3, 5}, {22, 29}}));
    check_equal(without(set_of({{0, 10}}), set_of({{0, 10}})), {});
    check_equal(without(set_of({{0, 10}}), {}), set_of({{0, 10}}));
}

TEST_CASE("the length of a set is the sum of its intervals") { CHECK(length_of(set_of({{0, 10}, {20, 31}})) == 21ms); }
