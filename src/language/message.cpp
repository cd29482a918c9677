// ICU parses the message (MessagePattern); what the parts stand for is written here and not by
// ICU's MessageFormat, because numbers inside a message must look as they do everywhere else:
// grouped from five digits on, exact decimals, "#" included.

#include "language/format.h"
#include "language/locale.h"
#include "language/memo.h"
#include "language/number.h"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <string>
#include <unicode/messagepattern.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/unistr.h>

namespace zbirnyk {

namespace {

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

const icu::PluralRules& plural_rules(std::string_view lang, UPluralType type) {
    thread_local std::map<std::string, std::unique_ptr<icu::PluralRules>> cache;
    const icu::Locale& locale = icu_locale(lang);
    std::unique_ptr<icu::PluralRules>& rules =
        cache[std::string(locale.getLanguage()) + (type == UPLURAL_TYPE_ORDINAL ? ":o" : ":c")];
    if (!rules) {
        UErrorCode status = U_ZERO_ERROR;
        rules.reset(icu::PluralRules::forLocale(locale, type, status));
    }
    return *rules;
}

/// Writes numbers with so many digits after the point; made once in a thread.
const icu::number::LocalizedNumberFormatter&
formatter(std::string_view lang, std::int32_t fraction_digits) {
    using icu::number::LocalizedNumberFormatter;
    thread_local std::map<std::pair<std::string, std::int32_t>, LocalizedNumberFormatter> cache;
    const icu::Locale& locale = icu_locale(lang);
    const std::pair key(std::string(locale.getLanguage()), fraction_digits);
    const auto found = cache.find(key);
    if (found != cache.end())
        return found->second;
    return cache
        .emplace(
            key,
            icu::number::NumberFormatter::withLocale(locale).precision(
                icu::number::Precision::fixedFraction(fraction_digits)))
        .first->second;
}

/// The plural category of a number as it is written: 1.0 is not 1 (CLDR operand v).
icu::UnicodeString
plural_keyword(std::string_view number, std::string_view lang, UPluralType type) {
    const std::optional<DecimalText> decimal = parse_decimal(number);
    const auto digits =
        static_cast<std::int32_t>(std::min<std::size_t>(decimal->fraction.size(), 100));
    // Whole numbers are most of all, and making a formatter for one takes long.
    if (decimal->fraction.empty() && decimal->whole.size() <= 9)
        return plural_rules(lang, type).select(std::stoi(std::string(decimal->whole)));
    UErrorCode status = U_ZERO_ERROR;
    const icu::number::FormattedNumber formatted =
        formatter(lang, digits).formatDecimal(piece(number), status);
    icu::UnicodeString keyword = plural_rules(lang, type).select(formatted, status);
    return U_SUCCESS(status) ? keyword : icu::UnicodeString("other");
}

/// `number` minus a plural's offset, exactly, for numbers of up to 18 digits.
std::optional<std::string> minus_offset(std::string_view number, std::int64_t offset) {
    const std::optional<DecimalText> decimal = parse_decimal(number);
    const std::size_t places = decimal->fraction.size();
    if (decimal->whole.size() + places > 18)
        return std::nullopt;
    std::int64_t value = 0, unit = 1;
    for (const std::string_view digits : {decimal->whole, decimal->fraction})
        for (const char c : digits)
            value = value * 10 + (c - '0');
    for (std::size_t i = 0; i < places; ++i)
        unit *= 10;
    if (offset > 1'000'000 || offset < -1'000'000 || unit > 1'000'000'000'000)
        return std::nullopt;
    value = (decimal->negative ? -value : value) - offset * unit;
    std::string out = value < 0 ? "-" : "";
    value = value < 0 ? -value : value;
    out += std::to_string(value / unit);
    if (places > 0) {
        const std::string fraction = std::to_string(value % unit);
        out.append(".").append(places - fraction.size(), '0').append(fraction);
    }
    return out;
}

/// The same value, written in another way ("=1" and "1", "1.0").
bool same_value(std::string_view number, double value) {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Formattable(piece(number), status).getDouble(status) == value;
}

bool is_numeric(const icu::MessagePattern::Part& part) {
    return part.getType() == UMSGPAT_PART_TYPE_ARG_INT ||
           part.getType() == UMSGPAT_PART_TYPE_ARG_DOUBLE;
}

bool counts_as_number(std::string_view text) {
    const std::optional<DecimalText> decimal = parse_decimal(text);
    // "00123" is a code.
    return decimal && (decimal->whole.size() == 1 || decimal->whole.front() != '0');
}

/// Writes one message; `part` numbers are those of MessagePattern.
class MessageWriter {
  public:
    MessageWriter(
        const icu::MessagePattern& pattern,
        const std::map<std::string, std::string>& arguments,
        std::string_view lang)
        : pattern_(pattern)
        , text_(pattern.getPatternString())
        , arguments_(arguments)
        , lang_(lang) {}

