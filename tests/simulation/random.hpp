// Chance from a seed: the same seed gives the same session, on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>

namespace bimtek::simulation {

class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}

    /// 0 … n − 1; the distributions of the standard library differ between libraries, this does not.
    int below(int n) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(n)); }
    bool percent(int chance) { return below(100) < chance; }
    bool one_in(int n) { return below(n) == 0; }

    /// One of a list that is not empty.
    template <class List>
    auto& any(List& list) {
        return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
    }

private:
    std::mt19937_64 engine_;
};

}  // namespace bimtek::simulation
