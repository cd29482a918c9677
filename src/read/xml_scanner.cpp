#include "read/xml_scanner.h"

#include "base/utf8.h"
#include "diag/codes.h"
#include "read/xml_characters.h"

#include <algorithm>
#include <fmt/format.h>

/// The well-formedness check that runs before pugixml. pugixml silently accepts duplicate
/// attributes, unknown entities, invalid UTF-8, endless nesting, text beside the root and several
/// roots, and does not name the start tag of a mismatched end tag. So one linear pass with a stack
/// of open elements checks everything that XML 1.0 demands of a document without a DTD; pugixml
/// then only builds the tree. Nothing recurses: depth costs a stack entry.
namespace zbirnyk {

namespace {

/// Entities of HTML that people type by habit, and the character that each stands for.
struct HtmlEntity {
    std::string_view name;
    std::string_view character;
    int code_point;
};

constexpr HtmlEntity HtmlEntities[] = {
    {"nbsp", "no-break space", 160},
    {"ndash", "–", 8211},
    {"mdash", "—", 8212},
    {"laquo", "«", 171},
    {"raquo", "»", 187},
    {"hellip", "…", 8230},
    {"bdquo", "„", 8222},
    {"ldquo", "“", 8220},
    {"rdquo", "”", 8221},
    {"lsquo", "‘", 8216},
    {"rsquo", "’", 8217},
    {"shy", "soft hyphen", 173},
    {"copy", "©", 169},
    {"sect", "§", 167},
    {"deg", "°", 176},
    {"times", "×", 215},
    {"minus", "−", 8722},
    {"plusmn", "±", 177},
    {"numero", "№", 8470},
    {"euro", "€", 8364},
    {"bull", "•", 8226},
};

bool is_predefined_entity(std::string_view name) {
    return name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos";
}

std::string entity_hint(std::string_view name) {
    for (const HtmlEntity& entity : HtmlEntities) {
        if (entity.name == name) {
            return fmt::format(
                "write `&#{};` ({}) or the character itself", entity.code_point, entity.character);
        }
    }
    std::vector<std::string_view> names{"amp", "lt", "gt", "quot", "apos"};
    for (const HtmlEntity& entity : HtmlEntities) {
        names.push_back(entity.name);
    }
    const std::string_view guess = nearest(name, names);
    if (is_predefined_entity(guess)) {
        return fmt::format("did you mean `&{};`?", guess);
    }
    return guess.empty() ? "XML knows only `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;` and numbers "
                           "such as `&#8212;`"
                         : entity_hint(guess);
}

class XmlScanner {
  public:
    XmlScanner(
        std::string_view text,
        std::uint32_t file,
        const XmlLimits& limits,
        Diagnostics& diagnostics)
        : text_(text)
        , file_(file)
        , limits_(limits)
        , diagnostics_(diagnostics) {}

    void scan() {
        if (!scan_characters()) {
            return;
        }
        if (starts("<?xml") && at_ + 5 < text_.size() && is_xml_blank(text_[at_ + 5]) &&
            !scan_instruction()) {
            return;
        }
        while (at_ < text_.size()) {
            if (!(text_[at_] == '<' ? scan_markup() : scan_text())) {
                return;
            }
        }
        report_end();
    }

  private:
    struct OpenElement {
        std::uint32_t begin = 0, end = 0; // of the name in the start tag
    };

