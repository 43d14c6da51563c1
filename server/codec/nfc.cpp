#include "codec/nfc.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <vector>

namespace bimtek::codec {
namespace {

constexpr auto form_c = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
/// The longest canonical decomposition has four (Unicode Standard Annex 15); the library asks for room beforehand.
constexpr std::size_t decomposed_max = 16;

auto combining_class(utf8proc_int32_t point) { return utf8proc_get_property(point)->combining_class; }

/// The canonical order of combining marks. The library's own takes time with the square of their number, which a hostile text has by
/// the hundred thousand.
void put_in_order(std::vector<utf8proc_int32_t>& points) {
    const auto is_mark = [](utf8proc_int32_t point) { return combining_class(point) != 0; };
    for (auto from = std::find_if(points.begin(), points.end(), is_mark); from != points.end();) {
        const auto to = std::find_if_not(from, points.end(), is_mark);
        std::ranges::stable_sort(from, to, {}, combining_class);
        from = std::find_if(to, points.end(), is_mark);
    }
}

}  // namespace

std::string to_nfc(std::string_view text) {
    if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80U; })) return std::string(text);

    std::vector<utf8proc_int32_t> points;
    points.reserve(text.size() + 1);
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    for (auto left = static_cast<utf8proc_ssize_t>(text.size()); left > 0;) {
        utf8proc_int32_t point = 0;
        const auto length = utf8proc_iterate(at, left, &point);
        if (length <= 0) return std::string(text);
        at += length;
        left -= length;
        std::array<utf8proc_int32_t, decomposed_max> parts{};
        const auto count = utf8proc_decompose_char(point, parts.data(), decomposed_max, form_c, nullptr);
        if (count < 0) return std::string(text);
        points.insert(points.end(), parts.begin(), parts.begin() + count);
    }
    put_in_order(points);
    const auto count = static_cast<utf8proc_ssize_t>(points.size());
    points.push_back(0);  // room for the byte that the library puts behind the text
    const auto size = utf8proc_reencode(points.data(), count, form_c);
    if (size < 0) return std::string(text);
    return {reinterpret_cast<const char*>(points.data()), static_cast<std::size_t>(size)};
}

}  // namespace bimtek::codec