    /// Writes the message that starts at `start` (a MSG_START part); `count` stands for "#". False
    /// when an argument is missing or not of the type that the message asks for.
    bool write(std::int32_t start, const std::string* count) {
        std::int32_t from = pattern_.getPart(start).getLimit();
        for (std::int32_t i = start + 1;; ++i) {
            const icu::MessagePattern::Part& part = pattern_.getPart(i);
            out_ += utf8(text_.tempSubStringBetween(from, part.getIndex()));
            from = part.getLimit();
            switch (part.getType()) {
            case UMSGPAT_PART_TYPE_MSG_LIMIT:
                return true;
            case UMSGPAT_PART_TYPE_REPLACE_NUMBER:
                if (!write_number(count ? *count : "0", {}))
                    return false;
                break;
            case UMSGPAT_PART_TYPE_ARG_START: {
                const std::int32_t limit = pattern_.getLimitPartIndex(i);
                if (!write_argument(i, count))
                    return false;
                i = limit;
                from = pattern_.getPart(limit).getLimit();
                break;
            }
            default:
                break;
            }
        }
    }

    std::string take() { return std::move(out_); }

  private:
    bool write_number(std::string_view number, std::string_view pattern) {
        const std::optional<std::string> text = format_number(number, pattern, lang_);
        if (text)
            out_ += *text;
        return text.has_value();
    }

    bool write_argument(std::int32_t start, const std::string* count) {
        const UMessagePatternArgType type = pattern_.getPart(start).getArgType();
        const std::string name = utf8(pattern_.getSubstring(pattern_.getPart(start + 1)));
        const auto found = arguments_.find(name);
        if (found == arguments_.end())
            return false;
        const std::string& value = found->second;
        switch (type) {
        case UMSGPAT_ARG_TYPE_NONE:
            if (counts_as_number(value))
                return write_number(value, {});
            out_ += value;
            return true;
        case UMSGPAT_ARG_TYPE_SIMPLE:
            return write_simple(start, value);
        case UMSGPAT_ARG_TYPE_SELECT:
            return write_select(start + 2, value, count);
        case UMSGPAT_ARG_TYPE_PLURAL:
            return write_plural(start + 2, value, UPLURAL_TYPE_CARDINAL);
        case UMSGPAT_ARG_TYPE_SELECTORDINAL:
            return write_plural(start + 2, value, UPLURAL_TYPE_ORDINAL);
        default:
            return false;
        }
    }

    /// {n, number}, {n, number, #,##0.0}, {d, date}, {d, date, d MMMM}.
    bool write_simple(std::int32_t start, const std::string& value) {
        const std::string type = utf8(pattern_.getSubstring(pattern_.getPart(start + 2)));
        std::string style;
        if (pattern_.getPart(start + 3).getType() == UMSGPAT_PART_TYPE_ARG_STYLE)
            style = utf8(pattern_.getSubstring(pattern_.getPart(start + 3)).trim());
        if (type == "number")
            return write_number(value, style == "integer" ? "#,##0" : style);
        const std::optional<Date> date = parse_date(value);
        if (type != "date" || !date)
            return false;
        out_ += format_date(*date, style, lang_);
        return true;
    }

