// The demo session: made once, with links for everyone who takes part, and with further links each time it is asked for.
#pragma once

#include <optional>

#include <nlohmann/json.hpp>

#include "app/failure.hpp"
#include "bimtek/base/result.hpp"
#include "bimtek/base/time.hpp"
#include "store/catalog.hpp"

namespace bimtek::app {

/// Kabupaten Luwu Timur, whose media center the demo shows first.
inline const RegionCode demo_region{"73.24"};

/// The session and the account `panitia`, made when they are not there yet; participants up to `participants` in total,
/// spread over the regions; one further link for everyone. Older links stay valid. The answer:
/// `{"session","starts_at","password","links":[{"role","region","site","token","path","name"}]}`, with `password` null
/// unless the account is new. A session that is there already keeps its start.
Result<nlohmann::ordered_json, Failure> make_demo(store::Catalog& catalog, int participants, std::optional<Instant> start,
                                                  Instant now);

}  // namespace bimtek::app
