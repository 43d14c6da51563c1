#include "bimtek/domain/contact_list.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>

#include "bimtek/base/limits.hpp"
#include "bimtek/domain/text.hpp"
#include "bimtek/domain/text_measure.hpp"

namespace bimtek::domain {

namespace {

char separator_of(std::string_view line) {
    for (const char separator : {'\t', ';'}) {
        if (line.find(separator) != std::string_view::npos) return separator;
    }
    return ',';
}

/// nullopt when a quote is not closed, or something other than a separator follows it.
std::optional<std::vector<std::string>> cells_of(std::string_view line) {
    const char separator = separator_of(line);
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
            cells.back() += line[++i];
        } else if (quoted && c == '"') {
            quoted = false;
            const auto end = std::min(line.find(separator, i), line.size());
            if (!is_all_white_space(line.substr(i + 1, end - i - 1))) return std::nullopt;
            i = end - 1;
        } else if (quoted) {
            cells.back() += c;
        } else if (c == separator) {
            cells.emplace_back();
        } else if (c == '"' && is_all_white_space(cells.back())) {
            cells.back().clear();
            quoted = true;
        } else {
            cells.back() += c;
        }
    }
    if (quoted) return std::nullopt;
    for (std::string& cell : cells) {
        cell = std::string(trimmed(cell));
        if (cell.size() > 1 && cell[0] == '\'' && std::string_view("0123456789+").find(cell[1]) != std::string_view::npos) cell.erase(0, 1);
    }
    return cells;
}

bool has_digit(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// What makes two ways of writing a region the same: no case, no dots, no blanks, `Kab.` as `Kabupaten`.
std::string plain(std::string_view region) {
    std::string key;
    for (const char c : region) {
        if (c != '.' && c != ' ') key += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    if (key.starts_with("kab") && !key.starts_with("kabupaten")) key.replace(0, 3, "kabupaten");
    return key;
}

std::map<std::string, RegionCode> names_of(const std::vector<PlannedRegion>& invited) {
    std::map<std::string, RegionCode> names;
    for (const PlannedRegion& region : invited) {
        names[plain(region.code.value)] = region.code;
        names[plain(region.name)] = region.code;
    }
    return names;
}

/// The code of what is wrong, or what the cells say.
Result<ListedContact, std::string> read_line(const std::vector<std::string>& cells, const std::map<std::string, RegionCode>& names) {
    const auto cell = [&](std::size_t at) { return at < cells.size() ? cells[at] : std::string(); };
    const auto region = names.find(plain(cell(0)));
    if (region == names.end()) return std::string("unknown_region");
    if (code_points(cell(1)) > limits::contact_name_max) return std::string("name_too_long");
    if (cell(2).empty()) return std::string("number_missing");
    auto number = normal_number(cell(2));
    if (!number) return std::string(to_string(number.error()));
    return ListedContact{region->second, {cell(1), *std::move(number)}};
}

}  // namespace

ContactList read_contact_list(std::string_view text, const std::vector<PlannedRegion>& invited) {
    const auto names = names_of(invited);
    std::set<RegionCode> seen;
    ContactList list;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    for (int number = 1; !text.empty(); ++number) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto wrong = [&](std::string code) { list.problems.push_back({number, std::move(code)}); };

        if (is_all_white_space(line) || (number == 1 && !has_digit(line))) continue;
        if (number > limits::contact_lines_max) {
            wrong("too_many");
            break;
        }
        const auto cells = cells_of(line);
        if (!cells) {
            wrong("bad_quotes");
            continue;
        }
        if (cells->size() > 1 && (*cells)[1].empty() && (cells->size() == 2 || (*cells)[2].empty())) continue;
        auto listed = read_line(*cells, names);
        if (!listed) {
            wrong(listed.error());
        } else if (!seen.insert(listed->region).second) {
            wrong("duplicate");
        } else {
            list.contacts.push_back(*std::move(listed));
        }
    }
    return list;
}

}  // namespace bimtek::domain
