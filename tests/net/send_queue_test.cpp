#include "net/send_queue.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "net/heap.hpp"

namespace bimtek::net {
namespace {

using namespace std::chrono_literals;
using Counted = SendQueue::Counted;

const SendQueue::Time start{1h};

WireBytes bytes(std::string text) { return std::make_shared<const std::string>(std::move(text)); }

std::string all_of(const SendQueue& queue) {
    std::array<std::string_view, 8> pieces;
    std::string out;
    const auto count = queue.gather(pieces);
    for (std::size_t i = 0; i < count; ++i) out += pieces[i];
    return out;
}

TEST_CASE("What waits comes out in order, from where the socket stopped") {
    SendQueue queue;
    CHECK(queue.push(bytes("abc"), Counted::yes, 100, start));
    CHECK(queue.push(bytes("def"), Counted::yes, 100, start));
    CHECK(all_of(queue) == "abcdef");
    queue.sent(4, start);
    CHECK(all_of(queue) == "ef");
    queue.sent(2, start);
    CHECK(queue.empty());
    CHECK(queue.push(bytes("g"), Counted::yes, 100, start));
    CHECK(all_of(queue) == "g");
}

TEST_CASE("More waits than fits into one write: the rest stays for the next") {
    SendQueue queue;
    for (int i = 0; i < 20; ++i) CHECK(queue.push(bytes("xy"), Counted::yes, 100, start));
    CHECK(all_of(queue).size() == 16);
    queue.sent(16, start);
    CHECK(all_of(queue).size() == 16);
}

TEST_CASE("Bytes over the bound are refused, and sent ones make room again") {
    SendQueue queue;
    CHECK(queue.push(bytes(std::string(60, 'a')), Counted::yes, 100, start));
    CHECK_FALSE(queue.push(bytes(std::string(41, 'b')), Counted::yes, 100, start));
    CHECK(queue.push(bytes(std::string(40, 'b')), Counted::yes, 100, start));
    queue.sent(60, start);
    CHECK(queue.push(bytes(std::string(60, 'c')), Counted::yes, 100, start));
}

TEST_CASE("A welcome of any size does not count, and does not make what follows too old") {
    SendQueue queue;
    CHECK(queue.push(bytes(std::string(1000, 'w')), Counted::no, 100, start));
    CHECK(queue.push(bytes(std::string(100, 'e')), Counted::yes, 100, start));
    queue.sent(500, start + 9s);
    CHECK(queue.age(start + 12s) == 3s);
    queue.sent(500, start + 15s);
    CHECK(queue.age(start + 16s) == 1s);
}

TEST_CASE("The age is that of the frame in front") {
    SendQueue queue;
    CHECK(queue.age(start) == 0s);
    CHECK(queue.push(bytes("abc"), Counted::yes, 100, start));
    CHECK(queue.push(bytes("def"), Counted::yes, 100, start + 4s));
    queue.sent(1, start + 5s);
    CHECK(queue.age(start + 6s) == 6s);
    queue.sent(2, start + 6s);
    CHECK(queue.age(start + 6s) == 2s);
}

TEST_CASE("A reader that is just as fast as what comes has no memory held for what it took") {
    SendQueue queue;
    const auto frame = bytes("abc");
    CHECK(queue.push(frame, Counted::yes, 100, start));
    const auto before = test::heap_bytes();
    bool taken = true;
    for (int i = 0; i < 100'000; ++i) {
        taken = taken && queue.push(frame, Counted::yes, 100, start);
        queue.sent(3, start);
    }
    CHECK(taken);
    CHECK(all_of(queue) == "abc");
    CHECK(test::heap_bytes() < before + 64 * 1024);
}

TEST_CASE("Dropped to make room for a close: only a frame that has begun is finished") {
    SendQueue queue;
    CHECK(queue.push(bytes("abc"), Counted::yes, 6, start));
    CHECK(queue.push(bytes("def"), Counted::yes, 6, start));
    queue.sent(1, start);
    queue.drop_unsent();
    CHECK(queue.push(bytes("xyz"), Counted::yes, 6, start));
    CHECK(all_of(queue) == "bcxyz");
    queue.sent(5, start);
    queue.drop_unsent();
    CHECK(queue.empty());
}

}  // namespace
}  // namespace bimtek::net
