// Reads the JSON of a walkthrough definition, and makes the two editions of it that are handed out.
#pragma once

#include <string>
#include <string_view>

#include "bimtek/base/result.hpp"
#include "bimtek/domain/walkthrough.hpp"

namespace bimtek::codec {

/// Why a definition cannot be imported: the first thing that is wrong with it.
struct DefinitionFault {
    std::string path;    ///< JSON pointer (RFC 6901) into the document; empty for the document itself
    std::string code;    ///< e.g. `operator_unknown`, `field_unknown`, `duplicate_id`, `type_unsupported`
    std::string detail;  ///< what was found or expected, for the author; may be empty
    bool operator==(const DefinitionFault&) const = default;
};

/// Reads what rules need and checks that it makes sense as a whole. Texts for people are not looked at: their shape is checked
/// by `schemas/walkthrough/walkthrough.schema.json`, and both must accept a definition before it is used.
Result<domain::Walkthrough, DefinitionFault> parse_walkthrough(std::string_view text);

/// A definition as handed out: canonical JSON (members sorted by name, no white space) and the SHA-256 of its bytes.
struct Edition {
    std::string json;
    std::string hash;  ///< lowercase hexadecimal
};

/// The whole definition; its hash is the identity of the definition. `text` was accepted by `parse_walkthrough`.
Edition staff_edition(std::string_view text);

/// What regions get: the same without any member `facilitator_notes`. `text` was accepted by `parse_walkthrough`.
Edition site_edition(std::string_view text);

}  // namespace bimtek::codec
