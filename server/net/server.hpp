// The server as a whole: sockets, sessions and requests, from listening to the last goodbye.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "bimtek/live/session_directory.hpp"
#include "bimtek/store/event_log.hpp"
#include "net/clock.hpp"
#include "net/gateway.hpp"
#include "net/http_router.hpp"
#include "net/io_thread.hpp"
#include "net/listener.hpp"
#include "net/monitor.hpp"
#include "net/net_limits.hpp"
#include "net/places.hpp"
#include "net/public_url.hpp"
#include "net/session_thread.hpp"
#include "net/static_files.hpp"
#include "net/worker_pool.hpp"
#include "store/doors.hpp"
#include "store/materials.hpp"

namespace bimtek::net {

struct ServerConfig {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;           ///< 0: the system chooses one
    std::filesystem::path web;           ///< the built client; empty for none
    PublicUrl public_url;                ///< where browsers find the server when it is not the address
    int io_threads = bimtek::limits::io_threads;
    NetLimits limits;
    std::filesystem::path data;          ///< the folder whose disk must have room
    MetricsAccess metrics;
    std::vector<std::string> embedded;   ///< hosts whose meetings the pages may hold in a frame
};

/// What the server keeps things in.
struct Storage {
    store::Catalog& catalog;
    store::EventLog& log;
    store::LogWriter& writer;          ///< of both of them, like the readers
    store::ReaderPool& readers;
};

class Server {
public:
    /// All it is given outlives it; `sessions` also outlives the threads of the storage, which post to it.
    Server(ServerConfig config, const Clock& clock, SessionThread& sessions, Storage storage);
    ~Server();

    /// False when the address is not ours or the port is taken. Before `run`.
    bool listen();
    /// After `listen`.
    std::uint16_t local_port() const { return port_; }

    /// Serves until `stop` is called; then takes no more connections, tells every client to come back (1012), gives them
    /// `limits::shutdown_time_max` to take it, and returns. Once.
    void run();

    /// Any thread.
    void stop();

    /// Has the sockets of an account closed that was shut out in the catalog already. Any thread, from `listen` to the end.
    void shut_out(const store::UserId& user) { gateway_.shut_out(user); }

private:
    void shut_down();
    void end_threads();
    int connections() const;

    ServerConfig config_;
    const Clock& clock_;
    Traffic traffic_;
    SessionThread& sessions_;
    std::vector<std::unique_ptr<IoThread>> threads_;
    store::Doors doors_;
    store::Materials materials_;
    GuessLimits code_guesses_;
    GuessLimits password_guesses_;
    live::SessionDirectory directory_;
    StaticFiles files_;
    WorkerPool admissions_;
    WorkerPool requests_;
    WorkerPool passwords_;
    Gateway gateway_;
    Monitor monitor_;
    HttpRouter router_;
    Places response_bytes_;
    Services services_;
    Listener listener_;
    std::uint16_t port_ = 0;
    std::mutex mutex_;
    std::condition_variable stopping_changed_;
    bool stopping_ = false;
};

}  // namespace bimtek::net
