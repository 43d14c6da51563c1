#include "store/verification.hpp"

#include "store/hash_chain.hpp"

namespace bimtek::store {

namespace {

constexpr const char* select_sessions = R"(
    SELECT session, (SELECT count(*) FROM event_private p WHERE p.session = s.session AND p.value IS NULL)
    FROM (SELECT id AS session FROM session UNION SELECT session FROM event_head UNION SELECT session FROM event) s
    ORDER BY session)";

}  // namespace

std::vector<SessionHead> session_heads(Connection& db) {
    std::vector<SessionHead> heads;
    Query rows = db.query(select_sessions);
    while (rows.next()) {
        SessionHead head{SessionId(rows.text(0)), {}, rows.integer(1)};
        head.end = chain_end(db, head.session);
        heads.push_back(std::move(head));
    }
    return heads;
}

std::optional<std::string> find_broken_structure(Connection& db) {
    Query check = db.query("PRAGMA integrity_check(1)");
    if (!check.next() || check.text(0) == "ok") return std::nullopt;
    return check.text(0);
}

std::optional<ChainFault> find_departure(Connection& db, const SessionHead& earlier) {
    if (earlier.end.seq == 0) return std::nullopt;
    Query row = db.query("SELECT hash FROM event WHERE session = ? AND seq = ?", earlier.session, earlier.end.seq);
    if (!row.next()) return ChainFault{chain_end(db, earlier.session).seq + 1, "the backup has this event"};
    if (row.text(0) != earlier.end.hash) return ChainFault{earlier.end.seq, "the backup has another one, here or before"};
    return std::nullopt;
}

std::optional<SessionFault> find_broken_chain(Connection& db) {
    for (const SessionHead& head : session_heads(db)) {
        if (auto fault = verify_chain(db, head.session)) return SessionFault{head.session, *std::move(fault)};
    }
    return std::nullopt;
}

std::string sentence_of(const SessionFault& fault) {
    return "The log of session " + fault.session.value + " is damaged at event " + std::to_string(fault.fault.seq) + ": " +
           fault.fault.what + ".";
}

}  // namespace bimtek::store
