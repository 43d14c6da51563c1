#include "app/stop_signals.hpp"

namespace bimtek::app {

StopSignals::StopSignals() {
    ::sigemptyset(&signals_);
    ::sigaddset(&signals_, SIGTERM);
    ::sigaddset(&signals_, SIGINT);
    ::pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    ::signal(SIGPIPE, SIG_IGN);  // A log that nobody reads any more is no reason to stop.
}

void StopSignals::wait() const {
    int signal = 0;
    ::sigwait(&signals_, &signal);
}

void StopSignals::wait_for(std::chrono::seconds time) const {
    const timespec longest{time.count(), 0};
    ::sigtimedwait(&signals_, nullptr, &longest);
}

}  // namespace bimtek::app