    Span span(std::size_t begin, std::size_t end) const {
        return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    bool starts(std::string_view what) const { return text_.substr(at_).starts_with(what); }

    std::string_view name_of(OpenElement element) const {
        return text_.substr(element.begin, element.end - element.begin);
    }

    Span span_of(OpenElement element) const { return {file_, element.begin, element.end}; }

    /// Reports an error after which nothing sensible can be read.
    bool fail(Code code, Span where, std::string message, std::string hint = {}) {
        diagnostics_.error(code, where, std::move(message), std::move(hint));
        return false;
    }

    bool malformed(std::size_t begin, std::size_t end, std::string message, std::string hint = {}) {
        return fail(codes::XmlMalformed, span(begin, end), std::move(message), std::move(hint));
    }

    bool scan_characters() {
        for (std::size_t i = 0; i < text_.size();) {
            const auto byte = static_cast<unsigned char>(text_[i]);
            if (byte >= 0x20 && byte < 0x80) {
                ++i;
                continue;
            }
            const Decoded decoded = decode_utf8(text_.substr(i));
            if (decoded.code_point == 0xFFFD && decoded.size == 1) {
                return fail(
                    codes::XmlInvalidUtf8,
                    span(i, i + 1),
                    fmt::format("the byte 0x{:02X} is not UTF-8", byte),
                    "save the file in the encoding UTF-8");
            }
            if (!is_xml_character(decoded.code_point)) {
                return fail(
                    codes::XmlControlCharacter,
                    span(i, i + decoded.size),
                    fmt::format(
                        "control character U+{:04X}",
                        static_cast<std::uint32_t>(decoded.code_point)),
                    "remove it; XML allows only tab and line ends");
            }
            i += decoded.size;
        }
        return true;
    }

    void skip_blanks() {
        while (at_ < text_.size() && is_xml_blank(text_[at_])) {
            ++at_;
        }
    }

    bool scan_text() {
        const std::size_t end = std::min(text_.find('<', at_), text_.size());
        if (open_.empty()) {
            skip_blanks();
            if (at_ < end) {
                const auto outside = trim_xml_blanks(text_.substr(at_, end - at_));
                return malformed(
                    at_, at_ + outside.size(), "text outside of the root element", "remove it");
            }
            return true;
        }
        const std::string_view content = text_.substr(at_, end - at_);
        if (const std::size_t close = content.find("]]>"); close != std::string_view::npos) {
            return malformed(at_ + close, at_ + close + 3, "`]]>` in text", "write `]]&gt;`");
        }
        return scan_references(end);
    }

    /// Checks the references from here to `end` and goes there.
    bool scan_references(std::size_t end) {
        while (true) {
            const std::size_t found = text_.substr(at_, end - at_).find('&');
            if (found == std::string_view::npos) {
                at_ = end;
                return true;
            }
            at_ += found;
            if (!scan_reference(end)) {
                return false;
            }
        }
    }

    bool scan_reference(std::size_t limit) {
        const std::size_t begin = at_++;
        if (at_ < limit && text_[at_] == '#') {
            return scan_character_reference(begin, limit);
        }
        const std::size_t length = xml_name_length(text_.substr(at_, limit - at_));
        const std::string_view name = text_.substr(at_, length);
        if (length == 0 || at_ + length >= limit || text_[at_ + length] != ';') {
            // The rest stays readable: the sign alone is wrong.
            malformed(begin, begin + 1, "`&` that begins no reference", "write `&amp;`");
            return true;
        }
        at_ += length + 1;
        if (!is_predefined_entity(name)) {
            diagnostics_.error(
                codes::XmlUnknownEntity,
                span(begin, at_),
                fmt::format("unknown entity `&{};`", name),
                entity_hint(name));
        }
        return true;
    }

    bool scan_character_reference(std::size_t begin, std::size_t limit) {
        ++at_;
        const bool hexadecimal = at_ < limit && text_[at_] == 'x';
        at_ += hexadecimal ? 1 : 0;
        const std::size_t digits = at_;
        std::uint32_t value = 0;
        for (; at_ < limit; ++at_) {
            const int digit = digit_value(text_[at_]);
            if (digit < 0 || (!hexadecimal && digit > 9)) {
                break;
            }
            value = std::min<std::uint32_t>(
                value * (hexadecimal ? 16 : 10) + static_cast<std::uint32_t>(digit), 0x110000);
        }
        if (at_ == digits || at_ >= limit || text_[at_] != ';') {
            malformed(
                begin,
                at_,
                "unfinished character reference",
                "write it as in `&#8212;` or `&#x2014;`");
            return true;
        }
        ++at_;
        if (!is_xml_character(value)) {
            malformed(
                begin, at_, fmt::format("`{}` is no character", text_.substr(begin, at_ - begin)));
        }
        return true;
    }

    static int digit_value(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        const char lower = static_cast<char>(c | 0x20);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    bool scan_markup() {
        if (starts("<!--")) {
            return scan_comment();
        }
        if (starts("<![CDATA[")) {
            return scan_cdata();
        }
        if (starts("<!DOCTYPE")) {
            return fail(
                codes::XmlDoctype,
                span(at_, at_ + 9),
                "a document type declaration",
                "remove it: entities and external definitions are not read");
        }
        if (starts("<?")) {
            return scan_instruction();
        }
        return starts("</") ? scan_end_tag() : scan_start_tag();
    }

    bool scan_comment() {
        const std::size_t begin = at_;
        const std::size_t dashes = text_.find("--", at_ + 4);
        if (dashes == std::string_view::npos) {
            return malformed(
                begin, begin + 4, "a comment that is never closed", "end it with `-->`");
        }
        if (dashes + 2 >= text_.size() || text_[dashes + 2] != '>') {
            return malformed(
                dashes, dashes + 2, "`--` inside a comment", "write a single dash there");
        }
        at_ = dashes + 3;
        return true;
    }

    bool scan_cdata() {
        const std::size_t begin = at_;
        if (open_.empty()) {
            return malformed(begin, begin + 9, "text outside of the root element", "remove it");
        }
        const std::size_t end = text_.find("]]>", at_);
        if (end == std::string_view::npos) {
            return malformed(
                begin, begin + 9, "a CDATA section that is never closed", "end it with `]]>`");
        }
        at_ = end + 3;
        return true;
    }

    bool scan_instruction() {
        const std::size_t begin = at_;
        const std::size_t end = text_.find("?>", at_ + 2);
        if (end == std::string_view::npos) {
            return malformed(begin, begin + 2, "`<?` that is never closed", "end it with `?>`");
        }
        const std::size_t length = xml_name_length(text_.substr(at_ + 2, end - at_ - 2));
        const std::string_view target = text_.substr(at_ + 2, length);
        if (length == 0) {
            return malformed(begin, begin + 2, "`<?` without a name");
        }
        if (begin > 0 && target.size() == 3 && (target[0] | 0x20) == 'x' &&
            (target[1] | 0x20) == 'm' && (target[2] | 0x20) == 'l') {
            return malformed(
                begin,
                begin + 5,
                "an XML declaration that is not at the start of the file",
                "move it to the very first character");
        }
        at_ = end + 2;
        return true;
    }

    bool scan_start_tag() {
        const std::size_t begin = at_++;
        const std::size_t length = xml_name_length(text_.substr(at_));
        if (length == 0) {
            return malformed(begin, begin + 1, "`<` that begins no tag", "write `&lt;`");
        }
        const OpenElement element{
            static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at_ + length)};
        at_ += length;
        if (open_.empty() && root_) {
            diagnostics_.report(
                {Severity::Error,
                 codes::XmlMalformed,
                 span_of(element),
                 fmt::format("a second root element `{}`", name_of(element)),
                 {{span_of(*root_), fmt::format("the root element is `{}`", name_of(*root_))}},
                 "an XML file has one root element; put both into one"});
            return false;
        }
        if (open_.empty()) {
            root_ = element;
        }
        if (open_.size() >= limits_.depth) {
            return fail(
                codes::XmlTooDeep,
                span_of(element),
                fmt::format("elements are nested deeper than {}", limits_.depth));
        }
        return scan_attributes(element);
    }

    bool scan_attributes(OpenElement element) {
        attributes_.clear();
        while (true) {
            const std::size_t before = at_;
            skip_blanks();
            if (at_ >= text_.size() || text_[at_] == '<') {
                return malformed(
                    element.begin,
                    element.end,
                    fmt::format("the tag `{}` is never closed", name_of(element)),
                    "end it with `>`");
            }
            if (text_[at_] == '>' || starts("/>")) {
                report_duplicates(element);
                const bool empty = text_[at_] == '/';
                at_ += empty ? 2 : 1;
                if (!empty) {
                    open_.push_back(element);
                }
                return true;
            }
            if (!scan_attribute(element, before)) {
                return false;
            }
        }
    }

    bool scan_attribute(OpenElement element, std::size_t before) {
        const std::size_t begin = at_;
        const std::size_t length = xml_name_length(text_.substr(at_));
        if (length == 0) {
            return malformed(
                begin,
                begin + decode_utf8(text_.substr(begin)).size,
                fmt::format("an unexpected character in the tag `{}`", name_of(element)));
        }
        const std::string_view name = text_.substr(at_, length);
        if (begin == before) {
            return malformed(
                begin,
                begin + length,
                fmt::format("no blank before the attribute `{}`", name),
                "put a blank between attributes");
        }
        at_ += length;
        skip_blanks();
        if (at_ >= text_.size() || text_[at_] != '=') {
            return malformed(
                begin,
                begin + length,
                fmt::format("the attribute `{}` has no value", name),
                fmt::format("write `{}=\"…\"`", name));
        }
        ++at_;
        skip_blanks();
        if (at_ >= text_.size() || (text_[at_] != '"' && text_[at_] != '\'')) {
            return malformed(
                begin,
                begin + length,
                fmt::format("the value of `{}` is not quoted", name),
                fmt::format("write `{}=\"…\"`", name));
        }
        attributes_.push_back(
            {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + length)});
        return scan_attribute_value(name, begin);
    }

