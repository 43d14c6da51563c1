#include "store/report_tables.hpp"

#include <array>

#include "bimtek/base/limits.hpp"
#include "bimtek/domain/plan.hpp"
#include "bimtek/domain/workbooks.hpp"
#include "store/attendance_rows.hpp"
#include "store/plan_revisions.hpp"

namespace bimtek::store {

namespace {

using namespace domain;

/// What one event does to the rows: an overload per event type, empty where it leaves none.
class Apply {
public:
    Apply(Connection& db, const SessionId& session, const RecordedEvent& event)
        : db_(db), session_(session), seq_(event.seq), at_(event.at), by_(event.by.value_or(Actor{})),
          by_role_(event.by ? std::optional(std::string(to_string(event.by->role))) : std::nullopt) {}

    // Lifecycle

    void operator()(const SessionOpened&) {
        set_state("lobby");
        opened();
    }

    void operator()(const SessionStarted& event) {
        opened();
        start_occurrence(event.occurrence);
    }

    void operator()(const SessionReopened& event) { start_occurrence(event.occurrence); }

    void operator()(const SessionEnded& event) {
        set_state("ended");
        db_.run("UPDATE occurrence SET ended_at = ? WHERE session = ? AND number = ?", event.ended_at, session_,
                event.occurrence);
        end_open_run(event.ended_at);
        everyone_concerned();
    }

    void operator()(const SessionArchived&) { set_state("archived"); }
    void operator()(const SessionCancelled&) { set_state("cancelled"); }

    void operator()(const PlanRevised& event) {
        show_revision(db_, session_, event.revision);
        db_.run(R"(DELETE FROM attendance_row WHERE session = ?1
                   AND invitation NOT IN (SELECT id FROM counted_invitations WHERE session = ?1))",
                session_);
        everyone_concerned();
    }

    // Agenda

    void operator()(const AgendaItemStarted& event) {
        end_open_run(at_);
        db_.run("INSERT OR IGNORE INTO agenda_run (session, seq, item, started_at) VALUES (?, ?, ?, ?)", session_, seq_, event.item, at_);
        everyone_concerned();
    }

    void operator()(const AgendaItemFinished&) {
        end_open_run(at_);
        everyone_concerned();
    }

    void operator()(const AgendaItemAdded& event) { keep_item(event.item, event.kind); }

    void operator()(const AgendaItemEdited& event) {
        if (!event.kind) return;
        keep_item(event.item, *event.kind);
        everyone_concerned();
    }

    // Chat

