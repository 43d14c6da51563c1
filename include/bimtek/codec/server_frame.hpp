// What the server sends, as the text of a frame.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bimtek/codec/view.hpp"
#include "bimtek/domain/digest.hpp"
#include "bimtek/domain/refusal.hpp"

namespace bimtek::codec {

/// The `data` of an answer as JSON text; empty for none.
std::string encode_made(const std::optional<domain::Made>& made);

/// `data` is JSON text from `encode_made`, or empty.
std::string encode_done(const CommandId& id, std::optional<Seq> seq, std::string_view data);
std::string encode_refused(const CommandId& id, const domain::Refusal& refusal, const Names& names = {});

/// The answer to a probe.
std::string encode_probe(Instant server_time);

/// `texts` are event texts of one view, in order.
std::string encode_events(Seq seq, const std::vector<const std::string*>& texts);

struct Welcome {
    domain::Actor you;
    std::string name;
    std::string epoch;
    Seq seq = 0;
    Instant server_time;
};
/// Each part is JSON text: the snapshot, or a list of events when resuming worked; both digests, whole.
std::string encode_welcome(const Welcome& welcome, std::string_view snapshot, std::string_view presence, std::string_view board);
std::string encode_resumed(const Welcome& welcome, const std::vector<const std::string*>& events, std::string_view presence,
                           std::string_view board);

/// Digests as they stand in the welcome, with as much as `detail` says. When they are not whole, those for staff hold only the
/// regions and rows that are told now.
std::string encode_presence(std::uint64_t version, bool whole, const domain::PresenceDigest& digest, Detail detail);
std::string encode_board(std::uint64_t version, bool whole, const domain::BoardDigest& digest, Detail detail);

/// The digest as a frame of its own; `type` is `presence` or `board`.
std::string encode_digest(std::string_view type, std::string_view digest);

}  // namespace bimtek::codec
