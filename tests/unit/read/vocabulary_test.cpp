#include "read/vocabulary.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

using namespace zbirnyk;

namespace {

/// A small vocabulary with one of everything.
const Vocabulary Sample{
    .name = "sample",
    .name_space = "urn:sample:1",
    .roots = {"event"},
    .elements =
        {{"event",
          Content::Elements,
          {{"id", ValueType::Id, true}, {"date", ValueType::Date}, {"@size"}},
          {{"title", Occurs::Once},
           {"note", Occurs::Optional},
           {"person", Occurs::Some},
           {"talk"},
           {"break"},
           {"list"}},
          "Захід & «його» частини."},
         {"title", Content::Mixed, {}, {{"b"}, {"i"}}},
         {"b", Content::Mixed, {}, {{"i"}}},
         {"i", Content::Text},
         {"note", Content::Text, {}, {}, {}, ValueType::Choice, "short|long"},
         {"person",
          Content::Text,
          {{"id", ValueType::Id, true},
           {"color", ValueType::Color},
           {"photo", ValueType::Path},
           {"active", ValueType::Boolean},
           {"kind", ValueType::Choice, false, "guest|speaker"}}},
         {"talk",
          Content::Empty,
          {{"speakers", ValueType::Ids, true, "person"},
           {"after", ValueType::IdRef},
           {"start", ValueType::Time},
           {"fee", ValueType::Decimal},
           {"select", ValueType::Expression}}},
         {"break", Content::Empty},
         {"list", Content::Elements, {}, {{"item", Occurs::Some}}},
         {"item", Content::Mixed, {}, {{"b"}, {"list"}}}},
    .groups = {{"@size", {{"width", ValueType::Length}, {"count", ValueType::Integer}}}}};

constexpr const char* Right =
    "<event xmlns='urn:sample:1' id='e' date='2020-02-29' width='-1.5mm' count='3' xml:lang='uk'>\n"
    "  <person id='58' color='#a0B1c2' photo='a/b.png' active='true' kind='guest'>Х</person>\n"
    "  <talk speakers='58  p2' after='e' start='23:59' fee='-1.50' select='//a | b'/><break/>\n"
    "  <title>А <b>б <i>в</i></b></title><note> short </note>\n"
    "  <person id='p2' xml:lang='en'/><list><item>а<list><item>б</item></list></item></list>\n"
    "</event>";

struct Checked {
    Sources sources;
    Diagnostics diagnostics;
    bool right = false;

    explicit Checked(std::string text) {
        const std::uint32_t file = sources.add("t", std::move(text));
        const auto tree = read_xml(sources, file, {}, diagnostics);
        REQUIRE(tree.has_value());
        right = check_vocabulary(*tree, Sample, diagnostics);
    }

    /// "marked text | code | message | hint" of each diagnostic.
    std::vector<std::string> errors() const {
        std::vector<std::string> result;
        for (const Diagnostic& item : diagnostics.sorted()) {
            const Span s = item.span;
            result.push_back(
                std::string(sources.text(s.file).substr(s.begin, s.end - s.begin)) + " | " +
                std::string(item.code.name.substr(item.code.name.find('.') + 1)) + " | " +
                item.message + " | " + item.hint);
        }
        return result;
    }
};

using Lines = std::vector<std::string>;

/// Errors in the body of an otherwise right event.
Lines errors_in(const std::string& body) {
    return Checked(
               "<event xmlns='urn:sample:1' id='e'><title/><person id='p1'>X</person>" + body +
               "</event>")
        .errors();
}

} // namespace

TEST_CASE("a right document passes") {
    const Checked checked(Right);
    CHECK(checked.errors() == Lines{});
    CHECK(checked.right);
}

