// `bimtek verify`: walks every event of every session and says whether all of it is what was written.
#pragma once

#include <string>

#include "app/failure.hpp"
#include "app/options.hpp"
#include "bimtek/base/result.hpp"
#include "store/verification.hpp"

namespace bimtek::app {

struct Verdict {
    bool sound = false;
    std::string lines;  ///< one per session, and at the end the verdict
};

/// Reads only, whether or not a server runs, and sees one moment. Stops at the first fault.
Result<Verdict, Failure> verify(const VerifyOptions& options);

/// `ID  1187 events  0 erased  head <hex>`: written down elsewhere, it shows later whether the past was changed.
std::string line_of(const store::SessionHead& head);

}  // namespace bimtek::app
