#include "base/utf8.h"
#include "diag/codes.h"
#include "read/file.h"
#include "read/tree.h"
#include "text/font.h"
#include "text/font_content.h"
#include "text/fonts_vocabulary.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <variant>

namespace zbirnyk {

namespace {

struct Family {
    std::string name;
    std::vector<FaceId> faces; ///< in the order of fonts.xml
};

struct Fallback {
    std::size_t family = 0;    ///< into the families
    std::u32string characters; ///< taken without a warning
};

} // namespace

struct FontSet::Content {
    std::vector<FontFace> faces;
    std::vector<Family> families;
    std::vector<Fallback> fallbacks;

    const Family* find(std::string_view name) const {
        const auto found =
            std::find_if(families.begin(), families.end(), [name](const Family& family) {
                return family.name == name;
            });
        return found == families.end() ? nullptr : &*found;
    }

    FaceId match(const Family& family, int weight, bool italic) const;
};

namespace {

constexpr int MaxWeight = 1000;
constexpr std::size_t MaxFaces = std::numeric_limits<FaceId>::max();

/// Reads fonts.xml element by element.
class FontSetReader {
  public:
    FontSetReader(
        const FileSystem& files,
        const std::filesystem::path& folder,
        const Tree& tree,
        Diagnostics& diagnostics)
        : files_(files)
        , tree_(tree)
        , diagnostics_(diagnostics)
        , folders_{folder} {
        for (const Node node : tree.root().child_elements("system-folder"))
            folders_.emplace_back(node.attribute("path"));
    }

    void read(FontSet::Content& content) {
        for (const Node node : tree_.root().child_elements("family"))
            read_family(node, content);
        for (const Node node : tree_.root().child_elements("fallback"))
            read_fallback(node, content);
    }

  private:
    void read_family(Node node, FontSet::Content& content) {
        Family family{std::string(node.attribute("name")), {}};
        if (content.find(family.name)) {
            diagnostics_.error(
                codes::FontsDuplicate,
                tree_.span(node.attribute_node("name")),
                "the family `" + family.name + "` is named twice");
            return;
        }
        const bool optional = node.attribute("optional") == "true";
        for (const Node face : node.child_elements("face"))
            if (std::optional<FontFace> font = read_face(face, family, content, optional)) {
                family.faces.push_back(static_cast<FaceId>(content.faces.size()));
                content.faces.push_back(*std::move(font));
            }
        if (!family.faces.empty())
            content.families.push_back(std::move(family));
    }

    std::optional<FontFace>
    read_face(Node node, const Family& family, const FontSet::Content& content, bool optional) {
        const Span span = tree_.span(node.attribute_node("file"));
        FaceDescription description{family.name, 0, node.attribute("style") == "italic"};
        const std::string_view weight = node.attribute("weight");
        std::from_chars(weight.data(), weight.data() + weight.size(), description.weight);
        if (description.weight < 1 || description.weight > MaxWeight) {
            diagnostics_.error(
                codes::FontsWeight,
                tree_.span(node.attribute_node("weight")),
                "the weight " + std::string(weight) + " is not between 1 and 1000");
            return std::nullopt;
        }
        for (const FaceId other : family.faces)
            if (content.faces[other].weight() == description.weight &&
                content.faces[other].italic() == description.italic) {
                diagnostics_.error(
                    codes::FontsDuplicate,
                    span,
                    "`" + family.name + "` has two faces of the same weight and style");
                return std::nullopt;
            }
        if (content.faces.size() >= MaxFaces)
            return std::nullopt;
        return load(std::string(node.attribute("file")), description, span, optional);
    }

    std::optional<FontFace>
    load(const std::string& file, const FaceDescription& description, Span span, bool optional) {
        for (const std::filesystem::path& folder : folders_) {
            const std::filesystem::path path = folder / file;
            if (!files_.is_file(path))
                continue;
            MappedFile mapped = files_.map(path);
            if (const auto* error = std::get_if<FileError>(&mapped)) {
                diagnostics_.error(
                    codes::FileUnreadable,
                    span,
                    "the font `" + file + "` cannot be read: " + error->reason);
                return std::nullopt;
            }
            std::variant<FontFace, std::string> font =
                open_font(std::get<FileView>(std::move(mapped)), description);
            if (const auto* fault = std::get_if<std::string>(&font)) {
                diagnostics_.error(
                    codes::FontsBrokenFile,
                    span,
                    "the font `" + file + "` cannot be used: " + *fault);
                return std::nullopt;
            }
            return std::get<FontFace>(std::move(font));
        }
        if (!optional)
            diagnostics_.error(
                codes::FontsMissingFile,
                span,
                "there is no font file `" + file + "`",
                "put it beside fonts.xml or install the package that holds it");
        return std::nullopt;
    }

