// The address by which browsers know the server, taken apart: what they send as Origin, and the path that stands before all paths.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bimtek::net {

/// Empty when nobody said so: then browsers know the server by the address at which it listens.
struct PublicUrl {
    std::string origin;  ///< `scheme://host[:port]` in lower case, as a browser writes it in Origin: the scheme's own port left out
    std::string path;    ///< empty, or like `/bimtek`: no slash at its end
};

/// A name or address, perhaps with a port; nothing that could carry a path or a user.
bool is_host(std::string_view text);

/// nullopt when it is no http(s) URL of a host with an optional path of plain segments (letters, digits, `-._~`).
std::optional<PublicUrl> read_public_url(std::string_view text);

/// `target` as it would be without `path` before it: `/bimtek/ikut` is `/ikut`, `/bimtek` is `/`. One that does not begin with
/// `path` stays, so a proxy may take it off, and whoever asks on the machine itself need not know it.
std::string_view below(std::string_view path, std::string_view target);

}  // namespace bimtek::net
