// Why a subcommand did not do what it was asked to.
#pragma once

#include <string>

namespace bimtek::app {

/// `sentence` is for the person at the keyboard, on standard error; the exit status is 2.
struct Failure {
    std::string sentence;
};

}  // namespace bimtek::app
