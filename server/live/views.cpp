#include "bimtek/live/views.hpp"

#include <memory>

#include "bimtek/codec/server_frame.hpp"

namespace bimtek::live {

ViewId Views::id_of(const codec::Viewer& viewer) {
    const auto [at, is_new] = ids_.try_emplace(viewer, static_cast<ViewId>(views_.size()));
    if (is_new) views_.push_back({viewer, std::nullopt, 0});
    return at->second;
}

std::vector<Publication::ToView> Views::frames(Seq seq, const std::vector<codec::EventView>& events) {
    std::vector<Publication::ToView> frames;
    std::map<std::vector<const std::string*>, Frame> made;  // by what is seen: views that see the same share the bytes
    for (ViewId id = 0; id < views_.size(); ++id) {
        std::vector<const std::string*> seen;
        for (const codec::EventView& event : events) {
            if (const std::string* text = codec::text_for(event, views_[id].viewer)) seen.push_back(text);
        }
        if (seen.empty()) continue;
        views_[id].snapshot.reset();
        Frame& frame = made[seen];
        if (!frame) frame = std::make_shared<const std::string>(codec::encode_events(seq, seen));
        frames.push_back({id, frame});
    }
    return frames;
}

const std::string& Views::snapshot(ViewId view, const domain::Session& session, const codec::Names& names, Instant now) {
    View& one = views_.at(view);
    const int drift = domain::drift_minutes(session, now);
    if (!one.snapshot || one.drift_minutes != drift) {
        one.snapshot = codec::encode_snapshot(session, names, one.viewer, now);
        one.drift_minutes = drift;
    }
    return *one.snapshot;
}

void Views::forget_snapshots() {
    for (View& view : views_) view.snapshot.reset();
}

std::vector<ViewId> Views::ids(codec::Detail detail) const {
    std::vector<ViewId> ids;
    for (ViewId id = 0; id < views_.size(); ++id) {
        if (codec::detail_for(views_[id].viewer) == detail) ids.push_back(id);
    }
    return ids;
}

}  // namespace bimtek::live
