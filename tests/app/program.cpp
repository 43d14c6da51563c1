#include "app/program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <stdexcept>

extern char** environ;  // NOLINT: POSIX gives it no header

namespace bimtek::app {
namespace {

constexpr int wait_ms_max = 60'000;  // for the next sign of life of the child, on a machine that is busy with other things

struct Pipe {
    int read = -1;
    int write = -1;
};

Pipe make_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    return {ends[0], ends[1]};
}

/// What stood in the pipe is added to `text`; the descriptor is closed and -1 at its end.
void take(int& descriptor, std::string& text) {
    std::array<char, 4096> bytes{};
    const auto count = ::read(descriptor, bytes.data(), bytes.size());
    if (count > 0) {
        text.append(bytes.data(), static_cast<std::size_t>(count));
        return;
    }
    ::close(descriptor);
    descriptor = -1;
}

}  // namespace

Program::Program(const Words& arguments, const std::string& input) {
    const auto in = make_pipe();
    const auto out = make_pipe();
    const auto err = make_pipe();
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, in.read, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, out.write, STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, err.write, STDERR_FILENO);

    std::string program = BIMTEK_BINARY;
    Words words = arguments;
    std::vector<char*> argv{program.data()};
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    // Before there is a reader, who may be gone again before it has read: a pipe takes 64 KiB, more than any test says.
    const bool said = ::write(in.write, input.data(), input.size()) == static_cast<ssize_t>(input.size());
    const int failed = ::posix_spawn(&pid_, program.c_str(), &actions, nullptr, argv.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(in.read);
    ::close(out.write);
    ::close(err.write);
    out_ = out.read;
    err_ = err.read;
    ::close(in.write);
    if (failed != 0) throw std::runtime_error("cannot start " + program);
    if (!said) throw std::runtime_error("cannot write to " + program);
}

Program::~Program() {
    if (out_ >= 0) ::close(out_);
    if (err_ >= 0) ::close(err_);
    if (pid_ < 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
}

bool Program::read_some() {
    std::array<pollfd, 2> ends{pollfd{out_, POLLIN, 0}, pollfd{err_, POLLIN, 0}};  // poll passes over descriptor -1
    if (out_ < 0 && err_ < 0) return false;
    if (::poll(ends.data(), ends.size(), wait_ms_max) <= 0) {
        throw std::runtime_error("no sign of life; so far: " + ended_.out + ended_.err);
    }
    if (ends[0].revents != 0) take(out_, ended_.out);
    if (ends[1].revents != 0) take(err_, ended_.err);
    return true;
}

std::string Program::next_line() {
    for (;;) {
        if (const auto end = ended_.out.find('\n'); end != std::string::npos) {
            const auto line = ended_.out.substr(0, end);
            ended_.out.erase(0, end + 1);
            return line;
        }
        if (!read_some()) throw std::runtime_error("no line; it said: " + ended_.out + ended_.err);
    }
}

void Program::terminate() const { ::kill(pid_, SIGTERM); }
void Program::interrupt() const { ::kill(pid_, SIGINT); }

Ended Program::wait() {
    while (read_some()) {
    }
    int status = 0;
    ::waitpid(pid_, &status, 0);  // Both pipes are at their end, so it is on its way out.
    pid_ = -1;
    ended_.status = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    return ended_;
}

Ended run_program(const Words& arguments, const std::string& input) { return Program(arguments, input).wait(); }

}  // namespace bimtek::app
