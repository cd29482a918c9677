#include "language/bibliography/format_reference.h"

#include <doctest/doctest.h>
#include <fstream>
#include <functional>
#include <map>

using namespace zbirnyk;

namespace {

struct Record {
    Reference reference;
    ReferenceOptions options;
    std::string expected;
};

const std::map<std::string, ReferenceKind> Kinds = {
    {"book", ReferenceKind::Book},
    {"chapter", ReferenceKind::Chapter},
    {"article", ReferenceKind::Article},
    {"conference", ReferenceKind::ConferencePaper},
    {"thesis", ReferenceKind::Thesis},
    {"law", ReferenceKind::Law},
    {"web", ReferenceKind::WebPage},
    {"report", ReferenceKind::Report},
    {"standard", ReferenceKind::Standard}};

const std::map<std::string, std::string Reference::*> Texts = {
    {"lang", &Reference::lang},
    {"title", &Reference::title},
    {"info", &Reference::title_info},
    {"resp", &Reference::responsibility},
    {"edition", &Reference::edition},
    {"host", &Reference::host},
    {"hinfo", &Reference::host_info},
    {"hresp", &Reference::host_responsibility},
    {"place", &Reference::place},
    {"publisher", &Reference::publisher},
    {"volume", &Reference::volume},
    {"issue", &Reference::issue},
    {"pages", &Reference::pages},
    {"article", &Reference::article},
    {"number", &Reference::number},
    {"act", &Reference::act},
    {"specialty", &Reference::specialty},
    {"institution", &Reference::institution},
    {"url", &Reference::url},
    {"doi", &Reference::doi}};

const std::map<std::string, Date Reference::*> Dates = {
    {"adopted", &Reference::adopted},
    {"updated", &Reference::edition_date},
    {"valid", &Reference::valid_from},
    {"accessed", &Reference::accessed}};

Person parse_person(const std::string& text) {
    const std::size_t comma = text.find(", ");
    if (comma == std::string::npos)
        return {text, ""};
    return {text.substr(0, comma), text.substr(comma + 2)};
}

void set_field(Record& record, const std::string& key, const std::string& value) {
    Reference& reference = record.reference;
    if (key == "kind")
        reference.kind = Kinds.at(value);
    else if (key == "a")
        reference.authors.push_back(parse_person(value));
    else if (key == "year")
        reference.year = std::stoi(value);
    else if (key == "count")
        reference.page_count = std::stoi(value);
    else if (key == "expected")
        record.expected = value;
    else if (key == "style") {
        record.options.style = value == "7.1" ? ReferenceStyle::Gost71 : ReferenceStyle::Dstu8302;
        record.options.words =
            value.ends_with("3582") ? WordAbbreviation::Dstu3582 : WordAbbreviation::None;
    } else if (Dates.contains(key))
        reference.*Dates.at(key) = parse_date(value).value();
    else if (key != "source")
        reference.*Texts.at(key) = value;
}

std::vector<Record> read_records() {
    std::ifstream file(ZBIRNYK_TEST_DATA "/language/references.txt");
    std::vector<Record> records;
    bool open = false;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') {
            open = false;
            continue;
        }
        if (!open)
            records.emplace_back();
        open = true;
        const std::size_t equals = line.find('=');
        set_field(records.back(), line.substr(0, equals), line.substr(equals + 1));
    }
    return records;
}

std::string with_blanks(std::string text) {
    for (std::size_t at = 0; (at = text.find("\u00A0", at)) != std::string::npos;)
        text.replace(at, 2, " ");
    return text;
}

std::string line_of(const Reference& reference, const ReferenceOptions& options = {}) {
    return plain_text(format_reference(reference, options));
}

Reference book() {
    Reference reference;
    reference.authors = {{"Гук", "Іван Степанович"}};
    reference.title = "Води";
    reference.place = "Київ";
    reference.publisher = "КНУ";
    reference.year = 2020;
    reference.page_count = 112;
    return reference;
}

} // namespace

