// Words and white space of answers, the same in the browser (client-web/src/walkthrough/text.ts).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace bimtek::domain {

/// A word is a longest run of code points that are not white space, so `10%` and `–` are words and `kerja sama` is two. Text that
/// is not UTF-8 gets some count, never a fault.
std::size_t count_words(std::string_view utf8);

/// The property White_Space of Unicode 15, which has the no-break spaces U+00A0 and U+202F in it, but not U+200B and U+FEFF.
bool is_white_space(char32_t code_point);

/// The same without white space at its ends.
std::string_view trimmed(std::string_view utf8);

/// True for empty text too.
bool is_all_white_space(std::string_view utf8);

}  // namespace bimtek::domain
