// How much memory the process has allocated, for tests of what must hold none. Always the same under a sanitizer, whose allocator this does not see.
#pragma once

#include <malloc.h>

#include <cstddef>

namespace bimtek::net::test {

inline std::size_t heap_bytes() {
    const auto heap = ::mallinfo2();
    return heap.uordblks + heap.hblkhd;
}

}  // namespace bimtek::net::test
