#include "bimtek/domain/walkthrough.hpp"

#include <algorithm>

namespace bimtek::domain {
namespace {

template <class Items, class Id>
auto find_by_id(const Items& items, const Id& id) {
    const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

}  // namespace

const Option* Field::find_option(std::string_view option) const { return find_by_id(options, option); }

const Field* Step::find_field(const FieldId& field) const { return find_by_id(fields, field); }

int Step::score_max() const {
    const Field* graded = score ? find_field(score->field) : nullptr;
    if (graded == nullptr) return 0;
    int points = 0;
    for (const Option& option : graded->options) points = std::max(points, option.points.value_or(0));
    return score->weight * points;
}

const Step* Walkthrough::find_step(const StepId& step) const { return find_by_id(steps, step); }

const Field* Walkthrough::find_field(const FieldKey& key) const {
    const Step* step = find_step(key.step);
    return step == nullptr ? nullptr : step->find_field(key.field);
}

}  // namespace bimtek::domain
