#include "domain/attendance_intervals.hpp"

#include <algorithm>

namespace bimtek::domain {

IntervalSet covered_by(std::vector<Interval> intervals) {
    std::erase_if(intervals, [](const Interval& interval) { return interval.to <= interval.from; });
    std::sort(intervals.begin(), intervals.end(), [](const Interval& a, const Interval& b) { return a.from < b.from; });
    IntervalSet set;
    for (const Interval& interval : intervals) {
        if (!set.empty() && interval.from <= set.back().to) {
            set.back().to = std::max(set.back().to, interval.to);
        } else {
            set.push_back(interval);
        }
    }
    return set;
}

IntervalSet common_of(const IntervalSet& a, const IntervalSet& b) {
    IntervalSet common;
    auto left = a.begin();
    auto right = b.begin();
    while (left != a.end() && right != b.end()) {
        const Interval overlap{std::max(left->from, right->from), std::min(left->to, right->to)};
        if (overlap.from < overlap.to) common.push_back(overlap);
        if (left->to < right->to) {
            ++left;
        } else {
            ++right;
        }
    }
    return common;
}

IntervalSet without(const IntervalSet& a, const IntervalSet& b) {
    IntervalSet rest;
    auto cut = b.begin();
    for (Interval interval : a) {
        while (cut != b.end() && cut->to <= interval.from) ++cut;
        for (auto inside = cut; inside != b.end() && inside->from < interval.to; ++inside) {
            if (interval.from < inside->from) rest.push_back({interval.from, inside->from});
            interval.from = inside->to;
        }
        if (interval.from < interval.to) rest.push_back(interval);
    }
    return rest;
}

Millis length_of(const IntervalSet& set) {
    Millis length{};
    for (const Interval& interval : set) length += interval.to - interval.from;
    return length;
}

}  // namespace bimtek::domain
