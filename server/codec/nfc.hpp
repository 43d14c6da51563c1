// Unicode normal form C, in which every typed text is kept, so that lengths and comparisons mean the same everywhere.
#pragma once

#include <string>
#include <string_view>

namespace bimtek::codec {

/// `text` is valid UTF-8.
std::string to_nfc(std::string_view text);

}  // namespace bimtek::codec
