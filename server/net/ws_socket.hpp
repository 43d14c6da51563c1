// A WebSocket after its handshake: frames in, frames out, heartbeat, close. It knows nothing of sessions.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/ip/tcp.hpp>

#include "net/frame_codec.hpp"
#include "net/io_thread.hpp"
#include "net/rate_limit.hpp"
#include "net/send_queue.hpp"

namespace bimtek::net {

/// Lives on one I/O thread and is only touched there. Idle, it owns no buffer: it waits for readability and reads into the
/// thread's. Nothing here ends the connection within a call of its owner: the end comes as `on_gone`, from the loop.
class WsSocket : public std::enable_shared_from_this<WsSocket> {
public:
    using Time = Clock::Steady::time_point;

    WsSocket(IoThread& thread, boost::asio::ip::tcp::socket socket);
    virtual ~WsSocket() = default;

    /// Writes the handshake's response and begins to read, with what came behind the request.
    void start(std::string response, std::string_view leftover);

    /// At once when the socket takes it, otherwise queued; a queue that would grow over its bound closes with `too_slow`.
    /// After a close nothing is sent any more.
    void send(WireBytes bytes, SendQueue::Counted counted = SendQueue::Counted::yes);

    /// Sends what is queued, then the close frame; the other side has `close_time_max` to answer. `too_slow` does not wait for
    /// what is queued. `reason` as `close_frame` has it.
    void close(std::uint16_t code, std::string_view reason = {});
    /// Closes with 4004 and the word for what was not understood.
    void not_understood(std::string_view word);

    /// Deadlines and the heartbeat; about every `io_tick_interval`.
    virtual void tick(Time now);

protected:
    /// `wait`: the frame comes too fast, by this much.
    virtual void on_text(std::string text, std::optional<RateLimit::Duration> wait) = 0;
    virtual void on_sign_of_life() = 0;
    /// Called once; the socket is closed.
    virtual void on_gone() = 0;

    /// It is somebody now: messages may have their full size, and the rate counts from here, for what came before was no command.
    void admit();

    IoThread& thread() const { return thread_; }
    bool gone() const { return gone_; }

private:
    void wait_readable();
    void on_readable();
    void take(std::string_view bytes);
    void on_received(Received received);
    void write(WireBytes bytes, SendQueue::Counted counted);
    void wait_writable();
    void on_writable();
    void finish_close();
    void end();
    void end_soon();

    IoThread& thread_;
    boost::asio::ip::tcp::socket socket_;
    FrameParser parser_;
    SendQueue queue_;
    RateLimit rate_;
    Time next_ping_;
    Time closing_at_{};
    std::optional<std::uint16_t> close_code_;  ///< of our close frame
    int too_fast_ = 0;      ///< frames in a row beyond the rate
    int pings_missed_ = 0;
    bool heard_ = true;     ///< since the last ping
    bool closing_ = false;  ///< our close frame is out or queued
    bool deaf_ = false;     ///< the other side has closed, or sends what makes no sense: the rest is thrown away
    bool peer_closed_ = false;
    bool waiting_writable_ = false;
    bool gone_ = false;
};

}  // namespace bimtek::net
