#include "app/control_socket.hpp"

#include <sys/stat.h>

#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include "bimtek/base/limits.hpp"

namespace bimtek::app {
namespace {

using Protocol = boost::asio::local::stream_protocol;
using boost::system::error_code;

constexpr auto accept_retry = std::chrono::milliseconds(100);  // out of descriptors: wait until some are closed

std::filesystem::path socket_file(const std::filesystem::path& folder) { return folder / "control.sock"; }

/// nullopt: the path is longer than the address of a local socket.
std::optional<Protocol::endpoint> endpoint_of(const std::filesystem::path& file) {
    if (file.native().size() >= sizeof(sockaddr_un::sun_path)) return std::nullopt;
    return Protocol::endpoint(file.native());
}

/// One request and its answer; keeps itself until it is over or its time is.
class Conversation : public std::enable_shared_from_this<Conversation> {
public:
    Conversation(Protocol::socket socket, const ControlSocket::Answer& answer)
        : socket_(std::move(socket)), timer_(socket_.get_executor()), answer_(answer) {}

    void start() {
        limit_time();
        boost::asio::async_read_until(
            socket_, boost::asio::dynamic_buffer(text_, limits::control_request_bytes_max), '\n',
            [self = shared_from_this()](const error_code& error, std::size_t length) { self->on_request(error, length); });
    }

private:
    void on_request(const error_code& error, std::size_t length) {
        timer_.cancel();
        if (error) return;
        text_ = answer_(std::string_view(text_).substr(0, length - 1)) + "\n";
        limit_time();
        boost::asio::async_write(socket_, boost::asio::buffer(text_),
                                 [self = shared_from_this()](const error_code&, std::size_t) { self->timer_.cancel(); });
    }

    void limit_time() {
        timer_.expires_after(limits::control_transfer_time_max);
        timer_.async_wait([self = shared_from_this()](const error_code& cancelled) {
            error_code ignored;
            if (!cancelled) self->socket_.close(ignored);
        });
    }

    Protocol::socket socket_;
    boost::asio::steady_timer timer_;
    const ControlSocket::Answer& answer_;
    std::string text_;
};

}  // namespace

Result<std::unique_ptr<ControlSocket>, Failure> ControlSocket::open(const std::filesystem::path& folder, Answer answer) {
    std::unique_ptr<ControlSocket> control(new ControlSocket(socket_file(folder), std::move(answer)));
    if (auto failure = control->listen()) return *std::move(failure);
    control->accept_next();
    control->thread_ = std::thread([&context = control->context_] { context.run(); });
    return control;
}

ControlSocket::ControlSocket(std::filesystem::path file, Answer answer)
    : file_(std::move(file)), answer_(std::move(answer)), context_(1), acceptor_(context_), retry_(context_) {}

ControlSocket::~ControlSocket() {
    if (!thread_.joinable()) return;
    context_.stop();
    thread_.join();
    std::error_code ignored;
    std::filesystem::remove(file_, ignored);
}

std::optional<Failure> ControlSocket::listen() {
    if (auto failure = refuse_long_path(file_.parent_path())) return failure;
    const auto endpoint = endpoint_of(file_);
    std::error_code ignored;
    std::filesystem::remove(file_, ignored);
    error_code error;
    acceptor_.open(endpoint->protocol(), error);
    // The file takes over the mode of the socket, so there is no moment in which others could connect.
    if (!error && ::fchmod(acceptor_.native_handle(), S_IRUSR | S_IWUSR) != 0) error.assign(errno, boost::system::system_category());
    if (!error) acceptor_.bind(*endpoint, error);
    if (!error) acceptor_.listen(boost::asio::socket_base::max_listen_connections, error);
    if (error) return Failure{"Cannot listen on " + file_.string() + ": " + error.message() + "."};
    return std::nullopt;
}

void ControlSocket::accept_next() {
    acceptor_.async_accept([this](const error_code& error, Protocol::socket socket) {
        if (!error) {
            std::make_shared<Conversation>(std::move(socket), answer_)->start();
            accept_next();
            return;
        }
        retry_.expires_after(accept_retry);
        retry_.async_wait([this](const error_code&) { accept_next(); });
    });
}

std::optional<Failure> refuse_long_path(const std::filesystem::path& folder) {
    const auto file = socket_file(folder);
    if (endpoint_of(file)) return std::nullopt;
    return Failure{"The path of the data folder is too long for a socket in it: " + file.string() + "."};
}

Result<std::string, NoAnswer> ask_running_server(const std::filesystem::path& folder, std::string_view request) {
    const auto endpoint = endpoint_of(socket_file(folder));
    if (!endpoint) return NoAnswer::nobody_there;
    boost::asio::io_context context(1);
    Protocol::socket socket(context);
    error_code error;
    socket.connect(*endpoint, error);
    if (error) return NoAnswer::nobody_there;
    boost::asio::write(socket, boost::asio::buffer(std::string(request) + "\n"), error);
    if (error) return NoAnswer::none_in_time;

    std::string text;
    std::optional<std::string> answer;
    boost::asio::async_read_until(socket, boost::asio::dynamic_buffer(text, limits::control_answer_bytes_max), '\n',
                                  [&](const error_code& failed, std::size_t length) {
                                      if (!failed) answer = text.substr(0, length - 1);
                                  });
    context.run_for(limits::control_answer_time_max);
    if (!answer) return NoAnswer::none_in_time;
    return *std::move(answer);
}

}  // namespace bimtek::app
