// What somebody would do next, by role and by what the page shows: mostly sensible, sometimes not.
#pragma once

#include <optional>

#include "bimtek/domain/walkthrough.hpp"
#include "simulation/client.hpp"

namespace bimtek::simulation {

/// A command without its id; nullopt when nothing comes to mind. Never begins, ends or archives the session, nor leaves.
std::optional<Json> idea(const Client& client, const domain::Walkthrough& form, Random& random);

}  // namespace bimtek::simulation
