#include "codec/file_name.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <span>

#include "bimtek/base/limits.hpp"
#include "bimtek/domain/text.hpp"
#include "codec/nfc.hpp"

namespace bimtek::codec {
namespace {

/// The first is the one that a name without any of them gets.
std::span<const std::string_view> endings_of(FileType type) {
    static constexpr std::array<std::string_view, 1> pdf{".pdf"};
    static constexpr std::array<std::string_view, 1> png{".png"};
    static constexpr std::array<std::string_view, 2> jpeg{".jpg", ".jpeg"};
    switch (type) {
        case FileType::pdf: return pdf;
        case FileType::png: return png;
        case FileType::jpeg: break;
    }
    return jpeg;
}

bool ends_with_any_case(std::string_view name, std::string_view ending) {
    return name.size() >= ending.size() &&
           std::ranges::equal(name.substr(name.size() - ending.size()), ending,
                              [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b; });
}

bool is_invisible(utf8proc_int32_t code_point) {
    switch (utf8proc_category(code_point)) {
        case UTF8PROC_CATEGORY_CC:
        case UTF8PROC_CATEGORY_CF:
        case UTF8PROC_CATEGORY_CS:
        case UTF8PROC_CATEGORY_CO:
        case UTF8PROC_CATEGORY_CN:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP: return true;
        default: return false;
    }
}

std::string visible_part(std::string_view text) {
    std::string kept;
    while (!text.empty()) {
        utf8proc_int32_t code_point = 0;
        const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                           static_cast<utf8proc_ssize_t>(text.size()), &code_point);
        if (size <= 0) break;
        const auto letter = text.substr(0, static_cast<std::size_t>(size));
        text.remove_prefix(letter.size());
        if (is_invisible(code_point)) continue;
        if (letter.find_first_of("<>:\"|?*") != std::string_view::npos) kept += '_';
        else kept += letter;
    }
    return kept;
}

void trim(std::string& text) {
    text.erase(0, std::min(text.find_first_not_of(" ."), text.size()));
    text.erase(text.find_last_not_of(" .") + 1);
}

}  // namespace

std::string file_name_for(std::string_view sent, FileType type) {
    auto name = visible_part(to_nfc(sent.substr(sent.find_last_of("/\\") + 1)));
    trim(name);
    const auto endings = endings_of(type);
    std::string_view ending = endings.front();
    for (const auto one : endings) {
        if (!ends_with_any_case(name, one)) continue;
        ending = one;
        name.resize(name.size() - one.size());
        trim(name);
        break;
    }
    if (name.empty()) return {};
    while (domain::code_points(name) > limits::material_name_max - ending.size()) {
        const auto last = std::find_if(name.rbegin(), name.rend(),
                                       [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; });
        name.erase(last.base() - 1, name.end());
    }
    trim(name);
    return name.append(ending);
}

}  // namespace bimtek::codec
