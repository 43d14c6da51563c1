// A connection that speaks HTTP: one request after another, each with its deadline, until it closes or becomes a WebSocket.
#pragma once

#include <memory>
#include <string>

#include <boost/asio/ip/tcp.hpp>

#include "net/http_parser.hpp"
#include "net/http_service.hpp"
#include "net/io_thread.hpp"
#include "net/places.hpp"
#include "net/public_url.hpp"

namespace bimtek::net {

class Gateway;

/// What connections are made for; all of it outlives them.
struct Services {
    HttpService& http;
    Gateway& gateway;
    const PublicUrl& public_url;
    Places& response_bytes;  ///< for `limits::response_bytes_in_memory_max`
};

/// Lives on one I/O thread and is only touched there.
class HttpConnection : public std::enable_shared_from_this<HttpConnection> {
public:
    using Time = Clock::Steady::time_point;

    HttpConnection(IoThread& thread, const Services& services, boost::asio::ip::tcp::socket socket);

    void start();
    /// Deadlines; about every `io_tick_interval`.
    void tick(Time now);
    /// Ends it now when it is idle, otherwise after the response that is due.
    void go_away();

private:
    enum class State {
        idle,      ///< between requests, nothing of the next one is here
        header,
        body,
        serving,   ///< a handler has the request
        writing,
        draining,  ///< the last response is out; what still comes in is thrown away, so that it does not reset the response
    };

    void enter(State state);
    /// Bytes of a body that came, or of a response that went, put the deadline off.
    void earn(std::size_t bytes);
    void wait_readable();
    void on_readable();
    void next_request();
    /// Has this connection a place among the large bodies until it responds; false when there is none.
    bool hold_large_body();
    /// Has it room for the body of a response until that is written; false when there is none.
    bool hold_response(const HttpResponse& response);
    void on_request(HttpRequest request);
    void ask_for_room(RequestHead head);
    /// Tells that the body may come, if that can be told at once; false when a part of it went.
    bool say_continue();
    void upgrade(const RequestHead& head);
    void respond(HttpResponse response, bool keep_alive);
    void on_written();
    void end();
    void end_soon();
    Clock::Steady::duration time_allowed() const;

    IoThread& thread_;
    const Services& services_;
    boost::asio::ip::tcp::socket socket_;
    HttpParser parser_;
    std::string input_;
    State state_ = State::header;
    Time since_;
    Place room_;                               ///< for the body of the request, when it had to be let in
    Place large_body_;                         ///< the same body or another large one, among the thread's
    std::string header_;                       ///< of the response being written
    std::shared_ptr<const std::string> body_;
    Place body_room_;                          ///< for it, when it is counted
    bool without_body_ = false;                ///< the request was a HEAD
    bool can_ask_again_ = false;               ///< it was a GET
    bool keep_alive_ = true;
    bool going_away_ = false;
    bool from_loopback_ = false;
    bool gone_ = false;
};

}  // namespace bimtek::net
