#include "simulation/client.hpp"

#include <algorithm>

namespace bimtek::simulation {

void Client::connect() {
    state = State::connecting;
    if (record) record->emplace_back();
    Json hello = {{"type", "hello"}, {"session", "simulasi"}, {"token", "token"}, {"device", device}};
    if (!view.empty()) hello.update({{"after", view.position}, {"epoch", view.epoch}});
    outgoing = {hello.dump()};
}

std::string Client::command(Json frame, Instant now) {
    const std::string id = id_prefix_ + std::to_string(++last_id_);
    frame["id"] = id;
    sent[id].frame = std::move(frame);
    outbox_.push_back(id);
    if (state == State::welcomed) transmit(id, now);
    return id;
}

void Client::send_twice(const std::string& id) {
    Sent& one = sent.at(id);
    one.doubled = one.doubled || one.done.is_null();
    outgoing.push_back(one.frame.dump());
}

void Client::misuse(const std::string& id) {
    Json other = {{"type", "post_message"}, {"id", id}, {"text", "Isi yang lain."}};
    outgoing.push_back(other.dump());
}

void Client::transmit(const std::string& id, Instant now) {
    Sent& one = sent.at(id);
    one.again_at.reset();
    one.sent_at = now;
    outgoing.push_back(one.frame.dump());
}

void Client::receive(const Json& frame, Instant now) {
    if (record) record->back().push_back(frame);
    const auto& type = frame.at("type").get_ref<const std::string&>();
    if (type == "welcome") {
        if (frame.contains("events")) check_order(frame);
        else if (frame.at("seq") < view.position && frame.at("epoch") == view.epoch) doubled_or_out_of_turn = true;
        ++(frame.contains("events") ? resumes : snapshots);
        const bool first_of_the_line = state != State::welcomed;
        welcomes_again += !first_of_the_line;
        state = State::welcomed;
        drops_ = 0;
        if (first_of_the_line) {
            for (const std::string& id : outbox_) transmit(id, now);
        }
    } else if (type == "events") {
        check_order(frame);
    } else if (type == "done" || type == "refused") {
        answered(frame, now);
    }
    view.take(frame);
}

/// What comes must lie behind what is known, in order.
void Client::check_order(const Json& frame) {
    std::uint64_t last = view.position;
    for (const Json& event : frame.at("events")) {
        const std::uint64_t seq = event.at("seq");
        if (seq <= last || seq > frame.at("seq")) doubled_or_out_of_turn = true;
        last = seq;
    }
}

void Client::answered(const Json& frame, Instant now) {
    const std::string id = frame.at("id");
    const auto found = sent.find(id);
    if (found == sent.end()) return;  // of the same invitation's other device: never
    Sent& one = found->second;
    if (frame.at("type") == "done") {
        if (one.done.is_null()) one.done = frame;
        // One without an event is not remembered, and decided anew when it comes again.
        else if (one.done.contains("seq") && one.done != frame) one.contradicted = true;
        one.answered = true;
        std::erase(outbox_, id);
        return;
    }
    const std::string reason = frame.at("reason");
    ++reasons[reason];
    if (reason == "too_fast" || reason == "busy" || reason == "unavailable") {
        if (!one.answered) one.again_at = now + Millis(frame.value("retry_ms", 2000));
    } else if (reason != "id_reused") {
        one.refused = true;
        one.answered = true;
        std::erase(outbox_, id);
    }
}

void Client::closed(std::optional<int> code, Instant now, Random& random) {
    outgoing.clear();
    if (code == 1000) {
        state = State::away;
    } else if (code && *code >= 4001) {
        state = State::over;
    } else {
        state = State::waiting;
        const int most_ms = code ? 10'000 : std::min(30'000, 1000 << std::min(drops_++, 5));
        back_at = now + Millis(most_ms / 2 + random.below(most_ms / 2 + 1));
    }
}

void Client::pass(Instant now) {
    if (state != State::welcomed) return;
    for (const std::string& id : outbox_) {
        const Sent& one = sent.at(id);
        if (one.again_at && *one.again_at <= now) transmit(id, now);
    }
}

std::optional<Instant> Client::waiting_since() const {
    std::optional<Instant> since;
    for (const std::string& id : outbox_) {
        const Sent& one = sent.at(id);
        if (!one.again_at) since = std::min(since.value_or(one.sent_at), one.sent_at);
    }
    return since;
}

}  // namespace bimtek::simulation
