// Lengths and shape of typed text. The caller has brought it to NFC.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "bimtek/domain/refusal.hpp"

namespace bimtek::domain {

/// Unicode code points of valid UTF-8.
std::size_t code_points(std::string_view text);

/// Nothing but white space, as `is_white_space` has it.
bool is_blank_text(std::string_view text);

/// Anything below U+0020 but line feed, carriage return and tab, or U+007F.
bool has_control_character(std::string_view text);

/// `too_short` when blank, `too_long` beyond `max` code points, `invalid` with control characters (`has_control_character`);
/// nullopt when the text may be kept.
std::optional<Refusal> text_fault(std::string_view text, std::size_t max, std::string_view field);

}  // namespace bimtek::domain
