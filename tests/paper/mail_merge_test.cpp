#include <doctest/doctest.h>

#include <vector>

#include "paper/mail_merge.hpp"

using namespace bimtek;
using namespace bimtek::paper;

TEST_CASE("A line for each region, headed by the places of letters") {
    const std::vector<MailMergeLine> lines = {
        {"73.24", "Kabupaten Luwu Timur", "Sulawesi Selatan", {"Ani", "+6281234567890"}, domain::PreparationState::sent, "https://b.example/daerah#t"},
        {"71.03", "Kabupaten Kepulauan Sangihe", "Sulawesi Utara", {}, domain::PreparationState::none, ""}};
    CHECK(mail_merge_csv(lines, {}) == "kode_daerah;kontak;nomor;daerah;provinsi;status;tautan\r\n"
                                       "'73.24;Ani;'+6281234567890;Kabupaten Luwu Timur;Sulawesi Selatan;sent;https://b.example/daerah#t\r\n"
                                       "'71.03;;;Kabupaten Kepulauan Sangihe;Sulawesi Utara;none;\r\n");
    CHECK(mail_merge_csv({}).starts_with("\xEF\xBB\xBFkode_daerah;"));
}

TEST_CASE("No name of a contact is a formula") {
    for (const auto* name : {"=1+1", "+1", "-1", "@a", "\t=1", " =1"}) {
        CAPTURE(name);
        const std::vector<MailMergeLine> lines = {{"73.24", "Luwu", "S", {name, ""}, domain::PreparationState::none, ""}};
        const auto csv = mail_merge_csv(lines, {});
        CHECK(csv.find(std::string("'") + name) != std::string::npos);
    }
}
