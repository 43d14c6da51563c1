#include "bimtek/domain/chat.hpp"

#include <algorithm>
#include <chrono>

#include "bimtek/base/check.hpp"
#include "bimtek/base/limits.hpp"
#include "bimtek/domain/session.hpp"
#include "bimtek/domain/text.hpp"

namespace bimtek::domain {

namespace {

bool may_read_staff_channel(Role role) { return is_staff(role) || role == Role::helper; }

/// The note of a message that the actor may see; nullptr otherwise.
const MessageNote* visible(const Session& session, const Context& context, const MessageId& id) {
    const auto found = session.chat.known.find(id);
    if (found == session.chat.known.end()) return nullptr;
    if (found->second.staff_only && !may_read_staff_channel(context.actor.role)) return nullptr;
    return &found->second;
}

/// The message wherever the state keeps it in full.
template <class Do>
void wherever_kept(Chat& chat, const MessageId& id, Do&& act) {
    const auto act_on = [&](auto& messages) {
        const auto found = std::ranges::find(messages, id, &Message::id);
        if (found != messages.end()) act(*found);
    };
    act_on(chat.recent_everyone);
    act_on(chat.recent_staff);
    act_on(chat.pinned);
}

std::optional<Message> recent_message(const Chat& chat, const MessageId& id) {
    for (const auto* messages : {&chat.recent_everyone, &chat.recent_staff}) {
        const auto found = std::ranges::find(*messages, id, &Message::id);
        if (found != messages->end()) return *found;
    }
    return std::nullopt;
}

std::optional<Refusal> slow_mode_fault(const Session& session, const Context& context) {
    if (session.chat.slow_mode_s == 0) return std::nullopt;
    const auto last = session.chat.last_post.find(context.actor.invitation);
    if (last == session.chat.last_post.end()) return std::nullopt;
    const Instant free_at = last->second + std::chrono::seconds(session.chat.slow_mode_s);
    if (context.now >= free_at) return std::nullopt;
    return Refusal{Reason::slow_mode, {}, static_cast<int>((free_at - context.now).count()), {}};
}

}  // namespace

Outcome decide(const Session&, const Context&, const Announce& command) {
    if (auto fault = text_fault(command.text, limits::announcement_text_max, "text")) return *fault;
    return done(AnnouncementMade{command.text});
}

Outcome decide(const Session& session, const Context& context, const PostMessage& command) {
    const std::string channel = command.channel.value_or("everyone");
    if (channel != "everyone" && channel != "staff") return refuse(Reason::invalid, "channel");
    if (channel == "staff" && !may_read_staff_channel(context.actor.role)) return refuse(Reason::not_allowed, "channel");
    if (command.reply_to) {
        const MessageNote* note = visible(session, context, *command.reply_to);
        // Not even the id of what the staff writes to itself goes out to everyone.
        if (note == nullptr || (note->staff_only && channel != "staff")) return refuse(Reason::unknown, "reply_to");
    }
    if (session.chat.muted.contains(context.actor.invitation)) return refuse(Reason::muted);
    if (auto fault = text_fault(command.text, limits::message_text_max, "text")) return *fault;
    if (auto fault = slow_mode_fault(session, context)) return *fault;
    const MessageId id("m" + std::to_string(session.seq + 1));
    Decision decision{{MessagePosted{id, command.text, command.reply_to, channel}}, Made{"message", id.value}};
    return decision;
}

Outcome decide(const Session& session, const Context& context, const HideMessage& command) {
    const MessageNote* note = visible(session, context, command.message);
    if (note == nullptr) return refuse(Reason::unknown, "message");
    if (note->hidden) return refuse(Reason::wrong_state, "message");
    return done(MessageHidden{command.message});
}

Outcome decide(const Session& session, const Context& context, const PinMessage& command) {
    const MessageNote* note = visible(session, context, command.message);
    if (note == nullptr) return refuse(Reason::unknown, "message");
    const auto& pinned = session.chat.pinned;
    // A message that left the snapshot's window has left the state too and can no longer be pinned.
    if (note->hidden || !recent_message(session.chat, command.message) ||
        std::ranges::find(pinned, command.message, &Message::id) != pinned.end() ||
        pinned.size() >= static_cast<std::size_t>(limits::pinned_messages_max)) {
        return refuse(Reason::wrong_state, "message");
    }
    return done(MessagePinned{command.message});
}

Outcome decide(const Session& session, const Context& context, const UnpinMessage& command) {
    if (visible(session, context, command.message) == nullptr) return refuse(Reason::unknown, "message");
    const auto& pinned = session.chat.pinned;
    if (std::ranges::find(pinned, command.message, &Message::id) == pinned.end()) {
        return refuse(Reason::wrong_state, "message");
    }
    return done(MessageUnpinned{command.message});
}

namespace {

std::optional<RegionCode> region_of(const Session& session, const InvitationId& invitation) {
    const RegionCode& region = session.invited.at(invitation).region;
    if (region.empty()) return std::nullopt;
    return region;
}

}  // namespace

Outcome decide(const Session& session, const Context&, const Mute& command) {
    if (!session.invited.contains(command.invitation)) return refuse(Reason::unknown, "invitation");
    if (session.chat.muted.contains(command.invitation)) return refuse(Reason::wrong_state, "invitation");
    return done(InvitationMuted{command.invitation, region_of(session, command.invitation)});
}

Outcome decide(const Session& session, const Context&, const Unmute& command) {
    if (!session.invited.contains(command.invitation)) return refuse(Reason::unknown, "invitation");
    if (!session.chat.muted.contains(command.invitation)) return refuse(Reason::wrong_state, "invitation");
    return done(InvitationUnmuted{command.invitation, region_of(session, command.invitation)});
}

Outcome decide(const Session&, const Context&, const SetSlowMode& command) {
    if (command.seconds < 0 || command.seconds > limits::slow_mode_seconds_max) return refuse(Reason::invalid, "seconds");
    return done(SlowModeSet{command.seconds});
}

void evolve(Session& session, const RecordedEvent& recorded, const AnnouncementMade& event) {
    BIMTEK_CHECK(recorded.by.has_value());
    session.chat.announcement = Announcement{event.text, recorded.at, *recorded.by};
}

void evolve(Session& session, const RecordedEvent& recorded, const MessagePosted& event) {
    BIMTEK_CHECK(recorded.by.has_value());
    Chat& chat = session.chat;
    const bool staff_only = event.channel == "staff";
    chat.known[event.message] = {staff_only, false};
    auto& recent = staff_only ? chat.recent_staff : chat.recent_everyone;
    recent.push_back(
        {event.message, recorded.seq, recorded.at, *recorded.by, event.text, event.reply_to, staff_only, false});
    if (recent.size() > static_cast<std::size_t>(limits::chat_snapshot_messages)) recent.pop_front();
    if (is_region(recorded.by->role)) chat.last_post[recorded.by->invitation] = recorded.at;
}

void evolve(Session& session, const RecordedEvent&, const MessageHidden& event) {
    session.chat.known[event.message].hidden = true;
    wherever_kept(session.chat, event.message, [](Message& message) { message.hidden = true; });
}

void evolve(Session& session, const RecordedEvent&, const MessagePinned& event) {
    if (auto message = recent_message(session.chat, event.message)) session.chat.pinned.push_back(std::move(*message));
}

void evolve(Session& session, const RecordedEvent&, const MessageUnpinned& event) {
    std::erase_if(session.chat.pinned, [&](const Message& message) { return message.id == event.message; });
}

void evolve(Session& session, const RecordedEvent&, const InvitationMuted& event) {
    session.chat.muted.insert(event.invitation);
    if (event.region) session.chat.muted_region[event.invitation] = *event.region;
}

void evolve(Session& session, const RecordedEvent&, const InvitationUnmuted& event) {
    session.chat.muted.erase(event.invitation);
    session.chat.muted_region.erase(event.invitation);
}

void evolve(Session& session, const RecordedEvent&, const SlowModeSet& event) {
    session.chat.slow_mode_s = event.seconds;
}

}  // namespace bimtek::domain
