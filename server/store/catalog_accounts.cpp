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

/// Whoever shuts others out shuts out all: a token for scripts may have been made by the one who should not be in.
void shut_out(Connection& db, const UserId& user, Instant now, std::string_view kept = {}) {
    db.run("DELETE FROM login WHERE user = ? AND token_hash <> ?", user, Blob{sha256(kept)});
    db.run("UPDATE api_token SET revoked_at = ? WHERE user = ? AND revoked_at IS NULL", now, user);
}

struct Account {
    User user;
    std::string password_hash;
};

IssuedLogin keep_login(Connection& db, const User& user, const Author& by, Instant now) {
    const IssuedLogin login{random_token(), user.name, now + limits::login_lifetime};
    db.run("DELETE FROM login WHERE expires_at <= ?", now);
    db.run("INSERT INTO login (token_hash, user, created_at, expires_at) VALUES (?, ?, ?, ?)", Blob{sha256(login.token)}, user.id,
           now, login.expires_at);
    audit(db, now, by, "signed_in", {}, {{"user", user.id.value}});
    return login;
}

/// The browser is known from now on; of too many, those that signed in longest ago are forgotten.
void keep_browser(Connection& db, const UserId& user, std::string_view browser, Instant now) {
    db.run("INSERT OR REPLACE INTO known_browser (user, key_hash, signed_in_at) VALUES (?, ?, ?)", user, Blob{sha256(browser)}, now);
    db.run(R"(DELETE FROM known_browser WHERE user = ?1 AND key_hash NOT IN
                  (SELECT key_hash FROM known_browser WHERE user = ?1 ORDER BY signed_in_at DESC LIMIT ?2))",
           user, limits::known_browsers_max);
}

std::optional<Account> find_account(Connection& db, const std::string& name) {
    Query row = db.query("SELECT id, name, created_at, disabled, password_hash FROM user WHERE name = ?", name);
    if (!row.next()) return std::nullopt;
    return Account{user_in(row), row.text(4)};
}

