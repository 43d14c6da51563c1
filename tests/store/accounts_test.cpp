// What accounts are kept safe by: how passwords and tokens lie in the database, and what is shut out when.
#include <algorithm>

#include "bimtek/base/limits.hpp"
#include "store/on_disk.hpp"
#include "store/planned_session.hpp"

namespace bimtek::tests {

namespace {

using store::Author;
using store::CatalogFault;
using store::the_program;

const std::string password = "sandi rahasia";
const std::string browser = "kunci-peramban-yang-acak";

struct OneAccount {
    DataFolder folder;
    store::LogWriter writer{folder.path()};
    store::ReaderPool readers{folder.path(), 2};
    store::Catalog catalog{writer, readers};
    store::User user{{}, "panitia", morning(), false};
    Author self;

    OneAccount() {
        const auto made = catalog.create_user(user.name, password, the_program, morning());
        REQUIRE(made.ok());
        user.id = *made;
        self = store::author_of(user);
    }

    std::string sign_in(std::string_view with_browser = {}, Instant now = morning()) {
        const auto login = catalog.sign_in(user.name, password, with_browser, now);
        REQUIRE(login.ok());
        REQUIRE(login->has_value());
        return (*login)->token;
    }
    store::IssuedApiToken script(std::optional<Instant> expires_at = {}) {
        const auto issued = catalog.create_api_token(user.id, "rekap harian", expires_at, self, morning());
        REQUIRE(issued.ok());
        return *issued;
    }
    bool is_in(const std::string& login) { return catalog.find_login(login, morning())->has_value(); }
    bool comes_in(const store::IssuedApiToken& script, Instant now = morning()) {
        return catalog.find_api_token(script.token, now)->has_value();
    }
    std::string one_text(const char* sql) {
        const auto text = readers.read([&](store::Connection& db) {
            auto query = db.query(sql);
            return query.next() ? query.text(0) : "";
        });
        return text.value_or("");
    }
    void change(const char* sql, const std::string& value) {
        REQUIRE(writer.write([&](store::Connection& db) { return db.run(sql, value) > 0; }) == store::WriteOutcome::durable);
    }
};

/// `m=65536` in `$argon2id$v=19$m=65536,t=2,p=1$…`
int parameter_of(const std::string& hash, const std::string& name) {
    const auto at = hash.find(name + "=");
    REQUIRE(at != std::string::npos);
    return std::stoi(hash.substr(at + name.size() + 1));
}

/// argon2id with m = 8 MiB and t = 1 of "sandi rahasia", as an older version of the program might have made it.
constexpr const char* weak_hash =
    "$argon2id$v=19$m=8192,t=1,p=1$URxPfyov/ZO2cJ1eR9ItKA$+22y9PYP2Cc2VXp1P2X7+0lNje9ngOwRQt2TtFmApM8";

}  // namespace

TEST_CASE("Passwords lie in the database as argon2id of at least 19 MiB and two passes") {
    OneAccount world;
    const auto hash = world.one_text("SELECT password_hash FROM user");
    CHECK(hash.starts_with("$argon2id$v=19$"));
    CHECK(parameter_of(hash, "m") >= 19 * 1024);
    CHECK(parameter_of(hash, "t") >= 2);
}

TEST_CASE("A hash that was made with weaker parameters is made anew when its owner signs in, and by nobody else") {
    OneAccount world;
    world.change("UPDATE user SET password_hash = ?", weak_hash);
    REQUIRE_FALSE(world.catalog.sign_in("panitia", "salah salah", {}, morning())->has_value());
    CHECK(world.one_text("SELECT password_hash FROM user") == weak_hash);
    world.sign_in();
    CHECK(parameter_of(world.one_text("SELECT password_hash FROM user"), "m") >= 19 * 1024);
    world.sign_in();
}

TEST_CASE("Of a token of any kind only its hash is kept") {
    PlannedSession session;
    auto& catalog = session.catalog;
    const auto user = catalog.create_user("panitia", password, the_program, morning());
    const auto login = catalog.sign_in("panitia", password, browser, morning());
    const auto script = catalog.create_api_token(*user, "rekap", {}, the_program, morning());
    const auto link = catalog.issue_tokens(session.session, std::vector{session.operator_in("73.24").id}, the_program, morning());
    REQUIRE((login.ok() && login->has_value() && script.ok() && link.ok()));
    for (const auto& secret : {(*login)->token, script->token, link->front().token, browser, password}) {
        CHECK_FALSE(on_disk(session.folder.path(), secret));
    }
    CHECK(on_disk(session.folder.path(), "rekap"));  // What was written is looked at.
}

TEST_CASE("A new password, sign-out everywhere and the account's end shut out every sign-in and every script") {
    OneAccount world;
    const auto first = world.sign_in(), second = world.sign_in();
    const auto script = world.script();
    REQUIRE((world.is_in(first) && world.is_in(second) && world.comes_in(script)));
    auto& catalog = world.catalog;
    SUBCASE("a password that is set") { REQUIRE(catalog.set_password("panitia", "sandi yang baru", the_program, morning()).ok()); }
    SUBCASE("sign-out everywhere") { REQUIRE(catalog.sign_out_everywhere(world.user.id, world.self, morning()).ok()); }
    SUBCASE("the account's end") { REQUIRE(catalog.set_user_enabled("panitia", false, the_program, morning()).ok()); }
    CHECK_FALSE(world.is_in(first));
    CHECK_FALSE(world.is_in(second));
    CHECK_FALSE(world.comes_in(script));
    REQUIRE(world.catalog.set_user_enabled("panitia", true, the_program, morning()).ok());
    CHECK_FALSE(world.comes_in(script));
}

TEST_CASE("Who changes the own password stays signed in, and everything else is shut out") {
    OneAccount world;
    const auto here = world.sign_in(), elsewhere = world.sign_in();
    const auto script = world.script();
    const auto change = [&](const std::string& old, const std::string& fresh) {
        return world.catalog.change_password(world.user, old, fresh, here, world.self, morning());
    };
    CHECK(*change("salah salah", "sandi yang baru") == false);
    CHECK(change(password, "pendek").error() == CatalogFault::invalid);
    CHECK(world.is_in(elsewhere));
    CHECK(*change(password, "sandi yang baru"));
    CHECK(world.is_in(here));
    CHECK_FALSE(world.is_in(elsewhere));
    CHECK_FALSE(world.comes_in(script));
    CHECK_FALSE(world.catalog.sign_in("panitia", password, {}, morning())->has_value());
    CHECK(world.catalog.sign_in("panitia", "sandi yang baru", {}, morning())->has_value());
}

TEST_CASE("A script's token ends with its time and when it is revoked, by its owner alone") {
    OneAccount world;
    const auto until = world.script(morning(1000));
    CHECK(until.token.size() == 43);
    CHECK(world.comes_in(until, morning(999)));
    CHECK_FALSE(world.comes_in(until, morning(1000)));
    CHECK(world.catalog.list_api_tokens(world.user.id, morning(1000))->empty());

    const auto lasting = world.script();
    const auto other = world.catalog.create_user("budi", password, the_program, morning());
    CHECK(world.catalog.revoke_api_token(*other, lasting.kept.id, the_program, morning()).error() == CatalogFault::unknown);
    CHECK(world.comes_in(lasting));
    CHECK(world.catalog.list_api_tokens(*other, morning())->empty());
    REQUIRE(world.catalog.revoke_api_token(world.user.id, lasting.kept.id, world.self, morning()).ok());
    REQUIRE(world.catalog.revoke_api_token(world.user.id, lasting.kept.id, world.self, morning()).ok());
    CHECK_FALSE(world.comes_in(lasting));
    CHECK(world.one_text("SELECT count(*) FROM audit WHERE action = 'api_token_revoked'") == "1");
    CHECK_FALSE(world.catalog.find_api_token("bukan-token", morning())->has_value());
}

TEST_CASE("Tokens for scripts have a name, end in the future, and are not too many") {
    OneAccount world;
    const auto fault = [&](const std::string& name, std::optional<Instant> expires_at) {
        return world.catalog.create_api_token(world.user.id, name, expires_at, world.self, morning()).error();
    };
    CHECK(fault(" ", {}) == CatalogFault::invalid);
    CHECK(fault(std::string(81, 'a'), {}) == CatalogFault::invalid);
    CHECK(fault("rekap", morning()) == CatalogFault::invalid);
    std::vector<store::IssuedApiToken> all;
    for (int i = 0; i < limits::api_tokens_max; ++i) all.push_back(world.script());
    CHECK(fault("rekap", {}) == CatalogFault::taken);
    REQUIRE(world.catalog.revoke_api_token(world.user.id, all.front().kept.id, world.self, morning()).ok());
    world.script();
}

TEST_CASE("A browser is known to the account that signed in from it, and the oldest of too many is forgotten") {
    OneAccount world;
    const auto knows = [&](const std::string& name, const std::string& key) { return *world.catalog.knows_browser(name, key); };
    CHECK_FALSE(world.catalog.sign_in("panitia", "salah salah", browser, morning())->has_value());
    CHECK_FALSE(knows("panitia", browser));
    world.sign_in(browser);
    CHECK(knows("panitia", browser));
    CHECK_FALSE(knows("siapa", browser));
    CHECK_FALSE(knows("panitia", "kunci-lain"));
    for (int i = 1; i <= limits::known_browsers_max; ++i) {
        CHECK(knows("panitia", browser));
        world.sign_in("peramban-" + std::to_string(i), morning(i));
    }
    CHECK_FALSE(knows("panitia", browser));
    CHECK(knows("panitia", "peramban-1"));
}

TEST_CASE("What was done is read newest first, page by page, of one session or of all, with names") {
    PlannedSession world;
    auto& catalog = world.catalog;
    const auto user = catalog.create_user("panitia", password, the_program, morning());
    const Author by{Author::Kind::account, user->value, "panitia", {}};
    const auto site = world.operator_in("73.24");
    REQUIRE(catalog.revoke_invitation(world.session, site.id, by, morning(1)).ok());
    const auto script = catalog.create_api_token(*user, "rekap", {}, by, morning(2));
    const Author by_script{Author::Kind::account, by.id, by.name, script->kept.id.value};
    REQUIRE(catalog.issue_tokens(world.session, std::nullopt, by_script, morning(3)).ok());

    const auto all = catalog.audit_page({}, 0, 100);
    REQUIRE(all->entries.size() == 5);
    CHECK_FALSE(all->more);
    const auto& [links, token, revoked, account, session] =
        std::tie(all->entries[0], all->entries[1], all->entries[2], all->entries[3], all->entries[4]);
    CHECK(links.action == "links_issued");
    CHECK(links.script == "rekap");
    CHECK(links.session == world.session);
    CHECK_FALSE(links.session_title.id.empty());
    CHECK(token.about == "rekap");
    CHECK(revoked.about == site.region_name + ", " + site.name);
    CHECK(revoked.by.name == "panitia");
    CHECK(revoked.at == morning(1));
    CHECK(account.about == "panitia");
    CHECK(account.by.kind == Author::Kind::program);
    CHECK(session.action == "session_created");

    const auto of_session = catalog.audit_page(world.session, 0, 2);
    CHECK(of_session->more);
    REQUIRE(of_session->entries.size() == 2);
    CHECK(of_session->entries[1].number == revoked.number);
    const auto older = catalog.audit_page(world.session, revoked.number, 2);
    CHECK_FALSE(older->more);
    REQUIRE(older->entries.size() == 1);
    CHECK(older->entries[0].number == session.number);
    CHECK(catalog.audit_page(SessionId("lain"), 0, 2)->entries.empty());
}

}  // namespace bimtek::tests
