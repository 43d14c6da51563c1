// What a client knows of a session, kept up to date as docs/protocol.md tells it to; shares no code with the product.
#pragma once

#include <cstdint>
#include <string>

#include <nlohmann/json.hpp>

namespace bimtek::simulation {

using Json = nlohmann::json;

class FoldedView {
public:
    /// A welcome, events, presence or board; all other frames change nothing.
    void take(const Json& frame);

    bool empty() const { return snapshot.is_null(); }

    std::uint64_t position = 0;
    std::string epoch;
    Json you;
    Json snapshot;
    Json presence;
    Json board;

private:
    void apply(const Json& events);
};

/// The parts that must be equal for two who see the same: without the drift, which goes with the clock, without what a client may
/// keep beyond the newest 100 messages of a channel, and without the order of the muted.
Json comparable_snapshot(Json snapshot);
/// A digest without its version, which differs by what was told to others meanwhile.
Json comparable_digest(Json digest);

}  // namespace bimtek::simulation
