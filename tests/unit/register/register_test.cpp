#include "register/register.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace zbirnyk;

namespace {

/// A register in a folder of its own, gone at the end.
struct Fixture {
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("zbirnyk-register-" + std::to_string(::getpid()));
    Diagnostics diagnostics;
    RegisterContext context{diagnostics, {}, "2026-01-02T03:04:05Z"};

    Fixture() { std::filesystem::create_directories(folder); }

    Fixture(const Fixture&) = delete;
    Fixture& operator=(const Fixture&) = delete;

    ~Fixture() { std::filesystem::remove_all(folder); }

    Register open(Access access = Access::Create) {
        auto opened = Register::open(folder / "register.sqlite", access, context);
        REQUIRE_MESSAGE(opened, print_all(diagnostics, {}));
        return *std::move(opened);
    }
};

NewCertificate
entry(const std::string& number, std::int64_t sequence, const std::string& replaces) {
    NewCertificate made;
    made.certificate.number = number;
    made.certificate.series = "a";
    made.certificate.sequence = sequence;
    made.certificate.person = "p" + std::to_string(sequence);
    made.certificate.name = "Особа Вигадана";
    made.certificate.issued = "2026-01-02";
    made.certificate.hours = 6;
    made.certificate.data = sha256("data of " + number);
    made.certificate.file = number + ".pdf";
    made.certificate.check = "https://example.org/#1";
    made.certificate.replaces = replaces;
    made.certificate.reason = replaces.empty() ? "" : "описка";
    made.record = "<certificate number=\"" + number + "\"/>";
    return made;
}

const Edition edition{
    "zbirnyk 1", "certificates", "2026-01-02", {{"head.xml", sha256("<event/>"), "<event/>"}}};

} // namespace

TEST_CASE_FIXTURE(Fixture, "what is reserved and finished is found again as it was") {
    {
        Register file = open();
        REQUIRE(
            file.reserve({entry("1", 1, ""), entry("2", 2, "")}, edition, *file.revision()) ==
            Register::Reservation::Done);
        CHECK(file.finish({{"1", sha256("one")}}));
    }
    const Register file = open(Access::Read);
    const auto all = file.certificates();
    REQUIRE(all);
    REQUIRE(all->size() == 2);
    CHECK(all->at(0).state == CertificateState::Issued);
    CHECK(all->at(0).pdf == sha256("one"));
    CHECK(all->at(0).data == sha256("data of 1"));
    CHECK(all->at(1).state == CertificateState::Reserved);
    CHECK(!all->at(1).pdf);
    CHECK(file.record("2") == "<certificate number=\"2\"/>");
    CHECK(file.edition(all->at(1).edition) == edition);
    CHECK(file.contradictions()->empty());
}

TEST_CASE_FIXTURE(Fixture, "nothing is reserved on a register that changed meanwhile") {
    Register file = open();
    const std::int64_t before = *file.revision();
    Register other = open();
    REQUIRE(other.log("note", "meanwhile"));
    CHECK(file.reserve({entry("1", 1, "")}, edition, before) == Register::Reservation::Changed);
    CHECK(file.certificates()->empty());
}

TEST_CASE_FIXTURE(Fixture, "all numbers of a reservation, or none") {
    Register file = open();
    REQUIRE(
        file.reserve({entry("1", 1, "")}, edition, *file.revision()) ==
        Register::Reservation::Done);
    const std::int64_t lines = *file.revision();
    CHECK(
        file.reserve({entry("2", 2, ""), entry("1", 3, "")}, edition, lines) ==
        Register::Reservation::Failed);
    CHECK(diagnostics.has_errors());
    CHECK(file.certificates()->size() == 1);
    CHECK(file.revision() == lines);
}

