// What the sockets are counted by: answers, closes, responses. Numbers only: no id and no text can get in. Any thread.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <optional>

#include "bimtek/domain/refusal.hpp"
#include "net/prometheus.hpp"

namespace bimtek::net {

class Traffic {
public:
    /// A command was answered: `done`, or refused.
    void answered(std::optional<domain::Reason> refused) {
        ++answers_[refused ? 1 + static_cast<std::size_t>(*refused) : 0];
    }
    /// A WebSocket has ended, for which this side sent the code; absent: the line dropped.
    void closed(std::optional<std::uint16_t> code);
    void responded(unsigned status) { ++responses_[status % statuses]; }

    void write(Prometheus& to) const;

private:
    static constexpr std::size_t statuses = 600;
    /// The codes of the protocol; a client may send any other, which is no name for a series.
    static constexpr std::array<std::uint16_t, 13> codes{1000, 1001, 1002, 1003, 1007, 1009, 1012, 4000, 4001, 4002, 4003, 4004, 4005};

    std::array<std::atomic<std::uint64_t>, 1 + domain::reason_count> answers_{};
    std::array<std::atomic<std::uint64_t>, codes.size() + 2> closes_{};  ///< by code, then any other, then none
    std::array<std::atomic<std::uint64_t>, statuses> responses_{};
};

}  // namespace bimtek::net
