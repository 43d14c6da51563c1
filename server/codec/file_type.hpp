// What a file is, by its bytes alone: its name and what a sender says of it prove nothing.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace bimtek::codec {

enum class FileType { pdf, png, jpeg };

inline constexpr std::array all_file_types{FileType::pdf, FileType::png, FileType::jpeg};

/// The type of a file that begins, is built and ends as its format says; nullopt for all others, those with something before or
/// behind it too, which are two files in one. The picture or text in it is not decoded.
std::optional<FileType> file_type_of(std::string_view bytes);

/// `application/pdf`, `image/png`, `image/jpeg`.
std::string_view media_type_of(FileType type);

/// nullopt for any other media type.
std::optional<FileType> file_type_from(std::string_view media_type);

}  // namespace bimtek::codec
