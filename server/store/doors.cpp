// What those do with doors who mind them.
#include "store/doors.hpp"

#include <nlohmann/json.hpp>

#include "bimtek/base/limits.hpp"
#include "store/catalog_calls.hpp"
#include "store/catalog_invitations.hpp"
#include "store/door_code.hpp"
#include "store/door_rows.hpp"
#include "store/randomness.hpp"

namespace bimtek::store {

namespace {

/// Doors whose region is still invited.
constexpr const char* select_doors = R"(
    SELECT d.region, r.name, d.code, d.quota, d.closed,
           (SELECT count(*) FROM knock k JOIN invitation i ON i.id = k.invitation
            WHERE k.session = d.session AND k.region = d.region AND i.revoked_at IS NULL)
    FROM door d JOIN region r ON r.code = d.region
    WHERE d.session = ?1 AND (?2 IS NULL OR d.region = ?2) AND EXISTS (
        SELECT 1 FROM invitation i WHERE i.session = d.session AND i.region = d.region AND i.role = 'site_operator'
            AND i.withdrawn_at IS NULL)
    ORDER BY d.region)";

/// Codes are so many that the same one twice is a matter of drawing again.
std::string unused_code(Connection& db, const RegionCode& region) {
    for (;;) {
        std::string code = random_door_code(region);
        if (!db.query("SELECT 1 FROM door WHERE code = ?", code).next()) return code;
    }
}

}  // namespace

std::string_view to_string(KnockState state) {
    switch (state) {
        case KnockState::waiting: return "waiting";
        case KnockState::admitted: return "admitted";
        case KnockState::refused: return "refused";
    }
    return {};
}

void open_doors(Connection& db, const SessionId& session, Instant now) {
    std::vector<RegionCode> without;
    {
        Query rows = db.query(R"(SELECT DISTINCT region FROM invitation i
                                 WHERE session = ? AND role = 'site_operator' AND withdrawn_at IS NULL AND NOT EXISTS (
                                     SELECT 1 FROM door d WHERE d.session = i.session AND d.region = i.region))",
                              session);
        while (rows.next()) without.emplace_back(rows.text(0));
    }
    for (const RegionCode& region : without) {
        db.run("INSERT INTO door (session, region, code, renewed_at, quota) VALUES (?, ?, ?, ?, ?)", session, region,
               unused_code(db, region), now, limits::door_quota_default);
    }
}

Result<std::vector<Door>, CatalogFault> Doors::list_doors(const SessionId& session, const RegionCode& region) {
    return read_through<std::vector<Door>>(readers_, [&](Connection& db) {
        std::vector<Door> doors;
        Query rows = db.query(select_doors, session, region);
        while (rows.next()) {
            doors.push_back({RegionCode(rows.text(0)), rows.text(1), rows.text(2), rows.small(3), rows.small(5), rows.small(4) != 0});
        }
        return doors;
    });
}

Result<Done, CatalogFault> Doors::set_door(const SessionId& session, const RegionCode& region, std::optional<int> quota,
                                           std::optional<bool> closed, const Author& by, Instant now) {
    return write_through<Done>(writer_, [=](Connection& db) -> Result<Done, CatalogFault> {
        const int changed =
            db.run("UPDATE door SET quota = coalesce(?, quota), closed = coalesce(?, closed) WHERE session = ? AND region = ?",
                   quota, closed, session, region);
        if (changed == 0) return CatalogFault::unknown;
        nlohmann::json detail = {{"region", region.value}};
        if (quota) detail["quota"] = *quota;
        if (closed) detail["closed"] = *closed;
        audit(db, now, by, "door_changed", session, detail);
        return Done{};
    });
}

Result<Done, CatalogFault> Doors::renew(const SessionId& session, const RegionCode& region, const Author& by, Instant now) {
    return write_through<Done>(writer_, [=](Connection& db) -> Result<Done, CatalogFault> {
        const int changed = db.run("UPDATE door SET code = ?, renewed_at = ? WHERE session = ? AND region = ?",
                                   unused_code(db, region), now, session, region);
        if (changed == 0) return CatalogFault::unknown;
        db.run("DELETE FROM door_key WHERE session = ? AND region = ?", session, region);
        audit(db, now, by, "door_renewed", session, {{"region", region.value}});
        return Done{};
    });
}

Result<NewDoorKey, CatalogFault> Doors::make_key(const SessionId& session, const RegionCode& region, const SiteId& site,
                                                 const Author& by, Instant now) {
    return write_through<NewDoorKey>(writer_, [=](Connection& db) -> Result<NewDoorKey, CatalogFault> {
        const auto sites = sites_of(db, session, region);
        if (sites.empty() || (!site.empty() && !has_site(sites, site))) return CatalogFault::unknown;
        db.run("DELETE FROM door_key WHERE expires_at <= ?", now);
        {
            Query count = db.query("SELECT count(*) FROM door_key WHERE session = ? AND region = ?", session, region);
            count.next();
            if (count.small(0) >= limits::door_keys_max) return CatalogFault::wrong_state;
        }
        NewDoorKey key{random_token(), {}};
        if (!site.empty()) key.expires_at = now + limits::pairing_time_max;
        db.run("INSERT INTO door_key (token_hash, session, region, site, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)",
               Blob{sha256(key.token)}, session, region, site, now, key.expires_at);
        audit(db, now, by, site.empty() ? Action("door_link_made") : Action("phones_paired"), session, {{"region", region.value}});
        return key;
    });
}

Result<bool, CatalogFault> Doors::locked(const SessionId& session) {
    return read_through<bool>(readers_, [&](Connection& db) { return is_locked(db, session); });
}

Result<Done, CatalogFault> Doors::set_locked(const SessionId& session, bool locked, const Author& by, Instant now) {
    return write_through<Done>(writer_, [=](Connection& db) -> Result<Done, CatalogFault> {
        if (db.run("UPDATE session SET locked = ?1 WHERE id = ?2 AND locked <> ?1", locked, session) == 0) return Done{};
        audit(db, now, by, locked ? Action("session_locked") : Action("session_unlocked"), session, nlohmann::json::object());
        return Done{};
    });
}

}  // namespace bimtek::store
