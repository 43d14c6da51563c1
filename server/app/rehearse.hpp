// `bimtek rehearse`: plays regions into a session of the running server, so that board, chat and help desk are alive.
#pragma once

#include <optional>

#include "app/failure.hpp"
#include "app/options.hpp"

namespace bimtek::app {

/// Ends after `options.seconds`, or on SIGTERM or SIGINT; the regions then leave.
std::optional<Failure> rehearse(const RehearseOptions& options);

}  // namespace bimtek::app
