// Names of files that people send, as they may be given to others.
#pragma once

#include <string>
#include <string_view>

#include "codec/file_type.hpp"

namespace bimtek::codec {

/// `sent`, which is valid UTF-8, as a name that every system takes and that says what the file is: what stands behind the last path
/// separator, in NFC, without control and format characters (which hide the ending or turn the text around) and without letters that
/// Windows refuses, at most `limits::material_name_max` code points, with an ending of the type. Empty when nothing of a name is left.
std::string file_name_for(std::string_view sent, FileType type);

}  // namespace bimtek::codec
