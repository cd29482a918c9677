#include "base/utf8.h"
#include "language/segment.h"
#include "language/typography/clean.h"

#include <cstdlib>

using namespace zbirnyk;

namespace {

/// Letters and digits of a text in their order, apostrophes left out.
std::u32string letters_of(std::string_view text) {
    constexpr std::u32string_view Apostrophes = U"'’ʼ‘′`´";
    std::u32string letters;
    for (const char32_t c : to_utf32(text))
        if ((c >= U'0' && c <= U'9') ||
            (is_word_character(c) && Apostrophes.find(c) == std::u32string_view::npos))
            letters += c;
    return letters;
}

void require(bool holds) {
    if (!holds)
        std::abort();
}

void check(std::string_view text, const CleaningOptions& options) {
    const Cleaning cleaning = find_changes(text, options);
    std::size_t at = 0;
    for (const TextChange& change : cleaning.changes) {
        require(change.begin >= at && change.end >= change.begin && change.end <= text.size());
        at = change.end;
    }
    for (const TextWarning& warning : cleaning.warnings)
        require(warning.begin < warning.end && warning.end <= text.size());
    const std::string once = apply_changes(text, cleaning.changes);
    require(find_changes(once, options).changes.empty());
    require(find_invalid_utf8(text) || !find_invalid_utf8(once));
    CleaningOptions preserving = options;
    preserving.rules =
        options.rules.without(CleaningRule::Multiplication).without(CleaningRule::LeadingZeros);
    require(letters_of(clean_text(text, preserving)) == letters_of(text));
}

} // namespace

/// The first byte chooses the language and the meaning of line feeds, the rest is the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    constexpr std::string_view Languages[] = {"uk", "en", "de", "fr"};
    CleaningOptions options;
    options.lang = Languages[data[0] % 4];
    if ((data[0] & 4) != 0)
        options.line_feed = LineFeed::IsBlank;
    check({reinterpret_cast<const char*>(data + 1), size - 1}, options);
    return 0;
}
