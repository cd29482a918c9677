#include "issuing/issue_plan.h"

#include "issuing/event_head.h"
#include "issuing/freeze.h"
#include "read/write_xml.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

const std::string Event =
    R"(<event><title>Подія</title><participants><participant id="p1"/></participants>
  <certificates check="https://example.org/#{seal}">
    <series id="a" number="А-{000}" first="5"><title>Сертифікат</title><issued>
      <certificate participant="p1" full-name="Гнатюк Олена" hours="4" number="x" issued="2025-04-10"/>
      <certificate participant="p2" full-name="Савчук Роман" hours="4" number="y" issued="2025-04-10"/>
      <certificate participant="p3" full-name="Ярош Софія" hours="8" number="z" issued="2025-04-10"><talk>Тема</talk></certificate>
    </issued></series>
  </certificates></event>)";

struct Parsed {
    Sources sources;
    Diagnostics diagnostics;
    std::optional<Tree> tree;

    explicit Parsed(std::string xml) {
        tree = read_xml(sources, sources.add("event.xml", std::move(xml)), {}, diagnostics);
        REQUIRE(tree);
    }

    std::vector<Node> certificates() const {
        return tree->root()
            .child("certificates")
            .child("series")
            .child("issued")
            .child_elements("certificate");
    }
};

Certificate line(const std::string& person, std::int64_t sequence, CertificateState state) {
    Certificate certificate;
    certificate.number = "А-00" + std::to_string(sequence);
    certificate.series = "a";
    certificate.person = person;
    certificate.sequence = sequence;
    certificate.state = state;
    return certificate;
}

std::vector<std::string> persons(const std::vector<Node>& certificates) {
    std::vector<std::string> ids;
    for (const Node certificate : certificates)
        ids.emplace_back(certificate.attribute("participant"));
    return ids;
}

} // namespace

TEST_CASE("who has no number gets the next ones") {
    const Parsed event(Event);
    IssuePlan plan = plan_issue(*event.tree, {});
    CHECK(persons(plan.fresh) == std::vector<std::string>{"p1", "p2", "p3"});
    CHECK(plan.next["a"] == 5);
    Certificate first = line("p2", 7, CertificateState::Issued);
    first.data = data_digest(event.certificates()[1]);
    plan = plan_issue(*event.tree, {first});
    CHECK(persons(plan.fresh) == std::vector<std::string>{"p1", "p3"});
    CHECK(plan.same.size() == 1);
    CHECK(plan.next["a"] == 8);
}

TEST_CASE("the last certificate of a person decides") {
    const Parsed event(Event);
    Certificate replaced = line("p1", 5, CertificateState::Replaced);
    Certificate after = line("p1", 6, CertificateState::Reserved);
    after.data = data_digest(event.certificates()[0]);
    const Certificate revoked = line("p2", 7, CertificateState::Revoked);
    const Certificate other = line("p3", 8, CertificateState::Issued);
    const Certificate gone = line("p9", 9, CertificateState::Issued);
    const IssuePlan plan = plan_issue(*event.tree, {replaced, after, revoked, other, gone});
    CHECK(plan.fresh.empty());
    REQUIRE(plan.same.size() == 1);
    CHECK(plan.same[0].registered.sequence == 6);
    REQUIRE(plan.revoked.size() == 1);
    REQUIRE(plan.changed.size() == 1);
    CHECK(plan.changed[0].registered.person == "p3");
    REQUIRE(plan.gone.size() == 1);
    CHECK(plan.gone[0].person == "p9");
}

TEST_CASE("number, date and what follows from them are not what is printed of a person") {
    const Parsed event(Event);
    const std::vector<Node> certificates = event.certificates();
    const Digest before = data_digest(certificates[2]);
    Tree copy = event_head(*event.tree);
    const Node placed = place_records(copy, {{"a", &*event.tree, certificates[2]}}).at(0);
    for (const char* name : {"number", "issued", "file", "check", "state", "replaces"})
        copy.set_attribute(placed, name, "other", {});
    CHECK(data_digest(placed) == before);
    copy.set_attribute(placed, "hours", "9", {});
    CHECK(data_digest(placed) != before);
}

TEST_CASE("the head has no person but those who are placed, and is read back as it is written") {
    const Parsed event(Event);
    Tree head = event_head(*event.tree);
    CHECK(!head.root().child("participants"));
    const std::string text = to_xml(head.root());
    CHECK(text.find("Гнатюк") == std::string::npos);
    const Parsed again(text);
    CHECK(to_xml(again.tree->root()) == text);
    const auto placed = place_records(
        head,
        {{"a", &*event.tree, event.certificates()[1]},
         {"unknown", &*event.tree, event.certificates()[0]}});
    CHECK(placed.at(0).attribute("full-name") == "Савчук Роман");
    CHECK(!placed.at(1));
}

TEST_CASE("frozen files are those that were read, and fonts must be what they were") {
    const auto disk = make_memory_file_system(
        {{"/e/images/a.svg", "<svg/>"},
         {"/d/templates/t/template.xml", "<template/>"},
         {"/d/fonts/a.otf", "font"},
         {"/usr/words.dic", "words"},
         {"/d/templates/t/back.svg", "<svg/>"},
         {"/e/unread.xml", "unread"}});
    const Folders folders{"/e", "/d"};
    RecordedFiles recorded(*disk);
    for (const char* path :
         {"/e/images/a.svg",
          "/d/templates/t/template.xml",
          "/d/fonts/a.otf",
          "/usr/words.dic",
          "/e/missing"})
        static_cast<void>(recorded.read(path));
    CHECK(recorded.is_file("/d/templates/t/back.svg")); // looked for, not drawn
    CHECK(!recorded.is_file("/d/templates/t/other.svg"));
    const Edition edition{"program", "t", "", freeze_files(recorded, folders)};
    REQUIRE(edition.files.size() == 5);
    REQUIRE(!disk->write("/e/images/a.svg", "changed"));

    const FrozenFiles frozen(edition, *disk, folders);
    CHECK(std::get<std::string>(frozen.read("/frozen/event/images/a.svg")) == "<svg/>");
    CHECK(frozen.is_file("/frozen/data/templates/t/template.xml"));
    CHECK(frozen.is_file("/frozen/data/templates/t/back.svg"));
    CHECK(!frozen.is_file("/frozen/event/unread.xml"));
    CHECK(frozen.list("/frozen/data/templates") == std::vector<std::string>{"t"});
    CHECK(std::get<std::string>(frozen.read("/usr/words.dic")) == "words");
    CHECK(std::get<std::string>(frozen.read("/frozen/data/fonts/a.otf")) == "font");
    REQUIRE(!disk->write("/d/fonts/a.otf", "another font"));
    CHECK(std::holds_alternative<FileError>(frozen.read("/frozen/data/fonts/a.otf")));
}
