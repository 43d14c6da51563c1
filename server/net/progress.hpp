// How a deadline knows a weak line from one that hangs.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace bimtek::net {

/// A transfer may take some time from `since` on. Each byte of it moves `since` on by what it takes at the slowest rate that is borne,
/// but never beyond `now`: whoever keeps to the rate is never late, and whoever stops is after that time.
inline std::chrono::steady_clock::time_point later_by_progress(std::chrono::steady_clock::time_point since,
                                                               std::chrono::steady_clock::time_point now, std::size_t bytes,
                                                               std::size_t bytes_per_second_min) {
    const std::chrono::duration<double> earned(static_cast<double>(bytes) / static_cast<double>(bytes_per_second_min));
    return std::min(now, since + std::chrono::duration_cast<std::chrono::steady_clock::duration>(earned));
}

}  // namespace bimtek::net
