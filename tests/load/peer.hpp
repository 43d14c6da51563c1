// Loopback sockets for the load programs: non-blocking, with just enough WebSocket to count what arrives.
#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace load {

[[noreturn]] inline void give_up(const char* what) {
    std::perror(what);
    std::exit(1);
}

inline void allow_many_files() {
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}

inline sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

inline void unblock(int socket) {
    fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK);
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

/// A text frame; a client's is masked, with a mask of zeroes, which leaves the text readable.
inline std::string text_frame(std::string_view text, bool from_client) {
    std::string frame(1, '\x81');
    const char mask_bit = from_client ? '\x80' : '\0';
    if (text.size() < 126) {
        frame.push_back(static_cast<char>(mask_bit | static_cast<char>(text.size())));
    } else if (text.size() < 65536) {
        frame.push_back(static_cast<char>(mask_bit | 126));
        frame.push_back(static_cast<char>(text.size() >> 8U));
        frame.push_back(static_cast<char>(text.size() & 0xFFU));
    } else {
        give_up("frame too long");
    }
    if (from_client) frame.append(4, '\0');
    return frame.append(text);
}

/// Takes one whole server frame off the front of `bytes`: its payload, or nothing when it is not whole yet.
inline bool take_frame(std::string& bytes, std::string& payload, int& opcode) {
    if (bytes.size() < 2) return false;
    const auto at = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(bytes[i])); };
    std::size_t head = 2;
    std::size_t size = at(1) & 0x7FU;
    const std::size_t extra = size == 126 ? 2 : size == 127 ? 8 : 0;
    if (bytes.size() < head + extra) return false;
    if (extra > 0) {
        size = 0;
        for (std::size_t i = 0; i < extra; ++i) size = size << 8U | at(2 + i);
        head += extra;
    }
    if (bytes.size() < head + size) return false;
    opcode = static_cast<int>(at(0) & 0x0FU);
    payload.assign(bytes, head, size);
    bytes.erase(0, head + size);
    return true;
}

}  // namespace load
