// The privacy notice of the installation.
#include <nlohmann/json.hpp>

#include "store/catalog_calls.hpp"

namespace bimtek::store {

Result<std::optional<PrivacyNotice>, CatalogFault> Catalog::privacy_notice() {
    return read_through<std::optional<PrivacyNotice>>(readers_, [](Connection& db) -> std::optional<PrivacyNotice> {
        Query row = db.query("SELECT controller, purpose, basis, retention, contact FROM notice");
        if (!row.next()) return std::nullopt;
        return PrivacyNotice{row.text(0), row.text(1), row.text(2), row.text(3), row.text(4)};
    });
}

Result<Done, CatalogFault> Catalog::set_privacy_notice(const PrivacyNotice& notice, const Author& by, Instant now) {
    return write_through<Done>(writer_, [=](Connection& db) -> Result<Done, CatalogFault> {
        db.run(R"(INSERT OR REPLACE INTO notice (only_row, controller, purpose, basis, retention, contact, changed_at)
                  VALUES (1, ?, ?, ?, ?, ?, ?))",
               notice.controller, notice.purpose, notice.basis, notice.retention, notice.contact, now);
        audit(db, now, by, "notice_changed", {}, nlohmann::json::object());
        return Done{};
    });
}

}  // namespace bimtek::store
