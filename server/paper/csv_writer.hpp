// Cells and lines of CSV: RFC 4180, UTF-8, safe to open in a spreadsheet, easy to read for a program.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bimtek::paper {

struct CsvStyle {
    char separator = ';';  ///< `;` opens in an Indonesian spreadsheet, `,` is the RFC's; a tab is possible too
    /// Spreadsheets take UTF-8 without a byte order mark for the local code page; programs take the mark for a part of the
    /// first column's name. So the download has it and the command line has not.
    bool byte_order_mark = false;
};

/// Collects cells into lines, with CRLF after each.
///
/// A text that a spreadsheet would run (`=`, `+`, `-`, `@` and their full-width forms, also after whitespace; a tab, CR or LF
/// in front) or turn into a number, date or time (a digit in front: codes, NIP) gets one apostrophe before it. So `73.24`
/// is written `'73.24`. To read a text back: where one or more apostrophes stand before such a beginning, drop one.
/// Anything else is written as it is, `'Aisyiyah` too.
class CsvWriter {
public:
    explicit CsvWriter(CsvStyle style);

    /// A cell that the product itself worded.
    CsvWriter& plain(std::string_view cell);
    /// A cell with what people typed. It is quoted for any separator, so that a wrong guess of it does not split the text.
    CsvWriter& text(std::string_view cell);
    /// Empty when there is none.
    CsvWriter& number(std::optional<std::int64_t> cell);
    void end_line();

    std::string take() { return std::move(out_); }

private:
    char separator_;
    bool at_line_start_ = true;
    std::string out_;
};

}  // namespace bimtek::paper
