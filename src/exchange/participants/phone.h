#pragma once

#include <string>
#include <string_view>

namespace zbirnyk {

/// A phone number as it was typed, brought into one form, and what is wrong with it.
struct CheckedPhone {
    std::string number; ///< "+380 67 601 28 45", "+49 30123456"; empty with a fault
    std::string fault;  ///< empty: nothing
    std::string other;  ///< what followed the first of several numbers, or empty
};

/// Ukrainian numbers may be typed with +380, 380, 80, 0 or, as Excel leaves them, without the zero;
/// those of other countries need their +. The blanks in the result keep Excel from taking
/// participants.csv's numbers for numbers, which it rounds.
CheckedPhone check_phone(std::string_view typed);

} // namespace zbirnyk