/// The account, when name and password are right and it is not disabled. A password that is set meanwhile is noticed by whoever
/// writes: the hash is another then.
Result<std::optional<Account>, CatalogFault> check(ReaderPool& readers, const std::string& name, const std::string& password) {
    auto account = read_through<std::optional<Account>>(readers, [&](Connection& db) { return find_account(db, name); });
    if (!account) return account.error();
    // Compared in any case, so that the time taken tells nothing.
    const bool matches = password_matches(*account ? (*account)->password_hash : hash_of_nobody(), password);
    if (!*account || !matches || (*account)->user.disabled) return std::optional<Account>();
    return account;
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

Result<UserId, CatalogFault> Catalog::set_password(const std::string& name, const std::string& password, const Author& by,
                                                   Instant now) {
    if (!acceptable(password)) return CatalogFault::invalid;
    return write_through<UserId>(
        writer_, [=, hash = hash_password(password)](Connection& db) -> Result<UserId, CatalogFault> {
            const auto user = user_named(db, name);
            if (!user) return CatalogFault::unknown;
            db.run("UPDATE user SET password_hash = ? WHERE id = ?", hash, *user);
            shut_out(db, *user, now);
            audit(db, now, by, "password_changed", {}, {{"user", user->value}});
            return *user;
        });
}

Result<bool, CatalogFault> Catalog::change_password(const User& user, const std::string& old, const std::string& password,
                                                    std::string_view kept, const Author& by, Instant now) {
    if (!acceptable(password)) return CatalogFault::invalid;
    const auto account = check(readers_, user.name, old);
    if (!account.ok()) return account.error();
    if (!*account) return false;
    return write_through<bool>(
        writer_, [&, hash = hash_password(password)](Connection& db) -> Result<bool, CatalogFault> {
            const bool still = db.run("UPDATE user SET password_hash = ? WHERE id = ? AND password_hash = ?", hash, user.id,
                                      (*account)->password_hash) > 0;
            if (!still) return false;
            shut_out(db, user.id, now, kept);
            audit(db, now, by, "password_changed", {}, {{"user", user.id.value}});
            return true;
        });
}

Result<UserId, CatalogFault> Catalog::set_user_enabled(const std::string& name, bool enabled, const Author& by, Instant now) {
    return write_through<UserId>(writer_, [=](Connection& db) -> Result<UserId, CatalogFault> {
        const auto user = user_named(db, name);
        if (!user) return CatalogFault::unknown;
        if (db.run("UPDATE user SET disabled = ?1 WHERE id = ?2 AND disabled <> ?1", !enabled, *user) == 0) return *user;
        shut_out(db, *user, now);
        audit(db, now, by, enabled ? Action("account_enabled") : Action("account_disabled"), {}, {{"user", user->value}});
        return *user;
    });
}

Result<std::optional<IssuedLogin>, CatalogFault> Catalog::sign_in(const std::string& name, const std::string& password,
                                                                  std::string_view browser, Instant now) {
    using Answer = std::optional<IssuedLogin>;
    const auto checked = check(readers_, name, password);
    if (!checked.ok()) return checked.error();
    if (!*checked) return Answer();
    const auto& [user, hash] = **checked;
    const std::string fresh = needs_rehash(hash) ? hash_password(password) : hash;
    return write_through<Answer>(writer_, [&](Connection& db) -> Result<Answer, CatalogFault> {
        const bool still =
            db.run("UPDATE user SET password_hash = ? WHERE id = ? AND password_hash = ? AND disabled = 0", fresh, user.id, hash) > 0;
        if (!still) return Answer();
        if (!browser.empty()) keep_browser(db, user.id, browser, now);
        return Answer(keep_login(db, user, author_of(user), now));
    });
}

Result<bool, CatalogFault> Catalog::knows_browser(const std::string& name, std::string_view browser) {
    return read_through<bool>(readers_, [&](Connection& db) {
        return db.query("SELECT 1 FROM known_browser b JOIN user u ON u.id = b.user WHERE u.name = ? AND b.key_hash = ?", name,
                        Blob{sha256(browser)})
            .next();
    });
}

Result<IssuedLogin, CatalogFault> Catalog::create_login(const UserId& user, const Author& by, Instant now) {
    return write_through<IssuedLogin>(writer_, [&](Connection& db) -> Result<IssuedLogin, CatalogFault> {
        std::optional<User> found;
        {
            Query row = db.query("SELECT id, name, created_at, disabled FROM user WHERE id = ? AND disabled = 0", user);
            if (row.next()) found = user_in(row);
        }
        if (!found) return CatalogFault::unknown;
        return keep_login(db, *found, by, now);
    });
}

Result<std::optional<SignedIn>, CatalogFault> Catalog::find_login(std::string_view token, Instant now) {
    return read_through<std::optional<SignedIn>>(readers_, [&](Connection& db) -> std::optional<SignedIn> {
        Query row = db.query(R"(SELECT u.id, u.name, u.created_at, u.disabled, l.expires_at FROM login l JOIN user u ON u.id = l.user
                                WHERE l.token_hash = ? AND l.expires_at > ? AND u.disabled = 0)",
                             Blob{sha256(token)}, now);
        if (!row.next()) return std::nullopt;
        return SignedIn{user_in(row), row.instant(4)};
    });
}

Result<Done, CatalogFault> Catalog::delete_login(std::string_view token, const Author& by, Instant now) {
    return write_through<Done>(writer_, [=, hash = sha256(token)](Connection& db) -> Result<Done, CatalogFault> {
        if (db.run("DELETE FROM login WHERE token_hash = ?", Blob{hash}) > 0) audit(db, now, by, "signed_out", {}, {{"user", by.id}});
        return Done{};
    });
}

Result<Done, CatalogFault> Catalog::sign_out_everywhere(const UserId& user, const Author& by, Instant now) {
    return write_through<Done>(writer_, [&](Connection& db) -> Result<Done, CatalogFault> {
        shut_out(db, user, now);
        audit(db, now, by, "signed_out_everywhere", {}, {{"user", user.value}});
        return Done{};
    });
}

}  // namespace bimtek::store
