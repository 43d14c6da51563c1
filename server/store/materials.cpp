#include "store/materials.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "bimtek/base/limits.hpp"
#include "store/catalog_calls.hpp"
#include "store/randomness.hpp"

namespace bimtek::store {

namespace {

constexpr const char* select_materials = R"(
    SELECT id, name, type, size, hash, added_at FROM material
    WHERE session = ?1 AND (?2 IS NULL OR id = ?2) ORDER BY position)";

std::vector<Material> materials_of(Connection& db, const SessionId& session, const MaterialId& only = {}) {
    std::vector<Material> materials;
    Query rows = db.query(select_materials, session, only);
    while (rows.next()) {
        materials.push_back({MaterialId(rows.text(0)), rows.text(1),
                             codec::file_type_from(rows.text(2)).value_or(codec::FileType::pdf), rows.integer(3), rows.text(4),
                             rows.instant(5)});
    }
    return materials;
}

bool may_be_given_more(Connection& db, const SessionId& session) {
    return db.query("SELECT 1 FROM session_state WHERE session = ? AND state NOT IN ('archived', 'cancelled')", session).next();
}

void keep(Connection& db, const SessionId& session, const Material& material) {
    db.run(R"(INSERT INTO material (id, session, position, name, type, size, hash, added_at)
              SELECT ?1, ?2, 1 + coalesce(max(position), 0), ?3, ?4, ?5, ?6, ?7 FROM material WHERE session = ?2)",
           material.id, session, material.name, codec::media_type_of(material.type), material.size, material.hash, material.added_at);
}

}  // namespace

void copy_materials(Connection& db, const SessionId& original, const SessionId& copy, Instant now) {
    for (auto& material : materials_of(db, original)) {
        material.id = MaterialId(random_id());
        material.added_at = now;
        keep(db, copy, material);
    }
}

Result<std::vector<Material>, CatalogFault> Materials::list(const SessionId& session) {
    return read_through<std::vector<Material>>(readers_, [&](Connection& db) { return materials_of(db, session); });
}

Result<std::optional<Material>, CatalogFault> Materials::find(const SessionId& session, const MaterialId& material) {
    return read_through<std::optional<Material>>(readers_, [&](Connection& db) -> std::optional<Material> {
        auto found = materials_of(db, session, material);
        if (found.empty()) return std::nullopt;
        return std::move(found.front());
    });
}

Bytes Materials::held(const std::string& hash) {
    const std::lock_guard lock(mutex_);
    const auto found = held_.find(hash);
    return found == held_.end() ? nullptr : found->second.lock();
}

bool Materials::has_room(std::int64_t size) {
    const std::lock_guard lock(mutex_);
    std::erase_if(held_, [](const auto& one) { return one.second.expired(); });
    auto bytes = static_cast<std::size_t>(size);
    for (const auto& [hash, content] : held_) {
        if (const auto still = content.lock()) bytes += still->size();
    }
    return bytes <= limits::material_bytes_in_memory_max;
}

Result<Bytes, CatalogFault> Materials::content(const Material& material) {
    if (auto bytes = held(material.hash)) return bytes;
    if (!has_room(material.size)) return CatalogFault::wrong_state;
    auto read = read_through<Bytes>(readers_, [&](Connection& db) -> Bytes {
        Query row = db.query("SELECT bytes FROM material_content WHERE hash = ?", material.hash);
        return row.next() ? std::make_shared<const std::string>(row.text(0)) : nullptr;
    });
    if (!read) return read;
    if (!*read) return CatalogFault::unknown;
    const std::lock_guard lock(mutex_);
    auto& kept = held_[material.hash];
    if (auto other = kept.lock()) return other;  // read by another thread meanwhile
    kept = *read;
    return read;
}

Result<AddedMaterial, MaterialFault> Materials::add(const SessionId& session, const std::string& name, codec::FileType type,
                                                    const std::string& bytes, const Author& by, Instant now) {
    const Material added{MaterialId(random_id()), name, type, static_cast<std::int64_t>(bytes.size()), to_hex(sha256(bytes)), now};
    Result<AddedMaterial, MaterialFault> answer = MaterialFault::unavailable;
    const auto outcome = writer_.write([&](Connection& db) {
        const auto present = materials_of(db, session);
        const auto same = std::ranges::find_if(present, [&](const auto& one) { return one.hash == added.hash && one.name == name; });
        std::int64_t total = added.size;
        for (const auto& one : present) total += one.size;
        if (!may_be_given_more(db, session)) {
            answer = MaterialFault::wrong_state;
        } else if (same != present.end()) {
            answer = AddedMaterial{*same, true};
        } else if (present.size() >= static_cast<std::size_t>(limits::materials_per_session_max)) {
            answer = MaterialFault::too_many;
        } else if (total > limits::materials_bytes_per_session_max) {
            answer = MaterialFault::too_much;
        } else {
            db.run("INSERT INTO material_content (hash, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING", added.hash, Blob{bytes});
            keep(db, session, added);
            audit(db, now, by, "material_added", session,
                  {{"material", added.id.value}, {"type", codec::media_type_of(type)}, {"bytes", added.size}});
            answer = AddedMaterial{added, false};
            return true;
        }
        return false;
    });
    if (outcome == WriteOutcome::unavailable) return MaterialFault::unavailable;
    return answer;
}

Result<Done, CatalogFault> Materials::remove(const SessionId& session, const MaterialId& material, const Author& by, Instant now) {
    return write_through<Done>(writer_, [&](Connection& db) -> Result<Done, CatalogFault> {
        if (db.run("DELETE FROM material WHERE session = ? AND id = ?", session, material) == 0) return CatalogFault::unknown;
        audit(db, now, by, "material_removed", session, {{"material", material.value}});
        return Done{};
    });
}

}  // namespace bimtek::store
