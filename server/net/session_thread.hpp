// The one thread that owns all live sessions: what is posted to it runs there in order, with a tick between.
#pragma once

#include <functional>
#include <thread>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "bimtek/base/executor.hpp"

namespace bimtek::net {

class SessionThread : public Executor {
public:
    SessionThread();
    /// Stops, if `stop` was not called.
    ~SessionThread() override;

    /// Begins to run what was and will be posted, and `tick` every `limits::session_tick_interval`.
    void start(std::function<void()> tick);

    /// Runs what is posted already, then ends the thread. Work posted later never runs.
    void stop();

    void post(std::function<void()> work) override;

private:
    void tick_again();

    boost::asio::io_context context_;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
    boost::asio::steady_timer timer_;
    std::function<void()> tick_;
    std::thread thread_;
};

}  // namespace bimtek::net
