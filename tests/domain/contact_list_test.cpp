#include <doctest/doctest.h>

#include <string>

#include "bimtek/domain/contact_list.hpp"
#include "domain/example_session.hpp"

using namespace bimtek;
using namespace bimtek::tests;

namespace {

std::vector<domain::PlannedRegion> invited() {
    const auto region = [](const char* code, const char* name) {
        return PlannedRegion{RegionCode(code), name, RegionCode("73"), "Sulawesi Selatan", Zone::wita, {}};
    };
    return {region("73.24", "Kabupaten Luwu Timur"), region("71.03", "Kabupaten Kepulauan Sangihe"), region("73.71", "Kota Makassar")};
}

ContactList read(std::string_view text) { return read_contact_list(text, invited()); }

std::vector<std::string> lines_of(const ContactList& list) {
    std::vector<std::string> lines;
    for (const auto& [region, contact] : list.contacts) lines.push_back(region.value + "|" + contact.name + "|" + contact.number);
    return lines;
}

using Lines = std::vector<std::string>;
using Problems = std::vector<ListProblem>;

}  // namespace

TEST_CASE("A region is found by its code or its name, in the ways people write them") {
    CHECK(lines_of(read("73.24\tAni\t0812-3456-7890\n7103\tBudi\t0813 3456 7890\nkota makassar\tCici\t0814.3456.7890\n")) ==
          Lines{"73.24|Ani|+6281234567890", "71.03|Budi|+6281334567890", "73.71|Cici|+6281434567890"});
    CHECK(lines_of(read("Kab. Luwu Timur;Ani;081234567890")) == Lines{"73.24|Ani|+6281234567890"});
    CHECK(lines_of(read("kabupaten luwu timur, Ani, 081234567890")) == Lines{"73.24|Ani|+6281234567890"});
}

TEST_CASE("Blanks around a cell are taken off whole, and no letter is cut that shares a byte with one") {
    CHECK(lines_of(read("73.24\tNicol\u00e0\t081234567890\n71.03\t\u00a0 \u00c2gung \u00a0\t081334567890\n73.71;\"Sofi\u00e0\"\u00a0;081434567890")) ==
          Lines{"73.24|Nicol\u00e0|+6281234567890", "71.03|\u00c2gung|+6281334567890", "73.71|Sofi\u00e0|+6281434567890"});
}

TEST_CASE("Broken lines are named and the good ones kept") {
    const auto list = read(
        "Kode\tKontak\tNomor\n"
        "73.24\tAni\t0812-3456-7890\n"
        "\n"
        "99.99\tBudi\t081234567890\n"
        "71.03\tCici\tnanti menyusul\n"
        "73.24\tDodi\t081234567891\n"
        "71.03\tEka\n"
        "73.71\tFani\t0812345\n"
        "73.71\t\"Gita\t081234567892\n");
    CHECK(lines_of(list) == Lines{"73.24|Ani|+6281234567890"});
    CHECK(list.problems == Problems{{4, "unknown_region"}, {5, "number_letters"}, {6, "duplicate"}, {7, "number_missing"},
                                    {8, "number_too_short"}, {9, "bad_quotes"}});
}

TEST_CASE("What a spreadsheet makes of the list is read too: quotes, apostrophes, further cells, a byte order mark") {
    CHECK(lines_of(read("\xEF\xBB\xBFkode;kontak;nomor;daerah\r\n'73.24;\"Ani; S.Sos. \"\"A\"\"\";'+6281234567890;Kabupaten Luwu Timur\r\n")) ==
          Lines{"73.24|Ani; S.Sos. \"A\"|+6281234567890"});
}

TEST_CASE("A line with neither name nor number says nothing, and is no mistake") {
    const auto list = read("kode;kontak;nomor\n73.24;;\n71.03;Ani;081234567890\n");
    CHECK(lines_of(list) == Lines{"71.03|Ani|+6281234567890"});
    CHECK(list.problems.empty());
}

TEST_CASE("Of 600 regions with one code wrong, 599 are kept and the line is named") {
    std::vector<PlannedRegion> regions;
    std::string text;
    for (int i = 0; i < 600; ++i) {
        const auto code = std::to_string(10 + i / 50) + "." + std::to_string(10 + i % 50);
        regions.push_back({RegionCode(code), "Kabupaten " + std::to_string(i), RegionCode("10"), "Provinsi", Zone::wib, {}});
        text += (i == 416 ? "99.99" : code) + "\tAni\t081234567890\n";
    }
    const auto list = read_contact_list(text, regions);
    CHECK(list.contacts.size() == 599);
    CHECK(list.problems == Problems{{417, "unknown_region"}});
}

TEST_CASE("Names that are too long and lists that are too long are named") {
    CHECK(read("73.24;" + std::string(81, 'a') + ";081234567890").problems == Problems{{1, "name_too_long"}});
    std::string text;
    for (int i = 0; i < 2002; ++i) text += "73.24;Ani;081234567890\n";
    CHECK(read(text).problems.back() == ListProblem{2001, "too_many"});
}
