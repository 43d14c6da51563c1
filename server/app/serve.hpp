// `bimtek serve`: from the data folder to the open port, and back when it is told to stop.
#pragma once

#include <optional>

#include "app/failure.hpp"
#include "app/options.hpp"

namespace bimtek::app {

/// Prints its address when it listens, serves until SIGTERM or SIGINT, and drains. A failure means that it never served;
/// unless the port was taken in the last moment, nothing was changed.
std::optional<Failure> serve(const ServeOptions& options);

}  // namespace bimtek::app
