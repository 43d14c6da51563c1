#include "app/data_folder.hpp"

#include <optional>
#include <utility>

#include "bimtek/base/limits.hpp"
#include "store/event_rows.hpp"

namespace bimtek::app {
namespace {

using store::OpenFault;

OpenFault cannot_be_used(const std::filesystem::path& folder) {
    return {OpenFault::Kind::inaccessible, "The database in " + folder.string() + " cannot be read or written."};
}

std::optional<OpenFault> refuse_clock(const std::filesystem::path& folder, std::optional<Instant> last_event, Instant now) {
    if (!last_event || now >= *last_event - limits::clock_behind_max) return std::nullopt;
    return OpenFault{OpenFault::Kind::inaccessible,
                     "The clock of this machine says " + to_iso8601(now) + ", but the last event in " + folder.string() +
                         " happened at " + to_iso8601(*last_event) + "; set the clock."};
}

}  // namespace

DataFolder::DataFolder(const std::filesystem::path& folder, store::FolderLock its_lock)
    : lock(std::move(its_lock)),
      writer(folder),
      readers(folder, limits::reader_threads),
      catalog(writer, readers),
      log(writer, readers) {}

Result<std::unique_ptr<DataFolder>, OpenFault> open_data_folder(const std::filesystem::path& folder, Instant now) {
    auto lock = store::lock_data_folder(folder);
    if (!lock.ok()) return lock.error();
    if (const auto version = store::prepare_database(folder); !version.ok()) return version.error();
    auto opened = std::make_unique<DataFolder>(folder, std::move(*lock));
    const auto last_event = opened->readers.read(store::last_event_at);
    if (!last_event) return cannot_be_used(folder);
    if (auto fault = refuse_clock(folder, *last_event, now)) return *std::move(fault);
    if (!opened->catalog.seed().ok()) return cannot_be_used(folder);
    return opened;
}

}  // namespace bimtek::app
