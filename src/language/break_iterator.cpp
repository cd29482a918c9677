#include "language/break_iterator.h"

#include "language/locale.h"

#include <map>
#include <memory>
#include <string>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

namespace zbirnyk {

namespace {

/// An iterator of this thread; null when ICU has no data for it.
icu::BreakIterator* cached_iterator(BreakKind kind, std::string_view lang) {
    thread_local std::map<std::string, std::unique_ptr<icu::BreakIterator>> cache;
    const icu::Locale& locale = icu_locale(lang);
    std::string key = locale.getLanguage();
    key += static_cast<char>('0' + static_cast<int>(kind));
    std::unique_ptr<icu::BreakIterator>& iterator = cache[key];
    if (!iterator) {
        UErrorCode status = U_ZERO_ERROR;
        switch (kind) {
        case BreakKind::Grapheme:
            iterator.reset(icu::BreakIterator::createCharacterInstance(locale, status));
            break;
        case BreakKind::Word:
            iterator.reset(icu::BreakIterator::createWordInstance(locale, status));
            break;
        case BreakKind::Line:
            iterator.reset(icu::BreakIterator::createLineInstance(locale, status));
            break;
        }
    }
    return iterator.get();
}

} // namespace

std::vector<std::uint32_t>
boundaries(std::string_view text, BreakKind kind, std::string_view lang) {
    std::vector<std::uint32_t> found;
    icu::BreakIterator* iterator = cached_iterator(kind, lang);
    if (!iterator || text.empty())
        return found;
    UErrorCode status = U_ZERO_ERROR;
    UText utext = UTEXT_INITIALIZER;
    utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
    iterator->setText(&utext, status);
    if (U_SUCCESS(status))
        for (auto at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next())
            if (static_cast<std::size_t>(at) < text.size())
                found.push_back(static_cast<std::uint32_t>(at));
    utext_close(&utext);
    return found;
}

} // namespace zbirnyk
