// What is kept of materials: once, in order, as long as a session has it.
#include "store/materials.hpp"

#include "bimtek/base/limits.hpp"
#include "file_samples.hpp"
#include "store/planned_session.hpp"

namespace bimtek::tests {

namespace {

using codec::FileType;
using store::MaterialFault;

struct World : PlannedSession {
    store::Materials materials{writer, readers};

    Result<store::AddedMaterial, MaterialFault> add(const std::string& name, const std::string& bytes) {
        return materials.add(session, name, FileType::pdf, bytes, store::the_program, morning());
    }
    std::vector<std::string> contents() { return rows("SELECT hash FROM material_content ORDER BY hash"); }
};

std::vector<std::string> names_of(const Result<std::vector<store::Material>, store::CatalogFault>& list) {
    REQUIRE(list.ok());
    std::vector<std::string> names;
    for (const auto& one : *list) names.push_back(one.name);
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("Materials come back in their order, byte for byte, zeros and all") {
    World world;
    const std::string bytes = pdf_file(std::string("\0\xFF\0", 3));
    REQUIRE(world.add("b.pdf", bytes).ok());
    REQUIRE(world.add("a.pdf", pdf_file("lain")).ok());
    const auto list = world.materials.list(world.session);
    CHECK(names_of(list) == Names{"b.pdf", "a.pdf"});
    const auto content = world.materials.content(list->front());
    REQUIRE(content.ok());
    CHECK(**content == bytes);
    CHECK(list->front().size == static_cast<std::int64_t>(bytes.size()));
    CHECK(world.materials.list(SessionId("lain"))->empty());
    CHECK_FALSE(world.materials.find(SessionId("lain"), list->front().id)->has_value());
}

TEST_CASE("Who fetches what others are fetching shares it with them") {
    World world;
    REQUIRE(world.add("a.pdf", pdf_file()).ok());
    const auto material = world.materials.list(world.session)->front();
    const auto first = world.materials.content(material), second = world.materials.content(material);
    REQUIRE(first.ok());
    CHECK(first->get() == second->get());
}

TEST_CASE("More than may be in memory at a time is not read") {
    World world;
    std::vector<store::Bytes> held;
    auto large = store::Material{store::MaterialId("m"), "a.pdf", FileType::pdf, 0, {}, morning()};
    for (int i = 0;; ++i) {
        REQUIRE(i < 20);
        const auto bytes = pdf_file(std::string(limits::material_bytes_max - 500, static_cast<char>('a' + i)));
        const auto copy = world.catalog.copy_session(world.session, "2026-11-24", std::nullopt, store::the_program, morning());
        REQUIRE(copy.ok());
        const auto added = world.materials.add(*copy, "a.pdf", FileType::pdf, bytes, store::the_program, morning());
        REQUIRE(added.ok());
        large = added->material;
        const auto content = world.materials.content(large);
        if (!content.ok()) {
            CHECK(content.error() == store::CatalogFault::wrong_state);
            break;
        }
        held.push_back(*content);
    }
    CHECK(held.size() == 12);
    held.pop_back();
    CHECK(world.materials.content(large).ok());
}

TEST_CASE("A copy of a session has its materials, whose content is kept once and goes with the last of them") {
    World world;
    REQUIRE(world.add("a.pdf", pdf_file()).ok());
    REQUIRE(world.add("nama lain.pdf", pdf_file()).ok());
    const auto copy = world.catalog.copy_session(world.session, "2026-11-24", std::nullopt, store::the_program, morning());
    REQUIRE(copy.ok());
    const auto copied = world.materials.list(*copy);
    CHECK(names_of(copied) == Names{"a.pdf", "nama lain.pdf"});
    CHECK(world.contents().size() == 1);

    const auto originals = world.materials.list(world.session);
    REQUIRE(originals.ok());
    for (const auto& one : *originals) REQUIRE(world.materials.remove(world.session, one.id, store::the_program, morning()).ok());
    CHECK(world.contents().size() == 1);
    CHECK(world.materials.content(copied->front()).ok());
    REQUIRE(world.materials.remove(*copy, copied->front().id, store::the_program, morning()).ok());
    CHECK(world.contents().size() == 1);
    REQUIRE(world.materials.remove(*copy, copied->back().id, store::the_program, morning()).ok());
    CHECK(world.contents().empty());
}

TEST_CASE("A session holds so many bytes and no more, and one of another cannot be removed through it") {
    World world;
    for (int i = 0; i < 5; ++i) {
        REQUIRE(world.add("a.pdf", std::string(limits::material_bytes_max, static_cast<char>('a' + i))).ok());
    }
    const auto refused = world.add("b.pdf", "x");
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error() == MaterialFault::too_much);
    const auto copy = world.catalog.copy_session(world.session, "2026-11-24", std::nullopt, store::the_program, morning());
    REQUIRE(copy.ok());
    const auto first = world.materials.list(world.session)->front();
    CHECK_FALSE(world.materials.remove(*copy, first.id, store::the_program, morning()).ok());
    CHECK(world.materials.find(world.session, first.id)->has_value());
}

TEST_CASE("A file added or removed leaves its row, without its name. One that was there leaves none") {
    World world;
    const auto added = world.add("Daftar Ani.pdf", pdf_file());
    REQUIRE(added.ok());
    REQUIRE(world.add("Daftar Ani.pdf", pdf_file()).ok());
    REQUIRE(world.materials.remove(world.session, added->material.id, store::the_program, morning()).ok());
    CHECK_FALSE(world.materials.remove(world.session, added->material.id, store::the_program, morning()).ok());
    const auto id = added->material.id.value;
    CHECK(world.rows("SELECT action, detail FROM audit WHERE action LIKE 'material%' ORDER BY number") ==
          Names{"material_added|{\"bytes\":" + std::to_string(pdf_file().size()) + ",\"material\":\"" + id + "\",\"type\":\"application/pdf\"}",
                "material_removed|{\"material\":\"" + id + "\"}"});
}

}  // namespace bimtek::tests
