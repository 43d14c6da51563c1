#include "store/database_copy.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include <SQLiteCpp/Exception.h>

#include "store/verification.hpp"

namespace bimtek::store {

namespace {

namespace fs = std::filesystem;

std::optional<OpenFault> sync(const fs::path& what, int flags) {
    const int descriptor = ::open(what.c_str(), flags | O_CLOEXEC);
    if (descriptor < 0) return cannot_use(what, std::strerror(errno));
    const bool synced = ::fsync(descriptor) == 0;
    const int error = errno;
    ::close(descriptor);
    if (!synced) return cannot_use(what, std::strerror(error));
    return std::nullopt;
}

}  // namespace

OpenFault cannot_use(const fs::path& what, const std::string& reason) {
    return {OpenFault::Kind::inaccessible, "Cannot use " + what.string() + ": " + reason + "."};
}

std::optional<OpenFault> make_names_durable(const fs::path& folder) { return sync(folder, O_RDONLY | O_DIRECTORY); }

std::optional<OpenFault> make_file_durable(const fs::path& file) { return sync(file, O_RDONLY); }

std::optional<OpenFault> copy_database(Connection& from, const fs::path& to) {
    const int descriptor = ::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) return cannot_use(to, std::strerror(errno));
    ::close(descriptor);
    try {
        // The database itself stays read-only by the way it was opened; this lets SQLite write the copy.
        from.execute("PRAGMA query_only = OFF");
        from.run("VACUUM INTO ?", to.string());
    } catch (const SQLite::Exception& error) {
        if (auto damage = find_damage(from, from.database().getFilename())) return damage;
        return cannot_use(to, error.what());
    }
    return make_file_durable(to);  // SQLite itself does not wait for the disk here.
}

std::optional<OpenFault> find_damage(Connection& db, const fs::path& what) {
    using Kind = OpenFault::Kind;
    try {
        if (const auto broken = find_broken_structure(db)) {
            return OpenFault{Kind::damaged, what.string() + " is damaged: " + *broken + "."};
        }
        if (const auto broken = find_broken_chain(db)) return OpenFault{Kind::damaged, what.string() + ": " + sentence_of(*broken)};
    } catch (const SQLite::Exception& error) {
        return OpenFault{Kind::damaged, what.string() + " cannot be read: " + error.what() + "."};
    }
    return std::nullopt;
}

}  // namespace bimtek::store
