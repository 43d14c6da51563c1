// The links that a rehearsal plays with.
#pragma once

#include <cstdint>

#include <nlohmann/json.hpp>

#include "app/failure.hpp"
#include "bimtek/base/result.hpp"
#include "store/catalog.hpp"

namespace bimtek::app {

/// A further link of one site each for up to `regions` regions, chosen by `seed`: `{"links":[{"token","name"}]}`. The region
/// that the demo shows first comes last, for it is left to whoever looks at the demo.
Result<nlohmann::ordered_json, Failure> make_rehearsal_links(store::Catalog& catalog, const SessionId& session, int regions,
                                                             std::uint64_t seed, Instant now);

}  // namespace bimtek::app
