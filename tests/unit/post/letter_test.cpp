#include "post/letter.h"
#include "post/post_office.h"

#include <doctest/doctest.h>

using namespace zbirnyk;

namespace {

Letter sample() {
    return {
        .from = {"Вигаданий центр", "post@example.org"},
        .to = {"Їжакевич Марія", "m@example.org"},
        .subject = "Сертифікат",
        .text = "Добрий день!\n",
        .time = "2026-11-26T19:58:00Z",
        .id = "abc1",
        .file_name = "КСГ-1.pdf",
        .attachment = "%PDF"};
}

} // namespace

TEST_CASE("a letter is ASCII on short lines that end in CRLF") {
    Letter letter = sample();
    letter.subject = std::string(70, 'x') + " з дуже довгою назвою, що не вміщується в один рядок";
    letter.file_name = "Сертифікат про участь у семінарі для громад № 1.pdf";
    const std::string text = compose(letter).value();
    std::size_t column = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        CHECK(c < 0x7F);
        if (c == '\n') {
            CHECK(text[i - 1] == '\r');
            column = 0;
        } else {
            CHECK(++column <= 79); // with the CR
        }
    }
    CHECK(text.find("Date: Thu, 26 Nov 2026 19:58:00 +0000\r\n") != std::string::npos);
    CHECK(text.find("<abc1@example.org>") != std::string::npos);
}

TEST_CASE("no text can begin another header") {
    for (const char* bad :
         {"a\r\nBcc: x@example.org", "a\nb", "a\rb", "a\xc2\x85 b", "a\xe2\x80\xa8 b", "\xff"}) {
        for (const auto field : {&Letter::subject, &Letter::file_name}) {
            Letter letter = sample();
            letter.*field = bad;
            CHECK_FALSE(compose(letter));
        }
        Letter letter = sample();
        letter.to.name = bad;
        CHECK_FALSE(compose(letter));
        letter = sample();
        letter.from.name = bad;
        CHECK_FALSE(compose(letter));
        letter = sample();
        letter.to.address = std::string("m@example.org") + bad;
        CHECK_FALSE(compose(letter));
        for (const Mailbox& mailbox :
             {Mailbox{bad, "a@example.org"}, Mailbox{"", std::string("a@example.org") + bad}}) {
            letter = sample();
            letter.reply_to = mailbox;
            CHECK_FALSE(compose(letter));
            letter = sample();
            letter.copies = {{"", "b@example.org"}, mailbox};
            CHECK_FALSE(compose(letter));
        }
    }
}

TEST_CASE("answers and copies have headers where there are any") {
    const std::string plain = compose(sample()).value();
    CHECK(plain.find("Cc:") == std::string::npos);
    CHECK(plain.find("Reply-To:") == std::string::npos);
    Letter letter = sample();
    letter.reply_to = Mailbox{"", "office@example.org"};
    letter.copies = {{"Archive", "a@example.org"}, {"", "b@example.org"}};
    const std::string text = compose(letter).value();
    CHECK(text.find("\r\nReply-To: <office@example.org>\r\n") != std::string::npos);
    CHECK(
        text.find("\r\nCc: Archive\r\n <a@example.org>,\r\n <b@example.org>\r\n") !=
        std::string::npos);
}

TEST_CASE("mailboxes") {
    CHECK(
        parse_mailbox("Центр навчання <post@example.org>") ==
        Mailbox{"Центр навчання", "post@example.org"});
    CHECK(parse_mailbox("\"A, B\" <a@b>") == Mailbox{"A, B", "a@b"});
    CHECK(parse_mailbox(" a.b+c@example.org ") == Mailbox{"", "a.b+c@example.org"});
    for (const char* bad :
         {"",
          "a",
          "@b",
          "a@",
          "a@b.",
          "a..b@c",
          "a b@c",
          "a@b@c",
          "A <a@b",
          "a@b>",
          "п@example.org",
          "a\nb <a@b>",
          "a@b\r\n"})
        CHECK_FALSE(parse_mailbox(bad));
}

TEST_CASE("servers") {
    const auto server = parse_server("smtp://127.0.0.1:2525").value();
    CHECK(server.host == "127.0.0.1");
    CHECK(server.port == "2525");
    CHECK(server.is_loopback());
    CHECK_FALSE(parse_server("smtps://mail.example.org")->is_loopback());
    CHECK_FALSE(parse_server("smtps://localhost.example.org")->is_loopback());
    for (const char* bad :
         {"",
          "mail.example.org",
          "https://example.org",
          "smtp://u:p@example.org",
          "smtp://example.org/x",
          "smtp://a\r\nb"})
        CHECK_FALSE(parse_server(bad));
}
