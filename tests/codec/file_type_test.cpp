// Files are what their bytes say, and one file only.
#include "codec/file_type.hpp"

#include <doctest/doctest.h>

#include <string>

#include "codec/file_name.hpp"
#include "file_samples.hpp"

namespace bimtek::tests {
namespace {

using codec::FileType;
using codec::file_name_for;
using codec::file_type_of;

const std::string pdf = pdf_file(), png = png_file(), jpeg = jpeg_file();
const std::string html = "<!doctype html><script>alert(1)</script>";

std::string changed(std::string file, std::size_t at, char byte) {
    file.at(at) = byte;
    return file;
}

}  // namespace

TEST_CASE("PDF, PNG and JPEG are known by their bytes") {
    CHECK(file_type_of(pdf) == FileType::pdf);
    CHECK(file_type_of(pdf + "\r\n") == FileType::pdf);
    CHECK(file_type_of(png) == FileType::png);
    CHECK(file_type_of(jpeg) == FileType::jpeg);
    for (const auto type : codec::all_file_types) CHECK(codec::file_type_from(codec::media_type_of(type)) == type);
    CHECK_FALSE(codec::file_type_from("image/svg+xml").has_value());
}

TEST_CASE("Whatever else it is, it is refused") {
    for (const std::string& other : {std::string(), std::string("%PDF-1.7"), html, std::string("GIF89a"), std::string("PK\x03\x04"),
                                     std::string("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), std::string("<?xml version=\"1.0\"?><svg/>"),
                                     std::string("RIFF....WEBPVP8 "), std::string("%!PS-Adobe-3.0"), std::string("\xFF\xD8\xFF\xD9")}) {
        CAPTURE(other);
        CHECK_FALSE(file_type_of(other).has_value());
    }
}

TEST_CASE("A file with another before or behind it is refused") {
    for (const std::string& file : {pdf, png, jpeg}) {
        CHECK_FALSE(file_type_of(html + file).has_value());
        CHECK_FALSE(file_type_of(" " + file).has_value());
        CHECK_FALSE(file_type_of(file + html).has_value());
        CHECK_FALSE(file_type_of(file + "PK\x05\x06" + std::string(18, '\0')).has_value());
    }
    CHECK_FALSE(file_type_of(png + jpeg).has_value());
    CHECK_FALSE(file_type_of(pdf.substr(0, 9) + html).has_value());
}

TEST_CASE("A file that breaks off is refused") {
    for (const std::string& file : {pdf, png, jpeg}) {
        for (std::size_t kept = 0; kept + 1 < file.size(); ++kept) {
            CAPTURE(kept);
            CHECK_FALSE(file_type_of(file.substr(0, kept)).has_value());
        }
    }
}

TEST_CASE("A PDF says its version, and where its table begins") {
    CHECK_FALSE(file_type_of(changed(pdf, 5, 'x')).has_value());
    CHECK_FALSE(file_type_of("%PDF-1.7\n%%EOF").has_value());
    CHECK_FALSE(file_type_of("%PDF-1.7\nstartxref\n%%EOF").has_value());
    CHECK_FALSE(file_type_of("%PDF-1.7\nstartxref\n99999\n%%EOF").has_value());
    CHECK_FALSE(file_type_of("%PDF-1.7\nstartxref\n1x\n%%EOF").has_value());
    CHECK_FALSE(file_type_of(pdf + std::string(2000, '\n')).has_value());
}

TEST_CASE("A PNG has a size, a picture, and lengths that agree") {
    CHECK_FALSE(file_type_of(changed(png, 19, 0)).has_value());           // no width
    CHECK_FALSE(file_type_of(changed(png, 23, 0)).has_value());           // no height
    CHECK_FALSE(file_type_of(changed(png, 12, 'X')).has_value());         // another chunk first
    CHECK_FALSE(file_type_of(changed(png, 33, '\x7F')).has_value());      // a chunk beyond the end
    CHECK_FALSE(file_type_of(png.substr(0, 33) + png.substr(png.size() - 12)).has_value());  // no picture
}

TEST_CASE("A JPEG has a frame before its scan") {
    const auto frame = jpeg.find("\xFF\xC0");
    REQUIRE(frame != std::string::npos);
    CHECK_FALSE(file_type_of(changed(jpeg, frame + 1, '\xC4')).has_value());
    CHECK_FALSE(file_type_of(changed(changed(jpeg, frame + 7, 0), frame + 8, 0)).has_value());
    CHECK_FALSE(file_type_of(changed(jpeg, frame + 2, '\x7F')).has_value());
}

TEST_CASE("A name is one that every system takes and that shows what the file is") {
    const std::string bidi = "\xE2\x80\xAE", zero_width = "\xE2\x80\x8B", soft_hyphen = "\xC2\xAD";
    CHECK(file_name_for("Panduan Inovasi Daerah.pdf", FileType::pdf) == "Panduan Inovasi Daerah.pdf");
    CHECK(file_name_for("FOTO.JPEG", FileType::jpeg) == "FOTO.jpeg");
    CHECK(file_name_for("Laporan", FileType::png) == "Laporan.png");
    CHECK(file_name_for("panduan.pdf.exe", FileType::pdf) == "panduan.pdf.exe.pdf");
    CHECK(file_name_for("C:\\Data\\..\\slide.pdf", FileType::pdf) == "slide.pdf");
    CHECK(file_name_for("../../etc/passwd", FileType::pdf) == "passwd.pdf");
    CHECK(file_name_for("foto" + bidi + "gpj.exe" + zero_width + soft_hyphen, FileType::png) == "fotogpj.exe.png");
    CHECK(file_name_for("a\r\nSet-Cookie: x\x01.pdf", FileType::pdf) == "aSet-Cookie_ x.pdf");
    CHECK(file_name_for("\"<b>|?*", FileType::pdf) == "__b____.pdf");
    CHECK(file_name_for(". ..", FileType::pdf).empty());
    CHECK(file_name_for("", FileType::pdf).empty());
    CHECK(file_name_for("cafe\xCC\x81.pdf", FileType::pdf) == "caf\xC3\xA9.pdf");
}

TEST_CASE("A long name is cut before its ending") {
    std::string sent;
    for (int i = 0; i < 200; ++i) sent += "\xC3\xA9";
    const auto name = file_name_for(sent + ".pdf", FileType::pdf);
    CHECK(name.size() == 2 * 116 + 4);
    CHECK(name.ends_with("\xC3\xA9.pdf"));
}

}  // namespace bimtek::tests
