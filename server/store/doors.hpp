// The door: how people of an invited region come in who have no link of their own, and where they wait when they may not yet.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/catalog.hpp"

namespace bimtek::store {

using KnockId = Id<struct KnockTag>;

/// The door of an invited region.
struct Door {
    RegionCode region;
    std::string region_name;
    std::string code;  ///< as `read_door_code` returns it
    int quota = 0;     ///< how many may come in unasked
    int entered = 0;   ///< how many came in and were not sent away since
    bool closed = false;
};

/// Where a key leads.
struct DoorSign {
    SessionSummary session;
    RegionCode region;
    std::string region_name;
    std::vector<NamedSite> sites;
    SiteId site;         ///< that of a key which pairs phones with a room; else empty
    bool waits = false;  ///< who knocks now waits to be admitted
};

/// Someone at a door.
struct Knock {
    std::string attempt;  ///< what the device calls it
    std::string name;
    std::string unit;
    SiteId site;  ///< may be empty
};

enum class KnockState { waiting, admitted, refused };

std::string_view to_string(KnockState state);

/// The token is shown once and not stored. It is that of an invitation once its holder is admitted.
struct Knocked {
    KnockState state = KnockState::waiting;
    std::string token;
};

/// Someone who knocked and is not admitted.
struct Waiting {
    KnockId id;
    SessionId session;
    RegionCode region;
    std::string region_name;
    SiteId site;
    std::string site_name;
    std::string name;
    std::string unit;
    Instant at;
    KnockState state = KnockState::waiting;
};

struct NewDoorKey {
    std::string token;
    std::optional<Instant> expires_at;
};

/// Opens a door for each invited region of the session that has none.
void open_doors(Connection& db, const SessionId& session, Instant now);

/// Thread-safe and blocking, like `Catalog`, whose rows these stand beside.
class Doors {
public:
    Doors(LogWriter& writer, ReaderPool& readers) : writer_(writer), readers_(readers) {}

    // For whoever has a key: a token, or a code as `read_door_code` returns it.

    /// Whether the codes of some region begin with these digits.
    Result<bool, CatalogFault> is_region(const std::string& digits);
    /// nullopt when the key opens nothing now. `wrong_state` when the session takes nobody any more.
    Result<std::optional<DoorSign>, CatalogFault> look(const std::string& key, Instant now);
    /// Lets them in with an invitation of their own, role participant, or has them wait. The same attempt again is the same
    /// person: it gets a new token in the place of the one before. nullopt when the key opens nothing now; `invalid` for a site that
    /// is not the region's; `wrong_state` when the session takes nobody any more, they were sent away, or too many wait.
    Result<std::optional<Knocked>, CatalogFault> knock(const std::string& key, const Knock& knock, Instant now);
    /// Whose token this is, while they are not admitted.
    Result<std::optional<Waiting>, CatalogFault> find_waiting(std::string_view token);

    // For those who mind the doors. `region` empty: of the whole session.

    /// Oldest first.
    Result<std::vector<Waiting>, CatalogFault> list_waiting(const SessionId& session, const RegionCode& region);
    /// Whoever was admitted stays so. `unknown` when nobody of that region knocked under that id; `wrong_state` when the session takes
    /// nobody any more.
    Result<Done, CatalogFault> decide(const SessionId& session, const RegionCode& region, const KnockId& knock, bool admit,
                                      const Author& by, Instant now);
    Result<std::vector<Door>, CatalogFault> list_doors(const SessionId& session, const RegionCode& region);
    /// `unknown` when the region is not invited; what is absent stays as it is.
    Result<Done, CatalogFault> set_door(const SessionId& session, const RegionCode& region, std::optional<int> quota,
                                        std::optional<bool> closed, const Author& by, Instant now);
    /// Another code; the one before and every key are void.
    Result<Done, CatalogFault> renew(const SessionId& session, const RegionCode& region, const Author& by, Instant now);
    /// A further key; with a site it is for its phones and expires. `unknown` when region or site are not invited; `wrong_state`
    /// when there are too many.
    Result<NewDoorKey, CatalogFault> make_key(const SessionId& session, const RegionCode& region, const SiteId& site,
                                              const Author& by, Instant now);

    Result<bool, CatalogFault> locked(const SessionId& session);
    Result<Done, CatalogFault> set_locked(const SessionId& session, bool locked, const Author& by, Instant now);

private:
    LogWriter& writer_;
    ReaderPool& readers_;
};

}  // namespace bimtek::store