    void operator()(const MessagePosted& event) {
        db_.run(R"(INSERT OR IGNORE INTO message (session, seq, message, at, by_invitation, by_role, by_region, by_site, channel, reply_to)
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?))",
                session_, seq_, event.message, at_, by_.invitation, by_role_, by_.region, by_.site, event.channel,
                event.reply_to);
    }

    void operator()(const MessageHidden& event) {
        db_.run("UPDATE message SET hidden = 1 WHERE session = ? AND message = ?", session_, event.message);
    }

    void operator()(const MessagePinned& event) {
        db_.run("UPDATE message SET pinned = 1 WHERE session = ? AND message = ?", session_, event.message);
    }

    void operator()(const MessageUnpinned& event) {
        db_.run("UPDATE message SET pinned = 0 WHERE session = ? AND message = ?", session_, event.message);
    }

    // Attendance

    void operator()(const HeadcountDeclared& event) {
        db_.run(R"(INSERT OR IGNORE INTO headcount (session, invitation, seq, region, site, at, heads) VALUES (?, ?, ?, ?, ?, ?, ?))",
                session_, by_.invitation, seq_, event.region, event.site, at_, event.heads);
        author_concerned();
    }

    void operator()(const DeviceJoined& event) { keep_fact("joined", event.device, std::nullopt); }
    void operator()(const DeviceLost& event) { keep_fact("lost", event.device, event.since); }
    void operator()(const DeviceReturned& event) { keep_fact("returned", event.device, std::nullopt); }
    void operator()(const DeviceLeft& event) { keep_fact("left", event.device, std::nullopt); }

    void operator()(const ServerOutageNoted& event) {
        db_.run("INSERT OR IGNORE INTO outage (session, seq, from_at, to_at) VALUES (?, ?, ?, ?)", session_, seq_, event.from, event.to);
        everyone_concerned();
    }

    // Walkthrough

    void operator()(const StepOpened& event) {
        db_.run(R"(INSERT INTO step (session, step, state, opened_at) VALUES (?, ?, 'open', ?)
                   ON CONFLICT (session, step) DO UPDATE SET state = 'open')",
                session_, event.step, at_);
    }

    void operator()(const StepClosed& event) {
        db_.run("UPDATE step SET state = 'closed', closed_at = ? WHERE session = ? AND step = ?", at_, session_, event.step);
    }

    void operator()(const WorkbookCreated& event) {
        db_.run("INSERT OR IGNORE INTO workbook (session, seq, workbook, region, created_at, by_invitation) VALUES (?, ?, ?, ?, ?, ?)",
                session_, seq_, event.workbook, event.region, at_, by_.invitation);
    }

    void operator()(const AnswerSaved& event) {
        db_.run(R"(INSERT OR REPLACE INTO answer (session, workbook, step, field, seq, at, by_invitation, late)
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?))",
                session_, event.workbook, event.step, event.field_id, seq_, at_, by_.invitation, event.late);
        if (touches(event, done(event.workbook, event.step) ? Work::done : Work::touched)) set_work(event.workbook, event.step, "touched");
    }

    void operator()(const StepDeclaredDone& event) { set_work(event.workbook, event.step, "done"); }
    void operator()(const StepReopened& event) { set_work(event.workbook, event.step, "touched"); }

    // Help

    void operator()(const HelpAsked& event) {
        db_.run(R"(INSERT OR IGNORE INTO help (session, seq, help, workbook, region, step, field, reason, state, asked_at, asked_by)
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?))",
                session_, seq_, event.help, event.workbook, event.region, event.step, event.field_id, event.reason, at_,
                by_.invitation);
    }

    void operator()(const HelpClaimed& event) {
        db_.run("UPDATE help SET state = 'claimed', claimed_at = ?, claimed_by = ? WHERE session = ? AND help = ?", at_,
                by_.invitation, session_, event.help);
    }

    void operator()(const HelpWithdrawn& event) { end_help(event.help, "withdrawn", std::nullopt); }
    void operator()(const HelpResolved& event) { end_help(event.help, "resolved", event.outcome); }

    // What leaves no row: it is in the events alone.

    void operator()(const AgendaItemSkipped&) {}
    void operator()(const AgendaItemReopened&) {}
    void operator()(const AgendaItemExtended&) {}
    void operator()(const AgendaItemMoved&) {}
    void operator()(const MeetingLinkSet&) {}
    void operator()(const AnnouncementMade&) {}
    void operator()(const InvitationMuted&) {}
    void operator()(const InvitationUnmuted&) {}
    void operator()(const SlowModeSet&) {}

