#include "store/event_rows.hpp"

#include <nlohmann/json.hpp>

#include "bimtek/base/limits.hpp"
#include "bimtek/codec/stored_event.hpp"
#include "store/hash_chain.hpp"
#include "store/randomness.hpp"

namespace bimtek::store {

namespace {

constexpr const char* select_events = R"(
    SELECT at, type, payload, by_invitation, by_role, by_region, by_site, commitments, command_invitation, command_id,
           command_body_hash, command_answer, seq, previous_hash, hash
    FROM event WHERE session = ? AND seq > ? ORDER BY seq LIMIT ?)";

constexpr const char* select_private = "SELECT field, salt, value FROM event_private WHERE session = ? AND seq = ?";

std::string insert_private_fields(Connection& db, const SessionId& session, Seq seq,
                                  const std::vector<codec::PrivateField>& fields) {
    auto commitments = nlohmann::ordered_json::object();
    for (const codec::PrivateField& field : fields) {
        const std::string salt = random_salt();
        commitments[field.field] = commitment_to(salt, field.value.value_or(""));
        db.run("INSERT INTO event_private (session, seq, field, salt, value) VALUES (?, ?, ?, ?, ?)", session, seq,
               field.field, Blob{salt}, field.value);
    }
    return commitments.dump();
}

/// Whether every private value is still the one committed to, or erased. Fills in the values.
bool read_private_fields(Connection& db, const SessionId& session, Seq seq, const std::string& commitments,
                         std::vector<codec::PrivateField>& fields) {
    const auto committed = nlohmann::json::parse(commitments, nullptr, false);
    if (!committed.is_object()) return false;
    if (committed.empty()) return true;
    Query query = db.query(select_private, session, seq);
    while (query.next()) {
        codec::PrivateField field{query.text(0), query.text_or_null(2)};
        const auto commitment = committed.find(field.field);
        if (commitment == committed.end()) return false;
        if (field.value && *commitment != commitment_to(query.text(1), *field.value)) return false;
        fields.push_back(std::move(field));
    }
    return fields.size() == committed.size();
}

EventColumns columns_of(Query& row, const SessionId& session) {
    return {session.value,         static_cast<Seq>(row.integer(12)), row.text(0),           row.text(1),
            row.text(2),           row.text_or_null(3),               row.text_or_null(4),   row.text_or_null(5),
            row.text_or_null(6),   row.text(7),                       row.text_or_null(8),   row.text_or_null(9),
            row.text_or_null(10),  row.text_or_null(11)};
}

/// nullopt: the columns do not make an actor.
std::optional<domain::Actor> actor_of(const EventColumns& row) {
    const auto role = domain::role_from(row.by_role.value_or(""));
    if (!role) return std::nullopt;
    return domain::Actor{InvitationId(row.by_invitation.value_or("")), *role, RegionCode(row.by_region.value_or("")),
                         SiteId(row.by_site.value_or(""))};
}

/// nullopt: the row cannot be understood.
std::optional<LoggedEvent> event_of(Connection& db, const SessionId& session, const EventColumns& row) {
    codec::StoredEvent stored{row.type, row.payload, {}};
    if (!read_private_fields(db, session, row.seq, row.commitments, stored.private_fields)) return std::nullopt;
    auto event = codec::decode_event(stored);
    const auto at = parse_iso8601(row.at);
    if (!event || !at) return std::nullopt;

    LoggedEvent logged{{row.seq, *at, std::nullopt, *std::move(event)}, std::nullopt};
    if (row.by_role) {
        logged.recorded.by = actor_of(row);
        if (!logged.recorded.by) return std::nullopt;
    }
    if (row.command_id) {
        logged.command = CommandRecord{InvitationId(row.command_invitation.value_or("")), CommandId(*row.command_id),
                                       row.command_body_hash.value_or(""), row.command_answer.value_or("")};
    }
    return logged;
}

/// The hash of the event that the first of a page must follow.
std::optional<std::string> hash_at(Connection& db, const SessionId& session, Seq seq) {
    if (seq == 0) return first_previous_hash();
    Query query = db.query("SELECT hash FROM event WHERE session = ? AND seq = ?", session, seq);
    if (!query.next()) return std::nullopt;
    return query.text(0);
}

}  // namespace

ChainEnd chain_end(Connection& db, const SessionId& session) {
    Query query = db.query("SELECT seq, hash FROM event_head WHERE session = ?", session);
    if (!query.next()) return {0, first_previous_hash()};
    return {static_cast<Seq>(query.integer(0)), query.text(1)};
}

