// The data folder in the hands of the one process that may write to it.
#pragma once

#include <filesystem>
#include <memory>

#include "bimtek/base/result.hpp"
#include "bimtek/base/time.hpp"
#include "store/catalog.hpp"
#include "store/database.hpp"
#include "store/log_writer.hpp"
#include "store/reader_pool.hpp"
#include "store/sqlite_event_log.hpp"

namespace bimtek::app {

/// Locked for as long as it lives. Threads of it post to whoever used `log` and `catalog`, so those outlive it.
struct DataFolder {
    DataFolder(const std::filesystem::path& folder, store::FolderLock its_lock);

    store::FolderLock lock;
    store::LogWriter writer;
    store::ReaderPool readers;
    store::Catalog catalog;
    store::SqliteEventLog log;
};

/// Locks the folder, makes it if need be, brings the database to this version and brings in what the product ships with.
/// Refused when the clock is further behind the last event than `limits::clock_behind_max`.
Result<std::unique_ptr<DataFolder>, store::OpenFault> open_data_folder(const std::filesystem::path& folder, Instant now);

}  // namespace bimtek::app
