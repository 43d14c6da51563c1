// The catalog's rows of contacts, confirmations, connection tests and letters.
#include <nlohmann/json.hpp>

#include "bimtek/domain/letter.hpp"
#include "store/audit.hpp"
#include "store/catalog_calls.hpp"

namespace bimtek::store {

namespace {

std::optional<int> small_or_null(Query& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional(row.small(column));
}

void read_rows(Connection& db, const SessionId& session, Preparations& into) {
    Query rows = db.query(R"(SELECT region, contact_name, contact_number, sent_at, opened_at, confirmed_at, note
                             FROM preparation WHERE session = ?)",
                          session);
    while (rows.next()) {
        RegionPreparation& region = into[RegionCode(rows.text(0))];
        domain::Contact contact{rows.text(1), rows.text(2)};
        if (contact != domain::Contact{}) region.contact = std::move(contact);
        region.facts = {rows.instant_or_null(3), rows.instant_or_null(4), rows.instant_or_null(5), {}};
        region.note = rows.text(6);
    }
}

void read_heads(Connection& db, const SessionId& session, Preparations& into) {
    Query rows = db.query("SELECT region, site, heads FROM confirmed_site WHERE session = ?", session);
    while (rows.next()) into[RegionCode(rows.text(0))].heads[SiteId(rows.text(1))] = rows.small(2);
}

void read_tests(Connection& db, const SessionId& session, Preparations& into) {
    Query rows = db.query(R"(SELECT i.region, t.at, t.websocket, t.round_trip_ms, t.kbit_s, t.clock_offset_s, t.browser
                             FROM connection_test t JOIN invitation i ON i.id = t.invitation
                             WHERE i.session = ? ORDER BY t.at)",
                          session);
    while (rows.next()) {
        RegionPreparation& region = into[RegionCode(rows.text(0))];
        const Instant at = rows.instant(1);
        region.test = KeptTest{{rows.small(2) != 0, small_or_null(rows, 3), small_or_null(rows, 4), small_or_null(rows, 5), rows.text(6)}, at};
        if (domain::verdict_of(region.test->found) != domain::LineVerdict::failed) region.facts.tested_at = at;
    }
}

nlohmann::json detail_of(const std::vector<RegionCode>& regions) {
    if (regions.size() == 1) return {{"region", regions.front().value}};
    return {{"count", regions.size()}};
}

/// The session's row of the region is there from now on.
void begin(Connection& db, const SessionId& session, const RegionCode& region) {
    db.run("INSERT INTO preparation (session, region) VALUES (?, ?) ON CONFLICT DO NOTHING", session, region);
}

void keep_contact(Connection& db, const SessionId& session, const RegionCode& region, const domain::Contact& contact) {
    begin(db, session, region);
    db.run("UPDATE preparation SET contact_name = ?, contact_number = ? WHERE session = ? AND region = ?", contact.name,
           contact.number, session, region);
}

/// Whether this is what the region confirmed last, and its contact since.
bool says_the_same(Connection& db, const SessionId& session, const RegionCode& region, const Confirmation& confirmation) {
    {
        Query row = db.query(R"(SELECT contact_name, contact_number, note FROM preparation
                                WHERE session = ? AND region = ? AND confirmed_at IS NOT NULL)",
                             session, region);
        if (!row.next()) return false;
        if (domain::Contact{row.text(0), row.text(1)} != confirmation.contact || row.text(2) != confirmation.note) return false;
    }
    std::map<SiteId, int> heads;
    Query rows = db.query("SELECT site, heads FROM confirmed_site WHERE session = ? AND region = ?", session, region);
    while (rows.next()) heads[SiteId(rows.text(0))] = rows.small(1);
    return heads == confirmation.heads;
}

}  // namespace

Result<Preparations, CatalogFault> Catalog::preparations(const SessionId& session) {
    return read_through<Preparations>(readers_, [&](Connection& db) {
        Preparations regions;
        read_rows(db, session, regions);
        read_heads(db, session, regions);
        read_tests(db, session, regions);
        return regions;
    });
}

Result<Done, CatalogFault> Catalog::keep_contacts(const SessionId& session, const std::vector<domain::ListedContact>& contacts,
                                                  const Author& by, Instant now) {
    if (contacts.empty()) return Done{};
    return write_through<Done>(writer_, [&](Connection& db) -> Result<Done, CatalogFault> {
        std::vector<RegionCode> regions;
        for (const auto& [region, contact] : contacts) {
            keep_contact(db, session, region, contact);
            regions.push_back(region);
        }
        audit(db, now, by, "contacts_changed", session, detail_of(regions));
        return Done{};
    });
}

