#include "bimtek/live/live_session.hpp"

#include <algorithm>
#include <utility>

#include "bimtek/base/check.hpp"
#include "bimtek/base/limits.hpp"

namespace bimtek::live {

using namespace domain;

LiveSession::LiveSession(SessionId id, store::EventLog& log, store::SessionSource& source, Executor& owner,
                         std::shared_ptr<Audience> audience, Instant up_since)
    : id_(std::move(id)),
      log_(log),
      source_(source),
      owner_(owner),
      audience_(std::move(audience)),
      up_since_(up_since),
      self_(std::make_shared<LiveSession*>(this)),
      backoff_(limits::append_retry_first) {
    load();
}

LiveSession::~LiveSession() = default;

// From outside

void LiveSession::wake(Instant now) { now_ = std::max(now_, now); }

void LiveSession::hello(Hello hello, Instant now) {
    now_ = std::max(now_, now);
    idle_since_.reset();
    if (state_ == State::unknown) {
        audience_->close(hello.connection, CloseCode::token_unknown);
        return;
    }
    if (inbox_.size() >= limits::waiting_arrivals_max) return audience_->close(hello.connection, CloseCode::restarting);
    inbox_.push_back(HelloWaits{std::move(hello), now_});
    work();
}

void LiveSession::order(Sender sender, Order order, Instant now) {
    now_ = std::max(now_, now);
    idle_since_.reset();
    if (state_ == State::unknown) return tell({{std::move(sender), order.id, Refusal{Reason::unknown, {}, {}, {}}}}, {});
    if (state_ == State::waiting_to_retry) return say_unavailable(sender, order.id);
    if (inbox_.size() >= limits::waiting_orders_max) {
        return tell({{std::move(sender), order.id, Refusal{Reason::busy, {}, 1000, {}}}}, {});
    }
    inbox_.push_back(OrderWaits{std::move(sender), std::move(order), now_});
    work();
}

void LiveSession::closed(ConnectionId connection, Instant last_seen, Instant now) {
    now_ = std::max(now_, now);
    if (inbox_.size() >= limits::waiting_arrivals_max && !knows(connection)) return;  // it was sent away at the door
    inbox_.push_back(ClosedWaits{connection, last_seen, now_});
    work();
}

bool LiveSession::knows(ConnectionId connection) const {
    return connections_.contains(connection) || std::ranges::any_of(inbox_, [&](const Waiting& waiting) {
               const auto* hello = std::get_if<HelloWaits>(&waiting);
               return hello != nullptr && hello->hello.connection == connection;
           });
}

void LiveSession::revoked(const InvitationId& invitation, CloseCode code, Instant now) {
    now_ = std::max(now_, now);
    inbox_.push_back(RevokedWaits{invitation, code, now_});
    work();
}

void LiveSession::tick(Instant now) {
    now_ = std::max(now_, now);
    if (state_ == State::waiting_to_retry && now_ >= *retry_at_) load();
    if (state_ != State::idle) return;

    if (end_if_unattended(*session_, now_)) inbox_.push_back(ServerNotes{now_});
    work();
    if (state_ != State::idle) return;

    // One that runs stays, with nobody in it too: it has to end by itself, and its pulse says until when it ran.
    if (connections_.empty() && inbox_.empty() && session_->lifecycle.phase != Phase::live) {
        if (!idle_since_) idle_since_ = now_;
        return;
    }
    if (now_ >= pulse_due_) {
        pulse_due_ = now_ + limits::pulse_interval;
        log_.keep_pulse(id_, pulse());
    }
    Publication publication;
    for (const auto& [detail, frame] : digests_.due(*session_, now_)) {
        for (const ViewId view : views_.ids(detail)) publication.to_views.push_back({view, frame});
    }
    if (!publication.to_views.empty()) audience_->publish(std::move(publication));
}

void LiveSession::shut_down(Instant now) {
    now_ = std::max(now_, now);
    // What waits for a log that does not take it is lost with this process, so the outage began with the last pulse that was kept.
    const bool log_works = state_ == State::idle || state_ == State::appending;
    if (met_before_ && !idle_since_ && log_works) log_.keep_pulse(id_, pulse());
    for (const auto& [id, connection] : connections_) audience_->close(id, CloseCode::restarting);
    for (const Waiting& waiting : inbox_) {
        if (const auto* hello = std::get_if<HelloWaits>(&waiting)) {
            audience_->close(hello->hello.connection, CloseCode::restarting);
        } else if (const auto* order = std::get_if<OrderWaits>(&waiting)) {
            refuse_caller(*order);
        }
    }
    for (const OrderWaits& order : batch_.orders) refuse_caller(order);
    // What is under way may still become durable; nobody waits for an answer to it any more, and nothing more is begun.
    inbox_.clear();
    std::erase_if(batch_.answers, [](const Answer& answer) { return std::holds_alternative<Caller>(answer.to); });
    std::erase_if(batch_.orders, [](const OrderWaits& order) { return std::holds_alternative<Caller>(order.sender); });
}

/// Lines are told to come back; a caller has no line and is told here that nobody knows what comes of its order.
void LiveSession::refuse_caller(const OrderWaits& waits) {
    if (std::holds_alternative<Caller>(waits.sender)) say_unavailable(waits.sender, waits.order.id);
}

// One batch

void LiveSession::work() {
    if (state_ != State::idle || inbox_.empty()) return;
    Batch batch;
    while (!inbox_.empty()) {
        const Waiting waiting = std::move(inbox_.front());
        inbox_.pop_front();
        std::visit([&](const auto& one) { take(one, batch); }, waiting);
        if (const auto* order = std::get_if<OrderWaits>(&waiting)) {
            batch.orders.push_back(*order);
        } else {
            batch.not_orders.push_back(waiting);
        }
    }
    if (batch.events.empty()) return commit(std::move(batch));

    state_ = State::appending;
    const Seq expected = session_->seq - batch.events.size();
    std::vector<store::NewEvent> events = std::move(batch.events);
    batch_ = std::move(batch);
    log_.append(id_, expected, std::move(events), owner_,
                [self = std::weak_ptr(self_)](Result<Seq, store::AppendFault> result) {
                    if (const auto here = self.lock()) (*here)->appended(std::move(result));
                });
}

Instant LiveSession::clamp(Instant at) const { return std::max(at, session_->last_at); }

void LiveSession::record(Batch& batch, std::vector<Event> events, const std::optional<Actor>& by, Instant at,
                         std::optional<store::CommandRecord> command) {
    for (Event& event : events) {
        RecordedEvent recorded{session_->seq + 1, at, by, std::move(event)};
        const auto plan_before = session_->plan;
        evolve(*session_, recorded);
        if (const auto* hidden = std::get_if<MessageHidden>(&recorded.event)) ring_.hide(hidden->message, *session_, names_);
        codec::EventView told = codec::view_event(*session_, names_, recorded);
        ring_.push(recorded, told);
        if (std::holds_alternative<PlanRevised>(recorded.event)) {
            batch.plan_revised = true;
            ring_.clear(recorded.seq);
            follow_plan(*plan_before);
        }
        batch.views.push_back(std::move(told));
        digests_.note(*session_, recorded);
        batch.events.push_back({at, by, std::move(recorded.event), std::exchange(command, std::nullopt)});
    }
}

void LiveSession::take(const HelloWaits& waits, Batch& batch) {
    const Hello& hello = waits.hello;
    if (session_->lifecycle.phase == Phase::archived) {
        batch.goodbyes.emplace_back(hello.connection, CloseCode::archived);
        return;
    }
    const Actor& actor = hello.who.actor;
    if (!still_invited(actor)) {
        batch.goodbyes.emplace_back(hello.connection, CloseCode::token_unknown);
        return;
    }
    session_->invited[actor.invitation] = actor;
    if (auto& name = names_[actor.invitation]; name != hello.who.name) {
        name = hello.who.name;
        views_.forget_snapshots();
    }
    refuse_beyond_devices(actor.invitation, batch, waits.at);
    const Instant at = clamp(waits.at);
    record(batch, arrive(*session_, actor, hello.device, last_seen_elsewhere(actor.invitation, hello.device), at), actor, at, {});
    connections_[hello.connection] = {hello.who, hello.device, hello.life, views_.id_of(codec::viewer_of(actor)), {}};
    batch.arrivals.push_back(waits);
}

void LiveSession::take(const OrderWaits& waits, Batch& batch) {
    Actor actor;
    DeviceId device;
    if (const auto* caller = std::get_if<Caller>(&waits.sender)) {
        actor = caller->who.actor;
        names_[actor.invitation] = caller->who.name;
    } else {
        const auto from = connections_.find(std::get<ConnectionId>(waits.sender));
        if (from == connections_.end()) return;
        actor = from->second.who.actor;
        device = from->second.device;
    }
    const Order& order = waits.order;
    const CommandKey key{actor.invitation, order.id};
    const Instant at = clamp(waits.at);
    const auto* command = std::get_if<Command>(&order.command);
    const bool leaves = command != nullptr && std::holds_alternative<Leave>(*command);
    const auto of_this_device = [&](const Connection& one) {
        return one.who.actor.invitation == actor.invitation && one.device == device;
    };
    const auto answer = [&](Reply reply) { batch.answers.push_back({waits.sender, order.id, std::move(reply)}); };

    if (const auto before = remembered_.find(key); before != remembered_.end()) {
        const Remembered& first = before->second;
        if (first.body_hash != order.body_hash) return answer(Refusal{Reason::id_reused, {}, {}, {}});
        answer(OrderDone{first.seq, first.answer});
        if (leaves) send_away(CloseCode::left, at, batch, of_this_device);  // it came back only to hear the answer
        return;
    }
    auto outcome = decide_order(order, {actor, device, at});
    if (!outcome) return answer(outcome.error());

    std::string data = codec::encode_made(outcome->made);
    std::optional<Seq> seq;
    if (!outcome->events.empty()) {
        record(batch, std::move(outcome->events), actor, at, store::CommandRecord{actor.invitation, order.id, order.body_hash, data});
        seq = session_->seq;
    }
    remember(key, {order.body_hash, seq, data});
    answer(OrderDone{seq, std::move(data)});

    if (leaves) send_away(CloseCode::left, at, batch, of_this_device);
    if (batch.plan_revised) send_uninvited_away(at, batch);
    if (session_->lifecycle.phase == Phase::archived) send_everyone_away(at, batch);
}

/// Without an event nothing tells a later process of it, and nothing but a limit bounds how many there are.
void LiveSession::remember(const CommandKey& key, Remembered done) {
    const bool here_only = !done.seq;
    remembered_[key] = std::move(done);
    if (!here_only) return;
    remembered_here_.push_back(key);
    if (remembered_here_.size() <= limits::unlogged_orders_remembered_max) return;
    remembered_.erase(remembered_here_.front());
    remembered_here_.pop_front();
}

Outcome LiveSession::decide_order(const Order& order, const Context& context) {
    if (const auto* command = std::get_if<Command>(&order.command)) return decide(*session_, context, *command);
    const auto& revision = std::get<NewRevision>(order.command);
    const auto [kept, added] = session_->revisions.try_emplace(revision.command.revision, revision.content);
    auto outcome = decide(*session_, context, revision.command);
    if (added && !outcome) session_->revisions.erase(kept);
    return outcome;
}

/// Sites that the plan names otherwise now are shown so. `before` was in force until now.
void LiveSession::follow_plan(const SessionPlan& before) {
    for (const auto& [id, actor] : session_->invited) {
        if (actor.role != Role::site_operator) continue;
        const PlannedSite* was = find_site(before, actor.region, actor.site);
        const PlannedSite* is = find_site(*session_->plan, actor.region, actor.site);
        if (was != nullptr && is != nullptr && was->name != is->name) names_[id] = is->name;
    }
    for (auto& [id, connection] : connections_) connection.who.name = names_[connection.who.actor.invitation];
}

/// Whether the plan in force has a place for it; for all but region roles it always has.
bool LiveSession::still_invited(const Actor& actor) const {
    return !is_region(actor.role) || invites(*session_->plan, actor.region, actor.site);
}

void LiveSession::send_uninvited_away(Instant at, Batch& batch) {
    send_away(CloseCode::token_unknown, at, batch, [&](const Connection& one) { return !still_invited(one.who.actor); });
}

/// Closes these connections; for the log a device that has not left is lost with its last one.
template <class Which>
void LiveSession::send_away(CloseCode code, Instant at, Batch& batch, Which which) {
    std::vector<std::pair<ConnectionId, Instant>> these;
    for (const auto& [id, connection] : connections_) {
        if (which(connection)) these.emplace_back(id, last_sign(connection));
    }
    for (const auto& [id, last_seen] : these) {
        take(ClosedWaits{id, last_seen, at}, batch);
        batch.goodbyes.emplace_back(id, code);
    }
}

void LiveSession::send_everyone_away(Instant at, Batch& batch) {
    send_away(CloseCode::archived, at, batch, [](const Connection&) { return true; });
}

void LiveSession::take(const ClosedWaits& waits, Batch& batch) {
    const auto found = connections_.find(waits.connection);
    if (found == connections_.end()) return;
    const Connection gone = found->second;
    batch.forgotten.emplace_back(*found);
    connections_.erase(found);
    const Instant last_seen = std::max(waits.last_seen, gone.seen_before);
    const auto other = std::ranges::find_if(connections_, [&](const auto& entry) { return of_one_device(entry.second, gone); });
    if (other != connections_.end()) {
        other->second.seen_before = std::max(other->second.seen_before, last_seen);
        return;
    }
    const Instant at = clamp(waits.at);
    record(batch, lose(*session_, gone.who.actor, gone.device, last_seen, at), gone.who.actor, at, {});
}

void LiveSession::take(const RevokedWaits& waits, Batch& batch) {
    send_away(waits.code, waits.at, batch, [&](const Connection& one) { return one.who.actor.invitation == waits.invitation; });
}

void LiveSession::take(const ServerNotes& waits, Batch& batch) {
    const Instant at = clamp(waits.at);
    if (!met_before_) note_outage(at, batch);
    batch.outage_noted = true;
    send_uninvited_away(at, batch);
    if (auto ended = end_if_unattended(*session_, at)) record(batch, {std::move(*ended)}, std::nullopt, at, {});
    if (session_->lifecycle.phase == Phase::archived) send_everyone_away(at, batch);
}

void LiveSession::appended(Result<Seq, store::AppendFault> result) {
    BIMTEK_CHECK(state_ == State::appending);
    Batch batch = std::exchange(batch_, {});
    if (!result) return fail(std::move(batch));
    BIMTEK_CHECK(*result == session_->seq);
    state_ = State::idle;
    backoff_ = limits::append_retry_first;
    commit(std::move(batch));
    work();
}

/// What the batch led to is durable, or nothing had to be: tell.
void LiveSession::commit(Batch batch) {
    published_seq_ = session_->seq;
    met_before_ = met_before_ || batch.outage_noted;
    Publication publication;
    if (batch.plan_revised) {
        welcome_anew(batch.arrivals, publication);
    } else {
        publication.to_views = views_.frames(session_->seq, batch.views);
    }
    tell(std::move(batch.answers), std::move(publication));
    for (const HelloWaits& arrival : batch.arrivals) welcome(arrival);
    for (const auto& [connection, code] : batch.goodbyes) audience_->close(connection, code);
}

/// Publishes, with the answers behind what is published; then callers get theirs.
void LiveSession::tell(std::vector<Answer> answers, Publication publication) {
    for (const Answer& answer : answers) {
        const auto* connection = std::get_if<ConnectionId>(&answer.to);
        if (connection == nullptr) continue;
        publication.outcomes.push_back(answer.reply ? std::nullopt : std::optional(answer.reply.error().reason));
        publication.to_ones.push_back({*connection, std::make_shared<const std::string>(
                                                        answer.reply ? codec::encode_done(answer.id, answer.reply->seq, answer.reply->data)
                                                                     : codec::encode_refused(answer.id, answer.reply.error(), names_))});
    }
    if (!publication.to_views.empty() || !publication.to_ones.empty()) audience_->publish(std::move(publication));
    for (const Answer& answer : answers) {
        if (const auto* caller = std::get_if<Caller>(&answer.to)) caller->reply(answer.reply);
    }
}

/// Another plan is in force: what was told so far is replaced whole for everyone who was there before.
void LiveSession::welcome_anew(const std::vector<HelloWaits>& arrivals, Publication& publication) {
    digests_.begin_anew(*session_, now_);
    views_.forget_snapshots();
    for (const auto& [id, connection] : connections_) {
        const bool arrives = std::ranges::any_of(arrivals, [&](const HelloWaits& one) { return one.hello.connection == id; });
        if (!arrives) publication.to_ones.push_back({id, std::make_shared<const std::string>(whole_state(connection)), true});
    }
}

std::string LiveSession::whole_state(const Connection& connection) {
    const codec::Detail detail = codec::detail_for(codec::viewer_of(connection.who.actor));
    return codec::encode_welcome({connection.who.actor, connection.who.name, epoch_, session_->seq, now_},
                                 views_.snapshot(connection.view, *session_, names_, now_), digests_.presence(detail),
                                 digests_.board(detail));
}

void LiveSession::welcome(const HelloWaits& arrival) {
    const Hello& hello = arrival.hello;
    const auto found = connections_.find(hello.connection);
    if (found == connections_.end()) return;  // already closed again within the batch
    const ViewId view = found->second.view;
    const codec::Viewer viewer = codec::viewer_of(hello.who.actor);
    const codec::Detail detail = codec::detail_for(viewer);
    digests_.prepare(*session_, now_);
    std::optional<std::vector<const std::string*>> missed;
    if (hello.after && hello.epoch == epoch_) missed = ring_.since(*hello.after, viewer);
    std::string text = missed ? codec::encode_resumed({hello.who.actor, found->second.who.name, epoch_, session_->seq, now_}, *missed,
                                                      digests_.presence(detail), digests_.board(detail))
                              : whole_state(found->second);
    audience_->attach(hello.connection, view, std::make_shared<const std::string>(std::move(text)));
}

void LiveSession::say_unavailable(const Sender& sender, const CommandId& id) {
    const auto wait = retry_at_ ? std::max<Millis>(*retry_at_ - now_, Millis(0)) + limits::append_retry_first : Millis(backoff_);
    tell({{sender, id, Refusal{Reason::unavailable, {}, static_cast<int>(wait.count()), {}}}}, {});
}

/// Whether the batch is in the log is unknown: nobody is told anything of it, and the log is asked.
void LiveSession::fail(Batch batch) {
    retry_later();
    for (const OrderWaits& order : batch.orders) say_unavailable(order.sender, order.order.id);
    for (auto& gone : batch.forgotten) connections_.insert(std::move(gone));
    for (auto waiting = batch.not_orders.rbegin(); waiting != batch.not_orders.rend(); ++waiting) {
        if (const auto* hello = std::get_if<HelloWaits>(&*waiting)) connections_.erase(hello->hello.connection);
        inbox_.push_front(std::move(*waiting));
    }
}

}  // namespace bimtek::live
