#include "app/rehearsed_answer.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>

#include "bimtek/base/time.hpp"
#include "bimtek/domain/form_check.hpp"

namespace bimtek::app {
namespace {

using domain::AnswerValue;
using domain::Field;
using domain::FieldType;

constexpr std::array<std::string_view, 8> sentences = {
    "Inovasi ini berangkat dari antrean panjang di loket pelayanan.",
    "Warga kini mendaftar dari rumah dan datang pada jam yang dipilih.",
    "Petugas mencatat permohonan satu kali dan tidak menyalinnya lagi.",
    "Perangkat daerah menunjuk tim kecil yang bertemu setiap pekan.",
    "Hasilnya diukur setiap bulan dan dibandingkan dengan tahun sebelumnya.",
    "Biaya berkurang karena formulir kertas tidak dicetak lagi.",
    "Kecamatan yang jauh dilayani melalui kantor desa.",
    "Masukan warga dikumpulkan dan dibahas bersama pimpinan.",
};

std::size_t words_of(std::string_view text) { return static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1; }

std::string prose(std::size_t words, std::size_t length_max, Dice& dice) {
    std::string text;
    do {
        const auto next = sentences[roll<std::size_t>(dice, 0, sentences.size() - 1)];
        if (text.size() + 1 + next.size() > length_max) break;
        if (!text.empty()) text += ' ';
        text += next;
    } while (words_of(text) < words);
    return text;
}

std::string formatted(const domain::Validator& validator, Dice& dice) {
    switch (validator.kind) {
        case domain::ValidatorKind::digits: {
            std::string digits;
            for (int i = 0; i < validator.digits; ++i) digits += static_cast<char>('0' + roll(dice, 0, 9));
            return digits;
        }
        case domain::ValidatorKind::email: return "inovasi@daerah.example";
        case domain::ValidatorKind::phone_id: return "081234567890";
        case domain::ValidatorKind::url: return "https://daerah.example/inovasi";
        case domain::ValidatorKind::nip: return "199001012015011001";
    }
    return {};
}

AnswerValue text_for(const Field& field, bool hasty, Dice& dice) {
    const auto& limits = std::get<domain::TextLimits>(field.limits);
    if (limits.validator) return formatted(*limits.validator, dice);
    if (field.type == FieldType::text) return "Antre Pasti " + std::to_string(roll(dice, 2, 99));
    return prose(hasty ? limits.words_min / 3 : limits.words_min, limits.length_max, dice);
}

/// Small numbers are as likely as large ones of many more digits: counts of people, months and minutes are small.
std::int64_t number_between(std::int64_t min, std::int64_t max, Dice& dice) {
    const auto span = static_cast<double>(max) - static_cast<double>(min);
    const auto above = std::pow(span + 1, roll(dice)) - 1;
    return min + static_cast<std::int64_t>(above);
}

AnswerValue some_options(const Field& field, bool hasty, Dice& dice) {
    std::vector<std::string> chosen;
    for (const auto& option : field.options) {
        if (roll(dice) < (hasty ? 0.3 : 0.7)) chosen.push_back(option.id);
    }
    if (chosen.empty()) chosen.push_back(field.options.front().id);
    return chosen;
}

}  // namespace

double roll(Dice& dice) { return std::uniform_real_distribution<>(0, 1)(dice); }

bool is_typed(const Field& field) { return field.type != FieldType::evidence && field.type != FieldType::note; }

AnswerValue invent_answer(const Field& field, bool hasty, Dice& dice) {
    switch (field.type) {
        case FieldType::text:
        case FieldType::longtext: return text_for(field, hasty, dice);
        case FieldType::integer: {
            const auto& limits = std::get<domain::IntegerLimits>(field.limits);
            return number_between(limits.min, limits.max, dice);
        }
        case FieldType::decimal: {
            const auto& limits = std::get<domain::DecimalLimits>(field.limits);
            return domain::format_decimal(number_between(limits.min, limits.max, dice), limits.scale);
        }
        case FieldType::date: {
            const auto day = std::chrono::sys_days(std::chrono::year(2024) / 1 / 1) + std::chrono::days(roll(dice, 0, 700));
            return to_iso8601(Instant(day)).substr(0, 10);
        }
        case FieldType::choice: return field.options[roll<std::size_t>(dice, 0, field.options.size() - 1)].id;
        case FieldType::multichoice: return some_options(field, hasty, dice);
        case FieldType::boolean: return roll(dice) < 0.5;
        case FieldType::evidence:
        case FieldType::note: break;
    }
    return {};
}

AnswerValue consider_answer(const domain::Walkthrough& walkthrough, const domain::Step& step, const Field& field,
                            domain::Answers answers, Dice& dice) {
    constexpr int candidates = 12;
    const domain::FieldKey key{step.id, field.id};
    AnswerValue best;
    auto fewest = std::numeric_limits<std::size_t>::max();
    for (int i = 0; i < candidates && fewest > 0; ++i) {
        answers[key] = invent_answer(field, false, dice);
        const auto problems = domain::step_problems(walkthrough, step, answers).size();
        if (problems < fewest) {
            best = answers[key];
            fewest = problems;
        }
    }
    return best;
}

}  // namespace bimtek::app
