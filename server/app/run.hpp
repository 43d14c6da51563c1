// The program: reads its arguments, does what they ask for, and says in one sentence when it cannot.
#pragma once

namespace bimtek::app {

/// Returns the exit status: 0 when it was done, 2 when it was refused and nothing was changed, 1 when it broke off.
int run(int argc, const char* const* argv);

}  // namespace bimtek::app
