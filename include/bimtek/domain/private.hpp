// Text that a human typed. It is kept apart from the events, and may be gone.
#pragma once

#include <optional>
#include <utility>

namespace bimtek::domain {

/// A value that is stored beside its event and can be erased later; absent means erased, never "was not given".
template <class T>
struct Private {
    std::optional<T> value;

    Private() = default;
    Private(T given) : value(std::move(given)) {}
    bool operator==(const Private&) const = default;
};

}  // namespace bimtek::domain
