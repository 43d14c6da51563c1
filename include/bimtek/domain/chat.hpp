// Messages, announcements and their moderation. The state keeps what decisions and a fresh page need; history is a table.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "bimtek/domain/command.hpp"
#include "bimtek/domain/refusal.hpp"

namespace bimtek::domain {

struct Session;

struct Message {
    MessageId id;
    Seq seq = 0;
    Instant at;
    Actor by;
    PrivateText text;  ///< absent once erased
    std::optional<MessageId> reply_to;
    bool staff_only = false;
    bool hidden = false;
};

struct Announcement {
    PrivateText text;
    Instant at;
    Actor by;
};

/// What is kept of every message of the session, so that it can be answered, hidden and pinned.
struct MessageNote {
    bool staff_only = false;
    bool hidden = false;
};

struct Chat {
    std::map<MessageId, MessageNote> known;
    std::deque<Message> recent_everyone;  ///< the last `limits::chat_snapshot_messages`
    std::deque<Message> recent_staff;
    std::vector<Message> pinned;
    std::set<InvitationId> muted;
    std::map<InvitationId, RegionCode> muted_region;
    std::map<InvitationId, Instant> last_post;  ///< of region roles; for slow mode
    int slow_mode_s = 0;
    std::optional<Announcement> announcement;
};

Outcome decide(const Session&, const Context&, const Announce&);
Outcome decide(const Session&, const Context&, const PostMessage&);
Outcome decide(const Session&, const Context&, const HideMessage&);
Outcome decide(const Session&, const Context&, const PinMessage&);
Outcome decide(const Session&, const Context&, const UnpinMessage&);
Outcome decide(const Session&, const Context&, const Mute&);
Outcome decide(const Session&, const Context&, const Unmute&);
Outcome decide(const Session&, const Context&, const SetSlowMode&);

void evolve(Session&, const RecordedEvent&, const AnnouncementMade&);
void evolve(Session&, const RecordedEvent&, const MessagePosted&);
void evolve(Session&, const RecordedEvent&, const MessageHidden&);
void evolve(Session&, const RecordedEvent&, const MessagePinned&);
void evolve(Session&, const RecordedEvent&, const MessageUnpinned&);
void evolve(Session&, const RecordedEvent&, const InvitationMuted&);
void evolve(Session&, const RecordedEvent&, const InvitationUnmuted&);
void evolve(Session&, const RecordedEvent&, const SlowModeSet&);

}  // namespace bimtek::domain
