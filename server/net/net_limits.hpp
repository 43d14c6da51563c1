// The bounds of the net layer as values, so that a benchmark or a test can run with others; the defaults and their reasons stand in base/limits.hpp.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "bimtek/base/limits.hpp"

namespace bimtek::net {

struct NetLimits {
    using Duration = std::chrono::steady_clock::duration;

    int commands_per_second = limits::commands_per_second;
    int commands_burst = limits::commands_burst;
    std::size_t send_queue_bytes_max = limits::send_queue_bytes_max;
    int connections_max = limits::connections_max;
    Duration crowded_time_max = limits::crowded_time_max;
    Duration send_queue_age_max = limits::send_queue_age_max;
    Duration ping_interval = limits::ping_interval;
    Duration http_header_time_max = limits::http_header_time_max;
    Duration http_body_time_max = limits::http_body_time_max;
    Duration http_idle_time_max = limits::http_idle_time_max;
    Duration http_write_time_max = limits::http_write_time_max;
    Duration http_drain_time_max = limits::http_drain_time_max;
    std::size_t http_bytes_per_second_min = limits::http_bytes_per_second_min;
    int uploads_max = limits::uploads_max;
    int large_bodies_max = limits::large_bodies_max;
    std::int64_t response_bytes_in_memory_max = limits::response_bytes_in_memory_max;
    Duration hello_time_max = limits::hello_time_max;
    Duration close_time_max = limits::close_time_max;
    Duration io_tick_interval = limits::io_tick_interval;
};

}  // namespace bimtek::net