    void read_fallback(Node node, FontSet::Content& content) {
        const std::string_view name = node.attribute("family");
        if (const Family* family = content.find(name)) {
            content.fallbacks.push_back(
                {static_cast<std::size_t>(family - content.families.data()),
                 to_utf32(node.attribute("characters"))});
            return;
        }
        std::vector<std::string_view> names;
        for (const Node family : tree_.root().child_elements("family"))
            names.push_back(family.attribute("name"));
        // A family without a usable file has been reported, or need not be there.
        if (std::find(names.begin(), names.end(), name) == names.end())
            diagnostics_.error(
                codes::FontsUnknownFamily,
                tree_.span(node.attribute_node("family")),
                "there is no family `" + std::string(name) + "`",
                did_you_mean(name, names));
    }

    const FileSystem& files_;
    const Tree& tree_;
    Diagnostics& diagnostics_;
    std::vector<std::filesystem::path> folders_;
};

/// How far a weight is from the one wanted, by CSS Fonts 4, 5.2: less is nearer. From 400 to 500
/// the heavier weights up to 500 come first, then the lighter, then the rest; outside, the search
/// goes away from the middle first.
int weight_distance(int weight, int wanted) {
    const int distance = weight > wanted ? weight - wanted : wanted - weight;
    constexpr int Later = MaxWeight, Last = 2 * MaxWeight;
    if (wanted >= 400 && wanted <= 500) {
        if (weight >= wanted && weight <= 500)
            return distance;
        return distance + (weight < wanted ? Later : Last);
    }
    const bool preferred = wanted < 400 ? weight <= wanted : weight >= wanted;
    return distance + (preferred ? 0 : Later);
}

} // namespace

FaceId FontSet::Content::match(const Family& family, int weight, bool italic) const {
    return *std::min_element(family.faces.begin(), family.faces.end(), [&](FaceId a, FaceId b) {
        const auto rank = [&](FaceId id) {
            const FontFace& face = faces[id];
            return std::pair(face.italic() != italic, weight_distance(face.weight(), weight));
        };
        return rank(a) < rank(b);
    });
}

std::optional<FontSet> FontSet::load(
    const FileSystem& files,
    const std::filesystem::path& folder,
    Sources& sources,
    Diagnostics& diagnostics) {
    const std::size_t errors_before = diagnostics.error_count();
    const std::optional<std::uint32_t> file =
        read_source(files, {folder / "fonts.xml", TextKind::Xml, {}}, sources, diagnostics);
    if (!file)
        return std::nullopt;
    const std::optional<Tree> tree = read_xml(sources, *file, {}, diagnostics);
    if (!tree || !check_vocabulary(*tree, fonts_vocabulary(), diagnostics))
        return std::nullopt;
    auto content = std::make_shared<Content>();
    FontSetReader(files, folder, *tree, diagnostics).read(*content);
    if (diagnostics.error_count() != errors_before)
        return std::nullopt;
    FontSet fonts;
    fonts.content_ = std::move(content);
    return fonts;
}

const FontFace& FontSet::face(FaceId id) const {
    return content_->faces.at(id);
}

std::size_t FontSet::size() const {
    return content_->faces.size();
}

bool FontSet::has_family(std::string_view family) const {
    return content_->find(family) != nullptr;
}

std::vector<std::string_view> FontSet::families() const {
    std::vector<std::string_view> names;
    for (const Family& family : content_->families)
        names.emplace_back(family.name);
    return names;
}

FaceId FontSet::match(std::string_view family, int weight, bool italic) const {
    const Family* found = content_->find(family);
    return content_->match(found ? *found : content_->families.front(), weight, italic);
}

std::vector<FaceId> FontSet::fallbacks(int weight, bool italic) const {
    std::vector<FaceId> faces;
    for (const Fallback& fallback : content_->fallbacks)
        faces.push_back(content_->match(content_->families[fallback.family], weight, italic));
    return faces;
}

bool FontSet::is_expected_fallback(FaceId face, char32_t character) const {
    return std::any_of(
        content_->fallbacks.begin(), content_->fallbacks.end(), [&](const Fallback& fallback) {
            const std::vector<FaceId>& faces = content_->families[fallback.family].faces;
            return std::find(faces.begin(), faces.end(), face) != faces.end() &&
                   fallback.characters.find(character) != std::u32string::npos;
        });
}

} // namespace zbirnyk
