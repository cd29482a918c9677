#include "template/vocabulary_tables.h"

#include "template/properties.h"

namespace zbirnyk {

namespace {

using enum ValueType;
using Names = std::vector<std::string_view>;

const Names logic = {"value-of", "message", "for-each", "if", "choose", "variable", "apply"};
const Names inlines = {
    "b",
    "i",
    "span",
    "sub",
    "sup",
    "a",
    "br",
    "code",
    "page-number",
    "leader",
    "tab",
    "ref",
    "footnote",
    "side-note",
    "marker",
    "retrieve-marker",
    "running-total",
    "index-term",
    "image",
    "barcode"};
const Names blocks = {
    "section",
    "heading",
    "p",
    "block",
    "list",
    "grid",
    "figure",
    "table",
    "first-fit",
    "toc",
    "index",
    "chart"};
const Names parts = {
    "page-sequence",
    "item",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "th",
    "td",
    "alternative",
    "toc-title",
    "toc-number",
    "toc-page",
    "index-key",
    "index-pages",
    "static"};

std::vector<ChildRule> any_of(std::initializer_list<Names> lists) {
    std::vector<ChildRule> children;
    for (const Names& list : lists) {
        for (const std::string_view name : list)
            children.push_back({name});
    }
    return children;
}

Vocabulary::Group property_group(std::string_view name, PropertyRule::Group wanted) {
    Vocabulary::Group group{name, {}};
    for (const PropertyRule& rule : property_rules()) {
        if (rule.group == wanted)
            group.attributes.push_back({rule.name, rule.type, false, rule.choices, rule.note});
    }
    return group;
}

constexpr std::string_view Roles = "Part|Sect|Div|BlockQuote|P|Span|Quote|Figure|Formula|artifact";

std::vector<Vocabulary::Group> groups() {
    return {
        property_group("@text", PropertyRule::Group::Text),
        property_group("@box", PropertyRule::Group::Box),
        property_group("@size", PropertyRule::Group::Size),
        {"@common",
         {
             {"id", Pattern, false, {}, "Імʼя місця, на яке можна посилатися."},
             {"style", Name, false, {}, "Назва стилю."},
             {"lang", Pattern, false, {}, "Мова вмісту: uk, en, de."},
             {"role", Choice, false, Roles, "Роль у структурі PDF; artifact — не зміст."},
         }},
        {"@counter",
         {
             {"counter-reset",
              Text,
              false,
              {},
              "Які лічильники почати спочатку: footnote figure table."},
         }},
        {"@placement",
         {
             {"left", Length, false, {}, "Відстань від лівого краю сторінки: блок поза потоком."},
             {"right", Length, false, {}, "Відстань від правого краю сторінки."},
             {"top", Length, false, {}, "Відстань від верху сторінки."},
             {"bottom", Length, false, {}, "Відстань від низу сторінки."},
             {"baseline", Length, false, {}, "Відстань від верху сторінки до першого рядка."},
         }},
    };
}

/// Attributes of a block: `own` ones and those all blocks share.
std::vector<AttributeRule> block(std::vector<AttributeRule> own) {
    for (const std::string_view group :
         {"@common", "@counter", "@placement", "@text", "@box", "@size"})
        own.push_back({group});
    return own;
}

std::vector<AttributeRule> sized_block(std::vector<AttributeRule> own) {
    for (const std::string_view group : {"@common", "@placement", "@text", "@box"})
        own.push_back({group});
    return own;
}

std::vector<AttributeRule> inline_part(std::vector<AttributeRule> own) {
    own.push_back({"@common"});
    own.push_back({"@text"});
    return own;
}

ElementRule sheet_element() {
    return {
        "sheet",
        Content::Empty,
        {{"size", Text, true, {}, "Формат аркуша: SRA3, A3 landscape або 320mm 450mm."},
         {"columns", Integer, false, {}, "Скільки сторінок поруч; без нього — одна."},
         {"rows", Integer, false, {}, "Скільки сторінок одна під одною; без нього — одна."},
         {"gap", Length, false, {}, "Відстань між обрізаними сторінками."},
         {"marks", Choice, false, "none|corners", "Чи показують лінії, де різати."},
         {"order",
          Choice,
          false,
          "rows|cut-and-stack",
          "Порядок: рядками зліва направо або так, щоб розрізані стоси, покладені один на один, "
          "були за порядком."},
         {"sides",
          Choice,
          false,
          "one|two",
          "two — сторінки по черзі є лицями й зворотами, аркуші теж."},
         {"flip",
          Choice,
          false,
          "long-edge|short-edge",
          "Через який край перевертають аркуш, щоб надрукувати зворот."},
         {"reference-orientation",
          Choice,
          false,
          "0|90|180|270",
          "На скільки градусів проти годинникової стрілки обернуто сторінки на аркуші."}},
        {},
        "Друкарський аркуш: готові сторінки стоять на ньому по кілька."};
}

std::vector<ElementRule> document_elements() {
    const std::vector<ChildRule> sequences = {
        {"page-sequence"}, {"attach"}, {"for-each"}, {"if"}, {"choose"}, {"variable"}, {"apply"}};
    std::vector<ChildRule> top = {
        {"info", Occurs::Optional},
        {"color"},
        {"style"},
        {"hyphenation-exceptions"},
        {"page-master"},
        {"include"},
        {"match"},
        {"result-document"}};
    top.insert(top.end(), sequences.begin(), sequences.end());
    std::vector<ChildRule> result = {{"info", Occurs::Optional}, {"sheet", Occurs::Optional}};
    result.insert(result.end(), sequences.begin(), sequences.end());
    return {
        {"template",
         Content::Elements,
         {{"version", Choice, false, "1", "Версія мови шаблонів."}},
         top,
         "Шаблон: стилі, сторінки і вміст документів."},
        {"include",
         Content::Empty,
         {{"src", Path, true, {}, "Файл у теці шаблону."}},
         {},
         "Вставляє інший файл шаблону."},
        {"info",
         Content::Empty,
         {{"title", Pattern, true, {}, "Назва документа."},
          {"author", Pattern, false, {}, "Автор."},
          {"subject", Pattern, false, {}, "Тема."},
          {"keywords", Pattern, false, {}, "Ключові слова."}},
         {},
         "Відомості про документ, які показує читач PDF."},
        {"attach",
         Content::Empty,
         {{"src", Pattern, false, {}, "Файл у теці події або шаблону."},
          {"select",
           Expression,
           false,
           {},
           "Замість src: дані, чий текст стає файлом; коли їх немає, не вкладається нічого."},
          {"name", Pattern, false, {}, "Назва у вкладеннях; без неї — назва файлу з src."},
          {"media-type", Pattern, false, {}, "Тип MIME; без нього — за розширенням."},
          {"relationship",
           Choice,
           false,
           "source|data|alternative|supplement|unspecified",
           "Чим файл є для документа; без нього — supplement."},
          {"description", Pattern, true, {}, "Що це за файл."}},
         {},
         "Вкладає файл у PDF: дані таблиці, кошторис, первинний текст."},
        {"color",
         Content::Empty,
         {{"name", Name, true, {}, "Назва кольору."}, {"value", Text, true, {}, "Колір: #rrggbb."}},
         {},
         "Дає кольору назву."},
        {"style",
         Content::Empty,
         {{"name", Name, false, {}, "Назва стилю."},
          {"element", Name, false, {}, "Елемент, для якого це стиль за замовчуванням."},
          {"extends", Name, false, {}, "Стиль, властивості якого успадковуються."},
          {"@text"},
          {"@box"},
          {"@size"}},
         {},
         "Набір властивостей під однією назвою."},
        {"hyphenation-exceptions",
         Content::Text,
         {{"lang", Language, false, {}, "Мова слів; без неї — мова шаблону."}},
         {},
         "Слова з дефісами там, де їх можна переносити; в інших місцях їх не переносять."},
        {"result-document",
         Content::Elements,
         {{"select", Expression, false, {}, "Записи даних: один документ на кожен."},
          {"href", Pattern, true, {}, "Імʼя файлу відносно output/."},
          {"sort", Text, false, {}, "Ключі сортування, через |."},
          {"collation", Language, false, {}, "Мова сортування."}},
         result,
         "Документ, який стає файлом."},
        sheet_element(),
    };
}

std::vector<ElementRule> page_elements() {
    std::vector<AttributeRule> master = {
        {"name", Name, true, {}, "Назва зразка."},
        {"extends", Name, false, {}, "Зразок, від якого успадковано решту."},
        {"size", Text, false, {}, "Формат: A4, A5 landscape або 148mm 210mm."},
        {"mirrored", Boolean, false, {}, "Чи дзеркальні лівий і правий боки розвороту."},
        {"margin", Length, false, {}, "Усі поля."},
        {"margin-inside", Length, false, {}, "Поле біля корінця (ліве)."},
        {"margin-outside", Length, false, {}, "Зовнішнє поле (праве)."},
        {"margin-top", Length, false, {}, "Верхнє поле."},
        {"margin-bottom", Length, false, {}, "Нижнє поле."},
        {"column-count", Integer, false, {}, "Кількість шпальт."},
        {"column-gap", Length, false, {}, "Проміжок між шпальтами."},
        {"footnote-rule-length", Length, false, {}, "Довжина лінійки над виносками."},
        {"footnote-rule-width", Length, false, {}, "Товщина лінійки над виносками."},
        {"footnote-rule-color", Color, false, {}, "Колір лінійки над виносками."},
        {"footnote-space", Length, false, {}, "Відстань від тексту до лінійки."},
        {"side-note-side",
         Choice,
         false,
         "outside|inside",
         "На якому полі стоять примітки side-note."},
        {"side-note-width", Length, false, {}, "Ширина приміток на полі."},
        {"side-note-gap", Length, false, {}, "Відстань від тексту до приміток на полі."},
        {"bleed", Length, false, {}, "Наскільки тло виходить за обріз сторінки (для друкарні)."},
        {"crop-marks",
         Choice,
         false,
         "none|corners",
         "Чи показують лінії біля кутів, де різати (для друкарні)."},
        {"line-grid", Length, false, {}, "Крок сітки рядків; на ній стоїть текст із line-snap."}};
    const std::vector<ChildRule> flow = any_of({blocks, inlines, logic});
    std::vector<ChildRule> sequence = flow;
    sequence.push_back({"static"});
    return {
        {"page-master",
         Content::Elements,
         master,
         {{"region"}, {"static"}},
         "Зразок сторінки: формат, поля, колонтитули."},
        {"region",
         Content::Empty,
         {{"name", Name, true, {}, "Назва ділянки."},
          {"left", Length, false, {}, "Відстань від лівого (внутрішнього) краю."},
          {"right", Length, false, {}, "Відстань від правого (зовнішнього) краю."},
          {"inside", Length, false, {}, "Відстань від внутрішнього краю."},
          {"outside", Length, false, {}, "Відстань від зовнішнього краю."},
          {"top", Length, false, {}, "Відстань від верху."},
          {"bottom", Length, false, {}, "Відстань від низу."},
          {"height", Length, false, {}, "Висота."},
          {"valign", Choice, false, "top|middle|bottom", "Де стоїть вміст."}},
         {},
         "Ділянка сторінки для повторюваного вмісту."},
        {"static",
         Content::Mixed,
         {{"region", Name, false, {}, "Ділянка; без неї — вся сторінка."},
          {"on", Text, false, {}, "На яких сторінках: any first rest odd even last blank."},
          {"kind", Choice, false, "header|footer|background", "Що це таке."},
          {"@common"},
          {"@text"}},
         flow,
         "Повторюваний вміст: колонтитул або тло."},
        {"page-sequence",
         Content::Elements,
         {{"master", Name, true, {}, "Зразок сторінки."},
          {"first", Name, false, {}, "Зразок першої сторінки."},
          {"blank", Name, false, {}, "Зразок порожньої сторінки."},
          {"start-on", Choice, false, "any|odd|even", "З якої сторінки починати."},
          {"end-on", Choice, false, "any|odd|even", "На якій сторінці закінчувати."},
          {"last-page-min",
           Text,
           false,
           {},
           "Найменше рядків (5) або частка висоти (25%) на останній сторінці."},
          {"page-number-format", Choice, false, "1|i|I", "Арабські чи римські номери."},
          {"initial-page-number", Text, false, {}, "Перший номер або auto."},
          {"style", Name, false, {}, "Назва стилю."},
          {"lang", Pattern, false, {}, "Мова вмісту."},
          {"@text"},
          {"@counter"}},
         sequence,
         "Низка сторінок одного зразка."},
    };
}

std::vector<ElementRule> block_elements() {
    const std::vector<ChildRule> flow = any_of({blocks, inlines, logic});
    const std::vector<ChildRule> line = any_of({inlines, logic});
    std::vector<ChildRule> heading = line;
    heading.push_back({"toc-entry", Occurs::Optional});
    std::vector<ChildRule> figure = flow;
    figure.push_back({"caption", Occurs::Optional});
    const AttributeRule label = {"label", Pattern, false, {}, "Мітка ліворуч від першого рядка."};
    return {
        {"section", Content::Mixed, block({}), flow, "Розділ."},
        {"heading",
         Content::Mixed,
         block(
             {{"level", Integer, true, {}, "Рівень: 1…6."},
              label,
              {"bookmark", Pattern, false, {}, "Текст закладки; порожній — без закладки."},
              {"toc", Boolean, false, {}, "Чи потрапляє до змісту."}}),
         heading,
         "Заголовок."},
        {"toc-entry", Content::Mixed, {}, line, "Текст заголовка для змісту, коли він інший."},
        {"p", Content::Mixed, block({label}), line, "Абзац."},
        {"block",
         Content::Mixed,
         block(
             {{"column-count", Integer, false, {}, "Кількість шпальт."},
              {"column-gap", Length, false, {}, "Проміжок між шпальтами."},
              {"balance", Boolean, false, {}, "Чи вирівнювати шпальти за висотою."}}),
         flow,
         "Блок із блоків."},
        {"list",
         Content::Elements,
         block(
             {{"type", Choice, false, "bullet|dash|decimal|none", "Вид міток."},
              {"label", Pattern, false, {}, "Зразок мітки: {$number})."},
              {"start", Integer, false, {}, "Перший номер."}}),
         any_of({{"item"}, logic}),
         "Список."},
        {"item", Content::Mixed, block({label}), flow, "Пункт списку."},
        {"grid",
         Content::Mixed,
         block(
             {{"columns", Pattern, true, {}, "Ширини: auto 1fr 30mm 20%."},
              {"gap", Length, false, {}, "Проміжок."},
              {"valign", Choice, false, "top|middle|bottom", "Вирівнювання по висоті."}}),
         flow,
         "Блоки поруч."},
        {"figure",
         Content::Mixed,
         block(
             {{"alt", Pattern, false, {}, "Опис для тих, хто не бачить."},
              {"placement",
               Choice,
               false,
               "here|top|bottom|page",
               "Де стоїть: тут, угорі чи внизу цієї або дальшої сторінки, на окремій сторінці."}}),
         figure,
         "Рисунок із підписом."},
        {"caption",
         Content::Mixed,
         block(
             {{"label", Pattern, false, {}, "Слово перед номером: Таблиця, Рис."},
              {"continued", Pattern, false, {}, "Напис над продовженням таблиці."},
              {"continued-style", Name, false, {}, "Стиль цього напису."}}),
         line,
         "Підпис таблиці або рисунка."},
        {"first-fit",
         Content::Elements,
         block({}),
         any_of({{"alternative"}, logic}),
         "Перший варіант, що вміщується."},
        {"alternative", Content::Mixed, {}, flow, "Варіант."},
        {"marker",
         Content::Mixed,
         {{"name", Name, true, {}, "Назва."}},
         line,
         "Текст для колонтитула звідси й далі."},
    };
}

std::vector<ElementRule> table_elements() {
    const std::vector<ChildRule> flow = any_of({blocks, inlines, logic});
    const std::vector<ChildRule> rows = any_of({{"tr"}, logic});
    std::vector<AttributeRule> cell = {
        {"colspan", Pattern, false, {}, "Скільки колонок займає."},
        {"rowspan", Pattern, false, {}, "Скільки рядків займає."},
        {"align", Pattern, false, {}, "start, center, end або decimal."},
        {"decimal-char", Text, false, {}, "Десятковий знак."},
        {"valign", Choice, false, "top|middle|bottom", "Вирівнювання по висоті."},
        {"value",
         Pattern,
         false,
         {},
         "Число клітинки для running-total, якщо його не видно з тексту."},
        {"repeat",
         Choice,
         false,
         "always|never",
         "Чи повторювати на новій сторінці клітинку з rowspan."},
        {"@common"},
        {"@text"},
        {"@box"},
        {"@size"}};
    std::vector<AttributeRule> head_cell = cell;
    head_cell.push_back(
        {"scope", Pattern, false, {}, "Що називає ця клітинка: col, row або both."});
    return {
        {"table",
         Content::Elements,
         block(
             {{"columns", Pattern, false, {}, "Ширини: auto 1fr 30mm 20%."},
              {"header-repeat",
               Choice,
               false,
               "always|never",
               "Чи повторювати голову на кожній сторінці."},
              {"row-break",
               Choice,
               false,
               "auto|avoid|always",
               "Чи ділити рядок між сторінками: коли інакше лишиться багато порожнього; лише коли "
               "він вищий за сторінку; де завгодно між рядками тексту."},
              {"zebra",
               Text,
               false,
               {},
               "Тло рядків тіла навперемінки: колір кожного другого або два кольори."},
              {"border-collapse",
               Choice,
               false,
               "collapse|separate",
               "Спільні лінії сусідніх клітинок чи окремі рамки."},
              {"border-spacing",
               Length,
               false,
               {},
               "Відстань між рамками клітинок для separate."}}),
         any_of({{"caption", "thead", "tbody", "tfoot", "tr"}, logic}),
         "Таблиця."},
        {"thead", Content::Elements, {}, rows, "Голова таблиці."},
        {"tbody", Content::Elements, {}, rows, "Тіло таблиці."},
        {"tfoot",
         Content::Elements,
         {{"repeat", Choice, false, "always|never", "Чи повторювати на кожній сторінці."}},
         rows,
         "Підсумок таблиці."},
        {"tr",
         Content::Elements,
         {{"on",
           Choice,
           false,
           "break",
           "Рядок thead чи tfoot, який є лише там, де таблицю поділено між сторінками."},
          {"subhead",
           Choice,
           false,
           "keep|repeat",
           "Підзаголовок: не відривається від наступного рядка; repeat — ще й повторюється на "
           "новій "
           "сторінці."},
          {"continued", Pattern, false, {}, "Що дописати до повтореного підзаголовка."},
          {"@common"},
          {"@text"},
          {"@box"},
          {"@size"}},
         any_of({{"th", "td"}, logic}),
         "Рядок."},
        {"th", Content::Mixed, head_cell, flow, "Клітинка-заголовок."},
        {"td", Content::Mixed, cell, flow, "Клітинка."},
    };
}

std::vector<ElementRule> inline_elements() {
    const std::vector<ChildRule> line = any_of({inlines, logic});
    const std::vector<ChildRule> flow = any_of({blocks, inlines, logic});
    std::vector<ElementRule> elements = {
        {"a",
         Content::Mixed,
         inline_part(
             {{"href", Pattern, false, {}, "Адреса."},
              {"to", Pattern, false, {}, "id місця в документі."}}),
         line,
         "Посилання."},
        {"br", Content::Empty, {}, {}, "Новий рядок."},
        {"page-number",
         Content::Empty,
         inline_part(
             {{"of", Choice, false, "page|total", "Номер цієї сторінки чи кількість усіх."}}),
         {},
         "Номер сторінки, в колонтитулі."},
        {"leader",
         Content::Empty,
         inline_part(
             {{"pattern", Text, false, {}, "Що повторювати."},
              {"width", Length, false, {}, "Найменша ширина."}}),
         {},
         "Проміжок, що заповнює рядок."},
        {"tab",
         Content::Empty,
         inline_part({}),
         {},
         "Табуляція: текст за нею стоїть на наступній позиції з tab-stops."},
        {"ref",
         Content::Empty,
         inline_part(
             {{"to", Pattern, true, {}, "id місця."},
              {"show",
               Choice,
               false,
               "page|label|title",
               "Що показати: сторінку, номер чи назву."}}),
         {},
         "Посилання на місце в документі."},
        {"footnote",
         Content::Mixed,
         inline_part({{"label", Pattern, false, {}, "Знак замість номера."}, {"@box"}}),
         flow,
         "Виноска."},
        {"side-note",
         Content::Mixed,
         inline_part({{"@box"}}),
         flow,
         "Примітка на полі поруч із рядком."},
        {"retrieve-marker",
         Content::Empty,
         inline_part(
             {{"name", Name, true, {}, "Назва."},
              {"position",
               Choice,
               false,
               "first|last|first-on-page|last-on-page|first-including-carryover|"
               "last-ending-within-page",
               "Який із тексту сторінки: перший чи останній; on-page — лише з самої сторінки."}}),
         {},
         "Текст marker у колонтитулі."},
        {"running-total",
         Content::Empty,
         inline_part(
             {{"column", Integer, true, {}, "Номер колонки, починаючи з 1."},
              {"pattern", Text, false, {}, "Зразок числа ICU, як у value-of."}}),
         {},
         "Сума колонки від початку таблиці до розриву; у рядку з on=\"break\"."},
    };
    for (const auto& [name, note] :
         std::initializer_list<std::pair<std::string_view, std::string_view>>{
             {"b", "Напівжирний."},
             {"i", "Курсив."},
             {"span", "Частина рядка зі своїм стилем."},
             {"sub", "Нижній індекс."},
             {"sup", "Верхній індекс."},
             {"code", "Код."}})
        elements.push_back({name, Content::Mixed, inline_part({}), line, note});
    return elements;
}

std::vector<ElementRule> generated_elements() {
    const Names toc_parts = {"toc-title", "toc-number", "toc-page"};
    const Names index_parts = {"index-key", "index-pages", "index-see"};
    const AttributeRule label = {"label", Pattern, false, {}, "Мітка ліворуч від першого рядка."};
    return {
        {"toc",
         Content::Elements,
         block(
             {{"levels", Text, false, {}, "Рівні заголовків: 1-2."},
              {"of",
               Choice,
               false,
               "headings|figures|tables",
               "Що перелічує: заголовки, рисунки чи таблиці за їхніми підписами."}}),
         {{"entry", Occurs::Some}},
         "Зміст."},
        {"entry",
         Content::Mixed,
         block({{"level", Integer, false, {}, "Рівень заголовка; без нього — будь-який."}, label}),
         any_of({inlines, logic, toc_parts, index_parts}),
         "Вигляд одного рядка змісту чи покажчика."},
        {"toc-title", Content::Empty, inline_part({}), {}, "Текст заголовка."},
        {"toc-number", Content::Empty, inline_part({}), {}, "Номер заголовка."},
        {"toc-page", Content::Empty, inline_part({}), {}, "Сторінка заголовка."},
        {"index-term",
         Content::Empty,
         {{"key", Pattern, true, {}, "Як слово стоїть у покажчику."},
          {"sort", Pattern, false, {}, "За чим упорядкувати; частини через |."},
          {"sub", Pattern, false, {}, "Слово другого рівня під цим."},
          {"sub-sort", Pattern, false, {}, "За чим упорядкувати слово другого рівня."},
          {"see", Pattern, false, {}, "Замість сторінки — інше слово, до якого відсилає це."},
          {"index", Name, false, {}, "Назва покажчика, коли їх кілька."}},
         {},
         "Слово для покажчика."},
        {"index",
         Content::Elements,
         block(
             {{"name", Name, false, {}, "Назва покажчика."},
              {"collation", Language, false, {}, "Мова сортування."}}),
         {{"letter", Occurs::Optional}, {"entry", Occurs::Some}, {"see"}},
         "Покажчик."},
        {"see",
         Content::Mixed,
         block({{"level", Integer, false, {}, "2 — під словом, що має й сторінки."}}),
         any_of({inlines, logic, index_parts}),
         "Вигляд рядка покажчика, що відсилає до іншого слова."},
        {"index-see", Content::Empty, inline_part({}), {}, "Слово, до якого відсилає рядок."},
        {"letter", Content::Empty, block({}), {}, "Вигляд літери над словами."},
        {"index-key", Content::Empty, inline_part({}), {}, "Слово покажчика."},
        {"index-pages", Content::Empty, inline_part({}), {}, "Сторінки слова."},
    };
}

std::vector<ElementRule> graphic_elements() {
    const AttributeRule alt = {"alt", Pattern, false, {}, "Опис для тих, хто не бачить."};
    const AttributeRule width = {"width", Pattern, false, {}, "Ширина; 100% — на всю шпальту."};
    const AttributeRule height = {"height", Pattern, false, {}, "Висота."};
    return {
        {"image",
         Content::Empty,
         sized_block({{"src", Pattern, true, {}, "Файл: SVG, PNG або JPEG."}, alt, width, height}),
         {},
         "Зображення."},
        {"barcode",
         Content::Empty,
         sized_block(
             {{"type", Choice, false, "qr|ean13|code128", "Вид коду."},
              {"select", Expression, true, {}, "Текст коду."},
              {"size", Length, false, {}, "Сторона QR-коду."},
              {"error-correction", Choice, false, "L|M|Q|H", "Рівень захисту QR-коду."},
              alt,
              width,
              height}),
         {},
         "Штрих-код."},
        {"chart",
         Content::Elements,
         sized_block(
             {{"type", Choice, false, "bar", "Вид діаграми."},
              {"select", Expression, true, {}, "Записи: по одному на категорію."},
              {"category", Expression, true, {}, "Назва категорії."},
              {"value", Expression, false, {}, "Значення, коли ряд один."},
              {"pattern", Text, false, {}, "Зразок чисел: #,##0.0."},
              {"zero-line", Length, false, {}, "Відстань до нульової лінії."},
              alt,
              width}),
         {{"series"}},
         "Діаграма."},
        {"series",
         Content::Empty,
         {{"name", Pattern, true, {}, "Назва ряду."}, {"value", Expression, true, {}, "Значення."}},
         {},
         "Ряд даних діаграми."},
    };
}

std::vector<ElementRule> logic_elements() {
    std::vector<ChildRule> anything = any_of({blocks, inlines, logic, parts});
    return {
        {"value-of",
         Content::Empty,
         inline_part(
             {{"select", Expression, true, {}, "Що вивести."},
              {"format",
               Choice,
               false,
               "text|number|date|date-range|plural|message|upper|lower|title|initials|roman|"
               "nominative|genitive|dative|accusative|instrumental|locative|vocative|"
               "words|ordinal|year|money|date-words|month|translit|clean",
               "Як вивести."},
              {"pattern", Text, false, {}, "Зразок: числа, дати або повідомлення ICU."},
              {"forms", Text, false, {}, "Форми слова: година|години|годин."},
              {"to", Expression, false, {}, "Кінець проміжку дат."},
              {"case",
               Choice,
               false,
               "nominative|genitive|dative|accusative|instrumental|locative|vocative",
               "Відмінок числа або дати словами."},
              {"gender", Choice, false, "m|f|n", "Рід числа словами."},
              {"currency", Choice, false, "UAH|EUR|USD", "Валюта суми словами."}}),
         {},
         "Виводить дані."},
        {"message",
         Content::Elements,
         inline_part({{"key", Name, true, {}, "Ключ повідомлення в locale/."}}),
         {{"param"}},
         "Виводить текст із locale/."},
        {"param",
         Content::Empty,
         {{"name", Name, true, {}, "Імʼя в повідомленні."},
          {"select", Expression, true, {}, "Значення."}},
         {},
         "Значення для повідомлення."},
        {"for-each",
         Content::Mixed,
         {{"select", Expression, true, {}, "Записи даних."},
          {"sort", Text, false, {}, "Ключі сортування, через |."},
          {"collation", Language, false, {}, "Мова сортування."},
          {"order", Text, false, {}, "ascending або descending для кожного ключа, через |."},
          {"data-type", Text, false, {}, "text або number для кожного ключа, через |."},
          {"separator", Text, false, {}, "Текст між записами."},
          {"group-by", Expression, false, {}, "Ключ, за яким записи збираються в групи."}},
         anything,
         "Повторює вміст для кожного запису."},
        {"if",
         Content::Mixed,
         {{"test", Expression, true, {}, "Умова."}},
         anything,
         "Вміст за умови."},
        {"choose",
         Content::Elements,
         {},
         {{"when", Occurs::Some}, {"otherwise", Occurs::Optional}},
         "Вибір із кількох."},
        {"when", Content::Mixed, {{"test", Expression, true, {}, "Умова."}}, anything, "Випадок."},
        {"otherwise", Content::Mixed, {}, anything, "Решта випадків."},
        {"variable",
         Content::Empty,
         {{"name", Name, true, {}, "Імʼя; у виразах — $імʼя."},
          {"select", Expression, true, {}, "Значення."}},
         {},
         "Дає значенню імʼя."},
        {"match",
         Content::Mixed,
         {{"element", Text, true, {}, "Елементи даних, через пробіл."},
          {"mode", Name, false, {}, "Режим."}},
         anything,
         "Правило: чим стає елемент даних."},
        {"apply",
         Content::Empty,
         {{"select", Expression, false, {}, "Вузли; без нього — вміст цього елемента."},
          {"mode", Name, false, {}, "Режим."}},
         {},
         "Застосовує правила match до даних."},
    };
}

} // namespace

const Vocabulary& template_vocabulary() {
    static const Vocabulary language = [] {
        Vocabulary vocabulary{"template", "urn:zbirnyk:template:1", {"template"}, {}, groups()};
        for (const auto& part :
             {document_elements(),
              page_elements(),
              block_elements(),
              table_elements(),
              inline_elements(),
              generated_elements(),
              graphic_elements(),
              logic_elements()})
            vocabulary.elements.insert(vocabulary.elements.end(), part.begin(), part.end());
        return vocabulary;
    }();
    return language;
}

const Vocabulary& locale_vocabulary() {
    static const Vocabulary language = {
        "locale",
        "urn:zbirnyk:locale:1",
        {"messages"},
        {
            {"messages",
             Content::Elements,
             {},
             {{"message"}},
             "Повідомлення шаблону однією мовою."},
            {"message",
             Content::Text,
             {{"key", Name, true, {}, "Ключ."}},
             {},
             "Повідомлення у форматі ICU."},
        },
    };
    return language;
}

} // namespace zbirnyk
