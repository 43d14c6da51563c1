// Opaque ids: strings that only their own kind can be compared with.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <ostream>
#include <string>
#include <utility>

namespace bimtek {

/// An opaque identifier. The tag keeps a message id from being passed where an item id is meant.
template <class Tag>
struct Id {
    std::string value;

    Id() = default;
    explicit Id(std::string text) : value(std::move(text)) {}
    bool empty() const { return value.empty(); }
    auto operator<=>(const Id&) const = default;
    friend std::ostream& operator<<(std::ostream& out, const Id& id) { return out << id.value; }
};

using SessionId = Id<struct SessionTag>;
using InvitationId = Id<struct InvitationTag>;
using DeviceId = Id<struct DeviceTag>;
using RegionCode = Id<struct RegionTag>;  ///< Kemendagri code, e.g. `73.24`.
using SiteId = Id<struct SiteTag>;        ///< Unique within its region.
using ItemId = Id<struct ItemTag>;        ///< Agenda item.
using StepId = Id<struct StepTag>;
using FieldId = Id<struct FieldTag>;
using WorkbookId = Id<struct WorkbookTag>;
using MessageId = Id<struct MessageTag>;
using HelpId = Id<struct HelpTag>;
using CommandId = Id<struct CommandTag>;

/// Position in a session's log: 1 for the first event, without holes; 0 means "before everything".
using Seq = std::uint64_t;

}  // namespace bimtek

template <class Tag>
struct std::hash<bimtek::Id<Tag>> {
    std::size_t operator()(const bimtek::Id<Tag>& id) const noexcept { return std::hash<std::string>{}(id.value); }
};