private:
    void set_state(const char* state) {
        db_.run("UPDATE session_state SET state = ? WHERE session = ?", state, session_);
    }

    void start_occurrence(int number) {
        set_state("live");
        db_.run("INSERT OR IGNORE INTO occurrence (session, number, started_at) VALUES (?, ?, ?)", session_, number, at_);
        everyone_concerned();
    }

    void end_open_run(Instant at) {
        db_.run("UPDATE agenda_run SET ended_at = ? WHERE session = ? AND ended_at IS NULL", at, session_);
    }

    void keep_item(const ItemId& item, const std::string& kind) {
        db_.run("INSERT OR REPLACE INTO agenda_item (session, item, kind, counts, is_break) VALUES (?, ?, ?, ?, ?)", session_,
                item, kind, kind_counts(kind), kind == "break");
    }

    void keep_fact(const char* kind, const DeviceId& device, std::optional<Instant> since) {
        db_.run("INSERT OR IGNORE INTO device_fact (session, invitation, seq, device, kind, at, since) VALUES (?, ?, ?, ?, ?, ?, ?)",
                session_, by_.invitation, seq_, device, kind, at_, since);
        author_concerned();
    }

    bool done(const WorkbookId& workbook, const StepId& step) {
        return db_.query("SELECT 1 FROM step_work WHERE session = ? AND workbook = ? AND step = ? AND work = 'done'", session_, workbook, step)
            .next();
    }

    void set_work(const WorkbookId& workbook, const StepId& step, const char* work) {
        db_.run("INSERT OR REPLACE INTO step_work (session, workbook, step, work, at) VALUES (?, ?, ?, ?, ?)", session_,
                workbook, step, work, at_);
    }

    void end_help(const HelpId& help, const char* state, const std::optional<std::string>& outcome) {
        db_.run(R"(UPDATE help SET state = ?, ended_at = ?, ended_by = ?, ended_seq = ?, outcome = ?
                   WHERE session = ? AND help = ?)",
                state, at_, by_.invitation, seq_, outcome, session_, help);
    }

    void opened() {
        db_.run("UPDATE session_state SET opened_at = coalesce(opened_at, ?) WHERE session = ?", at_, session_);
        everyone_concerned();
    }

    void everyone_concerned() {
        db_.run("UPDATE session_state SET figures_at = ? WHERE session = ?", at_, session_);
        compute_all_attendance(db_, session_, at_);
    }

    void author_concerned() { compute_attendance(db_, session_, by_.invitation, at_); }

    Connection& db_;
    const SessionId& session_;
    const Seq seq_;
    const Instant at_;
    const Actor by_;
    const std::optional<std::string> by_role_;
};

constexpr std::array report_tables = {"session_state", "occurrence", "agenda_item", "agenda_run", "outage",
                                      "device_fact",   "headcount",  "attendance_row", "message", "step",
                                      "workbook",      "answer",     "step_work",   "help"};

std::optional<ChainFault> replay(Connection& db, const SessionId& session) {
    for (Seq after = 0;;) {
        const auto page = read_events(db, session, after, limits::read_page_events_max);
        if (!page) return page.error();
        for (const LoggedEvent& event : page->events) apply_to_reports(db, session, event.recorded);
        if (!page->more) return std::nullopt;
        after = page->events.back().recorded.seq;
    }
}

}  // namespace

void start_reports(Connection& db, const SessionId& session) {
    db.run("INSERT INTO session_state (session, state, figures_at) SELECT id, 'scheduled', created_at FROM session WHERE id = ?",
           session);
    show_revision(db, session, 1);
    db.run(R"(INSERT INTO agenda_item (session, item, kind, counts, is_break)
              SELECT session, item, kind, counts, is_break FROM planned_item WHERE session = ?)",
           session);
    Query created = db.query("SELECT figures_at FROM session_state WHERE session = ?", session);
    if (created.next()) compute_all_attendance(db, session, created.instant(0));
}

void apply_to_reports(Connection& db, const SessionId& session, const RecordedEvent& event) {
    Apply apply(db, session, event);
    std::visit(apply, event.event);
}

std::optional<ChainFault> rebuild_reports(Connection& db) {
    for (const char* table : report_tables) db.execute(std::string("DELETE FROM ") + table);
    std::vector<SessionId> planned;
    {
        Query sessions = db.query("SELECT id FROM session ORDER BY id");
        while (sessions.next()) planned.emplace_back(sessions.text(0));
    }
    for (const SessionId& session : planned) start_reports(db, session);
    for (const SessionId& session : sessions_with_events(db)) {
        if (auto fault = replay(db, session)) return fault;
    }
    return std::nullopt;
}

}  // namespace bimtek::store
