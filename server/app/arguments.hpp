// The command line: from words to options. Nothing outside the words is looked at.
#pragma once

#include <string>
#include <variant>

#include "app/options.hpp"

namespace bimtek::app {

/// Nothing is to be done but to print `text`, on standard output when the status is 0, else on standard error.
struct Quit {
    int status = 0;
    std::string text;
};

std::variant<Options, Quit> parse_arguments(int argc, const char* const* argv);

}  // namespace bimtek::app
