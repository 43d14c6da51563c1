// An invited region as organizers and its own admin see it: where it sits, whom to write to, how far it is.
#pragma once

#include <nlohmann/json.hpp>

#include "bimtek/domain/plan.hpp"
#include "store/preparations.hpp"

namespace bimtek::net {

class RequestBody;

/// The members `name` and `number` of a body; both may be blank, and a number that is none makes the body wrong.
domain::Contact contact_in(RequestBody& body);

/// `schemas/http/region.response.schema.json`. `known` is what is kept of it; a default one when nothing is.
nlohmann::json region_record(const domain::PlannedRegion& region, const store::RegionPreparation& known);

}  // namespace bimtek::net
