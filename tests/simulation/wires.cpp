#include "simulation/wires.hpp"

#include <utility>

namespace bimtek::simulation {

void Wires::forget_views() {
    listeners_.clear();
    for (auto& [connection, wire] : all) wire.view.reset();
}

std::shared_ptr<const Json> Wires::heard(const live::Frame& frame, const Client* only_to) {
    auto json = std::make_shared<const Json>(Json::parse(*frame));
    told_(*json, only_to);
    return json;
}

void Wires::publish(live::Publication publication) {
    std::map<const std::string*, std::shared_ptr<const Json>> read;  // views that see the same share the bytes
    for (const auto& [view, frame] : publication.to_views) {
        auto& json = read[frame.get()];
        if (!json) json = heard(frame, nullptr);
        for (const live::ConnectionId connection : listeners_[view]) {
            const auto wire = all.find(connection);
            if (wire != all.end() && !wire->second.closing) wire->second.to_client.push_back(json);
        }
    }
    for (const auto& [connection, frame, whole_state] : publication.to_ones) {
        const auto wire = all.find(connection);
        if (wire != all.end() && !wire->second.closing) wire->second.to_client.push_back(heard(frame, wire->second.client));
    }
}

void Wires::attach(live::ConnectionId connection, live::ViewId view, live::Frame welcome) {
    const auto wire = all.find(connection);
    if (wire == all.end()) return;
    wire->second.view = view;
    listeners_[view].insert(connection);
    wire->second.to_client.push_back(heard(welcome, wire->second.client));
}

void Wires::close(live::ConnectionId connection, live::CloseCode code) {
    const auto wire = all.find(connection);
    if (wire == all.end()) return;
    wire->second.closing = code;
    if (wire->second.view) listeners_[*wire->second.view].erase(connection);
}

}  // namespace bimtek::simulation
