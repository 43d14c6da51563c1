#include "app/rehearsed_answer.hpp"

#include <doctest/doctest.h>

#include "bimtek/codec/walkthrough_codec.hpp"
#include "bimtek/domain/form_check.hpp"
#include "store/embedded.hpp"

namespace bimtek::app {
namespace {

TEST_CASE("Whatever is typed is something that the field can hold") {
    Dice dice(7);
    for (const auto& file : store::embedded_definitions) {
        const auto walkthrough = codec::parse_walkthrough(file.content);
        REQUIRE(walkthrough.ok());
        for (const auto& step : walkthrough->steps) {
            for (const auto& field : step.fields) {
                if (!is_typed(field)) continue;
                for (int i = 0; i < 20; ++i) {
                    CAPTURE(step.id);
                    CAPTURE(field.id);
                    const auto value = invent_answer(field, i % 2 == 0, dice);
                    CHECK_FALSE(domain::is_blank(value));
                    CHECK_FALSE(domain::draft_problem(field, value));
                }
            }
        }
    }
}

TEST_CASE("A considered answer fits the others where one of a dozen does") {
    const auto walkthrough = codec::parse_walkthrough(store::embedded_definitions.back().content);
    REQUIRE(walkthrough.ok());
    const auto* step = walkthrough->find_step(StepId("ind20"));
    REQUIRE(step != nullptr);
    const auto* minutes = step->find_field(FieldId("video_minutes"));
    const auto count_problems = [&](const domain::AnswerValue& value) {
        return domain::step_problems(*walkthrough, *step, {{{step->id, minutes->id}, value}}).size();
    };
    Dice dice(7);
    const auto fewest = count_problems(std::int64_t{3});
    int considered = 0;
    int hasty = 0;
    for (int i = 0; i < 50; ++i) {
        if (count_problems(consider_answer(*walkthrough, *step, *minutes, {}, dice)) == fewest) ++considered;
        if (count_problems(invent_answer(*minutes, false, dice)) > fewest) ++hasty;
    }
    CHECK(considered > 40);
    CHECK(hasty > 10);
}

}  // namespace
}  // namespace bimtek::app
