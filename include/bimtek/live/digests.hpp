// Presence and board of one session as digests: what changed since it was last told, at a bounded rate.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "bimtek/codec/server_frame.hpp"
#include "bimtek/domain/digest.hpp"
#include "bimtek/live/audience.hpp"

namespace bimtek::live {

class Digests {
public:
    /// The event was taken in: notes which workbooks look different now.
    void note(const domain::Session& session, const domain::RecordedEvent& event);
    /// The state was built anew: everything is looked at again.
    void note_all(const domain::Session& session);

    /// Another plan is in force: both digests are computed whole, under new versions.
    void begin_anew(const domain::Session& session, Instant now);

    /// What is due, each for the viewers of one detail; versions rise with each.
    using Due = std::vector<std::pair<codec::Detail, Frame>>;
    Due due(const domain::Session& session, Instant now);

    /// Both digests whole, as a welcome carries them, of the versions last told: what follows continues from them.
    std::string presence(codec::Detail detail) const;
    std::string board(codec::Detail detail) const;

    /// Computes what was never told yet, so that the first welcome has it.
    void prepare(const domain::Session& session, Instant now);

private:
    void presence_due(const domain::Session& session, Instant now, Due& due);
    void board_due(const domain::Session& session, Instant now, Due& due);
    void refresh_board(const domain::Session& session);

    std::uint64_t presence_version_ = 0;
    domain::PresenceDigest presence_;
    std::optional<Instant> presence_told_at_;  ///< when it was last looked at
    std::optional<Instant> presence_sent_to_all_at_;

    std::uint64_t board_version_ = 0;
    domain::BoardDigest board_;
    std::set<WorkbookId> changed_;
    std::optional<Instant> board_told_at_;
};

}  // namespace bimtek::live
