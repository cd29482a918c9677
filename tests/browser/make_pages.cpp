// Makes the pages and the records that verification_page_test.py opens in a browser.
// Usage: make_pages PAGE_TEMPLATE FOLDER. Writes into FOLDER page.html, damaged.html (a list that
// another key has signed), empty.html (a page of an issuer who has withdrawn nothing), records.txt
// (name, tab, digits) and folded.txt (line n: "Ж" + code point n + "Ж", folded).

#include "base/utf8.h"
#include "seal/fold_name.h"
#include "seal/sealed_record.h"
#include "seal/signed_list.h"
#include "seal/verification_page.h"

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

using namespace zbirnyk;

namespace {

CertificateRecord record(std::string number, std::string issued) {
    return {
        std::move(number), "Ґалаґан-Щербинюк Євгенія Юріївна", "КСГ-2020/1", std::move(issued), 18};
}

VerificationPage page_data(const SigningKey& key, const SigningKey& old_key) {
    VerificationPage page;
    page.issuer_uk =
        "Хмельницький центр перепідготовки та підвищення кваліфікації працівників органів "
        "державної влади та місцевого самоврядування </script><b>";
    page.issuer_en = "Khmelnytskyi Centre for Retraining and Advanced Training";
    page.keys = {
        {key.public_key(), "2020-01-01", ""}, {old_key.public_key(), "2018-03-01", "2019-12-31"}};
    page.events = {
        {"КСГ-2020/1",
         "Всеукраїнська науково-практична конференція «Збалансований розвиток "
         "адміністративних територій: виклики та пріоритети»",
         "All-Ukrainian conference “Balanced development of administrative territories”"}};
    page.published = "2020-07-15";
    return page;
}

void write(const std::string& path, const std::string& text) {
    std::ofstream file(path, std::ios::binary);
    if (!(file << text)) {
        std::cerr << path << ": not written\n";
        std::exit(1);
    }
}

std::string folded_lines() {
    std::string lines;
    for (char32_t c = 1; c < 0x3100; ++c) {
        std::string name = "Ж";
        append_utf8(name, c);
        lines += fold_name(name + "Ж") + '\n';
    }
    return lines;
}

std::string sealed_records(const SigningKey& key, const SigningKey& old_key) {
    std::string lines;
    const auto add =
        [&lines](std::string_view name, const CertificateRecord& r, const SigningKey& by) {
            lines.append(name).append("\t").append(seal_record(r, by)) += '\n';
        };
    add("valid", record("КСГ-2020/0001", "2020-06-11"), key);
    add("revoked", record("КСГ-2020/0003", "2020-06-11"), key);
    add("replaced", record("КСГ-2020/0007", "2020-06-11"), key);
    add("later", record("КСГ-2020/0100", "2020-09-01"), key);
    add("old-key", record("КСГ-2019/0001", "2019-06-11"), old_key);
    add("out-of-use", record("КСГ-2020/0002", "2020-06-11"), old_key);
    add("unknown", record("КСГ-2020/0001", "2020-06-11"), SigningKey::make());
    CertificateRecord hashed = record("КСГ-2020/0004", "2020-06-11");
    hashed.name = hash_name("Мар’яна Їжакевич-Щербак", {1, 2, 3, 4, 0, 255, 7, 8});
    add("hashed", hashed, key);
    CertificateRecord other = record("№ 漢/1", "2020-06-11");
    other.name = "Çelik Øyvind 漢字";
    other.event = "XIV";
    other.hours = 301;
    add("utf8", other, key);
    CertificateRecord apostrophe = record("КСГ-2020/0005", "2020-06-11");
    apostrophe.name = "Святослав Лукʼяненко";
    apostrophe.hours = 0;
    add("apostrophe", apostrophe, key);
    return lines;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: make_pages PAGE_TEMPLATE FOLDER\n";
        return 2;
    }
    std::ifstream file(argv[1], std::ios::binary);
    const std::string page_template{std::istreambuf_iterator<char>(file), {}};
    const std::string folder = argv[2];
    const SigningKey key = SigningKey::make();
    const SigningKey old_key = SigningKey::make();
    const RevocationList list{
        "2020-07-14",
        {{"КСГ-2020/0003", RevocationState::Revoked, "2020-07-01", "видано помилково", ""},
         {"КСГ-2020/0007",
          RevocationState::Replaced,
          "2020-07-02",
          "помилка в імені",
          "КСГ-2020/0012"}}};
    VerificationPage page = page_data(key, old_key);
    page.signed_list = write_signed_list(list, key);
    write(folder + "/page.html", verification_page(page_template, page));
    page.signed_list = write_signed_list(list, SigningKey::make());
    write(folder + "/damaged.html", verification_page(page_template, page));
    page.signed_list = write_signed_list({"2020-07-14", {}}, old_key);
    write(folder + "/empty.html", verification_page(page_template, page));
    write(folder + "/records.txt", sealed_records(key, old_key));
    write(folder + "/folded.txt", folded_lines());
}
