#include "bimtek/domain/text_measure.hpp"

namespace bimtek::domain {
namespace {

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// Takes the first code point off `rest`, which is not empty. What is not UTF-8 gives some code point and at least one byte.
char32_t take_code_point(std::string_view& rest) {
    const auto lead = static_cast<unsigned char>(rest.front());
    rest.remove_prefix(1);
    if (lead < 0xC0) return lead;
    char32_t code_point = lead < 0xE0 ? lead & 0x1FU : lead < 0xF0 ? lead & 0x0FU : lead & 0x07U;
    while (!rest.empty() && is_continuation(rest.front())) {
        code_point = (code_point << 6) | (static_cast<unsigned char>(rest.front()) & 0x3FU);
        rest.remove_prefix(1);
    }
    return code_point;
}

}  // namespace

std::size_t count_words(std::string_view utf8) {
    std::size_t words = 0;
    bool in_word = false;
    while (!utf8.empty()) {
        const bool space = is_white_space(take_code_point(utf8));
        if (!space && !in_word) ++words;
        in_word = !space;
    }
    return words;
}

bool is_white_space(char32_t c) {
    return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::string_view trimmed(std::string_view utf8) {
    std::size_t from = 0, to = 0;
    for (auto rest = utf8; !rest.empty();) {
        const auto at = utf8.size() - rest.size();
        if (is_white_space(take_code_point(rest))) continue;
        if (to == 0) from = at;
        to = utf8.size() - rest.size();
    }
    return utf8.substr(from, to - from);
}

bool is_all_white_space(std::string_view utf8) {
    while (!utf8.empty()) {
        if (!is_white_space(take_code_point(utf8))) return false;
    }
    return true;
}

}  // namespace bimtek::domain
