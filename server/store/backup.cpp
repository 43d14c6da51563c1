#include "store/backup.hpp"

#include <fcntl.h>
#include <stdio.h>

#include <cerrno>
#include <cstring>

#include <SQLiteCpp/Exception.h>

#include "store/database_copy.hpp"
#include "store/randomness.hpp"

namespace bimtek::store {

namespace {

namespace fs = std::filesystem;

OpenFault is_there_already(const fs::path& file) {
    return {OpenFault::Kind::inaccessible, file.string() + " is there already; name a file that is not."};
}

/// A file with a name of its own beside the one that is to be made; gone at the end unless it got that name.
class PartialFile {
public:
    explicit PartialFile(const fs::path& file) : path_(file.string() + ".partial-" + random_id()) {}
    PartialFile(const PartialFile&) = delete;
    ~PartialFile() {
        std::error_code ignored;
        fs::remove(path_, ignored);
    }

    const fs::path& path() const { return path_; }

    std::optional<OpenFault> rename_to(const fs::path& file) const {
        if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, file.c_str(), RENAME_NOREPLACE) != 0) {
            if (errno == EEXIST) return is_there_already(file);
            // A file system that cannot refuse by itself; that the name is free was asked before.
            if (errno != EINVAL || ::rename(path_.c_str(), file.c_str()) != 0) return cannot_use(file, std::strerror(errno));
        }
        return make_names_durable(file.has_parent_path() ? file.parent_path() : ".");
    }

private:
    fs::path path_;
};

}  // namespace

Result<Backup, OpenFault> make_backup(const fs::path& folder, const fs::path& file) {
    std::error_code error;
    if (fs::exists(fs::symlink_status(file, error))) return is_there_already(file);
    auto db = open_for_reports(folder, Older::allowed);
    if (!db.ok()) return db.error();

    const PartialFile partial(file);
    if (auto fault = copy_database(**db, partial.path())) return *std::move(fault);
    db->reset();
    Backup backup;
    {
        const auto copy = open_backup(partial.path());
        if (!copy.ok()) return copy.error();
        if (auto fault = find_damage(**copy, folder)) return *std::move(fault);
        backup.heads = session_heads(**copy);
    }
    backup.bytes = fs::file_size(partial.path(), error);
    if (auto fault = partial.rename_to(file)) return *std::move(fault);
    return backup;
}

}  // namespace bimtek::store
