// The catalog's rows of who changed what, as they are read.
#include <algorithm>

#include "bimtek/base/limits.hpp"
#include "store/catalog_calls.hpp"

namespace bimtek::store {

namespace {

/// Few enough to be walked through from the newest on, also for one session.
constexpr const char* select_audit = R"(
    SELECT a.number, a.at, a.by_kind, a.by_id, a.by_name, a.by_token, used.name, a.action, a.session, s.title_id, s.title_en,
           coalesce(r.name || ', ' || i.name, i.name, u.name, t.name, d.name), a.detail
    FROM audit a
    LEFT JOIN session s ON s.id = a.session
    LEFT JOIN api_token used ON used.id = a.by_token
    LEFT JOIN invitation i ON i.id = a.detail ->> 'invitation'
    LEFT JOIN region r ON r.code = i.region
    LEFT JOIN user u ON u.id = a.detail ->> 'user'
    LEFT JOIN api_token t ON t.id = a.detail ->> 'token'
    LEFT JOIN region d ON d.code = a.detail ->> 'region'
    WHERE (?1 IS NULL OR a.session = ?1) AND (?2 = 0 OR a.number < ?2)
    ORDER BY a.number DESC LIMIT ?3)";

AuditEntry entry_in(Query& row) {
    AuditEntry entry;
    entry.number = row.integer(0);
    entry.at = row.instant(1);
    entry.by = {author_kind_from(row.text(2)), row.text(3), row.text(4), row.text(5)};
    entry.script = row.text(6);
    entry.action = row.text(7);
    entry.session = SessionId(row.text(8));
    entry.session_title = {row.text(9), row.text(10)};
    entry.about = row.text(11);
    entry.detail = row.text(12);
    return entry;
}

}  // namespace

Result<AuditPage, CatalogFault> Catalog::audit_page(const std::optional<SessionId>& session, std::int64_t before, int limit) {
    const int count = std::clamp(limit, 1, limits::audit_page_max);
    return read_through<AuditPage>(readers_, [&](Connection& db) {
        AuditPage page;
        Query rows = db.query(select_audit, session, before, count + 1);
        while (rows.next()) page.entries.push_back(entry_in(rows));
        page.more = page.entries.size() > static_cast<std::size_t>(count);
        if (page.more) page.entries.pop_back();
        return page;
    });
}

}  // namespace bimtek::store
