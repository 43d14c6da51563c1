#include "app/public_address.hpp"

#include <string_view>

#include <boost/asio/ip/address.hpp>

#include "net/public_url.hpp"

namespace bimtek::app {
namespace {

bool is_loopback(std::string_view host) {
    if (host == "localhost") return true;
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    boost::system::error_code error;
    const auto ip = boost::asio::ip::make_address(std::string(host), error);
    return !error && ip.is_loopback();
}

}  // namespace

std::string http_address(const std::string& address, std::uint16_t port) {
    const bool v6 = address.find(':') != std::string::npos;
    return "http://" + (v6 ? "[" + address + "]" : address) + ":" + std::to_string(port);
}

bool keeps_secrets(const std::string& url) {
    const auto known = net::read_public_url(url);
    if (!known) return false;
    if (known->origin.starts_with("https://")) return true;
    auto host = std::string_view(known->origin).substr(std::string_view("http://").size());
    host = host.substr(0, host.starts_with('[') ? host.find(']') + 1 : host.find(':'));
    return is_loopback(host);
}

}  // namespace bimtek::app
