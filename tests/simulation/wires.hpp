// The sockets between the simulated clients and the session: each side has a queue, and either may be cut.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "bimtek/live/audience.hpp"
#include "bimtek/live/order.hpp"
#include "simulation/client.hpp"

namespace bimtek::simulation {

/// One WebSocket. It is there until both sides know that it is not.
struct Wire {
    Client* client = nullptr;
    std::shared_ptr<live::LifeSign> life = std::make_shared<live::LifeSign>();
    std::deque<std::string> to_server;
    std::deque<std::shared_ptr<const Json>> to_client;
    std::optional<live::ViewId> view;
    std::optional<live::CloseCode> closing;  ///< the server's last word, behind what is queued
    bool said_hello = false;
    std::optional<Instant> noticed_at;       ///< the client is gone; when the server finds out
};

class Wires : public live::Audience {
public:
    using Told = std::function<void(const Json& frame, const Client* only_to)>;

    /// `told` hears every frame once, at the moment at which the session lets it go.
    explicit Wires(Told told) : told_(std::move(told)) {}

    std::map<live::ConnectionId, Wire> all;

    /// The session was loaded anew and gives out its views anew.
    void forget_views();

    void publish(live::Publication publication) override;
    void attach(live::ConnectionId connection, live::ViewId view, live::Frame welcome) override;
    void close(live::ConnectionId connection, live::CloseCode code) override;

private:
    std::shared_ptr<const Json> heard(const live::Frame& frame, const Client* only_to);

    Told told_;
    std::map<live::ViewId, std::set<live::ConnectionId>> listeners_;
};

}  // namespace bimtek::simulation
