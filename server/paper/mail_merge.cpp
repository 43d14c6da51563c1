#include "paper/mail_merge.hpp"

#include <array>
#include <string_view>

namespace bimtek::paper {

std::string mail_merge_csv(std::span<const MailMergeLine> lines, CsvStyle style) {
    constexpr std::array<std::string_view, 7> columns{"kode_daerah", "kontak", "nomor", "daerah", "provinsi", "status", "tautan"};
    CsvWriter csv{style};
    for (const std::string_view column : columns) csv.plain(column);
    csv.end_line();
    for (const MailMergeLine& line : lines) {
        csv.text(line.code).text(line.contact.name).text(line.contact.number).text(line.region).text(line.province);
        csv.plain(to_string(line.state)).text(line.link).end_line();
    }
    return csv.take();
}

}  // namespace bimtek::paper
