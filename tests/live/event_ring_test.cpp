// The ring of the latest events: how far back it reaches.
#include <doctest/doctest.h>

#include "bimtek/base/limits.hpp"
#include "bimtek/live/event_ring.hpp"
#include "domain/example_session.hpp"

using namespace bimtek;
using namespace bimtek::tests;

namespace {

const codec::Viewer anyone{codec::Viewer::Kind::observer, {}};

void push(live::EventRing& ring, Seq seq) {
    const RecordedEvent event{seq, day_start, std::nullopt, StepOpened{StepId("profile")}};
    codec::EventView told;
    told.seq = seq;
    told.scope = codec::Scope::everyone;
    told.screen_text = std::to_string(seq);
    ring.push(event, std::move(told));
}

}  // namespace

TEST_CASE("The ring keeps the newest 20,000 events and knows nothing of older positions") {
    live::EventRing ring;
    for (Seq seq = 1; seq <= limits::resume_ring_events; ++seq) push(ring, seq);
    CHECK(ring.since(0, anyone)->size() == limits::resume_ring_events);
    push(ring, limits::resume_ring_events + 1);
    CHECK_FALSE(ring.since(0, anyone).has_value());
    const auto missed = ring.since(1, anyone);
    REQUIRE(missed.has_value());
    CHECK(missed->size() == limits::resume_ring_events);
    CHECK(*missed->front() == "2");
    CHECK(ring.since(limits::resume_ring_events + 1, anyone)->empty());
    CHECK_FALSE(ring.since(limits::resume_ring_events + 2, anyone).has_value());
}

TEST_CASE("A ring that starts over behind a position reaches back to it") {
    live::EventRing ring;
    push(ring, 1);
    ring.clear(41);
    CHECK_FALSE(ring.since(40, anyone).has_value());
    CHECK(ring.since(41, anyone)->empty());
    push(ring, 42);
    CHECK(ring.since(41, anyone)->size() == 1);
}
