#include "model/vocabulary_body.h"

namespace zbirnyk {

std::vector<ChildRule> inline_children() {
    return {
        {"b"},
        {"i"},
        {"sub"},
        {"sup"},
        {"span"},
        {"a"},
        {"br"},
        {"code"},
        {"note"},
        {"cite"},
        {"value"}};
}

std::vector<ChildRule> block_children() {
    return {{"p"}, {"h2"}, {"h3"}, {"ul"}, {"ol"}, {"blockquote"}, {"table"}, {"figure"}};
}

namespace {

std::vector<ElementRule> block_rules() {
    const auto inlines = inline_children();
    return {
        {"p", Content::Mixed, {}, inlines, "Абзац."},
        {"h2",
         Content::Mixed,
         {{"id", ValueType::Id, false, "", "Мітка для посилань."}},
         inlines,
         "Підзаголовок."},
        {"h3", Content::Mixed, {}, inlines, "Підзаголовок нижчого рівня."},
        {"ul", Content::Elements, {}, {{"li", Occurs::Some}}, "Маркований список."},
        {"ol",
         Content::Elements,
         {{"start", ValueType::Integer, false, "", "Перший номер."},
          {"type", ValueType::Choice, false, "decimal|letter|roman", "Вид номерів."}},
         {{"li", Occurs::Some}},
         "Нумерований список."},
        {"li",
         Content::Mixed,
         {},
         joined(inlines, block_children()),
         "Пункт списку: текст або абзаци, вкладені списки."},
        {"blockquote", Content::Elements, {}, block_children(), "Цитата окремим абзацом."},
    };
}

std::vector<ElementRule> inline_rules() {
    const auto inlines = inline_children();
    return {
        {"b", Content::Mixed, {}, inlines, "Виділення напівжирним."},
        {"i", Content::Mixed, {}, inlines, "Виділення курсивом."},
        {"sub", Content::Mixed, {}, inlines, "Нижній індекс."},
        {"sup", Content::Mixed, {}, inlines, "Верхній індекс."},
        {"span", Content::Mixed, {}, inlines, "Уривок іншою мовою (xml:lang)."},
        {"a",
         Content::Mixed,
         {{"href", ValueType::Verbatim, true, "", "Адреса."}},
         inlines,
         "Посилання в мережі."},
        {"br", Content::Empty, {}, {}, "Розрив рядка."},
        {"code",
         Content::Text,
         {},
         {},
         "Текст, який не можна змінювати й переносити.",
         ValueType::Verbatim},
        {"note",
         Content::Mixed,
         {},
         inlines,
         "Виноска: стоїть у тексті там, де має бути її номер."},
        {"cite",
         Content::Empty,
         {{"ref", ValueType::Name, true, "", "Код джерела в `references`."},
          {"pages", ValueType::Verbatim, false, "", "Сторінки, наприклад «14–16»."}},
         {},
         "Посилання на джерело: «[1, с. 14]»."},
        {"value",
         Content::Empty,
         {{"select",
           ValueType::Expression,
           true,
           "",
           "XPath над усіма даними; контекст — елемент `event`."},
          {"format",
           ValueType::Choice,
           false,
           "text|number|count|word|date",
           "Як показати: текст, число, число зі словом, слово при числі, дата."},
          {"pattern", ValueType::Verbatim, false, "", "Зразок ICU для числа або дати."},
          {"forms", ValueType::Verbatim, false, "", "Форми слова: «учасник|учасники|учасників»."}},
         {},
         "Обчислене значення: програма дописує в нього текст."},
    };
}

std::vector<ElementRule> table_rules() {
    const auto cell = joined(inline_children(), block_children());
    const AttributeRule colspan{
        "colspan", ValueType::Integer, false, "", "Скільки стовпців займає клітинка."};
    const AttributeRule rowspan{
        "rowspan", ValueType::Integer, false, "", "Скільки рядків займає клітинка."};
    const AttributeRule align{
        "align",
        ValueType::Choice,
        false,
        "start|center|end|decimal",
        "Вирівнювання; decimal — за комою."};
    return {
        {"table",
         Content::Elements,
         {{"id", ValueType::Id, false, "", "Мітка для посилань."},
          {"columns", ValueType::Verbatim, false, "", "Ширини стовпців: «auto 1fr 30mm 20%»."}},
         {{"caption", Occurs::Optional}, {"thead", Occurs::Optional}, {"tbody", Occurs::Some}},
         "Таблиця."},
        {"caption",
         Content::Mixed,
         {},
         inline_children(),
         "Назва таблиці без слова «Таблиця» й номера."},
        {"thead",
         Content::Elements,
         {},
         {{"tr", Occurs::Some}},
         "Головка таблиці; повторюється на кожній сторінці."},
        {"tbody", Content::Elements, {}, {{"tr", Occurs::Some}}, "Рядки таблиці."},
        {"tr", Content::Elements, {}, {{"th"}, {"td"}}, "Рядок."},
        {"th",
         Content::Mixed,
         {{"scope",
           ValueType::Choice,
           false,
           "col|row|colgroup|rowgroup",
           "До чого належить заголовок."},
          colspan,
          rowspan,
          align},
         cell,
         "Заголовна клітинка."},
        {"td", Content::Mixed, {colspan, rowspan, align}, cell, "Клітинка."},
        {"figure",
         Content::Elements,
         {{"id", ValueType::Id, false, "", "Мітка для посилань."}},
         {{"img", Occurs::Some}, {"figcaption", Occurs::Optional}},
         "Рисунок."},
        {"figcaption", Content::Mixed, {}, inline_children(), "Підпис без слова «Рис.» й номера."},
        {"img",
         Content::Empty,
         {{"src",
           ValueType::Path,
           true,
           "",
           "Файл SVG, PNG або JPEG: шлях від теки того файла, у якому написано `img`."},
          {"alt", ValueType::Text, true, "", "Що зображено: для тих, хто не бачить."},
          {"width", ValueType::Length, false, "", "Ширина, якщо не на всю шпальту."}},
         {},
         "Зображення."},
    };
}

} // namespace

std::vector<AttributeRule> name_form_attributes() {
    return {
        {"genitive",
         ValueType::Text,
         false,
         "",
         "Прізвище, ім’я, по батькові в родовому відмінку, коли правила не певні."},
        {"dative",
         ValueType::Text,
         false,
         "",
         "Прізвище, ім’я, по батькові в давальному відмінку, коли правила не певні."},
        {"accusative",
         ValueType::Text,
         false,
         "",
         "Прізвище, ім’я, по батькові в знахідному відмінку, коли правила не певні."},
        {"instrumental",
         ValueType::Text,
         false,
         "",
         "Прізвище, ім’я, по батькові в орудному відмінку, коли правила не певні."},
        {"locative",
         ValueType::Text,
         false,
         "",
         "Прізвище, ім’я, по батькові в місцевому відмінку, коли правила не певні."},
        {"vocative",
         ValueType::Text,
         false,
         "",
         "Прізвище, ім’я, по батькові в кличному відмінку, коли правила не певні."},
        {"position-genitive", ValueType::Text, false, "", "Посада й установа в родовому відмінку."},
        {"position-dative", ValueType::Text, false, "", "Посада й установа в давальному відмінку."},
        {"position-accusative",
         ValueType::Text,
         false,
         "",
         "Посада й установа в знахідному відмінку."},
        {"position-instrumental",
         ValueType::Text,
         false,
         "",
         "Посада й установа в орудному відмінку."},
        {"position-locative",
         ValueType::Text,
         false,
         "",
         "Посада й установа в місцевому відмінку."},
        {"position-vocative", ValueType::Text, false, "", "Посада й установа в кличному відмінку."},
        {"latin-surname", ValueType::Text, false, "", "Прізвище латинкою, як у паспорті."},
        {"latin-given", ValueType::Text, false, "", "Ім’я латинкою, як у паспорті."},
    };
}

std::vector<AttributeRule> person_attributes(const std::vector<AttributeRule>& own) {
    const std::vector<AttributeRule> names = {
        {"surname", ValueType::Text, true, "", "Прізвище."},
        {"given", ValueType::Text, true, "", "Власне ім’я."},
        {"patronymic", ValueType::Text, false, "", "По батькові."},
        {"gender",
         ValueType::Choice,
         false,
         "f|m",
         "f — жінка, m — чоловік; без нього — з імені та по батькові."},
        {"post", ValueType::Text, false, "", "Посада."},
        {"institution", ValueType::Text, false, "", "Установа."}};
    return joined(joined(names, own), name_form_attributes());
}

std::vector<ElementRule> body_rules() {
    return joined(joined(block_rules(), inline_rules()), table_rules());
}

} // namespace zbirnyk
