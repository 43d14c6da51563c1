#include "store/door_code.hpp"

#include <doctest/doctest.h>

#include <set>

namespace bimtek::tests {

using store::read_door_code;

TEST_CASE("A code says its region, is read back as it was made, and is another one each time") {
    std::set<std::string> codes;
    for (int i = 0; i < 1000; ++i) {
        const std::string code = store::random_door_code(RegionCode("73.24"));
        CHECK(store::digits_of_door_code(code) == "7324");
        CHECK(read_door_code(code) == code);
        CHECK(read_door_code(store::written_door_code(code)) == code);
        codes.insert(code);
    }
    CHECK(codes.size() >= 998);  // two alike among a thousand of 24 million are one in fifty runs
}

TEST_CASE("A code is taken however it was typed") {
    for (const char* typed : {"7324-bako-rimu", "7324 BAKO RIMU", " 7324.bako.rimu. ", "7324bakorimu", "7-3-2-4-ba-ko-ri-mu"}) {
        CHECK(read_door_code(typed) == "7324bakorimu");
    }
    CHECK(store::written_door_code("7324bakorimu") == "7324-bako-rimu");
    CHECK(store::written_door_code("73bakorimu") == "73-bako-rimu");
}

TEST_CASE("What cannot be a code is none") {
    for (const char* typed : {"", "7324", "bakorimu", "7324-bako-rim", "7324-bako-rimuu", "7324-bako-rixu", "7324-abko-rimu", "bako-7324-rimu",
                              "7324-bako-rimu-7324", "123456789-bako-rimu", "7324-b\xC3\xA4ko-rimu", "7324/bako/rimu"}) {
        CAPTURE(typed);
        CHECK_FALSE(read_door_code(typed));
    }
}

}  // namespace bimtek::tests
