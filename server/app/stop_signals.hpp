// SIGTERM and SIGINT as something to wait for.
#pragma once

#include <signal.h>

#include <chrono>

namespace bimtek::app {

/// To be made before any thread, so that none of them is interrupted. It stays in force until the process ends.
class StopSignals {
public:
    StopSignals();

    /// Returns when one has come.
    void wait() const;
    /// The same, but not for longer than `time`; whether one has come.
    bool wait_for(std::chrono::milliseconds time) const;

private:
    sigset_t signals_{};
};

}  // namespace bimtek::app
