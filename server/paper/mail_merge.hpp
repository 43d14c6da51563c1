// The invited regions as a list for mail merge: a line each, with what a letter needs.
#pragma once

#include <span>
#include <string>

#include "bimtek/domain/preparation.hpp"
#include "paper/csv_writer.hpp"

namespace bimtek::paper {

struct MailMergeLine {
    std::string code;  ///< of the region
    std::string region;
    std::string province;
    domain::Contact contact;
    domain::PreparationState state = domain::PreparationState::none;
    std::string link;  ///< whole address; empty when there is none
};

/// Headings are the places of letters where there is one. The first three columns are what a pasted list of contacts has, so
/// that the file can be filled in and pasted back.
std::string mail_merge_csv(std::span<const MailMergeLine> lines, CsvStyle style = {.separator = ';', .byte_order_mark = true});

}  // namespace bimtek::paper
