// The kinds of viewers of one session, numbered for the audience, each with its snapshot.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bimtek/codec/view.hpp"
#include "bimtek/live/audience.hpp"

namespace bimtek::live {

/// A view gets its number when somebody first looks through it, and keeps it.
class Views {
public:
    ViewId id_of(const codec::Viewer& viewer);

    /// Frames of the batch, one for each view that sees something of it; views that see the same share one frame. `seq`: where
    /// those clients then stand. Their kept snapshots are dropped.
    std::vector<Publication::ToView> frames(Seq seq, const std::vector<codec::EventView>& events);

    /// The snapshot of the view, encoded once until an event that it sees or another drift. The state is that after the last batch.
    const std::string& snapshot(ViewId view, const domain::Session& session, const codec::Names& names, Instant now);

    /// Drops every kept snapshot: the state was built anew, or a name changed.
    void forget_snapshots();

    /// The views whose digests have as much detail as this.
    std::vector<ViewId> ids(codec::Detail detail) const;

private:
    struct View {
        codec::Viewer viewer;
        std::optional<std::string> snapshot;
        int drift_minutes = 0;  ///< as the snapshot tells it
    };
    std::vector<View> views_;
    std::map<codec::Viewer, ViewId> ids_;
};

}  // namespace bimtek::live
