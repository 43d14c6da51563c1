// What of an event or a session each kind of viewer receives: the one tested place that decides it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bimtek/domain/event.hpp"
#include "bimtek/domain/session.hpp"

namespace bimtek::codec {

/// The name to show for an invitation, as it is now.
using Names = std::map<InvitationId, std::string>;

/// Viewers of one kind receive the same bytes. `region` is empty for all but the kind region.
struct Viewer {
    enum class Kind { staff, helper, region, screen, observer };
    Kind kind = Kind::observer;
    RegionCode region;
    auto operator<=>(const Viewer&) const = default;
};

Viewer viewer_of(const domain::Actor& actor);
/// `everyone`, `staff`, `region:<code>`, `screen`, `observer`, as the welcome names them.
std::vector<std::string> channels_of(const Viewer& viewer);

/// What of the digests a viewer receives beside the totals.
enum class Detail {
    totals,     ///< nothing: helper and region
    provinces,  ///< screen and observer
    regions,    ///< staff, with the rows of the board
};
Detail detail_for(const Viewer& viewer);

/// Whom an event concerns.
enum class Scope {
    nobody,         ///< raw facts of presence: they show in the digest
    everyone,       ///< everyone, the screen and the observer too
    people,         ///< staff, helper and every region
    staff_channel,  ///< staff and helper
    staff_region,   ///< staff and one region
    helpers_region, ///< staff, helper and one region
    region,         ///< one region alone
};

/// An event as JSON text, encoded once for each way in which it is told.
struct EventView {
    Seq seq = 0;
    Scope scope = Scope::nobody;
    RegionCode region;                      ///< of the three scopes with a region
    std::string text;                       ///< for everyone who is told who did it
    std::optional<std::string> region_text; ///< when the region itself is told more
    std::string screen_text;                ///< without `by`; only of scope everyone
};

/// `session` has taken the event in already. A message that is hidden by now comes without its text.
EventView view_event(const domain::Session& session, const Names& names, const domain::RecordedEvent& event);

/// What this viewer receives of it; nullptr when nothing.
const std::string* text_for(const EventView& event, const Viewer& viewer);

/// The snapshot as JSON text. `now` is for the drift alone.
std::string encode_snapshot(const domain::Session& session, const Names& names, const Viewer& viewer, Instant now);

}  // namespace bimtek::codec
