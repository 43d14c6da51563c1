// The catalog's accounts and sign-ins.
#include <nlohmann/json.hpp>

#include "bimtek/base/limits.hpp"
#include "store/catalog_calls.hpp"
#include "store/passwords.hpp"
#include "store/randomness.hpp"

namespace bimtek::store {

namespace {

bool acceptable(const std::string& password) {
    return password.size() >= limits::password_bytes_min && password.size() <= limits::password_bytes_max;
}

User user_in(Query& row) { return {UserId(row.text(0)), row.text(1), row.instant(2), row.small(3) != 0}; }

/// The user of this name; nullopt for none.
std::optional<UserId> user_named(Connection& db, const std::string& name) {
    Query row = db.query("SELECT id FROM user WHERE name = ?", name);
    if (!row.next()) return std::nullopt;
    return UserId(row.text(0));
}

void end_logins(Connection& db, const UserId& user) { db.run("DELETE FROM login WHERE user = ?", user); }

struct Account {
    User user;
    std::string password_hash;
};

std::optional<Account> find_account(Connection& db, const std::string& name) {
    Query row = db.query("SELECT id, name, created_at, disabled, password_hash FROM user WHERE name = ?", name);
    if (!row.next()) return std::nullopt;
    return Account{user_in(row), row.text(4)};
}

}  // namespace

Invitee invitee_of(const User& user) {
    return {{InvitationId(user.id.value), domain::Role::organizer, {}, {}}, user.name};
}

Author author_of(const User& user) { return {Author::Kind::account, user.id.value, user.name, {}}; }

Result<UserId, CatalogFault> Catalog::create_user(const std::string& name, const std::string& password, const Author& by,
                                                  Instant now) {
    if (name.empty() || name.size() > limits::user_name_bytes_max || !acceptable(password)) return CatalogFault::invalid;
    return write_through<UserId>(
        writer_, [=, id = UserId(random_id()), hash = hash_password(password)](Connection& db) -> Result<UserId, CatalogFault> {
            if (user_named(db, name)) return CatalogFault::taken;
            db.run("INSERT INTO user (id, name, password_hash, created_at) VALUES (?, ?, ?, ?)", id, name, hash, now);
            audit(db, now, by, "account_added", {}, {{"user", id.value}});
            return id;
        });
}

Result<std::vector<User>, CatalogFault> Catalog::list_users() {
    return read_through<std::vector<User>>(readers_, [](Connection& db) {
        std::vector<User> users;
        Query rows = db.query("SELECT id, name, created_at, disabled FROM user ORDER BY name");
        while (rows.next()) users.push_back(user_in(rows));
        return users;
    });
}

Result<Done, CatalogFault> Catalog::set_password(const std::string& name, const std::string& password, const Author& by,
                                                 Instant now) {
    if (!acceptable(password)) return CatalogFault::invalid;
    return write_through<Done>(
        writer_, [=, hash = hash_password(password)](Connection& db) -> Result<Done, CatalogFault> {
            const auto user = user_named(db, name);
            if (!user) return CatalogFault::unknown;
            db.run("UPDATE user SET password_hash = ? WHERE id = ?", hash, *user);
            end_logins(db, *user);
            audit(db, now, by, "password_changed", {}, {{"user", user->value}});
            return Done{};
        });
}

Result<Done, CatalogFault> Catalog::set_user_enabled(const std::string& name, bool enabled, const Author& by, Instant now) {
    return write_through<Done>(writer_, [=](Connection& db) -> Result<Done, CatalogFault> {
        const auto user = user_named(db, name);
        if (!user) return CatalogFault::unknown;
        if (db.run("UPDATE user SET disabled = ?1 WHERE id = ?2 AND disabled <> ?1", !enabled, *user) == 0) return Done{};
        end_logins(db, *user);
        audit(db, now, by, enabled ? Action("account_enabled") : Action("account_disabled"), {}, {{"user", user->value}});
        return Done{};
    });
}

Result<std::optional<User>, CatalogFault> Catalog::check_password(const std::string& name, const std::string& password) {
    using Answer = std::optional<User>;
    const auto account = read_through<std::optional<Account>>(readers_, [&](Connection& db) { return find_account(db, name); });
    if (!account) return account.error();
    // Compared in any case, so that the time taken tells nothing.
    const bool matches = password_matches(*account ? (*account)->password_hash : hash_of_nobody(), password);
    if (!*account || !matches || (*account)->user.disabled) return Answer();
    const Account& known = **account;
    if (needs_rehash(known.password_hash)) {
        // Only if it is still the same: a new password may have been set meanwhile. A failure is no reason to refuse.
        writer_.write([id = known.user.id, old = known.password_hash, hash = hash_password(password)](Connection& db) {
            return db.run("UPDATE user SET password_hash = ? WHERE id = ? AND password_hash = ?", hash, id, old) > 0;
        });
    }
    return Answer(known.user);
}

Result<IssuedLogin, CatalogFault> Catalog::create_login(const UserId& user, const Author& by, Instant now) {
    return write_through<IssuedLogin>(
        writer_, [=, token = random_token()](Connection& db) -> Result<IssuedLogin, CatalogFault> {
            std::string name;
            {
                Query row = db.query("SELECT name FROM user WHERE id = ? AND disabled = 0", user);
                if (!row.next()) return CatalogFault::unknown;
                name = row.text(0);
            }
            const Instant expires_at = now + limits::login_lifetime;
            db.run("DELETE FROM login WHERE expires_at <= ?", now);
            db.run("INSERT INTO login (token_hash, user, created_at, expires_at) VALUES (?, ?, ?, ?)", Blob{sha256(token)},
                   user, now, expires_at);
            audit(db, now, by, "signed_in", {}, {{"user", user.value}});
            return IssuedLogin{token, name, expires_at};
        });
}

Result<std::optional<User>, CatalogFault> Catalog::find_login(std::string_view token, Instant now) {
    return read_through<std::optional<User>>(readers_, [&](Connection& db) -> std::optional<User> {
        Query row = db.query(R"(SELECT u.id, u.name, u.created_at, u.disabled FROM login l JOIN user u ON u.id = l.user
                                WHERE l.token_hash = ? AND l.expires_at > ? AND u.disabled = 0)",
                             Blob{sha256(token)}, now);
        if (!row.next()) return std::nullopt;
        return user_in(row);
    });
}

Result<Done, CatalogFault> Catalog::delete_login(std::string_view token, const Author& by, Instant now) {
    return write_through<Done>(writer_, [=, hash = sha256(token)](Connection& db) -> Result<Done, CatalogFault> {
        if (db.run("DELETE FROM login WHERE token_hash = ?", Blob{hash}) > 0) audit(db, now, by, "signed_out", {}, {{"user", by.id}});
        return Done{};
    });
}

}  // namespace bimtek::store