    bool scan_attribute_value(std::string_view name, std::size_t name_begin) {
        const char quote = text_[at_++];
        const std::size_t end = text_.find(quote, at_);
        const std::string_view value = text_.substr(at_, std::min(end, text_.size()) - at_);
        const std::size_t less = value.find('<');
        // A forgotten quote swallows the following tags: then the name is the better place.
        const bool swallowed = value.substr(0, less).find('>') != std::string_view::npos;
        if (end == std::string_view::npos || (less != std::string_view::npos && swallowed)) {
            return malformed(
                name_begin,
                name_begin + name.size(),
                fmt::format("the value of `{}` is never closed", name),
                fmt::format("end it with `{}`", quote));
        }
        if (less != std::string_view::npos) {
            return malformed(
                at_ + less,
                at_ + less + 1,
                fmt::format("`<` in the value of `{}`", name),
                "write `&lt;`");
        }
        if (!scan_references(end)) {
            return false;
        }
        at_ = end + 1;
        return true;
    }

    void report_duplicates(OpenElement element) {
        if (attributes_.size() < 2) {
            return;
        }
        std::stable_sort(
            attributes_.begin(), attributes_.end(), [this](OpenElement a, OpenElement b) {
                return name_of(a) < name_of(b);
            });
        for (std::size_t i = 1; i < attributes_.size(); ++i) {
            if (name_of(attributes_[i - 1]) == name_of(attributes_[i])) {
                diagnostics_.report(
                    {Severity::Error,
                     codes::XmlDuplicateAttribute,
                     span_of(attributes_[i]),
                     fmt::format(
                         "`{}` has the attribute `{}` twice",
                         name_of(element),
                         name_of(attributes_[i])),
                     {{span_of(attributes_[i - 1]), "it stands here already"}},
                     "remove one of them"});
            }
        }
    }

