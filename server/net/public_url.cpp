#include "net/public_url.hpp"

#include <algorithm>

#include "net/letters.hpp"

namespace bimtek::net {
namespace {

bool is_segment(std::string_view text) {
    return !text.empty() && text != "." && text != ".." && std::all_of(text.begin(), text.end(), [](char letter) {
        return is_alphanumeric(letter) || std::string_view("-._~").find(letter) != std::string_view::npos;
    });
}

bool is_plain_path(std::string_view path) {
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto segment = path.substr(0, path.find('/'));
        if (!is_segment(segment)) return false;
        path.remove_prefix(segment.size());
    }
    return true;
}

}  // namespace

bool is_host(std::string_view text) {
    return !text.empty() && text.size() <= 255 && std::all_of(text.begin(), text.end(), [](char letter) {
        return is_alphanumeric(letter) || std::string_view(".-:[]_").find(letter) != std::string_view::npos;
    });
}

std::optional<PublicUrl> read_public_url(std::string_view text) {
    const auto host_at = text.find("://") + 3;
    if (host_at < 3) return std::nullopt;
    const auto scheme = lower(text.substr(0, host_at));
    if (scheme != "http://" && scheme != "https://") return std::nullopt;
    const auto host_end = std::min(text.find('/', host_at), text.size());
    auto host = lower(text.substr(host_at, host_end - host_at));
    auto path = text.substr(host_end);
    if (path.ends_with('/')) path.remove_suffix(1);
    if (!is_host(host) || !is_plain_path(path)) return std::nullopt;
    const std::string_view own_port = scheme == "http://" ? ":80" : ":443";
    if (host.ends_with(own_port)) host.resize(host.size() - own_port.size());
    return PublicUrl{scheme + host, std::string(path)};
}

std::string_view below(std::string_view path, std::string_view target) {
    if (!target.starts_with(path)) return target;
    const auto rest = target.substr(path.size());
    if (rest.starts_with('/')) return rest;
    return rest.empty() ? "/" : target;
}

}  // namespace bimtek::net
