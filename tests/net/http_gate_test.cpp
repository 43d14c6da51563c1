#include "net/http_gate.hpp"

#include <doctest/doctest.h>

namespace bimtek::net {
namespace {

constexpr std::size_t body_max = 1024 * 1024;
constexpr std::string_view public_origin = "https://bimtek.example";

RequestHead plain() { return {"POST", "/api/v1/login", 11, {{"Host", "127.0.0.1:8080"}}}; }

RequestHead upgrade() {
    return {"GET",
            "/ws",
            11,
            {{"Host", "127.0.0.1:8080"},
             {"Connection", "keep-alive, Upgrade"},
             {"Upgrade", "websocket"},
             {"Sec-WebSocket-Version", "13"},
             {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="},
             {"Sec-WebSocket-Protocol", "chat, bimtek.v1"},
             {"Origin", "http://127.0.0.1:8080"}}};
}

RequestHead with(RequestHead head, std::string name, std::string value) {
    head.fields.push_back({std::move(name), std::move(value)});
    return head;
}

RequestHead without(RequestHead head, std::string_view name) {
    std::erase_if(head.fields, [&](const auto& field) { return same_ignoring_case(field.name, name); });
    return head;
}

RequestHead replaced(const RequestHead& head, std::string name, std::string value) {
    return with(without(head, name), name, std::move(value));
}

unsigned framing_status(const RequestHead& head) {
    const auto refusal = refuse_framing(head, body_max);
    return refusal ? refusal->status : 0;
}

unsigned upgrade_status(const RequestHead& head, std::string_view origin = {}, std::string_view own_host = "10.0.0.5:8080") {
    const auto refusal = refuse_upgrade(head, origin, own_host);
    return refusal ? refusal->status : 0;
}

TEST_CASE("A plain request passes, with a length or in chunks") {
    CHECK(framing_status(plain()) == 0);
    CHECK(framing_status(with(plain(), "Content-Length", "12")) == 0);
    CHECK(framing_status(with(plain(), "Transfer-Encoding", "Chunked")) == 0);
}

TEST_CASE("A body with two readings is refused") {
    for (const auto* encoding : {"gzip", "gzip, chunked", "chunked, chunked", "xchunked", "identity", "", "chunked;q=1"}) {
        CHECK(framing_status(with(plain(), "Transfer-Encoding", encoding)) == 400);
    }
    const auto chunked = with(plain(), "Transfer-Encoding", "chunked");
    CHECK(framing_status(with(chunked, "Transfer-Encoding", "chunked")) == 400);
    CHECK(framing_status(with(chunked, "Content-Length", "3")) == 400);
    auto old = chunked;
    old.version = 10;
    CHECK(framing_status(old) == 400);
    CHECK(framing_status(with(with(plain(), "Content-Length", "3"), "content-length", "3")) == 400);
    for (const auto* length : {"+3", "-1", "3,3", " 3", "0x3", "", "3 "}) {
        CHECK(framing_status(with(plain(), "Content-Length", length)) == 400);
    }
    CHECK(framing_status(with(plain(), "Content-Length", "1048576")) == 0);
    CHECK(framing_status(with(plain(), "Content-Length", "1048577")) == 413);
    CHECK(framing_status(with(plain(), "Content-Length", "99999999999999999999999")) == 413);
}

TEST_CASE("Host must be there once and name a host") {
    CHECK(framing_status(without(plain(), "Host")) == 400);
    CHECK(framing_status(with(plain(), "host", "127.0.0.1:8080")) == 400);
    for (const auto* host : {"", "a b", "a/b", "user@a", "a,b"}) CHECK(framing_status(replaced(plain(), "Host", host)) == 400);
    CHECK(framing_status(replaced(plain(), "Host", "[::1]:8080")) == 0);
}

TEST_CASE("The target must be a path") {
    for (const auto* target : {"*", "http://a/", "a", "", "/a\x7F"}) {
        auto head = plain();
        head.target = target;
        CHECK(framing_status(head) == 400);
    }
}

TEST_CASE("A proper upgrade passes. Without Origin too, as no browser sends it so") {
    CHECK(upgrade_status(upgrade()) == 0);
    CHECK(upgrade_status(without(upgrade(), "Origin")) == 0);
}

TEST_CASE("What the handshake needs and does not have, or has twice, is refused") {
    CHECK(upgrade_status(without(upgrade(), "Upgrade")) == 426);
    CHECK(upgrade_status(replaced(upgrade(), "Connection", "close")) == 426);
    CHECK(upgrade_status(replaced(upgrade(), "Sec-WebSocket-Version", "8")) == 426);
    CHECK(upgrade_status(with(upgrade(), "Sec-WebSocket-Version", "13")) == 426);
    CHECK(upgrade_status(without(upgrade(), "Sec-WebSocket-Version")) == 426);
    CHECK(upgrade_status(without(upgrade(), "Sec-WebSocket-Key")) == 400);
    CHECK(upgrade_status(with(upgrade(), "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")) == 400);
    for (const auto* key : {"", "dGhlIHNhbXBsZSBub25jZQ", "dGhlIHNhbXBsZSBub25jZ===", "dGhlIHNhbXBsZSBub25jZR==",
                            "dGhlIHNhbXBsZSBub25j!Q==", "dGhlIHNhbXBsZSBub25jZQ==A"}) {
        CHECK(upgrade_status(replaced(upgrade(), "Sec-WebSocket-Key", key)) == 400);
    }
    CHECK(upgrade_status(replaced(upgrade(), "Sec-WebSocket-Protocol", "bimtek.v2")) == 400);
    CHECK(upgrade_status(without(upgrade(), "Sec-WebSocket-Protocol")) == 400);
    CHECK(upgrade_status(with(upgrade(), "Content-Length", "0")) == 400);
    auto old = upgrade();
    old.version = 10;
    CHECK(upgrade_status(old) == 400);
    auto post = upgrade();
    post.method = "POST";
    CHECK(upgrade_status(post) == 400);
}

TEST_CASE("Only pages of this address may open a socket when there is no public one") {
    CHECK(upgrade_status(replaced(upgrade(), "Origin", "HTTP://127.0.0.1:8080")) == 0);
    for (const auto* origin : {"http://bimtek.example", "https://bimtek.example:444", "http://127.0.0.1", "null", "",
                               "https://127.0.0.1:8080", "http://127.0.0.1:8080.evil.example", "https://bimtek.example"}) {
        CHECK(upgrade_status(replaced(upgrade(), "Origin", origin)) == 403);
    }
    CHECK(upgrade_status(with(upgrade(), "Origin", "http://127.0.0.1:8080")) == 403);
}

TEST_CASE("Beside the public address its own is one still, when it is asked for by it") {
    constexpr std::string_view own = "127.0.0.1:8080";
    CHECK(upgrade_status(upgrade(), public_origin, own) == 0);
    CHECK(upgrade_status(replaced(upgrade(), "Origin", "https://bimtek.example"), public_origin, own) == 0);
    // Through the proxy, from a page of the visitor's own machine.
    CHECK(upgrade_status(replaced(upgrade(), "Host", "bimtek.example"), public_origin, own) == 403);
    CHECK(upgrade_status(replaced(upgrade(), "Origin", "http://127.0.0.1:9090"), public_origin, own) == 403);
    CHECK(upgrade_status(replaced(upgrade(), "Origin", "https://127.0.0.1:8080"), public_origin, own) == 403);
    const auto by_name = replaced(replaced(upgrade(), "Host", "localhost:8080"), "Origin", "http://localhost:8080");
    CHECK(upgrade_status(by_name, public_origin, own) == 403);
}

TEST_CASE("An address is written as a browser writes it") {
    const auto written = [](const char* address, std::uint16_t port) { return host_at({boost::asio::ip::make_address(address), port}); };
    CHECK(written("127.0.0.1", 8080) == "127.0.0.1:8080");
    CHECK(written("10.0.0.5", 80) == "10.0.0.5");
    CHECK(written("::1", 8080) == "[::1]:8080");
    CHECK(written("::ffff:10.0.0.5", 8080) == "10.0.0.5:8080");
}

TEST_CASE("Only pages of the public address may open a socket when there is one and another host was asked for") {
    CHECK(upgrade_status(replaced(upgrade(), "Origin", "https://Bimtek.Example"), public_origin) == 0);
    CHECK(upgrade_status(without(upgrade(), "Origin"), public_origin) == 0);
    CHECK(upgrade_status(upgrade(), public_origin) == 403);
    // What a stranger on the line may serve under the name of the host is not what HTTPS serves.
    const auto in_the_clear = replaced(replaced(upgrade(), "Host", "bimtek.example"), "Origin", "http://bimtek.example");
    CHECK(upgrade_status(in_the_clear, public_origin) == 403);
    CHECK(upgrade_status(with(replaced(upgrade(), "Origin", "https://bimtek.example"), "Origin", "https://bimtek.example"), public_origin) == 403);
}

}  // namespace
}  // namespace bimtek::net
