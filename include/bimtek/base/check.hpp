// BIMTEK_CHECK: what must hold if our own code is right. It stops the process, in release too, and is never used for input.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace bimtek {

[[noreturn]] inline void check_failed(const char* expression, const char* file, int line) {
    std::fprintf(stderr, "CHECK failed: %s (%s:%d)\n", expression, file, line);
    std::abort();
}

}  // namespace bimtek

/// The prefix keeps it apart from doctest's CHECK.
#define BIMTEK_CHECK(expression) ((expression) ? (void)0 : ::bimtek::check_failed(#expression, __FILE__, __LINE__))
