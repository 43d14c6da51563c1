#include "net/hub.hpp"

#include <map>
#include <string>
#include <utility>

#include "net/ws_connection.hpp"

namespace bimtek::net {
namespace {

WireBytes framed(const live::Frame& frame) {
    std::string bytes;
    append_text_frame(bytes, *frame);
    return std::make_shared<const std::string>(std::move(bytes));
}

/// The frames of a view one behind the other: one write per socket, however many they are.
std::vector<ViewBytes> framed_by_view(const std::vector<live::Publication::ToView>& to_views) {
    std::map<live::ViewId, std::string> joined;
    for (const auto& [view, frame] : to_views) append_text_frame(joined[view], *frame);
    std::vector<ViewBytes> out;
    for (auto& [view, bytes] : joined) out.push_back({view, std::make_shared<const std::string>(std::move(bytes))});
    return out;
}

}  // namespace

Hub::Hub(const SessionId& session, const std::vector<std::unique_ptr<IoThread>>& threads, Traffic& traffic) : traffic_(traffic) {
    for (const auto& thread : threads) rooms_.push_back(std::make_shared<Room>(*thread, session));
}

void Hub::publish(live::Publication publication) {
    const auto to_views = std::make_shared<const std::vector<ViewBytes>>(framed_by_view(publication.to_views));
    std::vector<std::vector<OneBytes>> to_ones(rooms_.size());
    for (const auto& refused : publication.outcomes) traffic_.answered(refused);
    for (const auto& [connection, frame, whole_state] : publication.to_ones) {
        const auto counted = whole_state ? SendQueue::Counted::no : SendQueue::Counted::yes;
        to_ones[connection.value % rooms_.size()].push_back({connection, framed(frame), counted});
    }
    for (std::size_t i = 0; i < rooms_.size(); ++i) {
        const auto& room = rooms_[i];
        if (to_ones[i].empty() && (to_views->empty() || room->empty())) continue;
        room->thread().post([room, to_views, ones = std::move(to_ones[i])] { room->deliver(*to_views, ones); });
    }
}

void Hub::attach(live::ConnectionId connection, live::ViewId view, live::Frame welcome) {
    const auto& room = room_of(connection);
    room->expect();
    room->thread().post([room, connection, view, bytes = framed(welcome)] {
        if (auto* found = room->thread().find(connection)) {
            found->welcomed(room, view, bytes);
        } else {
            room->missed();
        }
    });
}

void Hub::close(live::ConnectionId connection, live::CloseCode code) {
    auto& thread = room_of(connection)->thread();
    thread.post([&thread, connection, code] {
        if (auto* found = thread.find(connection)) found->sent_away(code);
    });
}

const std::shared_ptr<Room>& Hub::room_of(live::ConnectionId connection) const {
    return rooms_[connection.value % rooms_.size()];
}

}  // namespace bimtek::net
