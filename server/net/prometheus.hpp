// Prometheus text format 0.0.4, as far as counters, gauges and histograms need it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bimtek::net {

/// Names, labels and help come from our own source code and need no escaping.
class Prometheus {
public:
    static constexpr const char* content_type = "text/plain; version=0.0.4; charset=utf-8";

    /// Values that follow are of this family. `type`: counter, gauge or histogram.
    void family(std::string_view name, std::string_view type, std::string_view help) {
        name_ = name;
        text_.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ").append(name).append(" ").append(type).append("\n");
    }
    void value(std::uint64_t value) { text_.append(name_).append(" ").append(std::to_string(value)).append("\n"); }
    void value(std::string_view label, std::string_view is, std::uint64_t value) { line("", label, is, std::to_string(value)); }

    // Of a histogram: the classes from the smallest bound on, each with all that is in the ones before it, and `+Inf` last.
    void bucket(std::string_view bound, std::uint64_t up_to) { line("_bucket", "le", bound, std::to_string(up_to)); }
    void sum(double seconds, std::uint64_t count) {
        text_.append(name_).append("_sum ").append(std::to_string(seconds)).append("\n");
        text_.append(name_).append("_count ").append(std::to_string(count)).append("\n");
    }

    std::string take() { return std::move(text_); }

private:
    void line(std::string_view suffix, std::string_view label, std::string_view is, const std::string& value) {
        text_.append(name_).append(suffix).append("{").append(label).append("=\"").append(is).append("\"} ").append(value).append("\n");
    }

    std::string text_;
    std::string name_;
};

}  // namespace bimtek::net