    bool write_select(std::int32_t part, const std::string& value, const std::string* count) {
        std::int32_t other = -1;
        while (pattern_.getPart(part).getType() != UMSGPAT_PART_TYPE_ARG_LIMIT) {
            const std::string selector = utf8(pattern_.getSubstring(pattern_.getPart(part)));
            if (selector == value)
                return write(part + 1, count);
            if (selector == "other")
                other = part + 1;
            part = pattern_.getLimitPartIndex(part + 1) + 1;
        }
        return other >= 0 && write(other, count);
    }

    bool write_plural(std::int32_t part, const std::string& value, UPluralType type) {
        if (!parse_decimal(value))
            return false;
        const double offset = pattern_.getPluralOffset(part);
        if (is_numeric(pattern_.getPart(part)))
            ++part;
        std::string count = value;
        if (offset != 0) {
            const auto reduced = minus_offset(value, static_cast<std::int64_t>(offset));
            if (!reduced)
                return false;
            count = *reduced;
        }
        const std::string keyword = utf8(plural_keyword(count, lang_, type));
        std::int32_t chosen = -1, other = -1;
        while (pattern_.getPart(part).getType() != UMSGPAT_PART_TYPE_ARG_LIMIT) {
            const std::string selector = utf8(pattern_.getSubstring(pattern_.getPart(part)));
            ++part;
            if (is_numeric(pattern_.getPart(part))) {
                if (same_value(value, pattern_.getNumericValue(pattern_.getPart(part))))
                    return write(part + 1, &count);
                ++part;
            }
            if (selector == keyword && chosen < 0)
                chosen = part;
            if (selector == "other")
                other = part;
            part = pattern_.getLimitPartIndex(part) + 1;
        }
        chosen = chosen < 0 ? other : chosen;
        return chosen >= 0 && write(chosen, &count);
    }

