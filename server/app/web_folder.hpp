// Where the built web client is, when nobody says so.
#pragma once

#include <filesystem>

namespace bimtek::app {

/// A folder with the page in it.
bool is_web_folder(const std::filesystem::path& folder);

/// `web` beside `program`, or `client-web/dist` beside it or in a folder above: an installation, or the source tree that it
/// was built in. Empty when there is none.
std::filesystem::path find_web_folder(const std::filesystem::path& program);

}  // namespace bimtek::app
