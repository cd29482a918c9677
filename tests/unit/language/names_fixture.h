#pragma once

#include "language/names/decline_name.h"

#include <array>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

constexpr std::array<std::string_view, 7> CaseWords = {
    "nominative", "genitive", "dative", "accusative", "instrumental", "locative", "vocative"};

/// The rows of a TSV file of tests/data/language, the head line left out.
inline std::vector<std::vector<std::string>> read_rows(const std::string& name) {
    std::ifstream file(std::string(ZBIRNYK_TEST_DATA "/language/") + name);
    std::vector<std::vector<std::string>> rows;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::vector<std::string> fields(1);
        for (const char c : line) {
            if (c == '\t')
                fields.emplace_back();
            else
                fields.back() += c;
        }
        rows.push_back(std::move(fields));
    }
    return rows;
}

inline Gender gender_of(std::string_view letter) {
    return letter == "m" ? Gender::Masculine : letter == "f" ? Gender::Feminine : Gender::Unknown;
}

} // namespace zbirnyk
