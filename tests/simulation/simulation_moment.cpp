// One moment of a simulated day: what each side of each line reads, writes and notices.
#include <doctest/doctest.h>

#include <utility>

#include "bimtek/codec/client_frame.hpp"
#include "bimtek/codec/server_frame.hpp"
#include "simulation/simulation.hpp"

namespace bimtek::simulation {

using namespace domain;
using namespace std::chrono_literals;
using live::ConnectionId;

void Simulation::step(Millis time) {
    now_ += time;
    if (up_at_ && now_ >= *up_at_) up();
    for (auto& [connection, wire] : wires_->all) {
        if (!wire.noticed_at) wire.life->last_ms = now_.time_since_epoch().count();
    }
    clients_come_back();
    clients_write();
    if (server_) {
        server_notices();
        for (auto& [connection, wire] : wires_->all) server_reads(connection, wire, wire.to_server.size());
        server_->tick(now_);
    }
    settle();
    clients_read();
}

void Simulation::settle() {
    do owner_.run();
    while (log_.work());
}

void Simulation::server_notices() {
    for (auto wire = wires_->all.begin(); wire != wires_->all.end();) {
        if (!wire->second.noticed_at || *wire->second.noticed_at > now_) {
            ++wire;
            continue;
        }
        const Instant last_seen{Millis(wire->second.life->last_ms.load())};
        if (wire->second.said_hello) server_->closed(id_, wire->first, last_seen, now_);
        wire = wires_->all.erase(wire);
    }
}

void Simulation::server_reads(ConnectionId connection, Wire& wire, std::size_t frames) {
    for (; frames > 0 && !wire.closing; --frames) {
        const std::string frame = std::move(wire.to_server.front());
        wire.to_server.pop_front();
        server_takes(connection, wire, frame);
    }
}

void Simulation::server_takes(ConnectionId connection, Wire& wire, const std::string& frame) {
    auto decoded = codec::decode_client_frame(frame);
    if (!decoded) {  // sockets answer this themselves
        REQUIRE(decoded.error().kind == codec::FrameFault::Kind::invalid_command);
        const Refusal invalid{Reason::invalid, decoded.error().field, {}, {}};
        wire.to_client.push_back(std::make_shared<const Json>(Json::parse(codec::encode_refused(decoded.error().id, invalid))));
    } else if (auto* hello = std::get_if<codec::HelloFrame>(&*decoded)) {
        wire.said_hello = true;
        server_->hello(id_, {connection, wire.client->who, hello->device, wire.life, hello->after, hello->epoch}, now_);
    } else if (auto* command = std::get_if<codec::CommandFrame>(&*decoded)) {
        server_->order(id_, connection, {command->id, command->body_hash, std::move(command->command)}, now_);
    }
}

void Simulation::clients_read() {
    for (auto entry = wires_->all.begin(); entry != wires_->all.end();) {
        Wire& wire = entry->second;
        if (wire.noticed_at || random_.percent(10)) {  // nobody is there, or the line is slow
            ++entry;
            continue;
        }
        for (; !wire.to_client.empty(); wire.to_client.pop_front()) wire.client->receive(*wire.to_client.front(), now_);
        if (!wire.closing) {
            ++entry;
            continue;
        }
        ++counted_["closed with " + std::to_string(static_cast<int>(*wire.closing))];
        lines_.erase(wire.client);
        wire.client->closed(static_cast<int>(*wire.closing), now_, random_);
        if (wire.client->state == Client::State::away) coming_[wire.client] = now_ + 1s + Millis(random_.below(120'000));
        entry = wires_->all.erase(entry);
    }
}

void Simulation::clients_come_back() {
    for (auto entry = coming_.begin(); entry != coming_.end();) {
        Client& client = *entry->first;
        if (entry->second > now_) {
            ++entry;
            continue;
        }
        client.forget_view();
        client.state = Client::State::waiting;
        client.back_at = now_;
        entry = coming_.erase(entry);
    }
    for (Client& client : clients_) {
        client.pass(now_);
        const auto since = client.waiting_since();
        if (client.state == Client::State::welcomed && since && now_ - *since > 10s) {
            ++counted_["line taken for dead"];
            drop(client, random_.one_in(2));
        }
        if (client.state != Client::State::waiting || client.back_at > now_) continue;
        if (!server_) {
            client.closed(std::nullopt, now_, random_);
            continue;
        }
        client.connect();
        const ConnectionId connection{++last_connection_};
        lines_[&client] = connection;
        Wire& wire = wires_->all[connection];
        wire.client = &client;
        wire.life->last_ms = now_.time_since_epoch().count();
    }
}

void Simulation::clients_write() {
    for (const auto& [client, connection] : lines_) {
        auto& to_server = wires_->all.at(connection).to_server;
        to_server.insert(to_server.end(), client->outgoing.begin(), client->outgoing.end());
        client->outgoing.clear();
    }
}

}  // namespace bimtek::simulation
