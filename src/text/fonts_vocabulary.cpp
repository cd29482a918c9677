#include "text/fonts_vocabulary.h"

namespace zbirnyk {

const Vocabulary& fonts_vocabulary() {
    static const Vocabulary vocabulary{
        .name = "fonts",
        .name_space = "urn:zbirnyk:fonts:1",
        .roots = {"fonts"},
        .elements = {
            {.name = "fonts",
             .content = Content::Elements,
             .children =
                 {{"system-folder", Occurs::Any},
                  {"family", Occurs::Some},
                  {"fallback", Occurs::Any}},
             .note = "Шрифти, якими набирають документи, і порядок, у якому їх пробують."},
            {.name = "system-folder",
             .attributes =
                 {{.name = "path",
                   .required = true,
                   .note = "Тека операційної системи, де шукати файл, якого немає поруч із "
                           "fonts.xml."}},
             .note = "Додаткове місце для пошуку файлів шрифтів; перше знайдене перемагає."},
            {.name = "family",
             .content = Content::Elements,
             .attributes =
                 {{.name = "name",
                   .required = true,
                   .note = "Назва, якою гарнітуру кличуть шаблони."},
                  {.name = "optional",
                   .type = ValueType::Boolean,
                   .note = "true: відсутні файли цієї гарнітури не є помилкою."}},
             .children = {{"face", Occurs::Some}},
             .note = "Гарнітура: один або кілька файлів-накреслень."},
            {.name = "face",
             .attributes =
                 {{.name = "file",
                   .type = ValueType::Path,
                   .required = true,
                   .note = "Файл OTF або TTF."},
                  {.name = "weight",
                   .type = ValueType::Integer,
                   .required = true,
                   .note =
                       "Насиченість від 1 до 1000: Book і Regular 400, Medium 500, SemiBold 600."},
                  {.name = "style",
                   .type = ValueType::Choice,
                   .choices = "normal|italic",
                   .note = "Нахил; якщо не вказано, прямий."}},
             .note = "Одне накреслення."},
            {.name = "fallback",
             .attributes =
                 {{.name = "family", .required = true, .note = "Назва гарнітури."},
                  {.name = "characters", .note = "Знаки, які беруть із неї без попередження."}},
             .note = "Гарнітура, з якої беруть знаки, відсутні в потрібній; пробують за порядком."},
        }};
    return vocabulary;
}

} // namespace zbirnyk