Result<Done, CatalogFault> Catalog::mark_sent(const SessionId& session, const std::vector<RegionCode>& regions,
                                              bool sent, const Author& by, Instant now) {
    if (regions.empty()) return Done{};
    return write_through<Done>(writer_, [&](Connection& db) -> Result<Done, CatalogFault> {
        for (const RegionCode& region : regions) {
            begin(db, session, region);
            db.run("UPDATE preparation SET sent_at = ? WHERE session = ? AND region = ?", sent ? std::optional(now) : std::nullopt,
                   session, region);
        }
        audit(db, now, by, sent ? Action("letters_sent") : Action("letters_not_sent"), session, detail_of(regions));
        return Done{};
    });
}

Result<Done, CatalogFault> Catalog::note_opened(const SessionId& session, const RegionCode& region, Instant now) {
    const auto noted = read_through<bool>(readers_, [&](Connection& db) {
        return db.query("SELECT 1 FROM preparation WHERE session = ? AND region = ? AND opened_at IS NOT NULL", session, region).next();
    });
    if (!noted) return noted.error();
    if (*noted) return Done{};
    return write_through<Done>(writer_, [&](Connection& db) -> Result<Done, CatalogFault> {
        begin(db, session, region);
        db.run("UPDATE preparation SET opened_at = coalesce(opened_at, ?) WHERE session = ? AND region = ?", now, session, region);
        return Done{};
    });
}

Result<Done, CatalogFault> Catalog::confirm_region(const SessionId& session, const RegionCode& region,
                                                   const Confirmation& confirmation, const Author& by, Instant now) {
    return write_through<Done>(writer_, [&](Connection& db) -> Result<Done, CatalogFault> {
        const bool news = !says_the_same(db, session, region, confirmation);
        keep_contact(db, session, region, confirmation.contact);
        db.run("UPDATE preparation SET confirmed_at = ?, note = ? WHERE session = ? AND region = ?", now, confirmation.note, session, region);
        db.run("DELETE FROM confirmed_site WHERE session = ? AND region = ?", session, region);
        for (const auto& [site, heads] : confirmation.heads) {
            db.run("INSERT INTO confirmed_site (session, region, site, heads) VALUES (?, ?, ?, ?)", session, region, site, heads);
        }
        if (news) audit(db, now, by, "region_confirmed", session, detail_of({region}));
        return Done{};
    });
}

Result<Done, CatalogFault> Catalog::keep_connection_test(const Invitation& invitation, const domain::ConnectionTest& test,
                                                         Instant now) {
    return write_through<Done>(writer_, [&](Connection& db) -> Result<Done, CatalogFault> {
        const bool first = !db.query("SELECT 1 FROM connection_test WHERE invitation = ?", invitation.id).next();
        db.run(R"(INSERT OR REPLACE INTO connection_test (invitation, at, websocket, round_trip_ms, kbit_s, clock_offset_s, browser)
                  VALUES (?, ?, ?, ?, ?, ?, ?))",
               invitation.id, now, test.websocket, test.round_trip_ms, test.kbit_s, test.clock_offset_s, test.browser);
        // Anyone may test, and as often as they like; a row of audit is for ever.
        if (first) audit(db, now, author_of(invitation), "connection_tested", invitation.session, {{"verdict", to_string(domain::verdict_of(test))}});
        return Done{};
    });
}

Result<std::map<std::string, std::string>, CatalogFault> Catalog::letters() {
    using Letters = std::map<std::string, std::string>;
    return read_through<Letters>(readers_, [](Connection& db) {
        Letters letters;
        for (const auto kind : domain::letter_kinds) letters.emplace(kind, domain::standard_letter(kind));
        Query rows = db.query("SELECT kind, text FROM letter");
        while (rows.next()) letters[rows.text(0)] = rows.text(1);
        return letters;
    });
}

Result<Done, CatalogFault> Catalog::keep_letter(const std::string& kind, const std::optional<std::string>& text,
                                                const Author& by, Instant now) {
    return write_through<Done>(writer_, [&](Connection& db) -> Result<Done, CatalogFault> {
        db.run("DELETE FROM letter WHERE kind = ?", kind);
        if (text) db.run("INSERT INTO letter (kind, text) VALUES (?, ?)", kind, *text);
        audit(db, now, by, "letter_changed", {}, {{"letter", kind}});
        return Done{};
    });
}

}  // namespace bimtek::store
