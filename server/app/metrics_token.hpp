// The token that `/metrics` asks for, as an administrator keeps it: one line in a file.
#pragma once

#include <filesystem>
#include <string>

#include "app/failure.hpp"
#include "bimtek/base/result.hpp"

namespace bimtek::app {

struct MetricsToken {
    std::string text;
};

/// The file's only line, without its end: `limits::metrics_token_bytes_min` to `_max` visible ASCII letters.
Result<MetricsToken, Failure> read_metrics_token(const std::filesystem::path& file);

}  // namespace bimtek::app
