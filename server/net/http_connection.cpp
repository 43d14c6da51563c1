#include "net/http_connection.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <string_view>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/completion_condition.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include "net/handshake.hpp"
#include "net/http_response.hpp"
#include "net/progress.hpp"
#include "net/ws_connection.hpp"

namespace bimtek::net {
namespace {

bool is_loopback(const boost::asio::ip::address& address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped()) {
        return boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, address.to_v6()).is_loopback();
    }
    return address.is_loopback();
}

}  // namespace

HttpConnection::HttpConnection(IoThread& thread, const Services& services, boost::asio::ip::tcp::socket socket)
    : thread_(thread), services_(services), socket_(std::move(socket)), since_(Clock::Steady::now()) {}

void HttpConnection::start() {
    boost::system::error_code ignored;
    socket_.set_option(boost::asio::ip::tcp::no_delay(true), ignored);
    const int unsent_max = limits::http_unsent_bytes_max;
    ::setsockopt(socket_.native_handle(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &unsent_max, sizeof unsent_max);
    from_loopback_ = is_loopback(socket_.remote_endpoint(ignored).address());
    thread_.keep(shared_from_this());
    wait_readable();
}

void HttpConnection::tick(Time now) {
    if (state_ == State::serving || now - since_ <= time_allowed()) return;
    if (state_ == State::writing) {
        // Reset, or the system would keep what nobody reads for minutes.
        boost::system::error_code ignored;
        socket_.set_option(boost::asio::socket_base::linger(true, 0), ignored);
    }
    end_soon();
}

void HttpConnection::go_away() {
    going_away_ = true;
    if (state_ != State::serving && state_ != State::writing) end_soon();
}

Clock::Steady::duration HttpConnection::time_allowed() const {
    const auto& limits = thread_.limits();
    const auto in_a_crowd = [&](auto time) { return thread_.crowded() ? std::min(time, limits.crowded_time_max) : time; };
    switch (state_) {
        case State::idle: return in_a_crowd(limits.http_idle_time_max);
        case State::header: return in_a_crowd(limits.http_header_time_max);
        case State::body: return limits.http_body_time_max;
        case State::writing: return limits.http_write_time_max;
        case State::draining: return limits.http_drain_time_max;
        case State::serving: break;
    }
    return Clock::Steady::duration::max();
}

void HttpConnection::enter(State state) {
    if (state_ == state) return;
    state_ = state;
    since_ = Clock::Steady::now();
}

void HttpConnection::earn(std::size_t bytes) {
    since_ = later_by_progress(since_, Clock::Steady::now(), bytes, thread_.limits().http_bytes_per_second_min);
}

void HttpConnection::wait_readable() {
    socket_.async_wait(boost::asio::socket_base::wait_read,
                       [self = shared_from_this()](const boost::system::error_code& error) {
                           if (!error && !self->gone_) self->on_readable();
                       });
}

void HttpConnection::on_readable() {
    const auto buffer = thread_.read_buffer();
    const auto count = ::recv(socket_.native_handle(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (count == 0 || (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)) {
        end();
        return;
    }
    if (count > 0 && state_ == State::body) earn(static_cast<std::size_t>(count));
    if (count > 0 && state_ != State::draining) {
        input_.append(buffer.data(), static_cast<std::size_t>(count));
        next_request();
    } else {
        wait_readable();
    }
}

void HttpConnection::next_request() {
    auto taken = parser_.take(input_);
    if (parser_.in_large_body() && !hold_large_body()) {
        respond(problem(503), false);
    } else if (!taken.ok()) {
        respond(problem(taken.error().status, taken.error().detail), false);
    } else if (taken->has_value()) {
        on_request(std::move(**taken));
    } else if (const auto* head = parser_.before_large_body()) {
        ask_for_room(*head);
    } else {
        enter(parser_.in_body() ? State::body : parser_.between_requests() ? State::idle : State::header);
        input_.shrink_to_fit();  // Thousands wait, and for most of them nothing has come.
        wait_readable();
    }
}

bool HttpConnection::hold_large_body() {
    if (!large_body_) large_body_ = thread_.large_bodies().take();
    return large_body_ != nullptr;
}

bool HttpConnection::hold_response(const HttpResponse& response) {
    // What was changed is told in any case, or it would be done again; few answers to that are large.
    if (!can_ask_again_ || response.shared || !response.body || response.body->size() <= limits::small_body_bytes_max) return true;
    body_room_ = services_.response_bytes.take(static_cast<std::int64_t>(response.body->capacity()));
    return body_room_ != nullptr;
}

void HttpConnection::on_request(HttpRequest request) {
    without_body_ = request.head.method == "HEAD";
    can_ask_again_ = request.head.method == "GET";
    request.head.target = std::string(below(services_.public_url.path, request.head.target));
    if (request.head.target == "/ws") {
        boost::system::error_code ignored;
        const auto own_host = host_at(socket_.local_endpoint(ignored));
        if (const auto refusal = refuse_upgrade(request.head, services_.public_url.origin, own_host)) {
            auto response = problem(refusal->status, refusal->detail);
            if (refusal->status == 426) {
                response.fields.push_back({"Upgrade", "websocket"});
                response.fields.push_back({"Sec-WebSocket-Version", "13"});
            }
            respond(std::move(response), false);
        } else {
            upgrade(request.head);
        }
        return;
    }
    enter(State::serving);
    request.from_loopback = from_loopback_;
    const bool keep_alive = request.head.version == 11 && !request.head.has_token("Connection", "close");
    services_.http.serve(std::move(request), [self = shared_from_this(), keep_alive](HttpResponse response) {
        self->thread_.post([self, keep_alive, response = std::move(response)]() mutable {
            self->respond(std::move(response), keep_alive);
        });
    });
}

void HttpConnection::ask_for_room(RequestHead head) {
    enter(State::serving);
    const bool asks_first = head.has_token("Expect", "100-continue");
    head.target = std::string(below(services_.public_url.path, head.target));
    services_.http.make_room(std::move(head), [self = shared_from_this(), asks_first](Result<Place, HttpResponse> room) {
        self->thread_.post([self, asks_first, room = std::move(room)]() mutable {
            if (self->gone_) return;
            if (!room.ok()) return self->respond(std::move(room).error(), false);
            self->room_ = *std::move(room);
            self->parser_.let_body_in();
            if (asks_first && !self->say_continue()) return self->end();
            self->next_request();
        });
    });
}

bool HttpConnection::say_continue() {
    // Who reads none of the responses before it may have left no room. Without it the body comes after a while all the same
    // (RFC 9110, 10.1.1); half of it would spoil what follows.
    constexpr std::string_view line = "HTTP/1.1 100 Continue\r\n\r\n";
    const auto sent = ::send(socket_.native_handle(), line.data(), line.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    return sent <= 0 || static_cast<std::size_t>(sent) == line.size();
}

void HttpConnection::upgrade(const RequestHead& head) {
    const auto self = shared_from_this();
    const auto connection = std::make_shared<WsConnection>(thread_, services_.gateway, std::move(socket_));
    gone_ = true;
    thread_.hand_over(this, connection->id(), connection);
    connection->start(handshake_response(*head.find("Sec-WebSocket-Key")), input_);
}

void HttpConnection::respond(HttpResponse response, bool keep_alive) {
    if (gone_) return;
    enter(State::writing);
    room_.reset();
    large_body_.reset();
    if (!hold_response(response)) response = busy(limits::response_retry);
    thread_.traffic().responded(response.status);
    keep_alive_ = keep_alive && !going_away_;
    header_ = header_bytes(response, keep_alive_, thread_.clock().now());
    body_ = without_body_ ? nullptr : std::move(response.body);
    std::array<boost::asio::const_buffer, 2> bytes{boost::asio::buffer(header_), boost::asio::const_buffer()};
    if (body_) bytes[1] = boost::asio::buffer(*body_) + response.from;
    const auto after_each = [self = shared_from_this(), before = std::size_t{0}](const boost::system::error_code& error,
                                                                                  std::size_t written) mutable {
        self->earn(written - std::exchange(before, written));
        return boost::asio::transfer_all()(error, written);
    };
    const auto after_all = [self = shared_from_this()](const boost::system::error_code& error, std::size_t) {
        if (self->gone_) return;
        if (error) {
            self->end();
        } else {
            self->on_written();
        }
    };
    boost::asio::async_write(socket_, bytes, after_each, after_all);
}

void HttpConnection::on_written() {
    std::string().swap(header_);
    body_.reset();
    body_room_.reset();
    without_body_ = can_ask_again_ = false;
    if (keep_alive_ && !going_away_) {
        enter(State::idle);
        next_request();
        return;
    }
    boost::system::error_code ignored;
    socket_.shutdown(boost::asio::socket_base::shutdown_send, ignored);
    enter(State::draining);
    wait_readable();
}

void HttpConnection::end() {
    if (gone_) return;
    gone_ = true;
    boost::system::error_code ignored;
    socket_.close(ignored);
    thread_.forget(this);
}

void HttpConnection::end_soon() {
    thread_.post([self = shared_from_this()] { self->end(); });
}

}  // namespace bimtek::net
