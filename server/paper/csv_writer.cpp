#include "paper/csv_writer.hpp"

#include <algorithm>
#include <array>

#include "bimtek/base/check.hpp"

namespace bimtek::paper {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Blanks that a spreadsheet may skip before it looks for a formula: ASCII, no-break, zero-width, ideographic, byte order mark.
constexpr std::array<std::string_view, 10> blanks{" ", "\t", "\r", "\n", "\v", "\f", "\u00A0", "\u200B", "\u3000", "\uFEFF"};

constexpr std::array<std::string_view, 8> formula_starts{"=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};

/// The first of `words` that `text` begins with; empty when there is none.
template <std::size_t N>
std::string_view start_of(std::string_view text, const std::array<std::string_view, N>& words) {
    const auto found = std::find_if(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
    return found == words.end() ? std::string_view{} : *found;
}

bool needs_apostrophe(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
    if (text.empty()) return false;
    if (text.front() == '\t' || text.front() == '\r' || text.front() == '\n') return true;
    while (!start_of(text, blanks).empty()) text.remove_prefix(start_of(text, blanks).size());
    if (text.empty()) return false;
    return !start_of(text, formula_starts).empty() || (text.front() >= '0' && text.front() <= '9');
}

}  // namespace

CsvWriter::CsvWriter(CsvStyle style) : separator_(style.separator), out_(style.byte_order_mark ? byte_order_mark : "") {
    BIMTEK_CHECK(separator_ == ';' || separator_ == ',' || separator_ == '\t');
}

CsvWriter& CsvWriter::plain(std::string_view cell) {
    if (!at_line_start_) out_ += separator_;
    at_line_start_ = false;
    out_ += cell;
    return *this;
}

CsvWriter& CsvWriter::text(std::string_view cell) {
    std::string safe = needs_apostrophe(cell) ? "'" : "";
    safe += cell;
    if (safe.find_first_of(";,\t\"\r\n") == std::string::npos) return plain(safe);
    std::string quoted = "\"";
    for (const char c : safe) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    quoted += '"';
    return plain(quoted);
}

CsvWriter& CsvWriter::number(std::optional<std::int64_t> cell) { return plain(cell ? std::to_string(*cell) : ""); }

void CsvWriter::end_line() {
    out_ += "\r\n";
    at_line_start_ = true;
}

}  // namespace bimtek::paper
