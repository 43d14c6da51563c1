// What lies in the files of a data folder, as whoever takes the disk away would see it.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace bimtek::tests {

/// Whether any of the database's files holds these bytes.
inline bool on_disk(const std::filesystem::path& folder, const std::string& bytes) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string content{std::istreambuf_iterator<char>(in), {}};
        if (content.find(bytes) != std::string::npos) return true;
    }
    return false;
}

}  // namespace bimtek::tests
