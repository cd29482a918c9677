#include "conformance.h"

#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDFTokenizer.hh>
#include <qpdf/QUtil.hh>

namespace zbirnyk {

namespace {

int number_of(const std::string& bytes) {
    int value = 0;
    for (const char c : bytes)
        value = value * 256 + static_cast<unsigned char>(c);
    return value;
}

std::string text_of(const std::string& utf16) {
    return QUtil::utf16_to_utf8("\xFE\xFF" + utf16);
}

/// A range maps consecutive codes to texts that differ in their last byte.
void add_range(ToUnicode& map, int first, int last, std::string utf16) {
    for (int code = first; code <= last && !utf16.empty(); ++code) {
        map[code] = text_of(utf16);
        utf16.back() = static_cast<char>(utf16.back() + 1);
    }
}

ToUnicode read_cmap(QPDFObjectHandle stream) {
    ToUnicode map;
    const auto data = stream.getStreamData(qpdf_dl_generalized);
    auto source = std::make_shared<BufferInputSource>(
        "ToUnicode",
        std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize()));
    QPDFTokenizer tokenizer;
    tokenizer.allowEOF();
    std::vector<std::string> strings;
    bool in_array = false;
    std::vector<std::string> array;
    bool in_range = false;
    while (true) {
        const QPDFTokenizer::Token token = tokenizer.readToken(source, "ToUnicode", true);
        switch (token.getType()) {
        case QPDFTokenizer::tt_eof:
            return map;
        case QPDFTokenizer::tt_string:
            (in_array ? array : strings).push_back(token.getValue());
            break;
        case QPDFTokenizer::tt_array_open:
            in_array = true;
            array.clear();
            break;
        case QPDFTokenizer::tt_array_close:
            in_array = false;
            if (in_range && strings.size() == 2) {
                for (std::size_t i = 0; i < array.size(); ++i)
                    map[number_of(strings[0]) + static_cast<int>(i)] = text_of(array[i]);
                strings.clear();
            }
            break;
        case QPDFTokenizer::tt_word:
            in_range = token.getValue() == "beginbfrange";
            if (token.getValue() == "endbfchar") {
                for (std::size_t i = 0; i + 1 < strings.size(); i += 2)
                    map[number_of(strings[i])] = text_of(strings[i + 1]);
            }
            strings.clear();
            break;
        default:
            break;
        }
        if (in_range && strings.size() == 3) {
            add_range(map, number_of(strings[0]), number_of(strings[1]), strings[2]);
            strings.clear();
        }
    }
}

} // namespace

const ToUnicode& ToUnicodeMaps::of(QPDFObjectHandle font) {
    const auto [found, is_new] = maps_.try_emplace(font.getObjGen());
    if (is_new && font.getKey("/ToUnicode").isStream())
        found->second = read_cmap(font.getKey("/ToUnicode"));
    return found->second;
}

} // namespace zbirnyk
