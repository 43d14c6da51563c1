#include "store/sqlite_event_log.hpp"

#include "store/event_log_contract.hpp"
#include "store/event_rows.hpp"

namespace bimtek::tests {

struct SqliteHarness {
    DataFolder folder;
    store::LogWriter writer{folder.path()};
    store::ReaderPool readers{folder.path(), 2};
    store::SqliteEventLog sqlite{writer, readers};

    store::EventLog& log() { return sqlite; }

    void erase_private(const SessionId& session, Seq seq, std::string_view field) {
        const auto outcome = writer.write([&](store::Connection& db) {
            return db.run("UPDATE event_private SET value = NULL WHERE session = ? AND seq = ? AND field = ?", session, seq,
                          field) == 1;
        });
        REQUIRE(outcome == store::WriteOutcome::durable);
    }

    /// Changes rows as someone with a text editor for databases would, who first removes the triggers.
    void tamper(std::initializer_list<const char*> statements) {
        const auto db = store::open_writer(folder.path());
        for (const char* trigger : {"event_is_never_changed", "event_is_never_deleted", "event_private_is_only_erased",
                                    "event_private_loses_its_salt", "event_private_is_never_deleted"}) {
            db->execute(std::string("DROP TRIGGER IF EXISTS ") + trigger);
        }
        for (const char* statement : statements) db->execute(statement);
    }

