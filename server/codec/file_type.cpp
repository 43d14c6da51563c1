#include "codec/file_type.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace bimtek::codec {
namespace {

using namespace std::string_view_literals;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }
std::size_t two_bytes(std::string_view bytes, std::size_t at) { return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1); }
std::size_t four_bytes(std::string_view bytes, std::size_t at) { return two_bytes(bytes, at) << 16 | two_bytes(bytes, at + 2); }

/// ISO 32000, 7.5: `%PDF-1.7` at the very beginning; at the end `startxref`, an offset within the file, `%%EOF`, and nothing more
/// but line ends and the padding of some printers.
bool is_pdf(std::string_view bytes) {
    constexpr std::size_t trailer_max = 1024;  // where readers look for it
    if (bytes.size() < 8 || !bytes.starts_with("%PDF-") || !is_digit(bytes[5]) || bytes[6] != '.' || !is_digit(bytes[7])) return false;
    auto end = bytes.substr(bytes.size() - std::min(bytes.size(), trailer_max));
    end = end.substr(0, end.find_last_not_of(" \t\r\n\0"sv) + 1);
    if (!end.ends_with("%%EOF")) return false;
    const auto start = end.rfind("startxref");
    if (start == std::string_view::npos) return false;
    auto offset = end.substr(start + 9, end.size() - 5 - start - 9);
    const auto first = offset.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return false;
    offset = offset.substr(first, offset.find_last_not_of(" \t\r\n") + 1 - first);
    if (offset.size() > 10 || !std::ranges::all_of(offset, is_digit)) return false;
    std::uint64_t value = 0;
    for (const char digit : offset) value = value * 10 + static_cast<std::uint64_t>(digit - '0');
    return value < bytes.size();
}

/// PNG, 5: the signature, chunks of which the first is IHDR, one or more IDAT, and IEND as the last, with which the file ends.
bool is_png(std::string_view bytes) {
    constexpr std::size_t around = 12;  // length, type and checksum of a chunk
    constexpr auto signature = "\x89PNG\r\n\x1A\n"sv;
    if (!bytes.starts_with(signature)) return false;
    bool pictured = false;
    for (std::size_t at = signature.size(); at + around <= bytes.size();) {
        const auto length = four_bytes(bytes, at);
        const auto type = bytes.substr(at + 4, 4);
        if (length > bytes.size() - at - around) return false;
        if (at == signature.size() &&
            (type != "IHDR" || length != 13 || four_bytes(bytes, at + 8) == 0 || four_bytes(bytes, at + 12) == 0)) {
            return false;
        }
        pictured = pictured || type == "IDAT";
        at += around + length;
        if (type == "IEND") return pictured && length == 0 && at == bytes.size();
    }
    return false;
}

/// ITU T.81, B.1: SOI, segments with their lengths, among them a frame header before the scan, and EOI, with which the file ends.
bool is_jpeg(std::string_view bytes) {
    if (!bytes.starts_with("\xFF\xD8\xFF") || !bytes.ends_with("\xFF\xD9")) return false;
    bool framed = false;
    for (std::size_t at = 2; at + 4 <= bytes.size() && byte_at(bytes, at) == 0xFF;) {
        const auto marker = byte_at(bytes, at + 1);
        if (marker == 0xFF) {  // a marker may be padded
            ++at;
            continue;
        }
        const auto length = two_bytes(bytes, at + 2);
        if (length < 2 || length > bytes.size() - at - 2) return false;
        if (marker == 0xDA) return framed;
        const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame && length >= 8) framed = framed || two_bytes(bytes, at + 7) > 0;  // its width
        at += 2 + length;
    }
    return false;
}

}  // namespace

std::optional<FileType> file_type_of(std::string_view bytes) {
    if (is_pdf(bytes)) return FileType::pdf;
    if (is_png(bytes)) return FileType::png;
    if (is_jpeg(bytes)) return FileType::jpeg;
    return std::nullopt;
}

std::string_view media_type_of(FileType type) {
    switch (type) {
        case FileType::pdf: return "application/pdf";
        case FileType::png: return "image/png";
        case FileType::jpeg: return "image/jpeg";
    }
    return "";
}

std::optional<FileType> file_type_from(std::string_view media_type) {
    for (const auto type : all_file_types) {
        if (media_type_of(type) == media_type) return type;
    }
    return std::nullopt;
}

}  // namespace bimtek::codec
