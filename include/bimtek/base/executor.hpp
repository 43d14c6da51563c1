// Where completions go: "run this on your own thread, after what you are doing now".
#pragma once

#include <functional>

namespace bimtek {

/// The queue of one owner thread. `post` may be called from any thread, never blocks and never runs the work at once.
/// Work posted from one thread runs in the order in which it was posted.
class Executor {
public:
    virtual ~Executor() = default;
    virtual void post(std::function<void()> work) = 0;
};

}  // namespace bimtek
