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

bool StopSignals::wait_for(std::chrono::milliseconds time) const {
    const auto whole = std::chrono::floor<std::chrono::seconds>(time);
    const timespec longest{whole.count(), std::chrono::nanoseconds(time - whole).count()};
    return ::sigtimedwait(&signals_, nullptr, &longest) > 0;
}

}  // namespace bimtek::app