TEST_CASE_FIXTURE(Fixture, "a replacement and its number cite each other") {
    Register file = open();
    REQUIRE(
        file.reserve({entry("1", 1, "")}, edition, *file.revision()) ==
        Register::Reservation::Done);
    REQUIRE(file.finish({{"1", sha256("one")}}));
    REQUIRE(
        file.reserve({entry("2", 2, "1")}, edition, *file.revision()) ==
        Register::Reservation::Done);
    const auto all = file.certificates();
    CHECK(all->at(0).state == CertificateState::Replaced);
    CHECK(all->at(0).replaced_by == "2");
    CHECK(all->at(0).reason == "описка");
    CHECK(all->at(1).replaces == "1");
    CHECK(!file.revoke("1", "2026-02-01", "запізно"));
    CHECK(file.revoke("2", "2026-02-01", "помилка"));
    CHECK(!file.revoke("2", "2026-02-01", "двічі"));
    CHECK(file.certificates()->at(1).state == CertificateState::Revoked);
    CHECK(file.contradictions()->empty());
}

TEST_CASE_FIXTURE(Fixture, "a new key retires the one before it") {
    Register file = open();
    CHECK(file.add_key(PublicKey{1}, "2026-01-01"));
    CHECK(file.add_key(PublicKey{2}, "2026-02-01"));
    CHECK(!file.add_key(PublicKey{2}, "2026-03-01"));
    const auto keys = file.keys();
    REQUIRE(keys->size() == 2);
    CHECK(keys->at(0).retired == "2026-02-01");
    CHECK(keys->at(1).retired.empty());
}

TEST_CASE_FIXTURE(Fixture, "no file is made but on request") {
    for (const Access access : {Access::Read, Access::Write}) {
        Diagnostics found;
        const RegisterContext place{found, {}, context.time};
        CHECK(!Register::open(folder / "none.sqlite", access, place));
        CHECK(found.has_errors());
        CHECK(!std::filesystem::exists(folder / "none.sqlite"));
    }
}

TEST_CASE_FIXTURE(Fixture, "an empty file becomes a register on request alone") {
    const auto path = folder / "empty.sqlite";
    std::ofstream(path).close();
    CHECK(!Register::open(path, Access::Write, context));
    CHECK(std::filesystem::is_empty(path));
    CHECK(Register::open(path, Access::Create, context));
    CHECK(Register::open(path, Access::Write, context));
}

TEST_CASE_FIXTURE(Fixture, "a letter is sent when that is entered, and the log agrees") {
    Register file = open();
    REQUIRE(
        file.reserve({entry("1", 1, ""), entry("2", 2, "")}, edition, *file.revision()) ==
        Register::Reservation::Done);
    const std::string time = "2026-01-02T03:04:05Z";
    REQUIRE(file.plan_sending(
        {{"1", "a@example.org", SendingState::Planned, time},
         {"2", "b@example.org", SendingState::Planned, time}}));
    CHECK(file.enter_sending({"1", "a@example.org", SendingState::Sent, time, "250 taken"}));
    CHECK(file.enter_sending({"2", "b@example.org", SendingState::Failed, time, "550 <b@x> no"}));
    const auto letters = file.sendings();
    REQUIRE(letters->size() == 2);
    CHECK(
        letters->at(0) == Sending{"1", "a@example.org", SendingState::Sent, time, "250 taken", 1});
    CHECK(letters->at(1).times == 0);
    CHECK(file.audit()->back().action == "not sent");
    CHECK(file.audit()->back().detail == "550");
    CHECK(file.contradictions()->empty());
    REQUIRE(file.plan_sending({{"1", "c@example.org", SendingState::Planned, time}}));
    CHECK(file.sendings()->at(0).times == 1);
    CHECK(!file.plan_sending({{"3", "c@example.org", SendingState::Planned, time}}));
}

TEST_CASE_FIXTURE(Fixture, "one program at a time sends") {
    const Register file = open();
    {
        const auto held = file.hold_sending();
        CHECK(held);
        CHECK(!open().hold_sending());
    }
    CHECK(file.hold_sending());
}
