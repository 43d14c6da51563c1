// How a subcommand reaches the running server: `DIR/control.sock`, one JSON line in, one out, for the owner of the folder alone.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/steady_timer.hpp>

#include "app/failure.hpp"
#include "bimtek/base/result.hpp"

namespace bimtek::app {

/// The server's end, with a thread of its own: requests are answered one by one.
class ControlSocket {
public:
    using Answer = std::function<std::string(std::string_view request)>;

    /// Whoever calls it holds the lock of the folder, so a socket that is there already was left behind. `answer` may block.
    static Result<std::unique_ptr<ControlSocket>, Failure> open(const std::filesystem::path& folder, Answer answer);

    /// Carries a request to its end that is being answered; whoever sent it may not learn how it went.
    ~ControlSocket();

private:
    using Protocol = boost::asio::local::stream_protocol;

    ControlSocket(std::filesystem::path file, Answer answer);
    std::optional<Failure> listen();
    void accept_next();

    std::filesystem::path file_;
    Answer answer_;
    boost::asio::io_context context_;
    Protocol::acceptor acceptor_;
    boost::asio::steady_timer retry_;
    std::thread thread_;
};

/// Why there is no answer: nobody listens there, or whoever does has not given one within `limits::control_answer_time_max`.
enum class NoAnswer { nobody_there, none_in_time };

/// Sends one request to the server that runs on the folder, and waits for its answer (both without the line's end).
Result<std::string, NoAnswer> ask_running_server(const std::filesystem::path& folder, std::string_view request);

/// The path of a socket in this folder would be longer than the system takes.
std::optional<Failure> refuse_long_path(const std::filesystem::path& folder);

}  // namespace bimtek::app
