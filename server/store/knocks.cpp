// Who comes to a door: let in, or kept waiting until someone decides.
#include <nlohmann/json.hpp>

#include "bimtek/base/limits.hpp"
#include "store/catalog_calls.hpp"
#include "store/catalog_invitations.hpp"
#include "store/catalog_sessions.hpp"
#include "store/door_code.hpp"
#include "store/door_rows.hpp"
#include "store/randomness.hpp"

namespace bimtek::store {

namespace {

constexpr const char* select_waiting = R"(
    SELECT k.id, k.session, k.region, r.name, k.site,
           (SELECT s.name FROM invitation s WHERE s.session = k.session AND s.region = k.region AND s.site = k.site
                AND s.role = 'site_operator' ORDER BY s.withdrawn_at IS NOT NULL, s.position LIMIT 1),
           k.name, k.unit, k.at, k.state
    FROM knock k JOIN region r ON r.code = k.region )";

Waiting waiting_in(Query& row) {
    return {KnockId(row.text(0)),
            SessionId(row.text(1)),
            RegionCode(row.text(2)),
            row.text(3),
            SiteId(row.text(4)),
            row.text(5),
            row.text(6),
            row.text(7),
            row.instant(8),
            row.text(9) == to_string(KnockState::refused) ? KnockState::refused : KnockState::waiting};
}

/// A door that a key opens.
struct Opened {
    SessionId session;
    RegionCode region;
    std::string region_name;
    SiteId site;
    int quota = 0;
    bool closed = false;
};

std::optional<Opened> open_with(Connection& db, const std::string& key, Instant now) {
    const auto opened = [](Query row) -> std::optional<Opened> {
        if (!row.next()) return std::nullopt;
        return Opened{SessionId(row.text(0)), RegionCode(row.text(1)), row.text(2), SiteId(row.text(3)), row.small(4), row.small(5) != 0};
    };
    if (const auto code = read_door_code(key)) {
        return opened(db.query(R"(SELECT d.session, d.region, r.name, NULL, d.quota, d.closed
                                  FROM door d JOIN region r ON r.code = d.region WHERE d.code = ?)",
                               *code));
    }
    return opened(db.query(R"(SELECT d.session, d.region, r.name, k.site, d.quota, d.closed
                              FROM door_key k JOIN door d ON d.session = k.session AND d.region = k.region
                              JOIN region r ON r.code = d.region
                              WHERE k.token_hash = ? AND (k.expires_at IS NULL OR k.expires_at > ?))",
                           Blob{sha256(key)}, now));
}

/// People come in before the session and during it.
bool takes_people(Connection& db, const SessionId& session) {
    return db.query("SELECT 1 FROM session_state WHERE session = ? AND state IN ('scheduled', 'lobby', 'live')", session).next();
}

int count_of(Query count) {
    count.next();
    return count.small(0);
}

bool must_wait(Connection& db, const Opened& door) {
    if (door.closed || is_locked(db, door.session)) return true;
    return count_of(db.query(R"(SELECT count(*) FROM knock k JOIN invitation i ON i.id = k.invitation
                                WHERE k.session = ? AND k.region = ? AND i.revoked_at IS NULL)",
                             door.session, door.region)) >= door.quota;
}

InvitationId admit(Connection& db, const KnockId& id, Instant now) {
    SessionId session;
    NewInvitation invitation;
    std::string token_hash;
    {
        Query row = db.query("SELECT session, region, site, name, token_hash FROM knock WHERE id = ?", id);
        row.next();
        session = SessionId(row.text(0));
        invitation = {domain::Role::participant, RegionCode(row.text(1)), SiteId(row.text(2)), row.text(3)};
        token_hash = row.text(4);
    }
    const InvitationId invited = invite_late(db, session, {invitation}, now).front();
    db.run("INSERT INTO token (token_hash, invitation, created_at) VALUES (?, ?, ?)", Blob{token_hash}, invited, now);
    db.run("UPDATE knock SET state = 'admitted', invitation = ? WHERE id = ?", invited, id);
    return invited;
}

/// The same person again: another token in the place of the last one, which may never have arrived.
Result<Knocked, CatalogFault> answer_again(Connection& db, const KnockId& id, KnockState state) {
    std::string token = random_token();
    const std::string hash = sha256(token);
    if (state == KnockState::admitted) {
        const int changed = db.run(R"(UPDATE token SET token_hash = ?1 WHERE revoked_at IS NULL
                                          AND token_hash = (SELECT token_hash FROM knock WHERE id = ?2))",
                                   Blob{hash}, id);
        if (changed == 0) return CatalogFault::wrong_state;  // sent away, or given another link by the help desk
    }
    db.run("UPDATE knock SET token_hash = ? WHERE id = ?", Blob{hash}, id);
    return Knocked{state, std::move(token)};
}

struct Earlier {
    KnockId id;
    KnockState state = KnockState::waiting;
};

std::optional<Earlier> earlier(Connection& db, const Opened& door, const std::string& attempt) {
    Query row = db.query("SELECT id, state FROM knock WHERE session = ? AND region = ? AND attempt = ?", door.session, door.region,
                         attempt);
    if (!row.next()) return std::nullopt;
    const std::string state = row.text(1);
    return Earlier{KnockId(row.text(0)), state == "admitted"  ? KnockState::admitted
                                         : state == "refused" ? KnockState::refused
                                                              : KnockState::waiting};
}

