// What writing subcommands ask for, carried out by the process that holds the data folder: their own, or the running server.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "app/data_folder.hpp"
#include "app/failure.hpp"
#include "bimtek/base/result.hpp"

namespace bimtek::app {

/// `{"command":"…",…}`: demo {participants, start}, user_add and user_password {name, password}, user_disable and
/// user_enable {name}, user_list, rebuild_reports, rehearsal {session, regions, seed}. The order of members is kept.
using Json = nlohmann::ordered_json;

/// What the server does when an account was shut out: closes its sockets.
using ShutOut = std::function<void(const store::UserId&)>;

/// Carries out one request, given as JSON text; the answer is JSON text too, `{"failed":"a sentence"}` when it was refused.
/// Blocks until everything is durable.
std::string carry_out(DataFolder& folder, std::string_view request, Instant now, const ShutOut& shut_out = {});

enum class Folder { must_be_there, may_be_made };

/// Why no account can have this name and password; nullopt when one can. To be asked before a folder is made for it.
std::optional<Failure> account_fault(const std::string& name, const std::string& password);

/// Has a request carried out by the server that runs on the folder.
Result<Json, Failure> request_running_server(const std::filesystem::path& folder, const Json& request);

/// Has a request carried out: here when nobody else holds the folder, else by the running server.
Result<Json, Failure> request(const std::filesystem::path& folder, const Json& request, Folder state);

}  // namespace bimtek::app