TEST_CASE("root and namespace are checked") {
    CHECK(
        Checked("<evnt/>").errors() ==
        Lines{"evnt | root | the root element is `evnt` | did you mean `event`?"});
    CHECK(
        Checked("<budget/>").errors() ==
        Lines{"budget | root | the root element is `budget` | a file of this kind begins with "
              "`event`"});
    const Lines unnamed = Checked("<event id='e'><title/><person id='p'/></event>").errors();
    CHECK(
        unnamed == Lines{"event | namespace | `event` has no namespace | write "
                         "`xmlns=\"urn:sample:1\"` in it"});
    CHECK(
        Checked("<event xmlns='urn:sample:2' id='e'><title/><person id='p'/></event>").errors() ==
        Lines{"urn:sample:2 | namespace | the namespace `urn:sample:2` is not known here | write "
              "`xmlns=\"urn:sample:1\"`"});
}

TEST_CASE("elements are checked") {
    CHECK(
        errors_in("<talc/>") ==
        Lines{"talc | unknown-element | unknown element `talc` in `event` | did you mean `talk`?"});
    CHECK(
        errors_in("<xyzzy><b/></xyzzy>") ==
        Lines{"xyzzy | unknown-element | unknown element `xyzzy` in `event` | here may stand "
              "`title`, `note`, `person`, `talk`, `break`, `list`"});
    CHECK(
        errors_in("<i>x</i>") ==
        Lines{"i | misplaced-element | `i` may not stand in `event` | here may stand `title`, "
              "`note`, `person`, `talk`, `break`, `list`"});
    CHECK(
        errors_in("<break><break/></break>") ==
        Lines{"break | misplaced-element | `break` may not stand in `break` | `break` holds no "
              "elements"});
    CHECK(
        errors_in("<title/>") ==
        Lines{"title | repeated-element | `event` has a second `title` | remove one of them"});
    CHECK(
        Checked("<event xmlns='urn:sample:1' id='e'/>").errors() ==
        Lines{
            "event | missing-element | `event` has no `title` | write `<title>` in it",
            "event | missing-element | `event` has no `person` | write `<person>` in it"});
    CHECK(
        errors_in(" вільний текст \n ще <break/> знову") ==
        Lines{"вільний текст \n ще | text-not-allowed | text directly in `event` | put it into "
              "`title`, `note`, `person`, `talk`, `break`, `list`"});
    CHECK(
        errors_in("<break> x </break>") ==
        Lines{"x | text-not-allowed | text directly in `break` | `break` is empty: write "
              "`<break/>`"});
    CHECK(
        errors_in("<note>\n  medium\n</note>") ==
        Lines{"medium | value | the value `medium` is not known here | one of `short`, `long`"});
}

TEST_CASE("attributes are checked") {
    CHECK(
        errors_in("<talk speaker='p1'/>") ==
        Lines{
            "talk | missing-attribute | `talk` has no attribute `speakers` | write "
            "`speakers=\"…\"`",
            "speaker | unknown-attribute | `talk` has no attribute named `speaker` | did you mean "
            "`speakers`?"});
    CHECK(
        errors_in("<break zzz='1'/>") ==
        Lines{"zzz | unknown-attribute | `break` has no attribute named `zzz` | here may stand "
              "`xml:lang`"});
    CHECK(errors_in("<break xmlns:x='u'/>") == Lines{});
}

TEST_CASE("values are checked") {
    const auto person = [](const std::string& attribute) {
        const Lines errors = errors_in("<person id='q' " + attribute + "/>");
        return errors.empty() ? std::string() : errors[0];
    };
    const auto talk = [](const std::string& attribute) {
        const Lines errors = errors_in("<talk speakers='p1' " + attribute + "/>");
        return errors.empty() ? std::string() : errors[0];
    };
    CHECK(
        person("kind='speeker'") ==
        "speeker | value | the value `speeker` is not known here | did you mean `speaker`?");
    CHECK(person("active='yes'").ends_with("| one of `true`, `false`"));
    CHECK(person("color='#12'").starts_with("#12 | value | `#12` is no colour"));
    CHECK(person("color='navy'").empty());
    CHECK(person("photo='a\\b.png'").starts_with("a\\b.png | value | `\\` in the path"));
    CHECK(person("photo='/a'").starts_with("/a | value | the path `/a` is absolute"));
    CHECK(person("xml:lang='ru'").starts_with("ru | value"));
    CHECK(talk("start='24:00'").starts_with("24:00 | value | `24:00` is no time"));
    CHECK(talk("fee='1,5'").starts_with("1,5 | value | `1,5` is no number"));
    CHECK(talk("select=' '").starts_with("  | value | the expression is empty"));
    CHECK(talk("after='a b'").starts_with("a b | value | `a b` is no name"));
    const auto event = [](const std::string& attribute) {
        const Lines errors = Checked(
                                 "<event xmlns='urn:sample:1' id='e' " + attribute +
                                 "><title/><person id='p'/></event>")
                                 .errors();
        return errors.empty() ? std::string() : errors[0];
    };
    CHECK(
        event("date='2020-02-30'") ==
        "2020-02-30 | value | the day `2020-02-30` does not exist | ");
    CHECK(
        event("date='30.02.2020'") ==
        "30.02.2020 | value | `30.02.2020` is no date | write year, month and day as in "
        "`2020-03-18`");
    CHECK(event("width='3'").starts_with("3 | value | `3` is no length"));
    CHECK(event("width='.5em'").empty());
    CHECK(event("count='-1'").starts_with("-1 | value | `-1` is no whole number"));
}

