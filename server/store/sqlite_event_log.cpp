#include "store/sqlite_event_log.hpp"

#include <nlohmann/json.hpp>

#include <SQLiteCpp/Exception.h>

#include "bimtek/base/check.hpp"
#include "bimtek/base/limits.hpp"
#include "store/audit.hpp"
#include "store/event_rows.hpp"
#include "store/plan_revisions.hpp"
#include "store/report_tables.hpp"

namespace bimtek::store {

namespace {

Result<Seq, AppendFault> write_batch(Connection& db, const SessionId& session, Seq expected_seq,
                                     std::vector<NewEvent>& batch) {
    ChainEnd end = chain_end(db, session);
    if (end.seq != expected_seq) return AppendFault::wrong_seq;
    for (NewEvent& event : batch) {
        const domain::RecordedEvent recorded = append_event(db, session, end, std::move(event));
        if (const auto* revised = std::get_if<domain::PlanRevised>(&recorded.event)) {
            follow_revision(db, session, revised->revision, recorded.at);
        }
        apply_to_reports(db, session, recorded);
        audit_event(db, session, recorded);
    }
    keep_chain_end(db, session, end);
    return end.seq;
}

std::string write_silent(const std::vector<SilentDevice>& silent) {
    auto list = nlohmann::json::array();
    for (const SilentDevice& device : silent) {
        list.push_back({{"invitation", device.invitation.value},
                        {"device", device.device.value},
                        {"since", to_iso8601(device.since)}});
    }
    return list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Entries that cannot be read are left out: a pulse is best effort.
std::vector<SilentDevice> read_silent(const std::string& text) {
    std::vector<SilentDevice> silent;
    const auto list = nlohmann::json::parse(text, nullptr, false);
    if (!list.is_array()) return silent;
    const auto text_of = [](const nlohmann::json& device, const char* name) {
        const auto member = device.is_object() ? device.find(name) : device.end();
        return member != device.end() && member->is_string() ? member->get<std::string>() : std::string();
    };
    for (const auto& device : list) {
        const auto since = parse_iso8601(text_of(device, "since"));
        if (since) silent.push_back({InvitationId(text_of(device, "invitation")), DeviceId(text_of(device, "device")), *since});
    }
    return silent;
}

std::string read_epoch(Connection& db) {
    Query query = db.query("SELECT epoch FROM log");
    query.next();
    return query.text(0);
}

std::optional<Pulse> read_pulse(Connection& db, const SessionId& session) {
    Query query = db.query("SELECT at, silent FROM pulse WHERE session = ?", session);
    if (!query.next()) return std::nullopt;
    return Pulse{query.instant(0), read_silent(query.text(1))};
}

Result<ReadPage, ReadFault> read_page(Connection* db, const SessionId& session, Seq after_seq) {
    if (db == nullptr) return ReadFault::unavailable;
    try {
        auto events = read_events(*db, session, after_seq, limits::read_page_events_max);
        if (!events) return ReadFault::damaged;
        return ReadPage{std::move(events->events), events->more, read_epoch(*db), read_pulse(*db, session)};
    } catch (const SQLite::Exception&) {
        return ReadFault::unavailable;
    }
}

}  // namespace

void SqliteEventLog::append(const SessionId& session, Seq expected_seq, std::vector<NewEvent> batch, Executor& owner,
                            AppendDone done) {
    BIMTEK_CHECK(!batch.empty());
    auto outcome = std::make_shared<Result<Seq, AppendFault>>(AppendFault::unavailable);
    writer_.submit(
        [session, expected_seq, batch = std::move(batch), outcome](Connection& db) mutable {
            *outcome = write_batch(db, session, expected_seq, batch);
            return outcome->ok();
        },
        [outcome, &owner, done = std::move(done)](WriteOutcome written) {
            if (written == WriteOutcome::unavailable) *outcome = AppendFault::unavailable;
            owner.post([outcome, done] { done(*outcome); });
        });
}

void SqliteEventLog::read(const SessionId& session, Seq after_seq, Executor& owner, ReadDone done) {
    readers_.submit([session, after_seq, &owner, done = std::move(done)](Connection* db) {
        auto page = std::make_shared<Result<ReadPage, ReadFault>>(read_page(db, session, after_seq));
        owner.post([page, done] { done(std::move(*page)); });
    });
}

void SqliteEventLog::keep_pulse(const SessionId& session, Pulse pulse) {
    writer_.submit(
        [session, pulse = std::move(pulse)](Connection& db) {
            db.run(R"(INSERT INTO pulse (session, at, silent) VALUES (?, ?, ?)
                      ON CONFLICT (session) DO UPDATE SET at = excluded.at, silent = excluded.silent)",
                   session, pulse.at, write_silent(pulse.silent));
            return true;
        },
        [](WriteOutcome) {});
}

}  // namespace bimtek::store