domain::RecordedEvent append_event(Connection& db, const SessionId& session, ChainEnd& end, NewEvent event) {
    const codec::StoredEvent stored = codec::encode_event(event.event);
    EventColumns row;
    row.session = session.value;
    row.seq = end.seq + 1;
    row.at = to_iso8601(event.at);
    row.type = stored.type;
    row.payload = stored.payload;
    if (event.by) {
        row.by_invitation = event.by->invitation.value;
        row.by_role = std::string(domain::to_string(event.by->role));
        if (!event.by->region.empty()) row.by_region = event.by->region.value;
        if (!event.by->site.empty()) row.by_site = event.by->site.value;
    }
    row.commitments = insert_private_fields(db, session, row.seq, stored.private_fields);
    if (event.command) {
        row.command_invitation = event.command->invitation.value;
        row.command_id = event.command->id.value;
        row.command_body_hash = event.command->body_hash;
        row.command_answer = event.command->answer;
    }
    const std::string hash = event_hash(end.hash, row);
    db.run(R"(INSERT INTO event (session, seq, at, type, payload, by_invitation, by_role, by_region, by_site, commitments,
                  command_invitation, command_id, command_body_hash, command_answer, previous_hash, hash)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))",
           row.session, row.seq, row.at, row.type, row.payload, row.by_invitation, row.by_role, row.by_region, row.by_site,
           row.commitments, row.command_invitation, row.command_id, row.command_body_hash, row.command_answer,
           Blob{end.hash}, Blob{hash});
    end = {row.seq, hash};
    return {row.seq, event.at, std::move(event.by), std::move(event.event)};
}

void keep_chain_end(Connection& db, const SessionId& session, const ChainEnd& end) {
    db.run(R"(INSERT INTO event_head (session, seq, hash) VALUES (?, ?, ?)
              ON CONFLICT (session) DO UPDATE SET seq = excluded.seq, hash = excluded.hash)",
           session, end.seq, Blob{end.hash});
}

Result<EventPage, ChainFault> read_events(Connection& db, const SessionId& session, Seq after_seq, std::size_t limit) {
    const ChainEnd end = chain_end(db, session);
    // A reader that is ahead of the log: there is nothing to read for it, and nothing wrong.
    if (after_seq >= end.seq && after_seq > 0) return EventPage{};
    auto previous_hash = hash_at(db, session, after_seq);
    if (!previous_hash) return ChainFault{after_seq, "the event is missing"};

    EventPage page;
    Seq seq = after_seq;
    Query query = db.query(select_events, session, after_seq, static_cast<std::int64_t>(limit));
    while (query.next()) {
        const EventColumns row = columns_of(query, session);
        if (row.seq != ++seq) return ChainFault{seq, "the event is missing"};
        if (query.text(13) != *previous_hash) return ChainFault{seq, "it does not follow the event before it"};
        previous_hash = event_hash(*previous_hash, row);
        if (query.text(14) != *previous_hash) return ChainFault{seq, "it was altered"};
        auto event = event_of(db, session, row);
        if (!event) return ChainFault{seq, "it cannot be read, or a private value was altered"};
        page.events.push_back(*std::move(event));
    }
    page.more = seq < end.seq && page.events.size() == limit;
    if (!page.more && (seq != end.seq || *previous_hash != end.hash)) return ChainFault{seq + 1, "the last events are missing"};
    return page;
}

namespace {

/// What reading from the first event to the last does not meet: events outside the chain, typed texts of which no event speaks.
std::optional<ChainFault> find_added(Connection& db, const SessionId& session) {
    const Seq last = chain_end(db, session).seq;
    Query event = db.query("SELECT seq FROM event WHERE session = ? AND (seq < 1 OR seq > ?) ORDER BY seq LIMIT 1", session, last);
    if (event.next()) return ChainFault{static_cast<Seq>(event.integer(0)), "it was added"};
    Query text = db.query(R"(SELECT p.seq FROM event_private p LEFT JOIN event e ON e.session = p.session AND e.seq = p.seq
                             WHERE p.session = ? AND (e.seq IS NULL
                                 OR NOT EXISTS (SELECT 1 FROM json_each(e.commitments) named WHERE named.key = p.field))
                             ORDER BY p.seq LIMIT 1)",
                          session);
    if (text.next()) return ChainFault{static_cast<Seq>(text.integer(0)), "a private value was added"};
    return std::nullopt;
}

}  // namespace

std::optional<ChainFault> verify_chain(Connection& db, const SessionId& session) {
    for (Seq after = 0;;) {
        const auto page = read_events(db, session, after, limits::read_page_events_max);
        if (!page) return page.error();
        if (!page->more) return find_added(db, session);
        after = page->events.back().recorded.seq;
    }
}

std::vector<SessionId> sessions_with_events(Connection& db) {
    std::vector<SessionId> sessions;
    Query query = db.query("SELECT session FROM event_head ORDER BY session");
    while (query.next()) sessions.emplace_back(query.text(0));
    return sessions;
}

std::optional<Instant> last_event_at(Connection& db) {
    Query query = db.query("SELECT max(at) FROM event_head JOIN event USING (session, seq)");
    if (!query.next()) return std::nullopt;
    return query.instant_or_null(0);
}

}  // namespace bimtek::store
