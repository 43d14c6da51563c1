// The texts that an organizer sends to the contacts of regions, with places that are filled in for each.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace bimtek::domain {

/// For the invitation, a reminder before the day, a change of plan, and for who is missing at the start.
inline constexpr std::array<std::string_view, 4> letter_kinds = {"invitation", "reminder", "change", "missing"};

/// What may stand in braces. `tautan` is the link for who prepares the region, `tautan_masuk` and `kode` are those of its door.
inline constexpr std::array<std::string_view, 9> letter_places = {"daerah", "kontak", "kegiatan", "penyelenggara", "tanggal",
                                                                  "pukul",  "tautan", "tautan_masuk", "kode"};

bool is_letter_kind(std::string_view kind);

/// The text that a new installation has, in Indonesian. `kind` is a letter's.
std::string_view standard_letter(std::string_view kind);

/// What stands in braces and is no place, each once, in order; a brace that is not closed is named up to the end of its word.
std::vector<std::string> unknown_places(std::string_view text);

}  // namespace bimtek::domain
