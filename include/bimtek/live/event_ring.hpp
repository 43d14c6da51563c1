// The latest events of a session as they were told, from which a dropped line is made good.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "bimtek/codec/view.hpp"

namespace bimtek::live {

/// Holds at most `limits::resume_ring_events`; positions are without holes.
class EventRing {
public:
    /// `told` is of the event with the next seq.
    void push(const domain::RecordedEvent& event, codec::EventView told);

    /// A message was hidden: it is told without its text from now on.
    void hide(const MessageId& message, const domain::Session& session, const codec::Names& names);

    /// What the viewer missed since `after`; nullopt when the ring does not reach back so far or `after` lies in the future.
    std::optional<std::vector<const std::string*>> since(Seq after, const codec::Viewer& viewer) const;

    /// Starts over behind `seq`.
    void clear(Seq seq);

private:
    struct Entry {
        codec::EventView told;
        std::optional<domain::RecordedEvent> message;  ///< of message_posted alone, to tell it again without its text
    };
    Seq before_first_ = 0;
    std::deque<Entry> entries_;
};

}  // namespace bimtek::live
