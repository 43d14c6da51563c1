// A client of the live protocol on one WebSocket: perhaps probes of the line, a hello, then commands; everything else ends it.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "bimtek/codec/client_frame.hpp"
#include "bimtek/live/audience.hpp"
#include "bimtek/live/session_directory.hpp"
#include "net/ws_socket.hpp"

namespace bimtek::net {

class Gateway;
class Room;

class WsConnection final : public WsSocket {
public:
    /// `thread` and `gateway` outlive it.
    WsConnection(IoThread& thread, Gateway& gateway, boost::asio::ip::tcp::socket socket);

    IoThread& home() const { return thread(); }
    live::ConnectionId id() const { return id_; }
    std::shared_ptr<const live::LifeSign> life() const { return life_; }

    void tick(Time now) override;
    /// Closes with 1012, unless a session has it: then that says goodbye.
    void go_away();

    /// The session was told of the hello; from now on it must be told of the end too. Closes with 4001 at `until`, when the sign-in ends.
    void admitted(const SessionId& session, std::optional<Instant> until);
    /// The hello was not good: closes, and no session knows of it.
    void turned_away(live::CloseCode code);
    /// The session has welcomed it: `room` delivers to it until it is gone.
    void welcomed(std::shared_ptr<Room> room, live::ViewId view, WireBytes welcome);
    /// The session has forgotten it and wants it closed.
    void sent_away(live::CloseCode code);

private:
    friend class Room;

    enum class State { awaiting_hello, authenticating, welcomed };
    /// Whether the session must be told of the end: the news that it knows the hello, its welcome and the end of the socket
    /// come from different threads, in any order.
    enum class Standing { unknown, known, over };

    void on_text(std::string text, std::optional<RateLimit::Duration> wait) override;
    void on_sign_of_life() override;
    void on_gone() override;

    void on_hello(codec::HelloFrame hello);
    void on_probe();
    void on_command(codec::CommandFrame frame, std::optional<RateLimit::Duration> wait);
    void on_fault(const codec::FrameFault& fault);
    void answer(std::string_view text);
    void close_with(live::CloseCode code) { close(static_cast<std::uint16_t>(code)); }
    void known_to(const SessionId& session);

    Gateway& gateway_;
    live::ConnectionId id_;
    std::shared_ptr<live::LifeSign> life_;
    Time since_;  ///< the handshake
    std::optional<Instant> until_;
    State state_ = State::awaiting_hello;
    int probes_ = 0;
    SessionId session_;  ///< once the standing is known
    Standing standing_ = Standing::unknown;
    std::shared_ptr<Room> room_;
    live::ViewId view_ = 0;
    std::size_t place_ = 0;  ///< in the room's list of this view
};

}  // namespace bimtek::net
