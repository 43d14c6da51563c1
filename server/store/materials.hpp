// Materials: files that organizers give to everyone of a session.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "codec/file_type.hpp"
#include "store/catalog.hpp"

namespace bimtek::store {

using MaterialId = Id<struct MaterialTag>;

struct Material {
    MaterialId id;
    std::string name;
    codec::FileType type = codec::FileType::pdf;
    std::int64_t size = 0;  ///< bytes
    std::string hash;       ///< SHA-256 of them, hexadecimal
    Instant added_at;
};

/// Why a file was not added.
enum class MaterialFault {
    unavailable,     ///< as of the catalog
    wrong_state,     ///< the session is archived or cancelled, or there is none
    too_many,        ///< the session has `limits::materials_per_session_max`
    too_much,        ///< with it, it would have more than `limits::materials_bytes_per_session_max`
};

struct AddedMaterial {
    Material material;
    bool was_there = false;  ///< under this name already, as when the answer to an earlier try was lost
};

using Bytes = std::shared_ptr<const std::string>;

/// Gives the copy of a session the materials of its original; part of the write that makes it.
void copy_materials(Connection& db, const SessionId& original, const SessionId& copy, Instant now);

/// Thread-safe and blocking, like `Catalog`, whose rows these stand beside.
class Materials {
public:
    Materials(LogWriter& writer, ReaderPool& readers) : writer_(writer), readers_(readers) {}

    /// In the order in which they were added.
    Result<std::vector<Material>, CatalogFault> list(const SessionId& session);
    Result<std::optional<Material>, CatalogFault> find(const SessionId& session, const MaterialId& material);
    /// The bytes; those who ask while others still hold them share one copy. `wrong_state` when more than
    /// `limits::material_bytes_in_memory_max` are held already, `unknown` when it was removed meanwhile.
    Result<Bytes, CatalogFault> content(const Material& material);

    /// `bytes` are of that type.
    Result<AddedMaterial, MaterialFault> add(const SessionId& session, const std::string& name, codec::FileType type,
                                             const std::string& bytes, const Author& by, Instant now);
    /// `unknown` when the session has none of that id.
    Result<Done, CatalogFault> remove(const SessionId& session, const MaterialId& material, const Author& by, Instant now);

private:
    Bytes held(const std::string& hash);
    bool has_room(std::int64_t size);

    LogWriter& writer_;
    ReaderPool& readers_;
    std::mutex mutex_;
    std::map<std::string, std::weak_ptr<const std::string>> held_;  ///< by hash
};

}  // namespace bimtek::store
