// `bimtek report`: reads, and leaves everything as it is, whether or not a server runs.
#pragma once

#include <string>

#include "app/failure.hpp"
#include "app/options.hpp"
#include "bimtek/base/result.hpp"
#include "bimtek/base/time.hpp"

namespace bimtek::app {

struct ReportText {
    std::string csv;
};

/// `now` ends what still runs.
Result<ReportText, Failure> attendance_report(const ReportOptions& options, Instant now);

}  // namespace bimtek::app