    bool damaged() {
        TestExecutor owner;
        const auto page = read(sqlite, owner, one_session);
        const bool chain_broken = store::verify_chain(*store::open_reader(folder.path()), one_session).has_value();
        CHECK(chain_broken == !page.ok());
        return !page.ok() && page.error() == store::ReadFault::damaged;
    }
};

BIMTEK_EVENT_LOG_CONTRACT(SqliteHarness);

TEST_CASE("What was answered is there for another process at once") {
    SqliteHarness harness;
    TestExecutor owner;
    std::optional<bool> visible;
    // The answer is posted by the writer thread: look at the file at that very moment.
    struct Looking : Executor {
        const std::filesystem::path& folder;
        TestExecutor& owner;
        std::optional<bool>& visible;
        Looking(const std::filesystem::path& at, TestExecutor& to, std::optional<bool>& seen)
            : folder(at), owner(to), visible(seen) {}
        void post(std::function<void()>) override {
            const bool seen = store::open_reader(folder)->query("SELECT 1 FROM event WHERE seq = 1").next();
            owner.post([this, seen] { visible = seen; });
        }
    };
    Looking looking(harness.folder.path(), owner, visible);
    harness.sqlite.append(one_session, 0, {message("m-1", "satu")}, looking, [](Appended) {});
    CHECK(owner.wait_for(visible));
}

TEST_CASE("A log that is opened again goes on where it was") {
    DataFolder folder;
    TestExecutor owner;
    std::string epoch;
    for (Seq seq = 0; seq < 3; ++seq) {
        store::LogWriter writer(folder.path());
        store::ReaderPool readers(folder.path(), 1);
        store::SqliteEventLog log(writer, readers);
        REQUIRE(append(log, owner, one_session, seq, {message("m", "teks")}).ok());
        const auto page = read(log, owner, one_session);
        CHECK(page->events.size() == seq + 1);
        if (seq > 0) CHECK(page->epoch == epoch);
        epoch = page->epoch;
    }
}

TEST_CASE("The same command cannot be written twice in a session") {
    SqliteHarness harness;
    TestExecutor owner;
    auto event = message("m-1", "satu");
    event.command = store::CommandRecord{InvitationId("inv-f"), CommandId("c-1"), "a1", ""};
    REQUIRE(append(harness.sqlite, owner, one_session, 0, {event}).ok());

    CHECK(append(harness.sqlite, owner, one_session, 1, {event}).error() == store::AppendFault::unavailable);
    CHECK(read(harness.sqlite, owner, one_session)->events.size() == 1);
    CHECK(append(harness.sqlite, owner, SessionId("sesi-lain"), 0, {event}).ok());
}

TEST_CASE("The database itself refuses to change or delete events and to invent texts") {
    SqliteHarness harness;
    TestExecutor owner;
    REQUIRE(append(harness.sqlite, owner, one_session, 0, {message("m-1", "satu"), message("m-2", "dua")}).ok());
    const auto db = store::open_writer(harness.folder.path());

    CHECK_THROWS_AS(db->execute("UPDATE event SET at = '2022-04-21T02:00:00.000Z' WHERE seq = 1"), SQLite::Exception);
    CHECK_THROWS_AS(db->execute("DELETE FROM event WHERE seq = 2"), SQLite::Exception);
    CHECK_THROWS_AS(db->execute("UPDATE event_private SET value = 'lain' WHERE seq = 1"), SQLite::Exception);
    CHECK_THROWS_AS(db->execute("UPDATE event_private SET salt = x'00', value = NULL WHERE seq = 1"), SQLite::Exception);
    CHECK_THROWS_AS(db->execute("UPDATE event_private SET seq = 9, value = NULL WHERE seq = 1"), SQLite::Exception);
    CHECK_THROWS_AS(db->execute("DELETE FROM event_private WHERE seq = 1"), SQLite::Exception);
    db->execute("UPDATE event_private SET value = NULL WHERE seq = 1");
    CHECK_THROWS_AS(db->execute("UPDATE event_private SET value = 'satu' WHERE seq = 1"), SQLite::Exception);
    CHECK(db->query("SELECT 1 FROM event_private WHERE seq = 1 AND value IS NULL AND salt IS NULL").next());
}

TEST_CASE("An altered log is noticed") {
    SqliteHarness harness;
    TestExecutor owner;
    REQUIRE(append(harness.sqlite, owner, one_session, 0,
                   {message("m-1", "satu"), message("m-2", "dua"), message("m-3", "tiga"), message("m-4", "empat")})
                .ok());
    REQUIRE_FALSE(harness.damaged());

    SUBCASE("a payload") { harness.tamper({"UPDATE event SET payload = replace(payload, 'm-2', 'm-9') WHERE seq = 2"}); }
    SUBCASE("a time") { harness.tamper({"UPDATE event SET at = '2022-04-21T01:00:00.001Z' WHERE seq = 2"}); }
    SUBCASE("an author") { harness.tamper({"UPDATE event SET by_invitation = 'inv-x' WHERE seq = 4"}); }
    SUBCASE("an author taken away") { harness.tamper({"UPDATE event SET by_role = NULL WHERE seq = 4"}); }
    SUBCASE("a command added") { harness.tamper({"UPDATE event SET command_id = 'c' WHERE seq = 4"}); }
    SUBCASE("a private text") { harness.tamper({"UPDATE event_private SET value = 'lima' WHERE seq = 3"}); }
    SUBCASE("a private text removed, not erased") { harness.tamper({"DELETE FROM event_private WHERE seq = 3"}); }
    SUBCASE("a commitment") { harness.tamper({"UPDATE event SET commitments = '{}' WHERE seq = 3"}); }
    SUBCASE("an event removed") { harness.tamper({"DELETE FROM event WHERE seq = 2"}); }
    SUBCASE("the last event removed") { harness.tamper({"DELETE FROM event WHERE seq = 4"}); }
    SUBCASE("the first event removed and the rest moved up") {
        harness.tamper({"DELETE FROM event WHERE seq = 1", "UPDATE event SET seq = seq - 1",
                        "UPDATE event_head SET seq = seq - 1", "DELETE FROM event_private WHERE seq = 1",
                        "UPDATE event_private SET seq = seq - 1"});
    }
    SUBCASE("two events swapped") {
        harness.tamper({"UPDATE event SET seq = 100 WHERE seq = 2", "UPDATE event SET seq = 2 WHERE seq = 3",
                        "UPDATE event SET seq = 3 WHERE seq = 100"});
    }
    SUBCASE("an event of another session put in") {
        REQUIRE(append(harness.sqlite, owner, SessionId("sesi-lain"), 0, {message("m-1", "satu")}).ok());
        harness.tamper({"DELETE FROM event WHERE session = 'sesi-satu' AND seq = 1",
                        "UPDATE event SET session = 'sesi-satu' WHERE session = 'sesi-lain'"});
    }
    SUBCASE("an event added") {
        harness.tamper({"INSERT INTO event SELECT session, 5, at, type, payload, by_invitation, by_role, by_region, by_site, "
                        "commitments, NULL, NULL, NULL, NULL, hash, hash FROM event WHERE seq = 4"});
    }
    CHECK(harness.damaged());
}

TEST_CASE("What was added beside the chain, where no reading meets it, is found when the log is verified") {
    SqliteHarness harness;
    TestExecutor owner;
    REQUIRE(append(harness.sqlite, owner, one_session, 0, {message("m-1", "satu"), message("m-2", "dua"), message("m-3", "tiga"), message("m-4", "empat")})
                .ok());
    SUBCASE("an event added before the first") {
        harness.tamper({"INSERT INTO event SELECT session, 0, at, type, payload, by_invitation, by_role, by_region, by_site, "
                        "commitments, NULL, NULL, NULL, NULL, hash, hash FROM event WHERE seq = 4"});
    }
    SUBCASE("a private text added to an event that has none") {
        harness.tamper({"INSERT INTO event_private SELECT session, seq, 'answer', salt, 'palsu' FROM event_private WHERE seq = 3"});
    }
    SUBCASE("a private text added for no event") {
        harness.tamper({"INSERT INTO event_private SELECT session, 77, field, salt, value FROM event_private WHERE seq = 3"});
    }
    CHECK(store::verify_chain(*store::open_reader(harness.folder.path()), one_session).has_value());
}

TEST_CASE("An erasure does not break the chain") {
    SqliteHarness harness;
    TestExecutor owner;
    REQUIRE(append(harness.sqlite, owner, one_session, 0, {message("m-1", "satu"), message("m-2", "dua")}).ok());
    harness.erase_private(one_session, 1, "text");
    CHECK_FALSE(harness.damaged());
}

}  // namespace bimtek::tests
