#include "net/log.hpp"

#include <string>
#include <utility>

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "bimtek/base/limits.hpp"

namespace bimtek::net {
namespace {

spdlog::logger& logger() {
    static const auto one = [] {
        auto made = std::make_shared<spdlog::logger>("bimtek", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made->set_formatter(std::make_unique<spdlog::pattern_formatter>(
            R"({"at":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})", spdlog::pattern_time_type::utc));
        made->flush_on(spdlog::level::info);
        return made;
    }();
    return *one;
}

spdlog::level::level_enum level_of(LogLevel level) {
    switch (level) {
        case LogLevel::info: return spdlog::level::info;
        case LogLevel::warning: return spdlog::level::warn;
        case LogLevel::error: return spdlog::level::err;
    }
    return spdlog::level::err;
}

}  // namespace

std::optional<std::int64_t> Repeats::take(Time now) {
    const std::lock_guard lock(mutex_);
    ++times_;
    if (told_at_ && now - *told_at_ < limits::log_repeat_interval) return std::nullopt;
    told_at_ = now;
    return std::exchange(times_, 0);
}

void log_event(LogLevel level, LogWord event, std::initializer_list<LogNumber> numbers) {
    std::string members = "\"event\":\"" + std::string(event.text()) + '"';
    for (const auto& number : numbers) {
        members += ",\"" + std::string(number.name.text()) + "\":" + std::to_string(number.value);
    }
    logger().log(level_of(level), "{}", members);
}

}  // namespace bimtek::net
