#include "net/ws_socket.hpp"

#include <array>
#include <cerrno>
#include <utility>

#include <boost/asio/post.hpp>
#include <sys/socket.h>
#include <sys/uio.h>

namespace bimtek::net {
namespace {

constexpr std::size_t pieces_per_write = 64;
constexpr std::uint16_t normal_closure = 1000;
constexpr std::uint16_t no_code = 1005;

WireBytes ping_bytes() {
    static const auto bytes = std::make_shared<const std::string>(ping_frame({}));
    return bytes;
}

bool would_block() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }

}  // namespace

WsSocket::WsSocket(IoThread& thread, boost::asio::ip::tcp::socket socket)
    : thread_(thread),
      socket_(std::move(socket)),
      parser_(limits::hello_bytes_max),
      rate_(thread.limits().commands_per_second, thread.limits().commands_burst),
      next_ping_(Clock::Steady::now() + thread.limits().ping_interval) {}

void WsSocket::start(std::string response, std::string_view leftover) {
    boost::system::error_code ignored;
    socket_.set_option(boost::asio::socket_base::send_buffer_size(limits::socket_send_buffer_bytes), ignored);
    write(std::make_shared<const std::string>(std::move(response)), SendQueue::Counted::no);
    take(leftover);
    wait_readable();
}

void WsSocket::send(WireBytes bytes, SendQueue::Counted counted) {
    if (!closing_ && !gone_) write(std::move(bytes), counted);
}

void WsSocket::close(std::uint16_t code, std::string_view reason) {
    if (closing_ || gone_) return;
    closing_ = true;
    closing_at_ = Clock::Steady::now();
    close_code_ = code;
    if (code == static_cast<std::uint16_t>(live::CloseCode::too_slow)) queue_.drop_unsent();
    write(std::make_shared<const std::string>(close_frame(code, reason)), SendQueue::Counted::no);
    finish_close();
}

void WsSocket::not_understood(std::string_view word) { close(static_cast<std::uint16_t>(live::CloseCode::protocol_error), word); }

void WsSocket::tick(Time now) {
    const auto& limits = thread_.limits();
    if (closing_) {
        if (now - closing_at_ > limits.close_time_max) end_soon();
        return;
    }
    if (queue_.age(now) > limits.send_queue_age_max) {
        close(static_cast<std::uint16_t>(live::CloseCode::too_slow));
        return;
    }
    if (now < next_ping_) return;
    next_ping_ = now + limits.ping_interval;
    if (!heard_ && ++pings_missed_ >= limits::pings_missed_max) {
        end_soon();
        return;
    }
    heard_ = false;
    send(ping_bytes());
}

void WsSocket::admit() {
    parser_.allow(limits::frame_bytes_max);
    rate_ = RateLimit(thread_.limits().commands_per_second, thread_.limits().commands_burst);
}

void WsSocket::wait_readable() {
    socket_.async_wait(boost::asio::socket_base::wait_read,
                       [self = shared_from_this()](const boost::system::error_code& error) {
                           if (!error) self->on_readable();
                       });
}

void WsSocket::on_readable() {
    const auto buffer = thread_.read_buffer();
    const auto count = ::recv(socket_.native_handle(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (count == 0 || (count < 0 && !would_block())) {
        end();
        return;
    }
    if (count > 0) take({buffer.data(), static_cast<std::size_t>(count)});
    if (!gone_) wait_readable();
}

void WsSocket::take(std::string_view bytes) {
    if (!bytes.empty()) {
        heard_ = true;
        pings_missed_ = 0;
        on_sign_of_life();
    }
    while (!bytes.empty() && !deaf_) {
        auto received = parser_.take(bytes);
        if (!received.ok()) {
            deaf_ = true;
            close(static_cast<std::uint16_t>(received.error()));
        } else if (received->has_value()) {
            on_received(std::move(**received));
        }
    }
}

void WsSocket::on_received(Received received) {
    if (received.kind == Received::Kind::close) {
        deaf_ = true;
        peer_closed_ = true;
        close(received.close_code == no_code ? normal_closure : received.close_code);
        finish_close();
        return;
    }
    if (closing_) return;
    // Pongs count too: one comes every 15 seconds, or from a flood.
    const auto wait = rate_.take(Clock::Steady::now());
    too_fast_ = wait ? too_fast_ + 1 : 0;
    if (too_fast_ > limits::floods_max) {
        not_understood("too_fast");
    } else if (received.kind == Received::Kind::text) {
        on_text(std::move(received.payload), wait);
    } else if (received.kind == Received::Kind::ping && !wait) {
        send(std::make_shared<const std::string>(pong_frame(received.payload)));
    }
}

void WsSocket::write(WireBytes bytes, SendQueue::Counted counted) {
    std::size_t sent = 0;
    if (queue_.empty()) {
        const auto count = ::send(socket_.native_handle(), bytes->data(), bytes->size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (count < 0 && !would_block()) {
            end_soon();
            return;
        }
        sent = count < 0 ? 0 : static_cast<std::size_t>(count);
        if (sent == bytes->size()) return;
    }
    const auto now = Clock::Steady::now();
    if (!queue_.push(std::move(bytes), counted, thread_.limits().send_queue_bytes_max, now)) {
        close(static_cast<std::uint16_t>(live::CloseCode::too_slow));
        return;
    }
    queue_.sent(sent, now);
    wait_writable();
}

void WsSocket::wait_writable() {
    if (waiting_writable_) return;
    waiting_writable_ = true;
    socket_.async_wait(boost::asio::socket_base::wait_write,
                       [self = shared_from_this()](const boost::system::error_code& error) {
                           self->waiting_writable_ = false;
                           if (!error) self->on_writable();
                       });
}

void WsSocket::on_writable() {
    std::array<std::string_view, pieces_per_write> pieces;
    std::array<iovec, pieces_per_write> parts;
    const auto count = queue_.gather(pieces);
    for (std::size_t i = 0; i < count; ++i) parts[i] = {const_cast<char*>(pieces[i].data()), pieces[i].size()};
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = count;
    const auto sent = ::sendmsg(socket_.native_handle(), &message, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent < 0 && !would_block()) {
        end();
        return;
    }
    if (sent > 0) queue_.sent(static_cast<std::size_t>(sent), Clock::Steady::now());
    if (!queue_.empty()) wait_writable();
    finish_close();
}

void WsSocket::finish_close() {
    if (!closing_ || !queue_.empty() || gone_) return;
    if (peer_closed_) {
        end_soon();
    } else if (deaf_) {
        // An answer could not be read any more: the end of the line is the answer.
        boost::system::error_code ignored;
        socket_.shutdown(boost::asio::socket_base::shutdown_send, ignored);
    }
}

void WsSocket::end() {
    if (gone_) return;
    gone_ = true;
    thread_.traffic().closed(close_code_);
    boost::system::error_code ignored;
    socket_.close(ignored);
    on_gone();
}

void WsSocket::end_soon() {
    boost::asio::post(thread_.context(), [self = shared_from_this()] { self->end(); });
}

}  // namespace bimtek::net
