// The published shapes of what the server sends, `schemas/server/` and `schemas/events/`, for tests.
#pragma once

#include <string>

namespace bimtek::test {

/// What of the JSON text does not fit the schema, e.g. `shape_faults("server/welcome", text)`; empty when it fits.
std::string shape_faults(const std::string& schema, const std::string& text);

}  // namespace bimtek::test
