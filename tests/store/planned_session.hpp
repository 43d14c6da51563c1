// A data folder with the demo session planned in it, and everything that works on it.
#pragma once

#include <algorithm>

#include "store/catalog.hpp"
#include "store/embedded.hpp"
#include "store/fixtures.hpp"
#include "store/sqlite_event_log.hpp"

namespace bimtek::tests {

/// The demo plan starts on 21 April 2022 at 08.00 WITA.
inline const Instant planned_start = morning(-3'600'000);

struct PlannedSession {
    DataFolder folder;
    store::LogWriter writer{folder.path()};
    store::ReaderPool readers{folder.path(), 2};
    store::SqliteEventLog log{writer, readers};
    store::Catalog catalog{writer, readers};
    TestExecutor owner;
    SessionId session;
    Seq seq = 0;

    PlannedSession() {
        REQUIRE(catalog.seed().ok());
        const auto imported = catalog.import_plan(store::embedded_demo_plan.content, store::the_program,
                                                  planned_start - std::chrono::days(7), true);
        REQUIRE(imported.ok());
        session = *imported;
    }

    store::Invitation operator_in(const std::string& region) {
        return one_of([&](const store::Invitation& one) {
            return one.role == domain::Role::site_operator && one.region == RegionCode(region);
        });
    }
    store::Invitation admin_of(const std::string& region) {
        return one_of([&](const store::Invitation& one) {
            return one.role == domain::Role::region_admin && one.region == RegionCode(region);
        });
    }
    store::Invitation of_role(domain::Role role) {
        return one_of([&](const store::Invitation& one) { return one.role == role; });
    }

    /// Appends one event, `minutes` after the planned start.
    void happens(double minutes, domain::Event event, const std::optional<domain::Actor>& by = facilitator()) {
        const auto at = planned_start + Millis(static_cast<std::int64_t>(minutes * 60'000));
        const auto appended = append(log, owner, session, seq, {new_event(std::move(event), at, by)});
        REQUIRE(appended.ok());
        seq = *appended;
    }

    /// The rows of a query as text, cells parted by `|`, NULL as `-`.
    std::vector<std::string> rows(const char* sql) {
        auto answer = readers.read([&](store::Connection& db) {
            std::vector<std::string> lines;
            auto query = db.query(sql);
            const int columns = columns_of(db, sql);
            while (query.next()) {
                std::string line;
                for (int i = 0; i < columns; ++i) line += (i ? "|" : "") + query.text_or_null(i).value_or("-");
                lines.push_back(line);
            }
            return lines;
        });
        REQUIRE(answer.has_value());
        return *answer;
    }

private:
    static int columns_of(store::Connection& db, const char* sql) {
        return SQLite::Statement(db.database(), sql).getColumnCount();
    }

    template <class Predicate>
    store::Invitation one_of(Predicate wanted) {
        const auto all = catalog.list_invitations(session);
        REQUIRE(all.ok());
        const auto found = std::ranges::find_if(*all, wanted);
        REQUIRE(found != all->end());
        return *found;
    }
};

}  // namespace bimtek::tests
