#include "store/database.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>

#include <SQLiteCpp/Exception.h>

#include "store/embedded.hpp"
#include "store/randomness.hpp"

namespace bimtek::store {

namespace {

namespace fs = std::filesystem;
using Kind = OpenFault::Kind;

int newest_version() { return static_cast<int>(embedded_migrations.size()); }

OpenFault inaccessible(const fs::path& what, const std::string& reason) {
    return {Kind::inaccessible, "Cannot use " + what.string() + ": " + reason + "."};
}

OpenFault not_ours(const fs::path& what) {
    return {Kind::not_ours, what.string() + " is not a bimtek data folder; name an empty folder or one made by bimtek."};
}

/// `what`: as a sentence begins, `The database in DIR` or `The backup FILE`.
OpenFault newer(const std::string& what, int version) {
    return {Kind::newer, what + " has version " + std::to_string(version) + ", newer than this program's " +
                             std::to_string(newest_version()) + "; use the newer program."};
}

std::string database_in(const fs::path& folder) { return "The database in " + folder.string(); }

/// What SQLite's file header says, read without SQLite so that a foreign file is not touched.
struct Header {
    enum class What { absent, ours, foreign } what = What::absent;
    int version = 0;  ///< may lag behind what the WAL holds
};

int big_endian(const unsigned char* bytes) { return bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3]; }

Header read_header(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::array<unsigned char, 100> bytes{};
    in.read(reinterpret_cast<char*>(bytes.data()), bytes.size());
    if (in.gcount() == 0) return {};
    const bool ours = in.gcount() == 100 && std::memcmp(bytes.data(), "SQLite format 3", 16) == 0 &&
                      big_endian(&bytes[68]) == application_id;
    return {ours ? Header::What::ours : Header::What::foreign, big_endian(&bytes[60])};
}

/// What may stand in a folder without a database: what a program of ours left that died, a database that was being made among it.
constexpr std::array<std::string_view, 8> ours_without_a_database{"lock",          "control.sock", "server.json", "server.json.new",
                                                                  restoring_folder, ".demo",        "bimtek.db",   "bimtek.db-journal"};

bool holds_other_things(const fs::path& folder) {
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (std::ranges::find(ours_without_a_database, name) == ours_without_a_database.end()) return true;
    }
    return false;
}

/// nullopt when the folder may be used: it is ours, or empty.
std::optional<OpenFault> refuse(const fs::path& folder) {
    const Header header = read_header(database_file(folder));
    if (header.what == Header::What::foreign) return not_ours(folder);
    if (header.what == Header::What::absent) {
        std::error_code error;
        const fs::path newest = folder / "bimtek.db-wal";
        // To begin anew here would throw away what was written last.
        if (fs::exists(newest, error)) {
            return OpenFault{Kind::damaged, database_in(folder) + " is empty or gone, and " + newest.string() +
                                                " is still there; move both away and restore a backup."};
        }
        if (holds_other_things(folder)) return not_ours(folder);
    }
    if (header.version > newest_version()) return newer(database_in(folder), header.version);
    return std::nullopt;
}

int pragma(Connection& db, const char* sql) {
    Query query = db.query(sql);
    query.next();
    return query.small(0);
}

void apply(Connection& db, int version) {
    db.execute("BEGIN IMMEDIATE");
    db.execute(embedded_migrations[static_cast<std::size_t>(version - 1)].content);
    if (version == 1) db.run("INSERT INTO log (only_row, epoch) VALUES (1, ?)", random_id());
    db.execute("PRAGMA user_version = " + std::to_string(version));
    db.execute("COMMIT");
}

OpenFault fault_of(const SQLite::Exception& error, const fs::path& folder) {
    const int code = error.getErrorCode();
    if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT) {
        return {Kind::damaged, database_in(folder) + " is damaged (" + error.what() + "); restore a backup."};
    }
    return inaccessible(database_file(folder), error.what());
}

/// Throws SQLite::Exception.
std::unique_ptr<Connection> open_to_read(const fs::path& file) {
    auto db = std::make_unique<Connection>(file, SQLite::OPEN_READONLY);
    sqlite3_db_config(db->database().getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    db->execute("PRAGMA busy_timeout = 5000");
    db->execute("PRAGMA query_only = ON");
    db->execute("PRAGMA trusted_schema = OFF");
    db->execute("PRAGMA cell_size_check = ON");
    return db;
}

}  // namespace