TEST_CASE("ids are unique and references lead to them") {
    CHECK(
        errors_in("<person id='p1'/>") ==
        Lines{"p1 | duplicate-id | the id `p1` is taken | choose another id"});
    CHECK(
        errors_in("<person id='koval'/><talk speakers='p1 kovla'/>") ==
        Lines{"kovla | unknown-id | no `person` has the id `kovla` | did you mean `koval`?"});
    CHECK(
        errors_in("<talk speakers='e'/>") ==
        Lines{"e | unknown-id | `e` is the id of `event` | name the id of `person`"});
    CHECK(
        errors_in("<talk speakers='p1' after='zz'/>") ==
        Lines{"zz | unknown-id | nothing has the id `zz` | "});
}

TEST_CASE("rules are found, groups included") {
    const ElementRule* event = Sample.find("event");
    REQUIRE(event != nullptr);
    REQUIRE(Sample.find(*event, "width") != nullptr);
    CHECK(Sample.find(*event, "width")->type == ValueType::Length);
    CHECK(Sample.find(*event, "@size") == nullptr);
    CHECK(Sample.find("none") == nullptr);
}

TEST_CASE("the schema accepts and refuses what the checker does") {
    namespace fs = std::filesystem;
    const std::string schema = relax_ng(Sample);
    CHECK(
        schema.find("<a:documentation>Захід &amp; «його» частини.</a:documentation>") !=
        std::string::npos);
    const fs::path folder = fs::temp_directory_path() / "zbirnyk-schema-test";
    fs::create_directories(folder);
    std::ofstream(folder / "sample.rng") << schema;
    const auto validates = [&](const std::string& program, const std::string& text) {
        std::ofstream(folder / "t.xml") << text;
        const std::string command =
            "cd '" + folder.string() + "' && " + program + " t.xml >/dev/null 2>&1";
        return std::system(command.c_str()) == 0;
    };
    std::vector<std::string> programs;
    if (std::system("command -v xmllint >/dev/null 2>&1") == 0) {
        programs.emplace_back("xmllint --noout --relaxng sample.rng");
    }
    if (std::system("command -v jing >/dev/null 2>&1") == 0) {
        programs.emplace_back("jing sample.rng");
    }
    const std::string head =
        "<event xmlns='urn:sample:1' id='e'><title/><person id='p1'>X</person>";
    for (const std::string& program : programs) {
        CAPTURE(program);
        CHECK(validates(program, Right));
        // jing starts a virtual machine each time: xmllint alone tries every mistake.
        if (program.starts_with("jing")) {
            continue;
        }
        for (const char* body :
             {"<talc/>",
              "<i>x</i>",
              "<title/>",
              "text",
              "<break>x</break>",
              "<note>medium</note>",
              "<talk/>",
              "<talk speakers='p1' start='24:00'/>",
              "<break zzz='1'/>"}) {
            CAPTURE(body);
            CHECK_FALSE(validates(program, head + body + "</event>"));
        }
    }
    fs::remove_all(folder);
}
