// Where passwords come from: never from the command line, which everyone on the machine can read.
#pragma once

#include <string>

#include "app/failure.hpp"
#include "bimtek/base/result.hpp"

namespace bimtek::app {

struct Password {
    std::string text;
};

/// Asked for twice without echo when standard input is a terminal; else, or when `from_stdin`, its first line.
Result<Password, Failure> read_password(bool from_stdin);

}  // namespace bimtek::app
