// Reads golden files of the walkthrough engine: JSON documents, and answers as they stand in them.
#pragma once

#include <fstream>
#include <sstream>
#include <string>

#include <nlohmann/json.hpp>

#include "bimtek/base/check.hpp"
#include "bimtek/domain/answer.hpp"

namespace bimtek::test {

/// `path` starts at the root of the sources. A file that is not there is our own mistake.
inline std::string read_source_file(const std::string& path) {
    std::ifstream file(std::string(BIMTEK_SOURCE_DIR) + "/" + path, std::ios::binary);
    BIMTEK_CHECK(file.good());
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

inline nlohmann::json read_golden(const std::string& name) { return nlohmann::json::parse(read_source_file("tests/golden/" + name)); }

/// `step.field`
inline domain::FieldKey key_from(const std::string& reference) {
    const auto dot = reference.find('.');
    return {StepId(reference.substr(0, dot)), FieldId(reference.substr(dot + 1))};
}

inline domain::AnswerValue answer_from(const nlohmann::json& json) {
    if (json.is_boolean()) return json.get<bool>();
    if (json.is_number_integer()) return json.get<std::int64_t>();
    if (json.is_string()) return json.get<std::string>();
    if (json.is_array()) return json.get<std::vector<std::string>>();
    return {};
}

inline domain::Answers answers_from(const nlohmann::json& json) {
    domain::Answers answers;
    for (const auto& [reference, value] : json.items()) answers[key_from(reference)] = answer_from(value);
    return answers;
}

}  // namespace bimtek::test
