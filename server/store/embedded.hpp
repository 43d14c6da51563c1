// Files of the source tree that travel inside the binary; embed.cmake writes them down.
#pragma once

#include <string_view>
#include <vector>

namespace bimtek::store {

struct EmbeddedFile {
    std::string_view name;
    std::string_view content;
};

extern const std::vector<EmbeddedFile> embedded_migrations;   ///< `001_….sql`, …, in this order
extern const std::vector<EmbeddedFile> embedded_definitions;  ///< walkthroughs
extern const EmbeddedFile embedded_regions;                   ///< `code,name,kind,province_code,time_zone`, with a header line
extern const EmbeddedFile embedded_demo_plan;

}  // namespace bimtek::store
