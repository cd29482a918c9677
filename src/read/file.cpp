#include "read/file.h"

#include "base/utf8.h"
#include "base/windows1251.h"
#include "diag/codes.h"

#include <fmt/format.h>

namespace zbirnyk {

namespace {

constexpr std::string_view Utf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view Utf16LittleMark = "\xFF\xFE";
constexpr std::string_view Utf16BigMark = "\xFE\xFF";

/// The same as XmlLimits allows: no list of participants and no text for print comes near it, and
/// spans count bytes in 32 bits.
constexpr std::size_t LargestFile = 256u << 20;

/// Text as UTF-8, and the place of the first character that could not be converted (it is U+FFFD
/// in the text).
struct Converted {
    std::string text;
    std::optional<std::size_t> broken_at;
};

Converted from_utf16(std::string_view bytes, bool big_endian) {
    Converted result;
    result.text.reserve(bytes.size());
    const auto unit_at = [&](std::size_t i) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
    };
    const auto put_broken = [&] {
        result.broken_at = result.broken_at.value_or(result.text.size());
        append_utf8(result.text, 0xFFFD);
    };
    std::size_t i = 0;
    for (; i + 1 < bytes.size(); i += 2) {
        const char32_t unit = unit_at(i);
        if (unit < 0xD800 || unit > 0xDFFF) {
            append_utf8(result.text, unit);
        } else if (const char32_t low = unit < 0xDC00 && i + 3 < bytes.size() ? unit_at(i + 2) : 0;
                   low >= 0xDC00 && low <= 0xDFFF) {
            append_utf8(result.text, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
            i += 2;
        } else {
            put_broken();
        }
    }
    if (i < bytes.size()) {
        put_broken();
    }
    return result;
}

Converted from_windows1251(std::string_view bytes) {
    Converted result;
    result.text.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const char32_t decoded = decode_windows1251(static_cast<unsigned char>(c));
        if (decoded == 0 && c != '\0') {
            result.broken_at = result.broken_at.value_or(result.text.size());
        }
        append_utf8(result.text, decoded == 0 && c != '\0' ? 0xFFFD : decoded);
    }
    return result;
}

Converted to_utf8_text(std::string bytes, TextKind kind) {
    if (bytes.starts_with(Utf8Mark)) {
        bytes.erase(0, Utf8Mark.size());
        const auto broken_at = find_invalid_utf8(bytes);
        return {std::move(bytes), broken_at};
    }
    if (bytes.starts_with(Utf16LittleMark) || bytes.starts_with(Utf16BigMark)) {
        return from_utf16(std::string_view(bytes).substr(2), bytes[0] == '\xFE');
    }
    const auto broken_at = find_invalid_utf8(bytes);
    if (broken_at && kind == TextKind::Table) {
        return from_windows1251(bytes);
    }
    return {std::move(bytes), broken_at};
}

std::string encoding_hint(std::string_view text, TextKind kind) {
    const bool says_1251 = text.substr(0, text.find("?>")).find("1251") != std::string_view::npos;
    if (kind == TextKind::Xml && says_1251) {
        return "XML in windows-1251 is not read: save the file in the encoding UTF-8 and say "
               "`encoding=\"UTF-8\"` in its first line";
    }
    return kind == TextKind::Xml ? "save the file in the encoding UTF-8"
                                 : "save the table as «CSV UTF-8»";
}

/// The bytes of a file that can be read and is not too large.
std::optional<std::string>
read_bytes(const FileSystem& files, const TextFile& wanted, Diagnostics& diagnostics) {
    FileContent content = files.read(wanted.path);
    if (const auto* error = std::get_if<FileError>(&content)) {
        diagnostics.error(
            codes::FileUnreadable,
            wanted.from,
            fmt::format("cannot read `{}`: {}", wanted.path.generic_string(), error->reason));
        return std::nullopt;
    }
    std::string bytes = std::get<std::string>(std::move(content));
    if (bytes.size() > LargestFile) {
        diagnostics.error(
            codes::FileTooLarge,
            wanted.from,
            fmt::format(
                "`{}` has {} bytes, the limit is {}",
                wanted.path.generic_string(),
                bytes.size(),
                LargestFile));
        return std::nullopt;
    }
    return bytes;
}

} // namespace

std::optional<std::uint32_t> read_source(
    const FileSystem& files, const TextFile& wanted, Sources& sources, Diagnostics& diagnostics) {
    std::optional<std::string> bytes = read_bytes(files, wanted, diagnostics);
    if (!bytes)
        return std::nullopt;
    Converted converted = to_utf8_text(*std::move(bytes), wanted.kind);
    const std::uint32_t file = sources.add(wanted.path.generic_string(), std::move(converted.text));
    if (!converted.broken_at) {
        return file;
    }
    const auto at = static_cast<std::uint32_t>(*converted.broken_at);
    diagnostics.error(
        wanted.kind == TextKind::Xml ? codes::XmlInvalidUtf8 : codes::CsvEncoding,
        {file, at, at + 1},
        "bytes that are no text in the file's encoding",
        encoding_hint(sources.text(file), wanted.kind));
    return std::nullopt;
}

std::optional<std::filesystem::path> resolve_inside(
    const FileSystem& files,
    const std::filesystem::path& root,
    std::string_view relative,
    Span from,
    Diagnostics& diagnostics) {
    const auto refuse = [&](std::string message, std::string hint) {
        diagnostics.error(codes::FileOutside, from, std::move(message), std::move(hint));
        return std::nullopt;
    };
    if (relative.empty() || relative.find('\0') != std::string_view::npos) {
        return refuse("the path is empty", "name a file in the folder of the event");
    }
    const std::filesystem::path path(relative);
    if (path.is_absolute()) {
        return refuse(
            fmt::format("the path `{}` is absolute", relative),
            "write it relative to the folder of the file that names it");
    }
    const std::filesystem::path inner = files.canonical(root / path);
    const std::filesystem::path outer = files.canonical(root);
    // One path lies in another when their parts agree as far as the other goes; "." is the folder
    // in which everything relative lies that does not climb.
    auto part = inner.begin();
    for (const std::filesystem::path& wanted : outer) {
        if (wanted == "." || wanted.empty()) {
            continue;
        }
        if (part == inner.end() || *part != wanted) {
            return refuse(
                fmt::format("the path `{}` leaves the folder of the event", relative),
                "copy the file into the folder and name it there");
        }
        ++part;
    }
    if (part != inner.end() && *part == "..") {
        return refuse(
            fmt::format("the path `{}` leaves the folder of the event", relative),
            "copy the file into the folder and name it there");
    }
    return (root / path).lexically_normal();
}

} // namespace zbirnyk
