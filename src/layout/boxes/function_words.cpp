#include "layout/boxes/function_words.h"

#include <algorithm>
#include <array>

namespace zbirnyk {
namespace {

constexpr auto OneLetterWords = std::to_array<std::string_view>(
    {"в", "у", "з", "і", "й", "а", "о", "я", "є", "В", "У", "З", "І", "Й", "А", "О", "Я", "Є"});

constexpr auto FunctionWords = std::to_array<std::string_view>({// uk
                                                                "на",
                                                                "до",
                                                                "від",
                                                                "за",
                                                                "по",
                                                                "із",
                                                                "зі",
                                                                "та",
                                                                "для",
                                                                "про",
                                                                "при",
                                                                "під",
                                                                "над",
                                                                "без",
                                                                "між",
                                                                "через",
                                                                "щодо",
                                                                "або",
                                                                "чи",
                                                                "не",
                                                                "ні",
                                                                "як",
                                                                "що",
                                                                "їх",
                                                                "її",
                                                                "його",
                                                                "об",
                                                                "від",
                                                                // en
                                                                "a",
                                                                "an",
                                                                "the",
                                                                "of",
                                                                "in",
                                                                "on",
                                                                "at",
                                                                "to",
                                                                "for",
                                                                "from",
                                                                "by",
                                                                "with",
                                                                "and",
                                                                "or",
                                                                "as",
                                                                "its",
                                                                // de
                                                                "der",
                                                                "die",
                                                                "das",
                                                                "des",
                                                                "dem",
                                                                "den",
                                                                "ein",
                                                                "eine",
                                                                "einer",
                                                                "im",
                                                                "zu",
                                                                "zur",
                                                                "zum",
                                                                "von",
                                                                "vom",
                                                                "für",
                                                                "mit",
                                                                "und",
                                                                "oder",
                                                                "bei",
                                                                "auf",
                                                                "aus"});

} // namespace

bool is_one_letter_word(std::string_view word) {
    return std::find(OneLetterWords.begin(), OneLetterWords.end(), word) != OneLetterWords.end();
}

bool is_function_word(std::string_view word) {
    return std::find(FunctionWords.begin(), FunctionWords.end(), word) != FunctionWords.end();
}

} // namespace zbirnyk
