// The catalog's tokens for scripts.
#include <nlohmann/json.hpp>

#include "bimtek/base/limits.hpp"
#include "bimtek/domain/text.hpp"
#include "store/catalog_calls.hpp"
#include "store/randomness.hpp"

namespace bimtek::store {

Result<IssuedApiToken, CatalogFault> Catalog::create_api_token(const UserId& user, const std::string& name,
                                                               std::optional<Instant> expires_at, const Author& by, Instant now) {
    if (domain::text_fault(name, limits::api_token_name_max, "name")) return CatalogFault::invalid;
    if (expires_at && (*expires_at <= now || !may_be_given(*expires_at))) return CatalogFault::invalid;
    return write_through<IssuedApiToken>(writer_, [&](Connection& db) -> Result<IssuedApiToken, CatalogFault> {
        int valid = 0;
        {
            Query row = db.query(R"(SELECT count(*) FROM api_token
                                    WHERE user = ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?))",
                                 user, now);
            row.next();
            valid = row.small(0);
        }
        if (valid >= limits::api_tokens_max) return CatalogFault::taken;
        IssuedApiToken issued{{ApiTokenId(random_id()), name, now, expires_at}, random_token()};
        db.run("INSERT INTO api_token (id, user, name, token_hash, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)", issued.kept.id,
               user, name, Blob{sha256(issued.token)}, now, expires_at);
        audit(db, now, by, "api_token_made", {}, {{"token", issued.kept.id.value}});
        return issued;
    });
}

Result<std::vector<ApiToken>, CatalogFault> Catalog::list_api_tokens(const UserId& user, Instant now) {
    return read_through<std::vector<ApiToken>>(readers_, [&](Connection& db) {
        std::vector<ApiToken> tokens;
        Query rows = db.query(R"(SELECT id, name, created_at, expires_at FROM api_token
                                 WHERE user = ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)
                                 ORDER BY created_at DESC, id)",
                              user, now);
        while (rows.next()) tokens.push_back({ApiTokenId(rows.text(0)), rows.text(1), rows.instant(2), rows.instant_or_null(3)});
        return tokens;
    });
}

Result<Done, CatalogFault> Catalog::revoke_api_token(const UserId& user, const ApiTokenId& token, const Author& by, Instant now) {
    return write_through<Done>(writer_, [&](Connection& db) -> Result<Done, CatalogFault> {
        if (!db.query("SELECT 1 FROM api_token WHERE user = ? AND id = ?", user, token).next()) return CatalogFault::unknown;
        if (db.run("UPDATE api_token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", now, token) > 0) {
            audit(db, now, by, "api_token_revoked", {}, {{"token", token.value}});
        }
        return Done{};
    });
}

Result<std::optional<Script>, CatalogFault> Catalog::find_api_token(std::string_view token, Instant now) {
    return read_through<std::optional<Script>>(readers_, [&](Connection& db) -> std::optional<Script> {
        Query row = db.query(R"(SELECT u.id, u.name, u.created_at, t.id FROM api_token t JOIN user u ON u.id = t.user
                                WHERE t.token_hash = ? AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > ?)
                                      AND u.disabled = 0)",
                             Blob{sha256(token)}, now);
        if (!row.next()) return std::nullopt;
        return Script{{UserId(row.text(0)), row.text(1), row.instant(2), false}, ApiTokenId(row.text(3))};
    });
}

}  // namespace bimtek::store
