// Sets of instants as sorted lists of half-open intervals: what attendance is added, cut and measured with.
#pragma once

#include <vector>

#include "bimtek/base/time.hpp"

namespace bimtek::domain {

/// [from, to); holds nothing when `to` is not after `from`.
struct Interval {
    Instant from;
    Instant to;
};

/// A set of instants: intervals that are not empty, in order, and that neither overlap nor touch.
using IntervalSet = std::vector<Interval>;

/// The set that any intervals cover together: overlapping and touching ones join, empty ones vanish (rule 5).
IntervalSet covered_by(std::vector<Interval> intervals);

/// All of `a` that is also in `b`.
IntervalSet common_of(const IntervalSet& a, const IntervalSet& b);

/// All of `a` that is not in `b`.
IntervalSet without(const IntervalSet& a, const IntervalSet& b);

/// How long it is in all.
Millis length_of(const IntervalSet& set);

}  // namespace bimtek::domain
