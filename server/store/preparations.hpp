// What is kept of how regions prepare: for the calls of the catalog.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "bimtek/domain/preparation.hpp"
#include "bimtek/base/id.hpp"

namespace bimtek::store {

struct KeptTest {
    domain::ConnectionTest found;
    Instant at;
};

/// One invited region; everything absent when nothing is known yet.
struct RegionPreparation {
    std::optional<domain::Contact> contact;
    domain::Preparation facts;
    std::string note;             ///< of the confirmation
    std::map<SiteId, int> heads;  ///< as confirmed
    std::optional<KeptTest> test;  ///< the newest of the region's devices
};

using Preparations = std::map<RegionCode, RegionPreparation>;

/// Who comes, as the region says it.
struct Confirmation {
    std::map<SiteId, int> heads;
    domain::Contact contact;
    std::string note;
};

}  // namespace bimtek::store
