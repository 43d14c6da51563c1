// Who changed what, and when: a row for every change of the catalog, written in the transaction of the change. What staff do
// in a running session is in its events under their author, and not here again.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "bimtek/domain/event.hpp"
#include "bimtek/domain/plan.hpp"
#include "store/connection.hpp"

namespace bimtek::store {

/// Who changes something.
struct Author {
    enum class Kind { program, account, invitation };

    Kind kind = Kind::program;  ///< the program: a subcommand, or the server by itself
    std::string id;             ///< of the account or invitation; empty for the program
    std::string name;           ///< at this time
    std::string token;          ///< id of the account's token for scripts, when it uses one
};

inline const Author the_program{};

/// The word of the column.
std::string_view to_string(Author::Kind kind);
/// `program` for a word that is none.
Author::Kind author_kind_from(std::string_view word);

/// What can be done, as stable codes. `schemas/http/audit.response.schema.json` and the texts of the page name the same.
inline constexpr auto audit_actions = std::to_array<std::string_view>({
    "account_added", "account_disabled", "account_enabled", "password_changed", "signed_in", "signed_out", "signed_out_everywhere",
    "api_token_made", "api_token_revoked",
    "session_created", "session_copied", "plan_revised", "session_cancelled",
    "invitations_added", "links_issued", "invitation_revoked", "link_reissued",
    "person_entered", "person_admitted", "person_refused", "person_removed",
    "door_changed", "door_renewed", "door_link_made", "phones_paired", "session_locked", "session_unlocked",
    "contacts_changed", "letters_sent", "letters_not_sent", "letter_changed", "region_confirmed", "connection_tested",
    "material_added", "material_removed",
    "notice_changed", "reports_rebuilt", "backup_restored",
});

/// One of `audit_actions`; any other word does not compile.
class Action {
public:
    consteval Action(const char* code) : code_(code) {
        if (std::ranges::find(audit_actions, code_) == audit_actions.end()) throw "not one of audit_actions";
    }
    constexpr std::string_view code() const { return code_; }

private:
    std::string_view code_;
};

/// A row as it is read.
struct AuditEntry {
    std::int64_t number = 0;
    Instant at;
    Author by;           ///< without a name once that was erased
    std::string script;  ///< name of the token that the account used; empty for none
    std::string action;
    SessionId session;  ///< empty when it concerns none, like the next
    domain::Localized session_title;
    std::string about;   ///< name of whom or what it was done to, when the detail names one; empty for none
    std::string detail;  ///< JSON
};

struct AuditPage {
    std::vector<AuditEntry> entries;
    bool more = false;  ///< there are older ones
};

/// Leaves a row. To be called inside the write that makes the change, once for each, and not when nothing changed. `session` is
/// empty when it concerns none. `detail` is an object of ids, codes and figures: never a password, a token, a name or a phone
/// number. Of what it names, the page shows `invitation`, `user`, `token` and `region` by their names. Throws SQLite::Exception.
void audit(Connection& db, Instant at, const Author& by, Action action, const SessionId& session, const nlohmann::json& detail);

/// The same for those events that change what is prepared, and not only what happens on the day: a revision of the plan that
/// comes into force, a session that is called off. All others leave no row.
void audit_event(Connection& db, const SessionId& session, const domain::RecordedEvent& event);

}  // namespace bimtek::store
