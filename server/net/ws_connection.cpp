#include "net/ws_connection.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "bimtek/base/check.hpp"
#include "bimtek/base/limits.hpp"
#include "bimtek/codec/server_frame.hpp"
#include "net/gateway.hpp"
#include "net/room.hpp"

namespace bimtek::net {

WsConnection::WsConnection(IoThread& thread, Gateway& gateway, boost::asio::ip::tcp::socket socket)
    : WsSocket(thread, std::move(socket)),
      gateway_(gateway),
      id_(thread.next_id()),
      life_(std::make_shared<live::LifeSign>()),
      since_(Clock::Steady::now()) {}

void WsConnection::tick(Time now) {
    const auto& limits = thread().limits();
    const auto patience = thread().crowded() ? std::min(limits.hello_time_max, limits.crowded_time_max) : limits.hello_time_max;
    if (state_ == State::awaiting_hello && now - since_ > patience) not_understood("no_hello");
    if (until_ && thread().clock().at(now) >= *until_) close_with(live::CloseCode::token_unknown);
    WsSocket::tick(now);
}

void WsConnection::go_away() {
    if (standing_ != Standing::known) close_with(live::CloseCode::restarting);
}

void WsConnection::admitted(const SessionId& session, std::optional<Instant> until) {
    known_to(session);
    until_ = until;
    if (gone()) on_gone();
}

void WsConnection::turned_away(live::CloseCode code) {
    standing_ = Standing::over;
    close_with(code);
}

void WsConnection::welcomed(std::shared_ptr<Room> room, live::ViewId view, WireBytes welcome) {
    BIMTEK_CHECK(!room_);
    known_to(room->session());
    state_ = State::welcomed;
    admit();
    room_ = std::move(room);
    room_->add(*this, view);
    send(std::move(welcome), SendQueue::Counted::no);
}

void WsConnection::sent_away(live::CloseCode code) {
    standing_ = Standing::over;
    close_with(code);
}

void WsConnection::known_to(const SessionId& session) {
    if (standing_ != Standing::unknown) return;
    standing_ = Standing::known;
    session_ = session;
}

void WsConnection::on_text(std::string text, std::optional<RateLimit::Duration> wait) {
    auto decoded = codec::decode_client_frame(text);
    if (!decoded.ok()) {
        on_fault(decoded.error());
    } else if (auto* hello = std::get_if<codec::HelloFrame>(&*decoded)) {
        on_hello(std::move(*hello));
    } else if (std::holds_alternative<codec::ProbeFrame>(*decoded)) {
        on_probe();
    } else if (auto* command = std::get_if<codec::CommandFrame>(&*decoded)) {
        on_command(std::move(*command), wait);
    }
}

void WsConnection::on_hello(codec::HelloFrame hello) {
    if (state_ != State::awaiting_hello) {
        not_understood("second_hello");
        return;
    }
    state_ = State::authenticating;
    gateway_.hello(std::static_pointer_cast<WsConnection>(shared_from_this()), std::move(hello));
}

void WsConnection::on_probe() {
    if (state_ != State::awaiting_hello || ++probes_ > limits::probes_max) return not_understood("probe");
    answer(codec::encode_probe(thread().clock().now()));
}

void WsConnection::on_command(codec::CommandFrame frame, std::optional<RateLimit::Duration> wait) {
    if (state_ != State::welcomed) {
        not_understood("no_welcome");
    } else if (wait) {
        thread().traffic().answered(domain::Reason::too_fast);
        const auto retry_ms = static_cast<int>(std::chrono::ceil<Millis>(*wait).count());
        answer(codec::encode_refused(frame.id, {domain::Reason::too_fast, std::nullopt, retry_ms, std::nullopt}));
    } else {
        gateway_.order(session_, id_, std::move(frame));
    }
}

void WsConnection::on_fault(const codec::FrameFault& fault) {
    using Kind = codec::FrameFault::Kind;
    switch (fault.kind) {
        case Kind::malformed: return not_understood("malformed");
        case Kind::unknown_type: return not_understood("unknown_type");
        case Kind::invalid_hello: return not_understood("invalid_hello");
        case Kind::invalid_command: break;
    }
    if (state_ != State::welcomed) return not_understood("no_welcome");
    thread().traffic().answered(domain::Reason::invalid);
    const auto field = fault.field.empty() ? std::nullopt : std::optional(fault.field);
    answer(codec::encode_refused(fault.id, {domain::Reason::invalid, field, std::nullopt, std::nullopt}));
}

void WsConnection::answer(std::string_view text) {
    std::string bytes;
    append_text_frame(bytes, text);
    send(std::make_shared<const std::string>(std::move(bytes)));
}

void WsConnection::on_sign_of_life() {
    life_->last_ms.store(thread().clock().now().time_since_epoch().count(), std::memory_order_relaxed);
}

void WsConnection::on_gone() {
    if (room_) {
        room_->remove(*this);
        room_.reset();
    }
    if (standing_ == Standing::known) {
        standing_ = Standing::over;
        gateway_.closed(session_, id_, Instant(Millis(life_->last_ms.load(std::memory_order_relaxed))));
    }
    thread().forget(id_);
}

}  // namespace bimtek::net
