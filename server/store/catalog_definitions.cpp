// The catalog's definitions and regions, and the ones that the product ships with.
#include <zlib.h>

#include "bimtek/base/check.hpp"
#include "bimtek/codec/walkthrough_codec.hpp"
#include "store/catalog_calls.hpp"
#include "store/embedded.hpp"

namespace bimtek::store {

namespace {

std::string gzip(std::string_view text) {
    z_stream stream{};
    constexpr int gzip_window = 15 + 16;  // The largest window, with a gzip header.
    BIMTEK_CHECK(deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzip_window, 9, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string compressed(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));  // zlib does not write to it.
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(compressed.data());
    stream.avail_out = static_cast<uInt>(compressed.size());
    BIMTEK_CHECK(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    compressed.resize(stream.total_out);
    deflateEnd(&stream);
    return compressed;
}

bool known(Connection& db, const std::string& hash) {
    return db.query("SELECT 1 FROM definition WHERE hash = ?", hash).next();
}

void keep_edition(Connection& db, const std::string& walkthrough, const char* name, const codec::Edition& edition) {
    db.run("UPDATE definition SET current = 0 WHERE walkthrough = ? AND edition = ?", walkthrough, name);
    db.run("INSERT INTO definition (hash, walkthrough, edition, current, json, gzip) VALUES (?, ?, ?, 1, ?, ?)", edition.hash,
           walkthrough, name, edition.json, Blob{gzip(edition.json)});
}

void seed_definitions(Connection& db) {
    for (const EmbeddedFile& file : embedded_definitions) {
        const auto staff = codec::staff_edition(file.content);
        if (known(db, staff.hash)) continue;
        const auto walkthrough = codec::parse_walkthrough(file.content);
        BIMTEK_CHECK(walkthrough.ok());  // Our own file, and a test reads it.
        keep_edition(db, walkthrough->id, "staff", staff);
        keep_edition(db, walkthrough->id, "site", codec::site_edition(file.content));
    }
}

/// The first line of `text`, which loses it.
std::string_view take_until(std::string_view& text, char end) {
    const auto length = std::min(text.find(end), text.size());
    const std::string_view piece = text.substr(0, length);
    text.remove_prefix(std::min(length + 1, text.size()));
    return piece;
}

void seed_regions(Connection& db) {
    std::string_view lines = embedded_regions.content;
    take_until(lines, '\n');
    while (!lines.empty()) {
        std::string_view line = take_until(lines, '\n');
        const auto code = take_until(line, ',');
        const auto name = take_until(line, ',');
        const auto kind = take_until(line, ',');
        const auto province = take_until(line, ',');
        BIMTEK_CHECK(zone_from_iana(line).has_value());  // Our own file: five cells, none of them quoted.
        db.run("INSERT INTO region (code, name, kind, province, zone) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", code, name,
               kind, province, line);
    }
}

}  // namespace

Result<Done, CatalogFault> Catalog::seed() {
    return write_through<Done>(writer_, [](Connection& db) -> Result<Done, CatalogFault> {
        seed_regions(db);
        seed_definitions(db);
        return Done{};
    });
}

Result<std::optional<Definition>, CatalogFault> Catalog::find_definition(const std::string& hash) {
    {
        const std::lock_guard lock(definitions_mutex_);
        const auto found = definitions_.find(hash);
        if (found != definitions_.end()) return std::optional(found->second);
    }
    auto definition = read_through<std::optional<Definition>>(readers_, [&](Connection& db) -> std::optional<Definition> {
        Query row = db.query("SELECT edition, json, gzip FROM definition WHERE hash = ?", hash);
        if (!row.next()) return std::nullopt;
        return Definition{row.text(0) == "staff", std::make_shared<const std::string>(row.text(1)),
                          std::make_shared<const std::string>(row.text(2))};
    });
    if (definition && *definition) {
        const std::lock_guard lock(definitions_mutex_);
        definitions_.emplace(hash, **definition);
    }
    return definition;
}

Result<std::vector<Region>, CatalogFault> Catalog::list_regions() {
    return read_through<std::vector<Region>>(readers_, [](Connection& db) {
        std::vector<Region> regions;
        Query rows = db.query("SELECT code, name, kind, province, zone FROM region ORDER BY code");
        while (rows.next()) {
            regions.push_back({RegionCode(rows.text(0)), rows.text(1), rows.text(2), RegionCode(rows.text(3)),
                               zone_from_iana(rows.text(4)).value_or(Zone::wib)});
        }
        return regions;
    });
}

Result<std::vector<CurrentDefinition>, CatalogFault> Catalog::list_definitions() {
    return read_through<std::vector<CurrentDefinition>>(readers_, [](Connection& db) {
        std::vector<CurrentDefinition> definitions;
        Query rows = db.query("SELECT hash, json FROM definition WHERE current = 1 AND edition = 'staff' ORDER BY walkthrough");
        while (rows.next()) definitions.push_back({rows.text(0), rows.text(1)});
        return definitions;
    });
}

}  // namespace bimtek::store
