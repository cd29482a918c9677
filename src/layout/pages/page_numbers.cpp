#include "layout/pages/page_numbers.h"

#include "language/format.h"

namespace zbirnyk {

std::string page_label(int number, NumberForm form) {
    if (form == NumberForm::Arabic)
        return std::to_string(number);
    std::string label = roman(number);
    if (label.empty())
        return std::to_string(number);
    if (form == NumberForm::UpperRoman)
        for (char& letter : label)
            letter = static_cast<char>(letter - 'a' + 'A');
    return label;
}

} // namespace zbirnyk
