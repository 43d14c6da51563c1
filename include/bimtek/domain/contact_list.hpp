// Lists of contacts as organizers paste them from a spreadsheet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bimtek/domain/plan.hpp"
#include "bimtek/domain/preparation.hpp"

namespace bimtek::domain {

struct ListedContact {
    RegionCode region;
    Contact contact;
};

/// What is wrong with a line; lines count from 1. `unknown_region`: no invited region has this code or name. `duplicate`: a line
/// above has the region already. `name_too_long`, `number_missing`, `bad_quotes`, `too_many`: lines beyond the limit, named once.
/// Or a `NumberFault`.
struct ListProblem {
    int line = 0;
    std::string code;
    bool operator==(const ListProblem&) const = default;
};

struct ContactList {
    std::vector<ListedContact> contacts;
    std::vector<ListProblem> problems;
};

/// A line each: region, name, number, and further cells that are passed over, parted by tabs, else semicolons, else commas; a cell
/// may be quoted as in CSV, and one apostrophe before a digit or a sign is a spreadsheet's. The region is a code, with or without dots,
/// or the name. Blank lines, a heading without any digit in the first line, and lines with neither name nor number are passed over.
ContactList read_contact_list(std::string_view text, const std::vector<PlannedRegion>& invited);

}  // namespace bimtek::domain
