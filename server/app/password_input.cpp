#include "app/password_input.hpp"

#include <termios.h>
#include <unistd.h>

#include <iostream>
#include <optional>

namespace bimtek::app {
namespace {

/// While it lives, the terminal shows nothing of what is typed. Ctrl-C is a letter meanwhile, so that echo always comes back.
class Silence {
public:
    Silence() {
        ::tcgetattr(STDIN_FILENO, &before_);
        auto silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;
    ~Silence() { ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }

private:
    termios before_{};
};

std::optional<std::string> line_of_stdin() {
    std::string line;
    if (!std::getline(std::cin, line)) return std::nullopt;
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

std::optional<std::string> ask(const char* prompt) {
    const Silence silence;
    std::cerr << prompt << std::flush;
    auto line = line_of_stdin();
    std::cerr << '\n';
    return line;
}

}  // namespace

Result<Password, Failure> read_password(bool from_stdin) {
    const bool prompt = !from_stdin && ::isatty(STDIN_FILENO) == 1;
    const auto password = prompt ? ask("Password: ") : line_of_stdin();
    if (!password) return Failure{"No password was given on standard input."};
    if (prompt && ask("Again: ") != password) return Failure{"The two passwords differ."};
    return Password{*password};
}

}  // namespace bimtek::app
