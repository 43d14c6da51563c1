// The connections of one session on one I/O thread, by view: where one batch is written to many sockets.
#pragma once

#include <atomic>
#include <memory>
#include <utility>
#include <vector>

#include "bimtek/base/id.hpp"
#include "bimtek/live/audience.hpp"
#include "net/frame_codec.hpp"
#include "net/send_queue.hpp"

namespace bimtek::net {

class IoThread;
class WsConnection;

/// All frames of a batch that one view gets, in one piece, ready for the wire.
struct ViewBytes {
    live::ViewId view;
    WireBytes bytes;
};

struct OneBytes {
    live::ConnectionId connection;
    WireBytes bytes;
    SendQueue::Counted counted;
};

/// What is not marked otherwise is called on the I/O thread.
class Room {
public:
    Room(IoThread& thread, SessionId session) : thread_(thread), session_(std::move(session)) {}

    IoThread& thread() const { return thread_; }  ///< Any thread.
    const SessionId& session() const { return session_; }

    /// A connection is on its way in: what is published from now on must be handed over. The session's thread.
    void expect() { ++members_; }
    /// Nobody is here or on the way. The session's thread.
    bool empty() const { return members_ == 0; }

    void add(WsConnection& connection, live::ViewId view);
    void remove(WsConnection& connection);
    /// The one that was expected is gone.
    void missed() { --members_; }

    void deliver(const std::vector<ViewBytes>& to_views, const std::vector<OneBytes>& to_ones);

private:
    IoThread& thread_;
    SessionId session_;
    std::atomic<int> members_ = 0;
    std::vector<std::vector<WsConnection*>> views_;
};

}  // namespace bimtek::net
