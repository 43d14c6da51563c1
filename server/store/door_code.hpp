// Short codes of doors: digits that say which region, then four syllables that nobody guesses, `7324-bako-rimu`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bimtek/base/id.hpp"

namespace bimtek::store {

/// A new code for a door of the region, without hyphens: `7324bakorimu`. One of 24 million; easy to say on the phone, and no word
/// that one would not say there.
std::string random_door_code(const RegionCode& region);

/// What somebody typed as a code, in the form in which codes are kept; nullopt when it is none. Case, white space, dots and hyphens
/// do not matter.
std::optional<std::string> read_door_code(std::string_view typed);

/// As people read it: `7324-bako-rimu`.
std::string written_door_code(std::string_view code);

/// The digits of a code that `read_door_code` returned: which region it is for.
std::string_view digits_of_door_code(std::string_view code);

}  // namespace bimtek::store
