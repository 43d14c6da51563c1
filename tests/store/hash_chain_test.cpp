#include "store/hash_chain.hpp"

#include <doctest/doctest.h>

#include "store/randomness.hpp"

using namespace bimtek;

namespace {

store::EventColumns some_row() {
    return {"sesi",
            7,
            "2022-04-21T01:00:00.000Z",
            "message_posted",
            R"({"message":"m-7","channel":"everyone","private":["text"]})",
            "inv-1",
            "site_operator",
            "73.24",
            std::nullopt,
            R"({"text":"00"})",
            "inv-1",
            "c-1",
            "ab",
            ""};
}

}  // namespace

// The two expected values were computed by another program, from the description in docs/reports.md.

TEST_CASE("The hash of a row is what the description says, and stays so") {
    CHECK(store::to_hex(store::event_hash(store::first_previous_hash(), some_row())) ==
          "44e6c0a8164b74fb00b21879d74fd86339acc4d13e049571eef505dd10dcc432");
}

TEST_CASE("A commitment is what the description says, and stays so") {
    CHECK(store::commitment_to("0123456789abcdef", "Halo") == "f88aad4f08833eb05eb6aa3c40a0922f68b31f047a438c708182ac5036783042");
}

TEST_CASE("No text that moves from one column to the next gives the same hash") {
    store::EventColumns moved = some_row();
    moved.by_role = "site_operator73.24";
    moved.by_region = "";
    CHECK(store::event_hash("x", moved) != store::event_hash("x", some_row()));
}

TEST_CASE("Absent and empty give different hashes") {
    store::EventColumns absent = some_row();
    absent.command_answer = std::nullopt;
    CHECK(store::event_hash("x", absent) != store::event_hash("x", some_row()));
}
