// What the catalog reads from the report tables.
#include <algorithm>

#include "bimtek/base/limits.hpp"
#include "store/catalog_calls.hpp"

namespace bimtek::store {

namespace {

constexpr const char* select_messages = R"(
    SELECT message, seq, at, by_invitation, by_role, by_region, by_site, by_name, text, reply_to, channel, hidden
    FROM messages
    WHERE session = ?1 AND (?2 = 0 OR seq < ?2) AND (?3 OR channel = 'everyone')
    ORDER BY seq DESC LIMIT ?4)";

HistoryMessage message_in(Query& row) {
    HistoryMessage message;
    message.id = MessageId(row.text(0));
    message.seq = static_cast<Seq>(row.integer(1));
    message.at = row.instant(2);
    message.by = {InvitationId(row.text(3)), domain::role_from(row.text(4)).value_or(domain::Role::observer),
                  RegionCode(row.text(5)), SiteId(row.text(6))};
    message.by_name = row.text(7);
    message.text = row.text_or_null(8);
    if (!row.is_null(9)) message.reply_to = MessageId(row.text(9));
    message.channel = row.text(10);
    message.hidden = row.small(11) != 0;
    return message;
}

}  // namespace

Result<MessagePage, CatalogFault> Catalog::message_page(const SessionId& session, bool staff, Seq before, int limit) {
    const int count = std::clamp(limit, 1, limits::message_page_max);
    return read_through<MessagePage>(readers_, [&](Connection& db) {
        MessagePage page;
        Query rows = db.query(select_messages, session, before, staff, count + 1);
        while (rows.next()) page.messages.push_back(message_in(rows));
        page.more = page.messages.size() > static_cast<std::size_t>(count);
        if (page.more) page.messages.pop_back();
        std::ranges::reverse(page.messages);
        return page;
    });
}

Result<AttendanceReport, CatalogFault> Catalog::attendance(const SessionId& session, Instant as_of) {
    auto report = read_through<std::optional<AttendanceReport>>(
        readers_, [&](Connection& db) { return read_attendance(db, session, as_of); });
    if (!report) return report.error();
    if (!*report) return CatalogFault::unknown;
    return **std::move(report);
}

}  // namespace bimtek::store
