#include "base/utf8.h"
#include "language/hyphenation/hyphenate.h"
#include "language/segment.h"

#include <cstdlib>

using namespace zbirnyk;

namespace {

const Hyphenator& with_dictionaries() {
    static const Hyphenator hyphenator = [] {
        Diagnostics diagnostics;
        return Hyphenator::load(*make_disk_file_system(), diagnostics);
    }();
    return hyphenator;
}

const Hyphenator& without_dictionaries() {
    static const Hyphenator hyphenator = [] {
        Diagnostics diagnostics;
        return Hyphenator::load(*make_memory_file_system({}), diagnostics);
    }();
    return hyphenator;
}

/// Points ascend, stand inside the word and never before a combining mark.
void check(const Hyphenator& hyphenator, std::string_view word, std::string_view lang) {
    std::uint32_t last = 0;
    for (const std::uint32_t point : hyphenator.points(word, lang)) {
        if (point <= last || point >= word.size() ||
            is_combining_mark(decode_utf8(word.substr(point)).code_point)) {
            std::abort();
        }
        last = point;
    }
}

} // namespace

/// The first byte chooses the language, the rest is the word.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    constexpr std::string_view Languages[] = {"uk", "en", "de", "fr"};
    const std::string_view lang = Languages[data[0] % 4];
    const std::string word(reinterpret_cast<const char*>(data + 1), size - 1);
    check(with_dictionaries(), word, lang);
    check(without_dictionaries(), word, lang);
    check(with_dictionaries().with_exceptions(lang, {word}), word, lang);
    return 0;
}
