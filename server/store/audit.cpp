#include "store/audit.hpp"

#include <nlohmann/json.hpp>

namespace bimtek::store {

namespace {

std::optional<std::string> unless_empty(const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); }

/// An organizer acts in sessions under the id of the account.
Author author_of(Connection& db, const std::optional<domain::Actor>& by) {
    if (!by) return the_program;
    const bool account = by->role == domain::Role::organizer;
    Query row = account ? db.query("SELECT name FROM user WHERE id = ?", by->invitation)
                        : db.query("SELECT name FROM invitation WHERE id = ?", by->invitation);
    return {account ? Author::Kind::account : Author::Kind::invitation, by->invitation.value, row.next() ? row.text(0) : "", {}};
}

}  // namespace

std::string_view to_string(Author::Kind kind) {
    switch (kind) {
        case Author::Kind::program: return "program";
        case Author::Kind::account: return "account";
        case Author::Kind::invitation: return "invitation";
    }
    return "";
}

Author::Kind author_kind_from(std::string_view word) {
    for (const auto kind : {Author::Kind::account, Author::Kind::invitation}) {
        if (to_string(kind) == word) return kind;
    }
    return Author::Kind::program;
}

void audit(Connection& db, Instant at, const Author& by, Action action, const SessionId& session, const nlohmann::json& detail) {
    db.run(R"(INSERT INTO audit (at, by_kind, by_id, by_name, by_token, action, session, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?))",
           at, to_string(by.kind), unless_empty(by.id), unless_empty(by.name), unless_empty(by.token), action.code(), session,
           detail.dump());
}

void audit_event(Connection& db, const SessionId& session, const domain::RecordedEvent& event) {
    if (const auto* revised = std::get_if<domain::PlanRevised>(&event.event)) {
        audit(db, event.at, author_of(db, event.by), "plan_revised", session, {{"revision", revised->revision}});
    } else if (std::holds_alternative<domain::SessionCancelled>(event.event)) {
        audit(db, event.at, author_of(db, event.by), "session_cancelled", session, nlohmann::json::object());
    }
}

}  // namespace bimtek::store
