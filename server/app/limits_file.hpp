// Limits other than the product's own, from a file, so that a benchmark is not stopped by what protects a session.
#pragma once

#include <filesystem>

#include "app/failure.hpp"
#include "bimtek/base/result.hpp"
#include "net/net_limits.hpp"

namespace bimtek::app {

/// A TOML file of `name = number`; the names are those of `limits.hpp`. What it does not name stays as it is.
Result<net::NetLimits, Failure> read_limits(const std::filesystem::path& file);

}  // namespace bimtek::app
