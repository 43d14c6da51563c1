// How a live session comes to its state: from the plan and the log, at first and again after a failed append.
#include <algorithm>
#include <utility>

#include "bimtek/base/check.hpp"
#include "bimtek/base/limits.hpp"
#include "bimtek/live/live_session.hpp"

namespace bimtek::live {

using namespace domain;

void LiveSession::load() {
    state_ = State::loading;
    source_.load(id_, owner_, [self = std::weak_ptr(self_)](Result<store::SessionRecord, store::LoadFault> record) {
        if (const auto here = self.lock()) (*here)->loaded(std::move(record));
    });
}

void LiveSession::loaded(Result<store::SessionRecord, store::LoadFault> record) {
    if (!record) {
        if (record.error() == store::LoadFault::unavailable) return retry_later();
        state_ = State::unknown;
        for (const Waiting& waiting : inbox_) {
            if (const auto* hello = std::get_if<HelloWaits>(&waiting)) {
                audience_->close(hello->hello.connection, CloseCode::token_unknown);
            } else if (const auto* order = std::get_if<OrderWaits>(&waiting)) {
                tell({{order->sender, order->order.id, Refusal{Reason::unknown, {}, {}, {}}}}, {});
            }
        }
        inbox_.clear();
        return;
    }
    session_ = std::make_unique<Session>(std::move(record->revisions));
    for (const store::Invitee& invitee : record->invitees) {
        session_->invited[invitee.actor.invitation] = invitee.actor;
        names_[invitee.actor.invitation] = invitee.name;
    }
    for (const auto& [id, connection] : connections_) {
        session_->invited[connection.who.actor.invitation] = connection.who.actor;
    }
    remembered_.clear();
    remembered_here_.clear();
    tail_.clear();
    read_on(0);
}

void LiveSession::read_on(Seq after) {
    log_.read(id_, after, owner_, [self = std::weak_ptr(self_)](Result<store::ReadPage, store::ReadFault> page) {
        if (const auto here = self.lock()) (*here)->read(std::move(page));
    });
}

void LiveSession::read(Result<store::ReadPage, store::ReadFault> page) {
    damaged_ = !page && page.error() == store::ReadFault::damaged;
    if (!page) return retry_later();
    for (const store::LoggedEvent& logged : page->events) {
        if (take_in(logged)) continue;
        damaged_ = true;
        return retry_later();
    }
    epoch_ = page->epoch;
    last_pulse_ = page->pulse;
    if (page->more) return read_on(session_->seq);
    built();
}

/// False when it cannot be taken in: the revision that it puts in force is not there.
bool LiveSession::take_in(const store::LoggedEvent& logged) {
    const auto* revised = std::get_if<PlanRevised>(&logged.recorded.event);
    if (revised != nullptr && !session_->revisions.contains(revised->revision)) return false;
    evolve(*session_, logged.recorded);
    if (const auto& command = logged.command) {
        remembered_[{command->invitation, command->id}] = {command->body_hash, logged.recorded.seq, command->answer};
    }
    tail_.push_back(logged.recorded);
    const bool untold = met_before_ && tail_.front().seq > published_seq_;
    if (tail_.size() > limits::ring_refill_events && !untold) tail_.pop_front();
    return true;
}

/// The state stands. What was told so far ends at `published_seq_`; what lies beyond was durable and is told now.
void LiveSession::built() {
    state_ = State::idle;
    retry_at_.reset();
    Seq revised = 0;
    for (const RecordedEvent& recorded : tail_) {
        if (std::holds_alternative<PlanRevised>(recorded.event)) revised = recorded.seq;
    }
    const bool revision_untold = met_before_ && revised > published_seq_;
    ring_.clear(std::max<Seq>(session_->seq - tail_.size(), revised));
    std::vector<codec::EventView> unpublished;
    for (const RecordedEvent& recorded : tail_) {
        if (recorded.seq <= revised) continue;  // what was told under another plan is not told again
        // Told with the state as it is now: whoever gets these events gets all of them, and ends where they lead.
        codec::EventView told = codec::view_event(*session_, names_, recorded);
        ring_.push(recorded, told);
        if (met_before_ && recorded.seq > published_seq_) unpublished.push_back(std::move(told));
    }
    tail_.clear();
    digests_.note_all(*session_);
    views_.forget_snapshots();
    now_ = std::max(now_, session_->last_at);

    Publication publication;
    if (revision_untold) {
        welcome_anew({}, publication);
    } else {
        publication.to_views = views_.frames(session_->seq, unpublished);
    }
    tell({}, std::move(publication));
    published_seq_ = session_->seq;
    const bool archived = session_->lifecycle.phase == Phase::archived;
    if (!met_before_ || revision_untold || archived) inbox_.push_front(ServerNotes{now_});
    work();
}

/// Orders do not wait for it: their senders keep them and send them again.
void LiveSession::retry_later() {
    state_ = State::waiting_to_retry;
    retry_at_ = now_ + backoff_;
    backoff_ = std::min<Millis>(2 * backoff_, limits::append_retry_last);
    std::erase_if(inbox_, [&](const Waiting& waiting) {
        const auto* order = std::get_if<OrderWaits>(&waiting);
        if (order != nullptr) say_unavailable(order->sender, order->order.id);
        return order != nullptr;
    });
}

}  // namespace bimtek::live