    bool scan_end_tag() {
        const std::size_t begin = at_;
        at_ += 2;
        const std::size_t length = xml_name_length(text_.substr(at_));
        const std::string_view name = text_.substr(at_, length);
        const Span where = span(begin + 2, begin + 2 + length);
        at_ += length;
        skip_blanks();
        if (length == 0 || at_ >= text_.size() || text_[at_] != '>') {
            return malformed(begin, begin + 2 + length, "an end tag that is never closed");
        }
        ++at_;
        if (open_.empty()) {
            return fail(
                codes::XmlMismatchedTag,
                where,
                fmt::format("the end tag `{}` without a start tag", name));
        }
        const OpenElement element = open_.back();
        open_.pop_back();
        if (name_of(element) == name) {
            return true;
        }
        diagnostics_.report(
            {Severity::Error,
             codes::XmlMismatchedTag,
             where,
             fmt::format("the end tag `{}` where `{}` must end", name, name_of(element)),
             {{span_of(element), fmt::format("`{}` begins here", name_of(element))}},
             fmt::format("write `</{}>`", name_of(element))});
        return false;
    }

    void report_end() {
        if (!open_.empty()) {
            const OpenElement element = open_.back();
            diagnostics_.error(
                codes::XmlUnclosedTag,
                span_of(element),
                fmt::format("`{}` is never closed", name_of(element)),
                fmt::format("write `</{}>` where it ends", name_of(element)));
        } else if (!root_) {
            malformed(0, 0, "there is no element in the file");
        }
    }

    std::string_view text_;
    std::uint32_t file_;
    const XmlLimits& limits_;
    Diagnostics& diagnostics_;
    std::size_t at_ = 0;
    std::vector<OpenElement> open_;
    std::vector<OpenElement> attributes_;
    std::optional<OpenElement> root_;
};

} // namespace

bool check_well_formed(
    const Sources& sources, std::uint32_t file, const XmlLimits& limits, Diagnostics& diagnostics) {
    const std::string_view text = sources.text(file);
    if (text.size() > limits.bytes) {
        diagnostics.error(
            codes::FileTooLarge,
            {file, 0, 0},
            fmt::format("the file has {} bytes, the limit is {}", text.size(), limits.bytes));
        return false;
    }
    const std::size_t before = diagnostics.error_count();
    XmlScanner(text, file, limits, diagnostics).scan();
    return diagnostics.error_count() == before;
}

} // namespace zbirnyk
