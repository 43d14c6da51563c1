// A stage whose session is behind a directory, as in the server.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bimtek/base/limits.hpp"
#include "bimtek/live/session_directory.hpp"
#include "live/stage.hpp"

namespace bimtek::tests {

class DirectoryStage : public Stage {
public:
    int made = 0;
    std::unique_ptr<live::SessionDirectory> directory;

    DirectoryStage() { crash(); }

    /// Another process takes over: what the one before had in memory is gone.
    void crash() {
        directory = std::make_unique<live::SessionDirectory>(log, source, owner, [this](const SessionId&) {
            ++made;
            return audience;
        }, now);
    }
    void hello(std::uint64_t connection) {
        life_->last_ms = now.time_since_epoch().count();
        directory->hello(id, {ConnectionId{connection}, {facilitator(), "Nama"}, DeviceId("d"), life_, {}, {}}, now);
        owner.run();
    }
    void close(std::uint64_t connection = 1) {
        directory->closed(id, ConnectionId{connection}, now, now);
        owner.run();
    }
    /// A facilitator on connection 1 gives these orders, and stays.
    void lead(std::vector<Command> commands) {
        hello(1);
        for (Command& command : commands) {
            directory->order(id, ConnectionId{1}, {CommandId("c" + std::to_string(++orders_)), "content", std::move(command)}, now);
            owner.run();
        }
        tick_after(limits::pulse_interval);
    }
    void tick_after(Millis time) {
        now += time;
        directory->tick(now);
        owner.run();
    }

private:
    std::shared_ptr<live::LifeSign> life_ = std::make_shared<live::LifeSign>();
    int orders_ = 0;
};

}  // namespace bimtek::tests
