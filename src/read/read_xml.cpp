#include "diag/codes.h"
#include "read/tree_content.h"
#include "read/xml_scanner.h"

namespace zbirnyk {

/// Fills a Tree from a registered file that is known to be well formed.
class TreeReader {
  public:
    static std::optional<Tree>
    read(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics) {
        Tree tree;
        Tree::Content& content = *tree.content_;
        content.file = file;
        content.source = sources.text(file);
        content.buffer = std::string(content.source);
        // White space between inline elements carries meaning in mixed content, so all text is
        // kept.
        constexpr unsigned Options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                                     pugi::parse_wconv_attribute | pugi::parse_ws_pcdata;
        const pugi::xml_parse_result result = content.document.load_buffer_inplace(
            content.buffer.data(), content.buffer.size(), Options, pugi::encoding_utf8);
        if (!result) {
            const auto offset = static_cast<std::uint32_t>(result.offset);
            diagnostics.error(codes::XmlMalformed, {file, offset, offset}, result.description());
            return std::nullopt;
        }
        return tree;
    }
};

std::optional<Tree> read_xml(
    const Sources& sources, std::uint32_t file, const XmlLimits& limits, Diagnostics& diagnostics) {
    if (!check_well_formed(sources, file, limits, diagnostics)) {
        return std::nullopt;
    }
    return TreeReader::read(sources, file, diagnostics);
}

} // namespace zbirnyk
