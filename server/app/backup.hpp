// `bimtek backup` and `bimtek restore`: what they print, in lines for a person and for whoever files them.
#pragma once

#include <string>

#include "app/failure.hpp"
#include "app/options.hpp"
#include "bimtek/base/result.hpp"
#include "bimtek/base/time.hpp"

namespace bimtek::app {

struct BackupText {
    std::string lines;
};

/// The backup is made, verified and durable.
Result<BackupText, Failure> backup(const BackupOptions& options);

/// The backup stands where the database stood.
Result<BackupText, Failure> restore(const RestoreOptions& options, Instant now);

}  // namespace bimtek::app
