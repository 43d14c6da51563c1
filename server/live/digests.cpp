#include "bimtek/live/digests.hpp"

#include <memory>
#include <utility>

#include "bimtek/base/limits.hpp"

namespace bimtek::live {

namespace {

using namespace domain;

/// The workbook whose row looks different after the event; empty for none.
struct ChangedWorkbook {
    const Session& session;
    const HelpQueue& help = session.help;

    template <class One>
    WorkbookId operator()(const One&) const {
        return {};
    }
    WorkbookId operator()(const WorkbookCreated& e) const { return e.workbook; }
    WorkbookId operator()(const AnswerSaved& e) const { return e.workbook; }
    WorkbookId operator()(const StepDeclaredDone& e) const { return e.workbook; }
    WorkbookId operator()(const StepReopened& e) const { return e.workbook; }
    WorkbookId operator()(const HelpAsked& e) const { return e.workbook; }
    WorkbookId operator()(const HelpClaimed& e) const { return help.waiting.at(e.help).workbook; }
    WorkbookId operator()(const HelpWithdrawn& e) const { return help.workbooks.at(e.help); }
    WorkbookId operator()(const HelpResolved& e) const { return help.workbooks.at(e.help); }
};

Frame frame(std::string_view type, const std::string& digest) {
    return std::make_shared<const std::string>(codec::encode_digest(type, digest));
}

}  // namespace

void Digests::note(const Session& session, const RecordedEvent& event) {
    const WorkbookId workbook = std::visit(ChangedWorkbook{session}, event.event);
    if (!workbook.empty()) changed_.insert(workbook);
}

void Digests::note_all(const Session& session) {
    changed_.clear();  // among them may be workbooks that never became durable
    for (const auto& [id, workbook] : session.workbooks.by_id) changed_.insert(id);
}

void Digests::prepare(const Session& session, Instant now) {
    if (presence_version_ == 0) {
        presence_ = presence_digest(session, now);
        presence_version_ = 1;
    }
    if (board_version_ == 0) {
        refresh_rows(session);
        changed_.clear();
        board_version_ = 1;
    }
}

void Digests::begin_anew(const Session& session, Instant now) {
    presence_ = presence_digest(session, now);
    ++presence_version_;
    note_all(session);
    rows_.clear();
    refresh_rows(session);
    changed_.clear();
    ++board_version_;
}

Digests::Due Digests::due(const Session& session, Instant now) {
    Due due;
    presence_due(session, now, due);
    board_due(session, now, due);
    return due;
}

void Digests::presence_due(const Session& session, Instant now, Due& due) {
    if (presence_told_at_ && now - *presence_told_at_ < limits::presence_digest_interval) return;
    presence_told_at_ = now;
    PresenceDigest latest = presence_digest(session, now);
    std::map<RegionCode, RegionPresence> changed;
    for (const auto& [code, region] : latest.regions) {
        const auto before = presence_.regions.find(code);
        if (before == presence_.regions.end() || !(before->second == region)) changed.emplace(code, region);
    }
    const bool totals_changed = !(latest.totals == presence_.totals);
    // Told now and then though nothing changed: a page cannot see pings, and this is how it knows that the line is alive.
    const bool sign_of_life = !presence_sent_to_all_at_ || now - *presence_sent_to_all_at_ >= limits::ping_interval;
    if (!totals_changed && changed.empty() && !sign_of_life) return;

    presence_ = std::move(latest);
    ++presence_version_;
    due.staff.push_back(frame("presence", codec::encode_presence(presence_version_, false, presence_.totals, &changed)));
    if (totals_changed || sign_of_life) {
        presence_sent_to_all_at_ = now;
        due.others.push_back(frame("presence", codec::encode_presence(presence_version_, false, presence_.totals, nullptr)));
    }
}

void Digests::board_due(const Session& session, Instant now, Due& due) {
    if (changed_.empty()) return;
    if (board_told_at_ && now - *board_told_at_ < limits::board_digest_interval) return;
    board_told_at_ = now;
    const auto counts_before = counts_;
    std::set<RegionCode> regions;
    for (const WorkbookId& id : changed_) regions.insert(session.workbooks.by_id.at(id).region);
    refresh_rows(session);
    changed_.clear();

    ++board_version_;
    codec::BoardRows rows;
    for (const RegionCode& region : regions) rows[region] = rows_[region];
    due.staff.push_back(frame("board", codec::encode_board(board_version_, false, counts_, &rows)));
    if (counts_ != counts_before) {
        due.others.push_back(frame("board", codec::encode_board(board_version_, false, counts_, nullptr)));
    }
}

void Digests::refresh_rows(const Session& session) {
    for (const WorkbookId& id : changed_) {
        const Workbook& workbook = session.workbooks.by_id.at(id);
        rows_[workbook.region][id] = board_row(session, workbook, check_of(session, workbook));
    }
    counts_.clear();
    for (const StepId& step : session.steps.order) counts_[step];
    for (const auto& [region, workbooks] : rows_) {
        for (const auto& [id, row] : workbooks) {
            for (const auto& [step, cell] : row.cells) count_cell(counts_[step], cell);
        }
    }
}

std::string Digests::presence(bool staff) const {
    return codec::encode_presence(presence_version_, true, presence_.totals, staff ? &presence_.regions : nullptr);
}

std::string Digests::board(bool staff) const {
    return codec::encode_board(board_version_, true, counts_, staff ? &rows_ : nullptr);
}

}  // namespace bimtek::live
