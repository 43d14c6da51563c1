#include "bimtek/domain/text.hpp"

#include <string>

namespace bimtek::domain {

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++count;
    }
    return count;
}

bool is_blank_text(std::string_view text) { return is_blank(AnswerValue(std::string(text))); }

bool has_control_character(std::string_view text) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20U && c != '\n' && c != '\t' && c != '\r') || byte == 0x7FU) return true;
    }
    return false;
}

std::optional<Refusal> text_fault(std::string_view text, std::size_t max, std::string_view field) {
    if (has_control_character(text)) return Refusal{Reason::invalid, std::string(field), {}, {}};
    if (is_blank_text(text)) return Refusal{Reason::too_short, std::string(field), {}, {}};
    if (code_points(text) > max) return Refusal{Reason::too_long, std::string(field), {}, {}};
    return std::nullopt;
}

}  // namespace bimtek::domain
