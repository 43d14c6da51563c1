// Finding people for a help desk.
#include "bimtek/base/limits.hpp"
#include "store/catalog_calls.hpp"
#include "store/catalog_invitations.hpp"

namespace bimtek::store {

namespace {

constexpr const char* select_people = R"(
    SELECT * FROM invitation_details
    WHERE session = ?1 AND withdrawn_at IS NULL AND role IN ('site_operator', 'participant', 'region_admin', 'screen') 
          AND instr(lower(name || ' ' || coalesce(unit, '') || ' ' || coalesce(region_name, '') || ' ' || coalesce(site_name, '')),
                    lower(?2)) > 0
    ORDER BY region, position LIMIT ?3)";

/// A device that is there makes its person connected, whatever became of the others.
void add_presence(Connection& db, Person& person) {
    const Invitation& who = person.invitation;
    Query last = db.query("SELECT kind, at FROM device_fact WHERE session = ? AND invitation = ? ORDER BY seq DESC LIMIT 1",
                          who.session, who.id);
    if (!last.next()) return;
    person.seen_at = last.instant(1);
    using Presence = Person::Presence;
    const bool there = db.query("SELECT 1 FROM device_intervals WHERE session = ? AND invitation = ? AND until IS NULL", who.session,
                                who.id).next();
    person.presence = there ? Presence::connected : last.text(0) == "left" ? Presence::left : Presence::lost;
}

}  // namespace

Result<People, CatalogFault> Catalog::find_people(const SessionId& session, const std::string& part) {
    return read_through<People>(readers_, [&](Connection& db) {
        People found;
        {
            Query rows = db.query(select_people, session, part, limits::people_found_max + 1);
            while (rows.next()) found.people.push_back({invitation_in(rows), {}, {}});
        }
        found.more = found.people.size() > static_cast<std::size_t>(limits::people_found_max);
        if (found.more) found.people.pop_back();
        for (Person& person : found.people) add_presence(db, person);
        return found;
    });
}

}  // namespace bimtek::store
