#pragma once

#include <cstdint>
#include <string_view>

namespace zbirnyk {

/// What a word binds to itself by a no-break space, or is bound by; several at once.
struct WordClass {
    enum : std::uint16_t {
        BeforeNumber = 1, ///< "с. 14", "рис. 2": stands before a number, with a full stop
        AfterNumber = 2,  ///< "20 км", "5 грн": a unit or a noun counted
        Magnitude = 4,    ///< млн, тис.: binds a unit after it
        BeforeName = 8,   ///< "проф. Гончаренко": with a full stop, before a capital
        BeforeNameBare = 16,  ///< "смт Дунаївці": without one
        AfterName = 32,       ///< "Хмельницька обл."
        Month = 64,           ///< in the form that follows a day
        OneLetter = 128,      ///< в, у, з …: binds the word after it
        Particle = 256,       ///< ж, б: bound to the word before it
        CloseUnit = 512,      ///< set off from a number where it was written without a blank
        Time = 1024,          ///< год, хв: the point before it parts hours and minutes
        Tail = 2048,          ///< "т. ін.", "т. зв.": the second part of a contraction
        TailBare = 4096,      ///< "та ін.": binds what stands before it
        MonthBeforeDay = 8192 ///< "March 18"
    };
};

/// The classes of `word` (small letters, but for the first one) in `lang`; 0 for other words.
std::uint16_t word_classes(std::string_view word, std::string_view lang);

/// A word after which a number is not text: telephone, ISBN (it may hold blanks), UDC, DSTU.
enum class NumberKeyword : std::uint8_t { None, WithBlanks, Plain };
NumberKeyword number_keyword(std::string_view word);

/// Ends that remain after a hyphen of an older line break and are no words: "ння", "ський".
bool is_word_ending(std::string_view text);

} // namespace zbirnyk
