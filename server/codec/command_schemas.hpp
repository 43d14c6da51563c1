// The schemas of `schemas/client/`, compiled once; the shape of a frame is checked here and nowhere else.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace bimtek::codec {

bool is_frame_type(std::string_view type);

/// nullopt when the frame has the shape of its type; else the member at fault, or an empty text when it is not one member's.
/// `type` must be a frame type.
std::optional<std::string> shape_fault(std::string_view type, const nlohmann::json& frame);

}  // namespace bimtek::codec
