// The floor of what fanning out costs: a server that after the handshake only writes one ready buffer to every socket.
// floor BYTES        prints its port, then "writes" whenever any client sends something; ends when standard input does.
#include <sys/epoll.h>

#include <cstring>
#include <unordered_map>

#include "load/peer.hpp"

namespace {

struct Peer {
    bool welcomed = false;
    std::string handshake;
};

// The client of these programs does not check the accept key, so any will do.
constexpr std::string_view switching =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: not-checked\r\nSec-WebSocket-Protocol: bimtek.v1\r\n\r\n";

}  // namespace

int main(int argc, char** argv) {
    load::allow_many_files();
    const std::size_t bytes = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 300;
    const std::string ready = load::text_frame(std::string(bytes, 'x'), false);

    const int listener = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = load::loopback(0);
    if (bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) load::give_up("bind");
    if (listen(listener, 4096) != 0) load::give_up("listen");
    socklen_t length = sizeof address;
    getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length);
    load::unblock(listener);
    std::printf("%d\n", ntohs(address.sin_port));
    std::fflush(stdout);

    const int poll = epoll_create1(0);
    const auto watch = [&](int file) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = file;
        epoll_ctl(poll, EPOLL_CTL_ADD, file, &event);
    };
    watch(listener);
    watch(STDIN_FILENO);
    std::unordered_map<int, Peer> peers;
    char buffer[65536];
    epoll_event events[256];
    while (true) {
        const int count = epoll_wait(poll, events, 256, -1);
        for (int i = 0; i < count; ++i) {
            const int file = events[i].data.fd;
            if (file == STDIN_FILENO) return 0;
            if (file == listener) {
                for (int peer = accept(listener, nullptr, nullptr); peer >= 0; peer = accept(listener, nullptr, nullptr)) {
                    load::unblock(peer);
                    peers[peer];
                    watch(peer);
                }
                continue;
            }
            const ssize_t got = read(file, buffer, sizeof buffer);
            if (got <= 0) {
                close(file);
                peers.erase(file);
                continue;
            }
            Peer& peer = peers[file];
            if (!peer.welcomed) {
                peer.handshake.append(buffer, static_cast<std::size_t>(got));
                if (peer.handshake.find("\r\n\r\n") == std::string::npos) continue;
                peer.welcomed = true;
                peer.handshake = {};
                if (write(file, switching.data(), switching.size()) < 0) load::give_up("write");
                continue;
            }
            for (const auto& [socket, one] : peers) {
                if (one.welcomed && write(socket, ready.data(), ready.size()) < 0) load::give_up("write");
            }
        }
    }
}
