// What the subcommands were asked to do, as values.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace bimtek::app {

struct ServeOptions {
    std::filesystem::path data;
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  ///< 0: the system chooses one
    std::filesystem::path web;  ///< empty: look for the built client
    std::string public_url;     ///< empty: browsers use the address itself
    std::string trusted_proxy;  ///< CIDR; empty: none
    std::vector<std::string> embedded;  ///< hosts whose meetings the pages may show
    std::filesystem::path limits;
    std::filesystem::path metrics_token_file;  ///< empty: none
};

struct DemoOptions {
    std::filesystem::path data;
    bool json = false;
    int participants = 0;
    std::string start;  ///< empty: the next full quarter hour
};

struct ReportOptions {
    std::filesystem::path data;
    std::string session;
    bool totals = false;
    char separator = ';';
};

struct RebuildOptions {
    std::filesystem::path data;
};

struct BackupOptions {
    std::filesystem::path data;
    std::filesystem::path to;
};

struct RestoreOptions {
    std::filesystem::path data;
    std::filesystem::path from;
};

struct VerifyOptions {
    std::filesystem::path data;
    std::string session;           ///< empty: all
    std::filesystem::path backup;  ///< empty: none to compare with
};

struct RehearseOptions {
    std::filesystem::path data;
    std::string session;
    int regions = 20;
    std::uint64_t seed = 1;
    int seconds = 600;
    int pause_ms = 2000;  ///< between two things that a region of usual pace does
};

struct UserOptions {
    enum class Action { add, list, password, disable, enable };
    Action action = Action::list;
    std::filesystem::path data;
    std::string name;
    bool password_stdin = false;
};

using Options = std::variant<ServeOptions, DemoOptions, ReportOptions, RebuildOptions, BackupOptions, RestoreOptions, VerifyOptions,
                             RehearseOptions, UserOptions>;

}  // namespace bimtek::app
