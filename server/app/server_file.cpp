#include "app/server_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

namespace bimtek::app {

namespace fs = std::filesystem;

namespace {

fs::path server_file(const fs::path& folder) { return folder / "server.json"; }

}  // namespace

ServerFile::ServerFile(const fs::path& folder, const std::string& address) : file_(server_file(folder)) {
    // Under another name first, so that nobody reads half of it. Best effort: serving does not depend on it.
    const auto fresh = fs::path(file_) += ".new";
    const auto text = nlohmann::json{{"address", address}}.dump() + "\n";
    const int descriptor = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0) return;
    const bool whole = ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    ::close(descriptor);
    std::error_code ignored;
    if (whole) fs::rename(fresh, file_, ignored);
}

ServerFile::~ServerFile() {
    std::error_code ignored;
    fs::remove(file_, ignored);
}

std::optional<std::string> running_server(const fs::path& folder) {
    std::ifstream in(server_file(folder));
    std::stringstream text;
    text << in.rdbuf();
    const auto json = nlohmann::json::parse(text.str(), nullptr, false);
    if (!json.is_object() || !json.contains("address") || !json["address"].is_string()) return std::nullopt;
    return json["address"].get<std::string>();
}

}  // namespace bimtek::app
