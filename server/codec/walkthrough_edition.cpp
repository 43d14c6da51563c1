#include <array>

#include <nlohmann/json.hpp>
#include <sodium.h>

#include "bimtek/base/check.hpp"
#include "bimtek/codec/walkthrough_codec.hpp"

namespace bimtek::codec {
namespace {

nlohmann::json accepted_document(std::string_view text) {
    auto document = nlohmann::json::parse(text, nullptr, false);
    BIMTEK_CHECK(document.is_object());
    return document;
}

void remove_facilitator_notes(nlohmann::json& value) {
    if (value.is_object()) value.erase("facilitator_notes");
    if (!value.is_structured()) return;
    for (auto& member : value) remove_facilitator_notes(member);
}

/// nlohmann keeps members sorted by name, bytewise.
Edition edition_of(const nlohmann::json& document) {
    Edition edition;
    edition.json = document.dump();
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(edition.json.data()), edition.json.size());
    std::array<char, crypto_hash_sha256_BYTES * 2 + 1> text{};
    sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
    edition.hash = text.data();
    return edition;
}

}  // namespace

Edition staff_edition(std::string_view text) { return edition_of(accepted_document(text)); }

Edition site_edition(std::string_view text) {
    auto document = accepted_document(text);
    remove_facilitator_notes(document);
    return edition_of(document);
}

}  // namespace bimtek::codec