FolderLock::FolderLock(FolderLock&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }

FolderLock::~FolderLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

fs::path database_file(const fs::path& folder) { return folder / "bimtek.db"; }

Result<FolderLock, OpenFault> lock_data_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return inaccessible(folder, error.message());
    if (!fs::is_directory(folder)) return not_ours(folder);
    if (::access(folder.c_str(), R_OK | W_OK | X_OK) != 0) return inaccessible(folder, std::strerror(errno));
    if (const auto fault = refuse(folder)) return *fault;

    const int descriptor = ::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) return inaccessible(folder / "lock", std::strerror(errno));
    FolderLock lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        return OpenFault{Kind::locked, "The data folder " + folder.string() + " is in use by a running bimtek."};
    }
    return lock;
}

Result<int, OpenFault> prepare_database(const fs::path& folder) {
    if (const auto fault = refuse(folder)) return *fault;
    try {
        if (read_header(database_file(folder)).what == Header::What::absent) {
            // Before WAL, so that the mark is in the file itself from the first byte on.
            Connection fresh(database_file(folder), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            fresh.execute("PRAGMA application_id = " + std::to_string(application_id));
        }
        const auto db = open_writer(folder);
        const int version = pragma(*db, "PRAGMA user_version");
        if (version > newest_version()) return newer(database_in(folder), version);
        for (int next = version + 1; next <= newest_version(); ++next) apply(*db, next);
        return newest_version();
    } catch (const SQLite::Exception& error) {
        return fault_of(error, folder);
    }
}

std::unique_ptr<Connection> open_writer(const fs::path& folder) {
    auto db = std::make_unique<Connection>(database_file(folder), SQLite::OPEN_READWRITE);
    db->execute("PRAGMA busy_timeout = 5000");
    db->execute("PRAGMA journal_mode = WAL");
    db->execute("PRAGMA synchronous = FULL");
    db->execute("PRAGMA foreign_keys = ON");
    db->execute("PRAGMA secure_delete = ON");
    db->execute("PRAGMA trusted_schema = OFF");
    db->execute("PRAGMA cell_size_check = ON");
    db->execute("PRAGMA journal_size_limit = 67108864");
    return db;
}

void write_version_again(Connection& db) {
    db.execute("PRAGMA user_version = " + std::to_string(pragma(db, "PRAGMA user_version")));
}

std::unique_ptr<Connection> open_reader(const fs::path& folder) { return open_to_read(database_file(folder)); }

Result<std::unique_ptr<Connection>, OpenFault> open_for_reports(const fs::path& folder, Older older) {
    std::error_code error;
    if (!fs::exists(database_file(folder), error)) {
        if (error) return inaccessible(folder, error.message());
        return OpenFault{Kind::not_ours, "There is no bimtek database in " + folder.string() + "."};
    }
    if (const auto fault = refuse(folder)) return *fault;
    try {
        auto db = open_reader(folder);
        const int version = pragma(*db, "PRAGMA user_version");
        if (version > newest_version()) return newer(database_in(folder), version);
        if (version < newest_version() && older == Older::refused) {
            return OpenFault{Kind::older, database_in(folder) + " was made by an older version; start the server once to bring it "
                                                                "up to date."};
        }
        return db;
    } catch (const SQLite::Exception& fault) {
        return fault_of(fault, folder);
    }
}

Result<std::unique_ptr<Connection>, OpenFault> open_backup(const fs::path& file) {
    std::error_code error;
    if (!fs::is_regular_file(file, error)) return OpenFault{Kind::not_ours, "There is no file " + file.string() + "."};
    if (read_header(file).what != Header::What::ours) {
        return OpenFault{Kind::not_ours, file.string() + " is not a backup made by bimtek."};
    }
    try {
        auto db = open_to_read(file);
        const int version = pragma(*db, "PRAGMA user_version");
        if (version > newest_version()) return newer("The backup " + file.string(), version);
        return db;
    } catch (const SQLite::Exception& fault) {
        return inaccessible(file, fault.what());
    }
}

}  // namespace bimtek::store
