// Holds requests and answers against the description of the API that the server gives of itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "net/test_client.hpp"

namespace bimtek::net::test {

/// What is wrong with an answer to a call of the route, `VERB /pattern` as the golden rights name it (`{id}` for the session), or with
/// the body that was sent when the call succeeded; nullopt when all is as described.
std::optional<std::string> fault_of_answer(std::string_view route, const std::string& body, const Response& response);

}  // namespace bimtek::net::test
