#include "net/room.hpp"

#include "bimtek/base/check.hpp"
#include "net/io_thread.hpp"
#include "net/ws_connection.hpp"

namespace bimtek::net {

void Room::add(WsConnection& connection, live::ViewId view) {
    if (view >= views_.size()) views_.resize(view + 1);
    connection.view_ = view;
    connection.place_ = views_[view].size();
    views_[view].push_back(&connection);
}

void Room::remove(WsConnection& connection) {
    auto& members = views_[connection.view_];
    BIMTEK_CHECK(members[connection.place_] == &connection);
    members.back()->place_ = connection.place_;
    members[connection.place_] = members.back();
    members.pop_back();
    --members_;
}

void Room::deliver(const std::vector<ViewBytes>& to_views, const std::vector<OneBytes>& to_ones) {
    for (const auto& [view, bytes] : to_views) {
        if (view >= views_.size()) continue;
        for (auto* connection : views_[view]) connection->send(bytes);
    }
    for (const auto& [id, bytes, counted] : to_ones) {
        if (auto* connection = thread_.find(id)) connection->send(bytes, counted);
    }
}

}  // namespace bimtek::net
