#include <doctest/doctest.h>

#include <vector>

#include "bimtek/base/result.hpp"

using namespace bimtek;

namespace {

struct Row {
    static inline int alive = 0;
    Row() { ++alive; }
    Row(const Row&) { ++alive; }
    ~Row() { --alive; }
};

struct Why {
    std::vector<Row> rows;
};

using Rows = Result<std::vector<Row>, Why>;

}  // namespace

TEST_CASE("What is read of a temporary lives as long as the loop over it, or the name for it") {
    for ([[maybe_unused]] const Row& row : *Rows(std::vector<Row>(3))) CHECK(Row::alive == 3);
    for ([[maybe_unused]] const Row& row : Rows(std::vector<Row>(3)).value()) CHECK(Row::alive == 3);
    {
        const Why& why = Rows(Why{std::vector<Row>(2)}).error();
        CHECK(why.rows.size() == 2);
        CHECK(Row::alive == 2);
    }
    CHECK(Row::alive == 0);
}
