// The real program as a child process. Every wait is on its pipes and has a deadline.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace bimtek::app {

struct Ended {
    int status = -1;  ///< exit status; minus the signal when one ended it
    std::string out;
    std::string err;
};

using Words = std::vector<std::string>;

class Program {
public:
    /// Starts it with these arguments; `input` is all that its standard input holds.
    explicit Program(const Words& arguments, const std::string& input = {});
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    /// Kills it, if it was not waited for.
    ~Program();

    /// Reads its standard output up to the next line's end, and returns the line without it. Throws when there is none.
    std::string next_line();
    void terminate() const;
    void interrupt() const;
    /// Reads what it still writes, and waits until it has ended.
    Ended wait();

private:
    bool read_some();

    pid_t pid_ = -1;
    int out_ = -1;
    int err_ = -1;
    Ended ended_;
};

/// Runs it to its end.
Ended run_program(const Words& arguments, const std::string& input = {});

}  // namespace bimtek::app
