// The address by which browsers know the server.
#pragma once

#include <cstdint>
#include <string>

namespace bimtek::app {

/// `http://127.0.0.1:8080`, `http://[::1]:8080`
std::string http_address(const std::string& address, std::uint16_t port);

/// Whether what browsers send to this http or https address stays secret on its way: it is HTTPS, or it does not leave the machine.
bool keeps_secrets(const std::string& url);

}  // namespace bimtek::app
