#include "bimtek/domain/letter.hpp"

#include <algorithm>

#include "bimtek/base/check.hpp"

namespace bimtek::domain {

namespace {

constexpr std::array<std::string_view, 4> standard = {
    "Yth. {kontak}, {daerah},\n\n"
    "{penyelenggara} mengundang {daerah} mengikuti {kegiatan} pada {tanggal}, pukul {pukul}.\n\n"
    "Mohon konfirmasi lokasi dan jumlah peserta, lalu uji koneksi, melalui tautan ini:\n{tautan}\n\n"
    "Tautan ini khusus untuk Bapak/Ibu sebagai penanggung jawab di daerah. Untuk peserta lain, teruskan tautan masuk yang ada di halaman itu. "
    "Terima kasih.",

    "Yth. {kontak}, {daerah},\n\n"
    "Kami mengingatkan bahwa {kegiatan} berlangsung pada {tanggal}, pukul {pukul}.\n\n"
    "Bila belum, mohon konfirmasi kehadiran dan uji koneksi melalui tautan ini:\n{tautan}\n\n"
    "Tautan masuk untuk peserta:\n{tautan_masuk}\nKode masuk: {kode}\n\nTerima kasih.",

    "Yth. {kontak}, {daerah},\n\n"
    "Ada perubahan pada {kegiatan}, {tanggal}, pukul {pukul}. Apa saja yang berubah dapat dilihat di sini:\n{tautan}\n\n"
    "Mohon teruskan kepada para peserta di {daerah}. Terima kasih.",

    "Yth. {kontak}, {daerah},\n\n"
    "{kegiatan} sudah dimulai, tetapi {daerah} belum tercatat hadir. Silakan masuk melalui tautan ini:\n{tautan_masuk}\n\n"
    "Atau buka halaman masuk dan ketik kode {kode}. Bila ada kendala, balas pesan ini."};

bool is_place(std::string_view word) { return std::ranges::find(letter_places, word) != letter_places.end(); }

}  // namespace

bool is_letter_kind(std::string_view kind) { return std::ranges::find(letter_kinds, kind) != letter_kinds.end(); }

std::string_view standard_letter(std::string_view kind) {
    const auto found = std::ranges::find(letter_kinds, kind);
    BIMTEK_CHECK(found != letter_kinds.end());
    return standard.at(static_cast<std::size_t>(found - letter_kinds.begin()));
}

std::vector<std::string> unknown_places(std::string_view text) {
    std::vector<std::string> unknown;
    for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
        const auto end = std::min(text.find_first_of("}{ \n", open + 1), text.size());
        const bool closed = end < text.size() && text[end] == '}';
        const std::string word(text.substr(open + 1, end - open - 1));
        if (closed && is_place(word)) continue;
        if (std::ranges::find(unknown, word) == unknown.end()) unknown.push_back(word);
    }
    return unknown;
}

}  // namespace bimtek::domain
