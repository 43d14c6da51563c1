// `DIR/server.json`: where the server that runs on the folder listens, for programs that look for it there.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace bimtek::app {

/// There while it lives, readable by the owner alone: `{"address":"http://127.0.0.1:8080"}`.
class ServerFile {
public:
    ServerFile(const std::filesystem::path& folder, const std::string& address);
    ServerFile(const ServerFile&) = delete;
    ServerFile& operator=(const ServerFile&) = delete;
    ~ServerFile();

private:
    std::filesystem::path file_;
};

/// The address that the file says; nullopt when there is none. A server that was killed leaves its file behind.
std::optional<std::string> running_server(const std::filesystem::path& folder);

}  // namespace bimtek::app
