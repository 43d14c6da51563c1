// A value or the reason why there is none; std::expected is not in this standard library.
#pragma once

#include <utility>
#include <variant>

#include "bimtek/base/check.hpp"

namespace bimtek {

/// Either a `T` or an `E`. `E` must differ from `T`. Reading the absent side is our own mistake and stops the process.
/// Of a temporary, what is read is a value of its own, so that it lives on in a loop over it or under a reference.
template <class T, class E>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    T& value() & { BIMTEK_CHECK(ok()); return *std::get_if<0>(&state_); }
    const T& value() const& { BIMTEK_CHECK(ok()); return *std::get_if<0>(&state_); }
    T value() && { BIMTEK_CHECK(ok()); return std::move(*std::get_if<0>(&state_)); }
    const E& error() const& { BIMTEK_CHECK(!ok()); return *std::get_if<1>(&state_); }
    E error() && { BIMTEK_CHECK(!ok()); return std::move(*std::get_if<1>(&state_)); }

    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

private:
    std::variant<T, E> state_;
};

}  // namespace bimtek
