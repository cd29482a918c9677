#pragma once

#include "exchange/pandoc_json.h"

#include <string>
#include <vector>

namespace zbirnyk {

struct FoundAuthor {
    std::string surname, given, patronymic;
};

/// A head field in one language ("uk" or "en").
struct FoundText {
    std::string lang;
    RichInlines text;
};

/// The parts of an abstract as an author wrote them, told apart by content and layout.
struct AbstractParts {
    std::string lang = "uk";
    std::string udc;
    std::vector<FoundText> titles;
    std::vector<FoundAuthor> authors;
    std::vector<RichInlines> affiliations;
    std::vector<FoundText> annotations;
    std::vector<FoundText> keywords;
    RichBlocks body;
    std::vector<RichInlines> references;
};

/// Finds the head fields and the references where they are plain: labels (УДК, Анотація, Ключові
/// слова, Abstract, Keywords, Література …), names of persons, titles by style, bold type or
/// capitals. What it does not recognise stays in the body.
AbstractParts find_parts(const PandocDocument& document);

/// Reads a line that is nothing but names of persons: "Поліщук А. Б., Бойчук Л. С.",
/// "О. П. Коваленко", "Schmidt K.", "Юрчишин Надія Олегівна". Empty when it is something else.
std::vector<FoundAuthor> read_authors(std::string_view line);

} // namespace zbirnyk
