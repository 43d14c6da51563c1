// The audience of one session over the sockets of this process: each batch is framed once and handed to each I/O thread once.
#pragma once

#include <memory>
#include <vector>

#include "bimtek/base/id.hpp"
#include "bimtek/live/audience.hpp"
#include "net/io_thread.hpp"
#include "net/room.hpp"

namespace bimtek::net {

class Hub final : public live::Audience {
public:
    /// `threads`: all I/O threads, in the order of their index; they and `traffic` outlive it.
    Hub(const SessionId& session, const std::vector<std::unique_ptr<IoThread>>& threads, Traffic& traffic);

    void publish(live::Publication publication) override;
    void attach(live::ConnectionId connection, live::ViewId view, live::Frame welcome) override;
    void close(live::ConnectionId connection, live::CloseCode code) override;

private:
    const std::shared_ptr<Room>& room_of(live::ConnectionId connection) const;

    Traffic& traffic_;
    std::vector<std::shared_ptr<Room>> rooms_;  ///< one per thread
};

}  // namespace bimtek::net
