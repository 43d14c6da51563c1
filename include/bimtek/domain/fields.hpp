// How a command or event names its members, so that the codec, and only the codec, turns them into JSON.
#pragma once

#include <string_view>
#include <tuple>

namespace bimtek::domain {

template <class Owner, class Member>
struct FieldOf {
    std::string_view name;
    Member Owner::* member;
};

template <class Owner, class Member>
constexpr FieldOf<Owner, Member> field(std::string_view name, Member Owner::* member) {
    return {name, member};
}

/// Calls `visit(name, member)` for each field of `object`, in the order of the declaration.
template <class Object, class Visit>
constexpr void for_each_field(Object& object, Visit&& visit) {
    std::apply([&](const auto&... fields) { (visit(fields.name, object.*(fields.member)), ...); },
               std::remove_cvref_t<Object>::fields());
}

}  // namespace bimtek::domain