Result<Knocked, CatalogFault> knock_at(Connection& db, const Opened& door, const Knock& knock, Instant now) {
    if (const auto before = earlier(db, door, knock.attempt)) return answer_again(db, before->id, before->state);
    const SiteId site = door.site.empty() ? knock.site : door.site;
    if (!site.empty() && !has_site(sites_of(db, door.session, door.region), site)) return CatalogFault::invalid;
    const bool waits = must_wait(db, door);
    if (waits && count_of(db.query("SELECT count(*) FROM knock WHERE session = ? AND region = ? AND state <> 'admitted'",
                                   door.session, door.region)) >= limits::waiting_per_door_max) {
        return CatalogFault::wrong_state;
    }
    const KnockId id(random_id());
    Knocked knocked{waits ? KnockState::waiting : KnockState::admitted, random_token()};
    db.run(R"(INSERT INTO knock (id, session, region, site, attempt, name, unit, at, state, token_hash)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?))",
           id, door.session, door.region, site, knock.attempt, knock.name, knock.unit, now, Blob{sha256(knocked.token)});
    if (!waits) {
        const Author themselves{Author::Kind::invitation, admit(db, id, now).value, knock.name, {}};
        audit(db, now, themselves, "person_entered", door.session, {{"region", door.region.value}});
    }
    return knocked;
}

}  // namespace

bool is_locked(Connection& db, const SessionId& session) {
    return db.query("SELECT 1 FROM session WHERE id = ? AND locked = 1", session).next();
}

Result<bool, CatalogFault> Doors::is_region(const std::string& digits) {
    return read_through<bool>(readers_, [&](Connection& db) {
        return db.query("SELECT 1 FROM region WHERE replace(code, '.', '') = ?", digits).next();
    });
}

Result<std::optional<DoorSign>, CatalogFault> Doors::look(const std::string& key, Instant now) {
    using Sign = std::optional<DoorSign>;
    const auto sign = read_through<Result<Sign, CatalogFault>>(readers_, [&](Connection& db) -> Result<Sign, CatalogFault> {
        const auto door = open_with(db, key, now);
        if (!door) return Sign();
        DoorSign found;
        found.session = *summary_of(db, door->session);
        found.region = door->region;
        found.region_name = door->region_name;
        found.sites = sites_of(db, door->session, door->region);
        found.site = door->site;
        if (found.sites.empty()) return Sign();
        if (!takes_people(db, door->session)) return CatalogFault::wrong_state;
        found.waits = must_wait(db, *door);
        return Sign(std::move(found));
    });
    if (!sign.ok()) return sign.error();
    return *sign;
}

Result<std::optional<Knocked>, CatalogFault> Doors::knock(const std::string& key, const Knock& knock, Instant now) {
    using Answer = std::optional<Knocked>;
    return write_through<Answer>(writer_, [=](Connection& db) -> Result<Answer, CatalogFault> {
        const auto door = open_with(db, key, now);
        if (!door || sites_of(db, door->session, door->region).empty()) return Answer();
        if (!takes_people(db, door->session)) return CatalogFault::wrong_state;
        auto knocked = knock_at(db, *door, knock, now);
        if (!knocked.ok()) return knocked.error();
        return Answer(std::move(*knocked));
    });
}

Result<std::optional<Waiting>, CatalogFault> Doors::find_waiting(std::string_view token) {
    return read_through<std::optional<Waiting>>(readers_, [&](Connection& db) -> std::optional<Waiting> {
        static const std::string select = std::string(select_waiting) + "WHERE k.token_hash = ? AND k.state <> 'admitted'";
        Query row = db.query(select.c_str(), Blob{sha256(token)});
        if (!row.next()) return std::nullopt;
        return waiting_in(row);
    });
}

Result<std::vector<Waiting>, CatalogFault> Doors::list_waiting(const SessionId& session, const RegionCode& region) {
    return read_through<std::vector<Waiting>>(readers_, [&](Connection& db) {
        static const std::string select = std::string(select_waiting) +
            "WHERE k.session = ?1 AND (?2 IS NULL OR k.region = ?2) AND k.state = 'waiting' ORDER BY k.at, k.id";
        std::vector<Waiting> waiting;
        Query rows = db.query(select.c_str(), session, region);
        while (rows.next()) waiting.push_back(waiting_in(rows));
        return waiting;
    });
}

Result<Done, CatalogFault> Doors::decide(const SessionId& session, const RegionCode& region, const KnockId& knock, bool admit_them,
                                         const Author& by, Instant now) {
    return write_through<Done>(writer_, [=](Connection& db) -> Result<Done, CatalogFault> {
        std::string state;
        RegionCode of;
        {
            Query row = db.query("SELECT state, region FROM knock WHERE id = ?1 AND session = ?2 AND (?3 IS NULL OR region = ?3)", knock,
                                 session, region);
            if (!row.next()) return CatalogFault::unknown;
            state = row.text(0);
            of = RegionCode(row.text(1));
        }
        if (state == "admitted") return Done{};
        if (!admit_them) {
            if (state == "refused") return Done{};
            db.run("UPDATE knock SET state = 'refused' WHERE id = ?", knock);
            audit(db, now, by, "person_refused", session, {{"region", of.value}});
            return Done{};
        }
        if (!takes_people(db, session)) return CatalogFault::wrong_state;
        if (sites_of(db, session, of).empty()) return CatalogFault::unknown;
        audit(db, now, by, "person_admitted", session, {{"invitation", admit(db, knock, now).value}});
        return Done{};
    });
}

}  // namespace bimtek::store