TEST_CASE("references as the standards and libraries print them") {
    const std::vector<Record> records = read_records();
    CHECK(records.size() >= 60);
    for (const Record& record : records) {
        INFO(record.expected);
        const FormattedReference formatted = format_reference(record.reference, record.options);
        CHECK(formatted.problems.empty());
        CHECK(with_blanks(plain_text(formatted)) == record.expected);
    }
}

TEST_CASE("no field left out makes an ugly line: it is named, or the line stays whole") {
    for (const Record& record : read_records()) {
        for (const auto& [name, member] : Texts) {
            if (name == "lang")
                continue;
            Reference less = record.reference;
            less.*member = "";
            const std::string line = line_of(less, record.options);
            INFO(name << ": " << line);
            for (const char* ugly : {"  ", ". .", ": :", " ,", ": .", ": ,", "..  ", ". ,", "()"})
                CHECK(with_blanks(line).find(ugly) == std::string::npos);
            CHECK(line.empty() != format_reference(less, record.options).problems.empty());
        }
    }
}

TEST_CASE("no-break spaces") {
    CHECK(line_of(book()) == "Гук\u00A0І.\u00A0С. Води. Київ\u00A0: КНУ, 2020. 112\u00A0с.");
    Reference article = book();
    article.kind = ReferenceKind::Article;
    article.host = "Журнал";
    article.place = article.publisher = "";
    article.volume = "5";
    article.issue = "7";
    article.pages = "14 - 19";
    CHECK(
        line_of(article).ends_with("2020. Т.\u00A05, №\u00A07. С.\u00A014\u00A0–\u00A019.") ==
        false);
    CHECK(line_of(article).ends_with("2020. Т.\u00A05, №\u00A07. С.\u00A014–19."));
}

TEST_CASE("missing and senseless fields are named") {
    CHECK(
        format_reference(Reference{}, {}).problems ==
        std::vector<std::string>{"title", "place", "year"});
    Reference page = book();
    page.kind = ReferenceKind::WebPage;
    CHECK(format_reference(page, {}).problems == std::vector<std::string>{"url", "accessed"});
    Reference wrong = book();
    wrong.authors.push_back({" ", "О."});
    wrong.accessed = {2020, 2, 30};
    CHECK(format_reference(wrong, {}).problems == std::vector<std::string>{"authors", "accessed"});
    CHECK(plain_text(format_reference(wrong, {})).empty());
    Reference article = book();
    article.kind = ReferenceKind::Article;
    CHECK(format_reference(article, {}).problems == std::vector<std::string>{"host", "pages"});
}

TEST_CASE("the heading is a run of its own") {
    const FormattedReference formatted = format_reference(book(), {});
    REQUIRE(formatted.runs.size() == 2);
    CHECK(formatted.runs[0].emphasis == RunEmphasis::Heading);
    CHECK(formatted.runs[0].text == "Гук\u00A0І.\u00A0С.");
}

TEST_CASE("the order of a list") {
    std::vector<Reference> references(6, book());
    references[0].authors = {{"Smith", "J."}};
    references[1].authors = {{"Ґудзь", "П."}};
    references[2].authors = {};
    references[2].title = "Атлас";
    references[3].authors = {{"Гук", "Антон"}};
    references[4].year = 2001;
    references[5].authors = {{"Гуков", "А."}};
    CHECK(reference_order(references) == std::vector<std::size_t>{2, 3, 4, 5, 1, 0});
    CHECK(reference_order({}).empty());
}

TEST_CASE("words are shortened by the standard") {
    CHECK(
        abbreviate_words("Міжнародна науково-практична конференція") ==
        "Міжнар. наук.-практ. конф.");
    CHECK(abbreviate_words("видавництво університету") == "вид-во ун-ту");
    CHECK(abbreviate_words("Кінець конференції.") == "Кінець конф.");
    CHECK(abbreviate_words("конференційний зал, науковець") == "конференційний зал, науковець");
    CHECK(abbreviate_words("наук.-практ. конф.") == "наук.-практ. конф.");
    CHECK(abbreviate_words("\xFF") == "\xFF");
}
