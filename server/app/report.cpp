#include "app/report.hpp"

#include <SQLiteCpp/Exception.h>

#include "paper/attendance_sheet.hpp"
#include "store/attendance_report.hpp"
#include "store/database.hpp"

namespace bimtek::app {

Result<ReportText, Failure> attendance_report(const ReportOptions& options, Instant now) {
    const auto db = store::open_for_reports(options.data);
    if (!db.ok()) return Failure{db.error().message};
    try {
        const auto report = store::read_attendance(**db, SessionId(options.session), now);
        if (!report) return Failure{"There is no session " + options.session + " in " + options.data.string() + "."};
        return ReportText{paper::attendance_sheet(*report, options.totals, {.separator = options.separator})};
    } catch (const SQLite::Exception& error) {
        return Failure{"The database in " + options.data.string() + " cannot be read: " + error.what() + "."};
    }
}

}  // namespace bimtek::app
