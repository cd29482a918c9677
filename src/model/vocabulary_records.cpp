#include "model/vocabularies.h"
#include "model/vocabulary_body.h"

namespace zbirnyk {

namespace {

constexpr AttributeRule Identifier{"id", ValueType::Id, true, "", "Код для посилань."};
constexpr AttributeRule Meeting{"meeting", ValueType::Name, true, "", "Код заходу."};

std::vector<AttributeRule> reference_attributes() {
    return {
        Identifier,
        {"kind",
         ValueType::Choice,
         false,
         "book|chapter|article|conference-paper|thesis|law|web-page|report|standard",
         "Вид джерела; тоді опис складає програма, а вміст порожній."},
        {"authors",
         ValueType::Verbatim,
         false,
         "",
         "Автори через крапку з комою: «Дудник В. М.; Сич О. І.»."},
        {"title", ValueType::Text, false, "", "Назва."},
        {"title-info", ValueType::Text, false, "", "Відомості після назви: «монографія»."},
        {"responsibility",
         ValueType::Text,
         false,
         "",
         "За скісною рискою: «за ред. В. М. Литвина»."},
        {"edition", ValueType::Text, false, "", "Видання: «2-ге вид., доп.»."},
        {"host", ValueType::Text, false, "", "Журнал, збірник або сайт."},
        {"host-info",
         ValueType::Text,
         false,
         "",
         "Відомості про збірник: «матеріали Міжнар. наук.-практ. конф., м. Київ, 27 січ. 2017 "
         "р.»."},
        {"host-responsibility", ValueType::Text, false, "", "Хто відповідає за збірник."},
        {"place", ValueType::Text, false, "", "Місто."},
        {"publisher", ValueType::Text, false, "", "Видавець."},
        {"year", ValueType::Integer, false, "", "Рік."},
        {"volume", ValueType::Verbatim, false, "", "Том."},
        {"issue", ValueType::Verbatim, false, "", "Номер або випуск."},
        {"pages", ValueType::Verbatim, false, "", "Сторінки: «14–19»."},
        {"article", ValueType::Verbatim, false, "", "Номер статті, що стоїть замість сторінок."},
        {"page-count", ValueType::Integer, false, "", "Скільки сторінок."},
        {"series", ValueType::Text, false, "", "Серія."},
        {"number", ValueType::Verbatim, false, "", "Номер закону або стандарту."},
        {"act", ValueType::Text, false, "", "Вид документа й хто ухвалив: «Закон України»."},
        {"specialty", ValueType::Verbatim, false, "", "Шифр спеціальності дисертації."},
        {"institution", ValueType::Text, false, "", "Де захищено дисертацію."},
        {"url", ValueType::Verbatim, false, "", "Адреса в мережі."},
        {"doi", ValueType::Verbatim, false, "", "DOI."},
        {"adopted", ValueType::Date, false, "", "Дата ухвалення закону."},
        {"edition-date", ValueType::Date, false, "", "Дата редакції закону."},
        {"valid-from", ValueType::Date, false, "", "Чинний від: для стандарту."},
        {"accessed", ValueType::Date, false, "", "Дата звернення."},
    };
}

Vocabulary make_abstract_vocabulary() {
    const auto inlines = inline_children();
    std::vector<ElementRule> elements = {
        {"abstract",
         Content::Elements,
         {Identifier, {"section", ValueType::Name, true, "", "Код секції збірника."}},
         {{"udc", Occurs::Optional},
          {"title", Occurs::Any},
          {"author", Occurs::Any},
          {"affiliation", Occurs::Any},
          {"annotation", Occurs::Any},
          {"keywords", Occurs::Any},
          {"gap", Occurs::Any},
          {"body", Occurs::Once},
          {"references", Occurs::Optional}},
         "Тези доповіді; xml:lang — мова тексту."},
        {"udc", Content::Text, {}, {}, "УДК.", ValueType::Verbatim},
        {"title",
         Content::Mixed,
         {},
         {{"i"}, {"sub"}, {"sup"}, {"br"}},
         "Назва; кожною мовою (xml:lang)."},
        {"author",
         Content::Empty,
         {{"person",
           ValueType::Name,
           false,
           "",
           "Код учасника; ім’я тоді береться з participants.csv."},
          {"surname", ValueType::Text, false, "", "Прізвище, якщо автор не учасник."},
          {"given", ValueType::Text, false, "", "Власне ім’я."},
          {"patronymic", ValueType::Text, false, "", "По батькові."},
          {"affiliation", ValueType::Verbatim, false, "", "Коди `affiliation` через пропуск."},
          {"orcid", ValueType::Verbatim, false, "", "ORCID."},
          {"email", ValueType::Verbatim, false, "", "Електронна пошта."}},
         {},
         "Автор."},
        {"affiliation", Content::Mixed, {Identifier}, inlines, "Ступінь, звання, установа, місто."},
        {"annotation", Content::Mixed, {}, inlines, "Анотація; кожною мовою."},
        {"keywords", Content::Text, {}, {}, "Ключові слова через крапку з комою; кожною мовою."},
        {"gap",
         Content::Empty,
         {{"field",
           ValueType::Choice,
           true,
           "udc|title|author|affiliation|annotation|keywords|references",
           "Чого не знайдено."}},
         {},
         "Поле, якого імпорт не знайшов: заповніть і приберіть цю позначку."},
        {"body", Content::Elements, {}, joined(block_children(), {{"gap"}}), "Текст."},
        {"references",
         Content::Elements,
         {},
         {{"reference", Occurs::Some}},
         "Список використаних джерел."},
        {"reference",
         Content::Mixed,
         reference_attributes(),
         inlines,
         "Джерело: готовий опис за ДСТУ 8302:2015 або поля з `kind`, з яких його складе програма."},
    };
    elements = joined(std::move(elements), body_rules());
    return {"abstract", "urn:zbirnyk:abstract:1", {"abstract"}, std::move(elements)};
}

std::vector<AttributeRule> receipt_columns() {
    return {
        {"number", ValueType::Name, true, "", "Номер у списку."},
        {"date", ValueType::Date, true, "", "Дата оплати; у CSV також ДД.ММ.РРРР."},
        {"line", ValueType::Name, true, "", "Код статті кошторису."},
        {"payee", ValueType::Text, true, "", "Кому сплачено."},
        {"subject", ValueType::Text, true, "", "За що."},
        {"document", ValueType::Text, true, "", "Документ: «рахунок № 12 від 10.03.2020»."},
        {"amount",
         ValueType::Decimal,
         true,
         "",
         "Сума, не більше двох знаків; у CSV також з комою та пропусками."}};
}

Vocabulary make_budget_vocabulary() {
    return {
        "budget",
        "urn:zbirnyk:budget:1",
        {"budget"},
        {{"budget",
          Content::Elements,
          {{"currency", ValueType::Choice, true, "UAH|EUR", "Валюта сум."}},
          {{"line", Occurs::Some},
           {"receipts", Occurs::Optional},
           {"receipt", Occurs::Any},
           {"transfer", Occurs::Any}},
          "Кошторис і видатки."},
         {"line",
          Content::Elements,
          {Identifier,
           {"number", ValueType::Name, true, "", "Номер статті, як його друкувати."},
           {"plan", ValueType::Decimal, true, "", "Затверджено."}},
          {{"title", Occurs::Once}, {"note", Occurs::Optional}},
          "Стаття витрат."},
         {"title", Content::Text, {}, {}, "Назва статті."},
         {"note", Content::Text, {}, {}, "Пояснення відхилення."},
         {"receipts",
          Content::Empty,
          {{"src", ValueType::Path, true, "", "Таблиця CSV: шлях від теки події."}},
          {},
          "Видатки таблицею (`receipts`, нижче)."},
         {"receipt", Content::Empty, receipt_columns(), {}, "Видаток."},
         {"transfer",
          Content::Empty,
          {{"date", ValueType::Date, true, "", "День."},
           {"sent", ValueType::Decimal, true, "", "Скільки донор переказав (EUR)."},
           {"received", ValueType::Decimal, true, "", "Скільки надійшло (валюта кошторису)."}},
          {},
          "Переказ донора."}}};
}

Vocabulary make_evaluation_vocabulary() {
    return {
        "evaluation",
        "urn:zbirnyk:evaluation:1",
        {"evaluation"},
        {{"evaluation",
          Content::Elements,
          {},
          {{"question", Occurs::Some}, {"forms", Occurs::Any}},
          "Оцінювання заходів учасниками."},
         {"question",
          Content::Elements,
          {Identifier,
           {"type", ValueType::Choice, true, "scale|open", "Бали чи вільна відповідь."},
           {"low", ValueType::Integer, false, "", "Найменший бал; без нього 1."},
           {"high", ValueType::Integer, false, "", "Найбільший бал; без нього 5."}},
          {{"text", Occurs::Some}},
          "Питання анкети."},
         {"text", Content::Text, {}, {}, "Питання словами."},
         {"forms",
          Content::Elements,
          {Meeting, {"returned", ValueType::Integer, true, "", "Скільки анкет повернуто."}},
          {{"answers", Occurs::Any}, {"answer", Occurs::Any}},
          "Анкети одного заходу."},
         {"answers",
          Content::Elements,
          {{"question", ValueType::IdRef, true, "question", "Питання з балами."}},
          {{"count", Occurs::Some}},
          "Підрахунок балів."},
         {"count",
          Content::Empty,
          {{"value", ValueType::Integer, true, "", "Бал."},
           {"n", ValueType::Integer, true, "", "Скільки таких відповідей."}},
          {},
          "Скільки разів поставили бал."},
         {"answer",
          Content::Text,
          {{"question", ValueType::IdRef, true, "question", "Відкрите питання."}},
          {},
          "Вільна відповідь."}}};
}

Vocabulary make_report_vocabulary() {
    std::vector<ElementRule> elements = {
        {"report",
         Content::Elements,
         {{"agreement", ValueType::Text, true, "", "Договір: «№ 12/2020 від 15.01.2020»."},
          {"year", ValueType::Integer, true, "", "Рік на титулі."}},
         {{"title", Occurs::Once},
          {"recipient", Occurs::Optional},
          {"indicator", Occurs::Any},
          {"chapter", Occurs::Some},
          {"signatory", Occurs::Any}},
         "Звіт донорові: текст і місця для обчислених таблиць."},
        {"title", Content::Mixed, {}, {{"br"}}, "Заголовок."},
        {"recipient", Content::Text, {}, {}, "Кому звіт."},
        {"indicator",
         Content::Elements,
         {Identifier,
          {"select",
           ValueType::Expression,
           true,
           "",
           "XPath: звідки береться факт; контекст — елемент `event`."},
          {"planned", ValueType::Decimal, true, "", "План."},
          {"unit", ValueType::Text, false, "", "Одиниця: «осіб»."},
          {"key",
           ValueType::Text,
           false,
           "",
           "Підпис у рамці головних показників; без нього показника там немає."},
          {"level", ValueType::Integer, false, "", "2 — рядок із відступом («з них жінки»)."}},
         {{"title", Occurs::Once}},
         "Показник: план і факт."},
        {"chapter",
         Content::Elements,
         {Identifier},
         joined(
             {{"title", Occurs::Once}, {"aside", Occurs::Any}, {"insert", Occurs::Any}},
             block_children()),
         "Розділ."},
        {"aside", Content::Mixed, {}, inline_children(), "Замітка на березі."},
        {"insert",
         Content::Empty,
         {{"what",
           ValueType::Choice,
           true,
           "indicators|meetings|participation|gender|hromada-types|post-categories|hromadas|"
           "participation-chart|evaluation|open-answers|budget|budget-chart|transfers|receipts|"
           "aims|tasks",
           "Що тут стоїть."}},
         {},
         "Місце обчисленої таблиці або діаграми."},
        {"signatory",
         Content::Text,
         {{"person", ValueType::Name, true, "", "Код особи."}},
         {},
         "Хто підписує звіт; текст — посада."},
    };
    elements = joined(std::move(elements), body_rules());
    return {"report", "urn:zbirnyk:report:1", {"report"}, std::move(elements)};
}

Vocabulary make_participants_vocabulary() {
    return {
        "participants",
        "urn:zbirnyk:participants:1",
        {"participants"},
        {{"participants",
          Content::Elements,
          {},
          {{"participant", Occurs::Any}},
          "Таблиця учасників: рядок — `participant`."},
         {"participant",
          Content::Elements,
          joined(
              std::vector<AttributeRule>{Identifier},
              person_attributes(
                  {{"position",
                    ValueType::Text,
                    false,
                    "",
                    "Посада й установа, як їх друкувати: «голова Гуменецької сільської ради»."},
                   {"post-category",
                    ValueType::Name,
                    false,
                    "",
                    "Код категорії посад; без нього людини немає в розподілі за посадами."},
                   {"hromada", ValueType::Text, false, "", "Громада."},
                   {"hromada-type", ValueType::Name, false, "", "Код виду громади."},
                   {"district", ValueType::Text, false, "", "Район."},
                   {"region", ValueType::Text, false, "", "Область або країна."},
                   {"email", ValueType::Verbatim, false, "", "Електронна пошта."},
                   {"phone",
                    ValueType::Verbatim,
                    false,
                    "",
                    "Телефон, щоб зв’язатися: «+380 67 000 00 00»; у жодному документі його "
                    "немає."},
                   {"consent",
                    ValueType::Boolean,
                    false,
                    "",
                    "Згода на обробку даних; у CSV також «так» і «ні»."},
                   {"staff",
                    ValueType::Boolean,
                    false,
                    "",
                    "Працює на подію: у статистику не входить; у CSV також «так» і «ні»."}})),
          {{"attended"}},
          "Учасник."},
         {"attended",
          Content::Empty,
          {Meeting, {"days", ValueType::Verbatim, true, "", "Номери днів через пропуск: «1 2 3»."}},
          {},
          "Відвідування. У CSV — стовпець «attended:КОД-ЗАХОДУ» з номерами днів."}}};
}

} // namespace

const Vocabulary& abstract_vocabulary() {
    static const Vocabulary vocabulary = make_abstract_vocabulary();
    return vocabulary;
}

const Vocabulary& budget_vocabulary() {
    static const Vocabulary vocabulary = make_budget_vocabulary();
    return vocabulary;
}

const Vocabulary& evaluation_vocabulary() {
    static const Vocabulary vocabulary = make_evaluation_vocabulary();
    return vocabulary;
}

const Vocabulary& report_vocabulary() {
    static const Vocabulary vocabulary = make_report_vocabulary();
    return vocabulary;
}

const Vocabulary& participants_vocabulary() {
    static const Vocabulary vocabulary = make_participants_vocabulary();
    return vocabulary;
}

const Vocabulary& receipts_vocabulary() {
    static const Vocabulary vocabulary = {
        "receipts",
        "urn:zbirnyk:receipts:1",
        {"receipts"},
        {{"receipts", Content::Elements, {}, {{"receipt"}}, "Таблиця видатків: рядок — `receipt`."},
         {"receipt", Content::Empty, receipt_columns(), {}, "Видаток."}}};
    return vocabulary;
}

std::vector<const Vocabulary*> data_vocabularies() {
    return {
        &event_vocabulary(),
        &participants_vocabulary(),
        &abstract_vocabulary(),
        &budget_vocabulary(),
        &receipts_vocabulary(),
        &evaluation_vocabulary(),
        &report_vocabulary()};
}

} // namespace zbirnyk
