#include "bimtek/domain/agenda.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>

#include "bimtek/base/check.hpp"
#include "bimtek/base/limits.hpp"
#include "bimtek/domain/session.hpp"
#include "bimtek/domain/text.hpp"

namespace bimtek::domain {

std::string_view to_string(ItemState state) {
    constexpr std::array<std::string_view, 4> words = {"pending", "running", "done", "skipped"};
    return words.at(static_cast<std::size_t>(state));
}

Agenda agenda_of(const SessionPlan& plan) {
    Agenda agenda;
    Instant start = plan.starts_at;
    for (const PlannedItem& item : plan.agenda) {
        agenda.items.push_back({item.id, item.title, item.kind, item.pic, start, item.minutes, item.minutes, item.counts,
                                item.is_break, ItemState::pending, std::nullopt, std::nullopt});
        start += std::chrono::minutes(item.minutes);
    }
    if (plan.meeting_url) agenda.meeting_url = PrivateText(*plan.meeting_url);
    return agenda;
}

const AgendaItem* find_item(const Agenda& agenda, const ItemId& id) {
    const auto found = std::ranges::find(agenda.items, id, &AgendaItem::id);
    return found == agenda.items.end() ? nullptr : &*found;
}

const AgendaItem* running_item(const Agenda& agenda) {
    const auto found = std::ranges::find(agenda.items, ItemState::running, &AgendaItem::state);
    return found == agenda.items.end() ? nullptr : &*found;
}

void finish_running(Agenda& agenda, Instant at) {
    for (AgendaItem& item : agenda.items) {
        if (item.state != ItemState::running) continue;
        item.state = ItemState::done;
        item.ended_at = at;
    }
}

int drift_minutes(const Session& session, Instant now) {
    if (session.lifecycle.phase != Phase::live) return 0;
    Instant forecast = now;
    if (const AgendaItem* running = running_item(session.agenda)) {
        forecast = std::max(now, *running->started_at + std::chrono::minutes(running->minutes));
    }
    const auto minutes_between = [](Instant from, Instant to) {
        return static_cast<int>((to - from) / std::chrono::minutes(1));
    };
    for (const AgendaItem& item : session.agenda.items) {
        if (item.state != ItemState::pending) continue;
        if (item.planned_start) return minutes_between(*item.planned_start, forecast);
        forecast += std::chrono::minutes(item.minutes);
    }
    return minutes_between(planned_end(*session.plan), forecast);
}

Instant reckoned_end(const Session& session) {
    const auto& occurrences = session.lifecycle.occurrences;
    Instant end = occurrences.empty() ? session.plan->starts_at : occurrences.back().started_at;
    std::chrono::minutes ahead{0};
    const AgendaItem* running = running_item(session.agenda);
    for (const AgendaItem& item : session.agenda.items) {
        if (item.state == ItemState::pending) {
            ahead += std::chrono::minutes(item.minutes);
        } else if (running != nullptr ? &item == running : item.state == ItemState::done) {
            end = std::max(end, item.ended_at.value_or(*item.started_at + std::chrono::minutes(item.minutes)));
            ahead = {};  // whatever is pending before it was passed over
        }
    }
    return std::max(end + ahead, planned_end(*session.plan));
}

namespace {

AgendaItem& item_in(Session& session, const ItemId& id) {
    const auto found = std::ranges::find(session.agenda.items, id, &AgendaItem::id);
    BIMTEK_CHECK(found != session.agenda.items.end());
    return *found;
}

/// The item in one of the given states; else why not.
template <class... States>
std::optional<Refusal> item_fault(const Session& session, const ItemId& id, States... states) {
    const AgendaItem* item = find_item(session.agenda, id);
    if (item == nullptr) return Refusal{Reason::unknown, "item", {}, {}};
    if (!((item->state == states) || ...)) return Refusal{Reason::wrong_state, "item", {}, {}};
    return std::nullopt;
}

std::optional<Refusal> minutes_fault(int minutes) {
    if (minutes < 0 || minutes > limits::agenda_minutes_max) return Refusal{Reason::invalid, "minutes", {}, {}};
    return std::nullopt;
}

std::optional<Refusal> kind_fault(const std::string& kind) {
    if (!is_agenda_kind(kind)) return Refusal{Reason::invalid, "kind", {}, {}};
    return std::nullopt;
}

/// Puts the item behind `after`, or first.
void place(std::vector<AgendaItem>& items, AgendaItem item, const std::optional<ItemId>& after) {
    auto where = items.begin();
    if (after) {
        where = std::ranges::find(items, *after, &AgendaItem::id);
        BIMTEK_CHECK(where != items.end());
        ++where;
    }
    items.insert(where, std::move(item));
}

}  // namespace

Outcome decide(const Session& session, const Context&, const StartAgendaItem& command) {
    if (auto fault = item_fault(session, command.item, ItemState::pending)) return *fault;
    return done(AgendaItemStarted{command.item});
}

Outcome decide(const Session& session, const Context&, const FinishAgendaItem& command) {
    if (auto fault = item_fault(session, command.item, ItemState::running)) return *fault;
    return done(AgendaItemFinished{command.item});
}

Outcome decide(const Session& session, const Context&, const SkipAgendaItem& command) {
    if (auto fault = item_fault(session, command.item, ItemState::pending)) return *fault;
    return done(AgendaItemSkipped{command.item});
}

Outcome decide(const Session& session, const Context&, const ReopenAgendaItem& command) {
    if (auto fault = item_fault(session, command.item, ItemState::done, ItemState::skipped)) return *fault;
    return done(AgendaItemReopened{command.item});
}

Outcome decide(const Session& session, const Context&, const ExtendAgendaItem& command) {
    if (auto fault = item_fault(session, command.item, ItemState::pending, ItemState::running)) return *fault;
    if (command.minutes == 0 || std::abs(command.minutes) > limits::extension_minutes_max) {
        return refuse(Reason::invalid, "minutes");
    }
    const int allotted = find_item(session.agenda, command.item)->minutes + command.minutes;
    if (allotted < 0 || allotted > limits::agenda_minutes_max) return refuse(Reason::invalid, "minutes");
    return done(AgendaItemExtended{command.item, command.minutes});
}

Outcome decide(const Session& session, const Context&, const MoveAgendaItem& command) {
    if (auto fault = item_fault(session, command.item, ItemState::pending)) return *fault;
    if (command.after) {
        if (find_item(session.agenda, *command.after) == nullptr) return refuse(Reason::unknown, "after");
        if (*command.after == command.item) return refuse(Reason::invalid, "after");
    }
    return done(AgendaItemMoved{command.item, command.after});
}

Outcome decide(const Session& session, const Context&, const AddAgendaItem& command) {
    if (command.after && find_item(session.agenda, *command.after) == nullptr) return refuse(Reason::unknown, "after");
    if (auto fault = text_fault(command.title, limits::agenda_title_max, "title")) return *fault;
    if (auto fault = kind_fault(command.kind)) return *fault;
    if (auto fault = minutes_fault(command.minutes)) return *fault;
    if (command.pic) {
        if (auto fault = text_fault(*command.pic, limits::agenda_pic_max, "pic")) return *fault;
    }
    if (session.agenda.items.size() >= static_cast<std::size_t>(limits::agenda_items_max)) {
        return refuse(Reason::wrong_state);
    }
    ItemId id("a" + std::to_string(session.seq + 1));
    while (find_item(session.agenda, id) != nullptr) id.value += '-';  // a plan names its items as it likes
    AgendaItemAdded added{id, command.title, command.kind, command.minutes, std::nullopt, command.after};
    if (command.pic) added.pic = PrivateText(*command.pic);
    Decision decision{{std::move(added)}, Made{"item", id.value}};
    return decision;
}

Outcome decide(const Session& session, const Context&, const EditAgendaItem& command) {
    if (auto fault = item_fault(session, command.item, ItemState::pending, ItemState::running)) return *fault;
    AgendaItemEdited edited{command.item, {}, {}, {}, {}};
    if (command.title) {
        if (auto fault = text_fault(*command.title, limits::agenda_title_max, "title")) return *fault;
        edited.title = PrivateText(*command.title);
    }
    if (command.kind) {
        if (auto fault = kind_fault(*command.kind)) return *fault;
        edited.kind = command.kind;
    }
    if (command.minutes) {
        if (auto fault = minutes_fault(*command.minutes)) return *fault;
        edited.minutes = command.minutes;
    }
    if (command.pic) {
        if (auto fault = text_fault(*command.pic, limits::agenda_pic_max, "pic")) return *fault;
        edited.pic = PrivateText(*command.pic);
    }
    if (!command.title && !command.kind && !command.minutes && !command.pic) return refuse(Reason::invalid);
    return done(std::move(edited));
}

Outcome decide(const Session&, const Context&, const SetMeetingLink& command) {
    if (!command.url) return done(MeetingLinkSet{});
    if (auto fault = text_fault(*command.url, limits::url_length_max, "url")) return *fault;
    // Only https: a link that everyone is shown must not be able to run or to be read on the way.
    constexpr std::string_view scheme = "https://";
    const std::string& url = *command.url;
    const bool has_host = url.size() > scheme.size() && url[scheme.size()] != '/' && url[scheme.size()] != ':';
    if (!url.starts_with(scheme) || !has_host || url.find_first_of(" \t\r\n\"<>") != std::string::npos) {
        return refuse(Reason::invalid, "url");
    }
    return done(MeetingLinkSet{PrivateText(*command.url)});
}

void evolve(Session& session, const RecordedEvent& recorded, const AgendaItemStarted& event) {
    finish_running(session.agenda, recorded.at);
    AgendaItem& item = item_in(session, event.item);
    item.state = ItemState::running;
    item.started_at = recorded.at;
    item.ended_at.reset();
}

void evolve(Session& session, const RecordedEvent& recorded, const AgendaItemFinished& event) {
    AgendaItem& item = item_in(session, event.item);
    item.state = ItemState::done;
    item.ended_at = recorded.at;
}

void evolve(Session& session, const RecordedEvent&, const AgendaItemSkipped& event) {
    item_in(session, event.item).state = ItemState::skipped;
}

void evolve(Session& session, const RecordedEvent&, const AgendaItemReopened& event) {
    AgendaItem& item = item_in(session, event.item);
    item.state = ItemState::pending;
    item.started_at.reset();
    item.ended_at.reset();
}

void evolve(Session& session, const RecordedEvent&, const AgendaItemExtended& event) {
    item_in(session, event.item).minutes += event.minutes;
}

void evolve(Session& session, const RecordedEvent&, const AgendaItemMoved& event) {
    auto& items = session.agenda.items;
    const auto from = std::ranges::find(items, event.item, &AgendaItem::id);
    BIMTEK_CHECK(from != items.end());
    AgendaItem moved = std::move(*from);
    items.erase(from);
    place(items, std::move(moved), event.after);
}

void evolve(Session& session, const RecordedEvent&, const AgendaItemAdded& event) {
    AgendaItem item;
    item.id = event.item;
    item.title = {event.title.value.value_or(""), event.title.value.value_or("")};
    item.kind = event.kind;
    if (event.pic) item.pic = event.pic->value.value_or("");
    item.planned_minutes = event.minutes;
    item.minutes = event.minutes;
    item.counts = kind_counts(event.kind);
    item.is_break = event.kind == "break";
    place(session.agenda.items, std::move(item), event.after);
}

void evolve(Session& session, const RecordedEvent&, const AgendaItemEdited& event) {
    AgendaItem& item = item_in(session, event.item);
    if (event.title) item.title = {event.title->value.value_or(""), event.title->value.value_or("")};
    if (event.kind) item.kind = *event.kind;
    if (event.minutes) item.minutes = *event.minutes;
    if (event.pic) item.pic = event.pic->value.value_or("");
    if (event.kind) {
        item.counts = kind_counts(item.kind);
        item.is_break = item.kind == "break";
    }
}

void evolve(Session& session, const RecordedEvent&, const MeetingLinkSet& event) {
    session.agenda.meeting_url = event.url;
}

}  // namespace bimtek::domain