    const icu::MessagePattern& pattern_;
    const icu::UnicodeString& text_;
    const std::map<std::string, std::string>& arguments_;
    std::string_view lang_;
    std::string out_;
};

/// A message nested deeper than any person writes is refused: reading and writing recurse.
bool is_too_deep(std::string_view message) {
    constexpr int MaxDepth = 64;
    int depth = 0;
    for (const char c : message) {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (depth > MaxDepth)
            return true;
    }
    return false;
}

std::string parse_failure(UErrorCode status, const UParseError& where) {
    const std::string near =
        utf8(icu::UnicodeString(where.preContext)) + utf8(icu::UnicodeString(where.postContext));
    const std::string place = near.empty() ? std::string() : " near `" + near + "`";
    switch (status) {
    case U_UNMATCHED_BRACES:
        return "a brace has no partner" + place;
    case U_DEFAULT_KEYWORD_MISSING:
        return "a choice has no `other`" + place;
    case U_INDEX_OUTOFBOUNDS_ERROR:
        return "the message or a number in it is too long";
    default:
        return "the message is malformed" + place;
    }
}

std::optional<std::string> check_keyword(
    const icu::MessagePattern& pattern,
    std::int32_t selector,
    std::string_view lang,
    UPluralType type) {
    const icu::UnicodeString name = pattern.getSubstring(pattern.getPart(selector));
    if (name.startsWith(u"=", 1) || plural_rules(lang, type).isKeyword(name))
        return std::nullopt;
    return fmt::format("`{}` is not a plural form of this language", utf8(name));
}

/// What an argument asks for that messages do not have, or nothing.
std::optional<std::string>
check_argument(const icu::MessagePattern& pattern, std::int32_t start, std::string_view lang) {
    const UMessagePatternArgType type = pattern.getPart(start).getArgType();
    if (type == UMSGPAT_ARG_TYPE_CHOICE)
        return "`choice` is not supported: use `plural`";
    if (type == UMSGPAT_ARG_TYPE_SIMPLE) {
        const std::string name = utf8(pattern.getSubstring(pattern.getPart(start + 2)));
        if (name != "number" && name != "date")
            return "`" + name + "` is not a kind of argument";
    }
    if (type != UMSGPAT_ARG_TYPE_PLURAL && type != UMSGPAT_ARG_TYPE_SELECTORDINAL)
        return std::nullopt;
    const UPluralType plural =
        type == UMSGPAT_ARG_TYPE_PLURAL ? UPLURAL_TYPE_CARDINAL : UPLURAL_TYPE_ORDINAL;
    for (std::int32_t i = start + 2; i < pattern.getLimitPartIndex(start); ++i) {
        if (pattern.getPart(i).getType() == UMSGPAT_PART_TYPE_MSG_START)
            i = pattern.getLimitPartIndex(i);
        else if (pattern.getPart(i).getType() == UMSGPAT_PART_TYPE_ARG_SELECTOR)
            if (auto failure = check_keyword(pattern, i, lang, plural))
                return failure;
    }
    return std::nullopt;
}

std::optional<std::string> write_message(
    std::string_view message,
    const std::map<std::string, std::string>& arguments,
    std::string_view lang) {
    if (is_too_deep(message))
        return std::nullopt;
    UErrorCode status = U_ZERO_ERROR;
    const icu::MessagePattern pattern(
        icu::UnicodeString::fromUTF8(piece(message)), nullptr, status);
    if (U_FAILURE(status))
        return std::nullopt;
    MessageWriter writer(pattern, arguments, lang);
    if (!writer.write(0, nullptr))
        return std::nullopt;
    return writer.take();
}

} // namespace

std::optional<std::string> format_message(
    std::string_view message,
    const std::map<std::string, std::string>& arguments,
    std::string_view lang) {
    // Text alone is a message that says itself.
    if (message.find_first_of("{}'") == std::string_view::npos)
        return std::string(message);
    thread_local Memo memo;
    std::string key;
    append_argument(key, lang);
    append_argument(key, message);
    for (const auto& [name, value] : arguments) {
        append_argument(key, name);
        append_argument(key, value);
    }
    return memo.get(key, [&] { return write_message(message, arguments, lang); });
}

std::optional<std::string> check_message(std::string_view message, std::string_view lang) {
    if (is_too_deep(message))
        return "the message is nested too deeply";
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    const icu::MessagePattern pattern(icu::UnicodeString::fromUTF8(piece(message)), &where, status);
    if (U_FAILURE(status))
        return parse_failure(status, where);
    for (std::int32_t i = 0; i < pattern.countParts(); ++i)
        if (pattern.getPart(i).getType() == UMSGPAT_PART_TYPE_ARG_START)
            if (auto failure = check_argument(pattern, i, lang))
                return failure;
    return std::nullopt;
}

std::vector<std::string> message_arguments(std::string_view message) {
    std::vector<std::string> names;
    if (is_too_deep(message))
        return names;
    UErrorCode status = U_ZERO_ERROR;
    const icu::MessagePattern pattern(
        icu::UnicodeString::fromUTF8(piece(message)), nullptr, status);
    if (U_FAILURE(status))
        return names;
    for (std::int32_t i = 0; i < pattern.countParts(); ++i) {
        const UMessagePatternPartType type = pattern.getPart(i).getType();
        if (type == UMSGPAT_PART_TYPE_ARG_NAME || type == UMSGPAT_PART_TYPE_ARG_NUMBER)
            names.push_back(utf8(pattern.getSubstring(pattern.getPart(i))));
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

} // namespace zbirnyk
