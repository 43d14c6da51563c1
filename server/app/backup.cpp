#include "app/backup.hpp"

#include <SQLiteCpp/Exception.h>

#include "app/verify.hpp"
#include "store/backup.hpp"

namespace bimtek::app {
namespace {

std::string events(Seq count) { return std::to_string(count) + (count == 1 ? " event" : " events"); }

std::string lines_of(const store::Restored& restored, const RestoreOptions& options) {
    std::string lines;
    for (const auto& [head, seq_replaced] : restored.sessions) {
        lines += line_of(head) + "\n";
        if (seq_replaced > head.end.seq) {
            lines += "  lost: the database that was replaced had " + events(seq_replaced) + " of this session\n";
        }
    }
    for (const store::SessionHead& head : restored.missing) {
        lines += head.session.value + "  lost: it had " + events(head.end.seq) + ", and the backup does not know it\n";
    }
    if (!restored.replaced.empty()) {
        lines += "Erased again: " + std::to_string(restored.erased) + " values; revoked again: " + std::to_string(restored.revoked) +
                 " links, invitations and accounts\n";
        lines += "The database that was replaced is " + restored.replaced.string() + "\n";
    }
    return lines + options.from.string() + " is now the database in " + options.data.string() +
           "; everyone signs in again, and every page loads anew\n";
}

}  // namespace

Result<BackupText, Failure> backup(const BackupOptions& options) {
    try {
        const auto made = store::make_backup(options.data, options.to);
        if (!made.ok()) return Failure{made.error().message};
        std::string lines;
        for (const store::SessionHead& head : made->heads) lines += line_of(head) + "\n";
        return BackupText{lines + options.to.string() + "  " + std::to_string(made->bytes) + " bytes  " +
                          std::to_string(made->heads.size()) + " sessions\n"};
    } catch (const SQLite::Exception& error) {
        return Failure{"The backup cannot be made: " + std::string(error.what()) + "."};
    }
}

Result<BackupText, Failure> restore(const RestoreOptions& options, Instant now) {
    const auto restored = store::restore_backup(options.data, options.from, now);
    if (!restored.ok()) return Failure{restored.error().message};
    return BackupText{lines_of(*restored, options)};
}

}  // namespace bimtek::app
