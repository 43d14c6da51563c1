// The server's log: one JSON object a line, with names of events and numbers. It cannot hold what a person typed: there is no way to pass it.
#pragma once

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <mutex>
#include <optional>
#include <string_view>

namespace bimtek::net {

enum class LogLevel { info, warning, error };

/// A word that stands in our own source code. What comes from outside cannot become one: the constructor runs at compile time.
class LogWord {
public:
    template <std::size_t size>
    consteval LogWord(const char (&word)[size]) : text_(word, size - 1) {
        for (const char letter : text_) {
            if (!((letter >= 'a' && letter <= 'z') || letter == '_' || (letter >= '0' && letter <= '9'))) throw "a-z 0-9 _";
        }
    }
    std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

struct LogNumber {
    LogWord name;
    std::int64_t value;
};

/// What a flood causes, told at most once a second and with how often it happened, so that it does not flood the log. Any thread.
class Repeats {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// It happened once more. How often it has since it was last told, when it is to be told now.
    std::optional<std::int64_t> take(Time now);

private:
    std::mutex mutex_;
    std::int64_t times_ = 0;
    std::optional<Time> told_at_;
};

/// Writes `{"at":…,"level":…,"event":…,<name>:<value>…}` to standard error. Any thread.
void log_event(LogLevel level, LogWord event, std::initializer_list<LogNumber> numbers = {});

}  // namespace bimtek::net
