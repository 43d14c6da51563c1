#include "app/web_folder.hpp"

namespace bimtek::app {

namespace fs = std::filesystem;

bool is_web_folder(const fs::path& folder) {
    std::error_code error;
    return fs::is_regular_file(folder / "index.html", error);
}

fs::path find_web_folder(const fs::path& program) {
    auto folder = program.parent_path();
    if (is_web_folder(folder / "web")) return folder / "web";
    for (;; folder = folder.parent_path()) {
        if (is_web_folder(folder / "client-web" / "dist")) return folder / "client-web" / "dist";
        if (folder == folder.parent_path()) return {};
    }
}

}  // namespace bimtek::app
