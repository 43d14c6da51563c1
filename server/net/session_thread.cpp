#include "net/session_thread.hpp"

#include <utility>

#include <boost/asio/post.hpp>

#include "bimtek/base/limits.hpp"

namespace bimtek::net {

SessionThread::SessionThread() : context_(1), work_(context_.get_executor()), timer_(context_) {}

SessionThread::~SessionThread() { stop(); }

void SessionThread::start(std::function<void()> tick) {
    tick_ = std::move(tick);
    tick_again();
    thread_ = std::thread([this] { context_.run(); });
}

void SessionThread::stop() {
    if (!thread_.joinable()) return;
    post([this] {
        timer_.cancel();
        tick_ = nullptr;
        work_.reset();
        context_.stop();
    });
    thread_.join();
}

void SessionThread::post(std::function<void()> work) { boost::asio::post(context_, std::move(work)); }

void SessionThread::tick_again() {
    timer_.expires_after(limits::session_tick_interval);
    timer_.async_wait([this](const boost::system::error_code& error) {
        if (error || !tick_) return;
        tick_();
        tick_again();
    });
}

}  // namespace bimtek::net
