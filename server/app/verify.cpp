#include "app/verify.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include <SQLiteCpp/Exception.h>

#include "store/database.hpp"
#include "store/randomness.hpp"

namespace bimtek::app {
namespace {

using store::Connection;
using store::SessionHead;

/// What an earlier backup knows; nothing without one.
Result<std::vector<SessionHead>, Failure> earlier_heads(const std::filesystem::path& backup) {
    if (backup.empty()) return std::vector<SessionHead>();
    const auto db = store::open_backup(backup);
    if (!db.ok()) return Failure{db.error().message};
    if (const auto broken = store::find_broken_chain(**db)) return Failure{backup.string() + ": " + sentence_of(*broken)};
    return store::session_heads(**db);
}

std::optional<store::SessionFault> first_fault(Connection& db, const SessionId& session, const std::vector<SessionHead>& earlier) {
    if (auto broken = store::verify_chain(db, session)) return store::SessionFault{session, *std::move(broken)};
    const auto before = std::ranges::find(earlier, session, &SessionHead::session);
    if (before == earlier.end()) return std::nullopt;
    if (auto departed = store::find_departure(db, *before)) return store::SessionFault{session, *std::move(departed)};
    return std::nullopt;
}

Verdict verdict_on(Connection& db, const VerifyOptions& options, std::vector<SessionHead> earlier) {
    Verdict verdict;
    auto heads = store::session_heads(db);
    for (const SessionHead& before : earlier) {
        if (!std::ranges::count(heads, before.session, &SessionHead::session)) heads.push_back({before.session, {}, 0});
    }
    if (!options.session.empty()) std::erase_if(heads, [&](const SessionHead& head) { return head.session.value != options.session; });
    Seq events = 0;
    for (const SessionHead& head : heads) {
        if (const auto fault = first_fault(db, head.session, earlier)) {
            verdict.lines += sentence_of(*fault) + "\n";
            return verdict;
        }
        verdict.lines += line_of(head) + "\n";
        events += head.end.seq;
    }
    // Last, because it can say only that something is broken, and not of whom.
    if (const auto broken = store::find_broken_structure(db)) {
        verdict.lines += "The database is damaged: " + *broken + "\n";
        return verdict;
    }
    verdict.sound = true;
    verdict.lines += std::to_string(heads.size()) + " sessions, " + std::to_string(events) + " events: sound\n";
    return verdict;
}

bool is_there(Connection& db, const std::string& session) {
    const auto heads = store::session_heads(db);
    return std::ranges::any_of(heads, [&](const SessionHead& head) { return head.session.value == session; });
}

}  // namespace

std::string line_of(const SessionHead& head) {
    return head.session.value + "  " + std::to_string(head.end.seq) + " events  " + std::to_string(head.erased) + " erased  head " +
           store::to_hex(head.end.hash);
}

Result<Verdict, Failure> verify(const VerifyOptions& options) {
    try {
        auto earlier = earlier_heads(options.backup);
        if (!earlier.ok()) return earlier.error();
        const auto db = store::open_for_reports(options.data);
        if (!db.ok()) {
            if (db.error().kind == store::OpenFault::Kind::damaged) return Verdict{false, db.error().message + "\n"};
            return Failure{db.error().message};
        }
        (*db)->execute("BEGIN");
        if (!options.session.empty() && !is_there(**db, options.session)) {
            return Failure{"There is no session " + options.session + " in " + options.data.string() + "."};
        }
        return verdict_on(**db, options, *std::move(earlier));
    } catch (const SQLite::Exception& error) {
        return Verdict{false, "The database in " + options.data.string() + " is damaged: " + error.what() + ".\n"};
    }
}

}  // namespace bimtek::app
