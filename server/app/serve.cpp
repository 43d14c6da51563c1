#include "app/serve.hpp"

#include <sys/resource.h>

#include <filesystem>
#include <iostream>
#include <thread>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "app/control_socket.hpp"
#include "app/data_folder.hpp"
#include "app/limits_file.hpp"
#include "app/metrics_token.hpp"
#include "app/public_address.hpp"
#include "app/request.hpp"
#include "app/server_file.hpp"
#include "app/stop_signals.hpp"
#include "app/web_folder.hpp"
#include "net/clock.hpp"
#include "net/server.hpp"
#include "net/session_thread.hpp"

namespace bimtek::app {
namespace {

/// Why the port cannot be had; nullopt when it can. Asked before anything is made in the data folder.
std::optional<Failure> refuse_port(const ServeOptions& options) {
    using boost::asio::ip::tcp;
    boost::asio::io_context context;
    tcp::acceptor acceptor(context);
    const tcp::endpoint endpoint(boost::asio::ip::make_address(options.address), options.port);
    boost::system::error_code error;
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(boost::asio::socket_base::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) return std::nullopt;
    return Failure{"Cannot listen on " + http_address(options.address, options.port) + ": " + error.message() + "."};
}

Result<net::ServerConfig, Failure> config_of(const ServeOptions& options) {
    net::ServerConfig config;
    config.address = options.address;
    config.port = options.port;
    config.public_url = net::read_public_url(options.public_url).value_or(net::PublicUrl{});
    config.web = options.web.empty() ? find_web_folder(std::filesystem::read_symlink("/proc/self/exe")) : options.web;
    if (!options.web.empty() && !is_web_folder(options.web)) {
        return Failure{"There is no built web client in " + options.web.string() + "."};
    }
    config.data = options.data;
    config.embedded = options.embedded;
    // A proxy is on this machine as well, and whoever asks through it is not.
    config.metrics.this_machine = options.public_url.empty() && options.trusted_proxy.empty();
    if (!options.metrics_token_file.empty()) {
        auto token = read_metrics_token(options.metrics_token_file);
        if (!token.ok()) return token.error();
        config.metrics.token = token->text;
    }
    if (!options.limits.empty()) {
        auto limits = read_limits(options.limits);
        if (!limits.ok()) return limits.error();
        config.limits = *limits;
    }
    return config;
}

void warn(const ServeOptions& options, const net::ServerConfig& config) {
    const auto url = options.public_url.empty() ? http_address(options.address, options.port) : options.public_url;
    if (!keeps_secrets(url)) {
        std::cerr << "Warning: " << url << " is neither HTTPS nor on this machine alone; links and passwords cross the network in the clear.\n";
    }
    if (config.web.empty()) std::cerr << "Warning: the web client is not built; only the API is served.\n";
}

/// As many descriptors as the system allows: each connection takes one.
void raise_descriptor_limit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

std::optional<Failure> serve(const ServeOptions& options) {
    const StopSignals signals;
    auto config = config_of(options);
    if (!config.ok()) return config.error();
    if (auto failure = refuse_port(options)) return failure;
    if (auto failure = refuse_long_path(options.data)) return failure;

    const net::Clock clock;
    net::SessionThread sessions;
    const auto folder = open_data_folder(options.data, clock.now());
    if (!folder.ok()) return Failure{folder.error().message};

    raise_descriptor_limit();
    warn(options, *config);
    net::Server server(*std::move(config), clock, sessions,
                       {(*folder)->catalog, (*folder)->log, (*folder)->writer, (*folder)->readers});
    const auto control = ControlSocket::open(options.data, [&](std::string_view request) {
        return carry_out(**folder, request, clock.now(), [&](const store::UserId& user) { server.shut_out(user); });
    });
    if (!control.ok()) return control.error();
    if (!server.listen()) {
        return Failure{"Cannot listen on " + http_address(options.address, options.port) + ": the address is in use."};
    }
    const auto address = http_address(options.address, server.local_port());
    const ServerFile file(options.data, address);
    std::cout << "Listening on " << address << std::endl;

    std::thread stopper([&] {
        signals.wait();
        server.stop();
    });
    server.run();
    stopper.join();
    return std::nullopt;
}

}  // namespace bimtek::app
