#include "template/content.h"

#include <algorithm>

namespace zbirnyk {

namespace {

struct ElementName {
    std::string_view name;
    Element element;
};

constexpr ElementName ElementNames[] = {
    {"#text", Element::Text},
    {"template", Element::Template},
    {"info", Element::Info},
    {"attach", Element::Attach},
    {"color", Element::Color},
    {"style", Element::Style},
    {"page-master", Element::PageMaster},
    {"region", Element::Region},
    {"static", Element::Static},
    {"include", Element::Include},
    {"result-document", Element::ResultDocument},
    {"sheet", Element::Sheet},
    {"page-sequence", Element::PageSequence},
    {"section", Element::Section},
    {"heading", Element::Heading},
    {"toc-entry", Element::TocEntry},
    {"p", Element::P},
    {"block", Element::Block},
    {"list", Element::List},
    {"item", Element::Item},
    {"grid", Element::Grid},
    {"figure", Element::Figure},
    {"caption", Element::Caption},
    {"image", Element::Image},
    {"table", Element::Table},
    {"thead", Element::Thead},
    {"tbody", Element::Tbody},
    {"tfoot", Element::Tfoot},
    {"tr", Element::Tr},
    {"th", Element::Th},
    {"td", Element::Td},
    {"first-fit", Element::FirstFit},
    {"alternative", Element::Alternative},
    {"b", Element::B},
    {"i", Element::I},
    {"span", Element::Span},
    {"sub", Element::Sub},
    {"sup", Element::Sup},
    {"a", Element::A},
    {"br", Element::Br},
    {"code", Element::Code},
    {"page-number", Element::PageNumber},
    {"leader", Element::Leader},
    {"tab", Element::Tab},
    {"hyphenation-exceptions", Element::HyphenationExceptions},
    {"ref", Element::Ref},
    {"footnote", Element::Footnote},
    {"side-note", Element::SideNote},
    {"running-total", Element::RunningTotal},
    {"marker", Element::Marker},
    {"retrieve-marker", Element::RetrieveMarker},
    {"toc", Element::Toc},
    {"entry", Element::Entry},
    {"toc-title", Element::TocTitle},
    {"toc-number", Element::TocNumber},
    {"toc-page", Element::TocPage},
    {"index-term", Element::IndexTerm},
    {"index", Element::Index},
    {"letter", Element::Letter},
    {"see", Element::See},
    {"index-see", Element::IndexSee},
    {"index-key", Element::IndexKey},
    {"index-pages", Element::IndexPages},
    {"barcode", Element::Barcode},
    {"chart", Element::Chart},
    {"series", Element::Series},
    {"value-of", Element::ValueOf},
    {"message", Element::Message},
    {"param", Element::Param},
    {"for-each", Element::ForEach},
    {"if", Element::If},
    {"choose", Element::Choose},
    {"when", Element::When},
    {"otherwise", Element::Otherwise},
    {"variable", Element::Variable},
    {"match", Element::Match},
    {"apply", Element::Apply},
    {"footnote-call", Element::FootnoteCall},
    {"footnote-label", Element::FootnoteLabel},
    {"item-label", Element::ItemLabel},
    {"caption-label", Element::CaptionLabel},
    {"initial-letter", Element::InitialLetter},
};

} // namespace

std::optional<Element> find_element(std::string_view name) {
    for (const ElementName& entry : ElementNames) {
        if (entry.name == name)
            return entry.element;
    }
    return std::nullopt;
}

std::string_view element_name(Element element) {
    for (const ElementName& entry : ElementNames) {
        if (entry.element == element)
            return entry.name;
    }
    return {};
}

bool is_logic(Element element) {
    switch (element) {
    case Element::ForEach:
    case Element::If:
    case Element::Choose:
    case Element::When:
    case Element::Otherwise:
    case Element::Variable:
    case Element::Apply:
    case Element::ValueOf:
    case Element::Message:
        return true;
    default:
        return false;
    }
}

const Attribute* Instruction::find(std::string_view name) const {
    for (const Attribute& attribute : attributes) {
        if (attribute.name == name)
            return &attribute;
    }
    return nullptr;
}

std::string_view Instruction::value(std::string_view name) const {
    const Attribute* attribute = find(name);
    return attribute == nullptr ? std::string_view{} : std::string_view{attribute->value};
}

const Instruction* form_of_level(const Instruction& list, Element form, int level) {
    const Instruction* general = nullptr;
    for (const Instruction& child : list.children) {
        if (child.element != form)
            continue;
        if (child.value("level") == std::to_string(level))
            return &child;
        if (!child.has("level"))
            general = &child;
    }
    return general;
}

const Instruction* Instruction::child(Element wanted) const {
    const auto found =
        std::find_if(children.begin(), children.end(), [&](const Instruction& child) {
            return child.element == wanted;
        });
    return found == children.end() ? nullptr : &*found;
}

std::shared_ptr<const Picture> PictureStore::find(const std::string& path) const {
    const std::lock_guard lock(mutex_);
    const auto found = pictures_.find(path);
    return found == pictures_.end() ? nullptr : found->second;
}

std::shared_ptr<const Picture>
PictureStore::put(const std::string& path, std::shared_ptr<const Picture> picture) {
    const std::lock_guard lock(mutex_);
    return pictures_.emplace(path, std::move(picture)).first->second;
}

std::unique_ptr<BindTools> ToolPool::take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty())
        return nullptr;
    std::unique_ptr<BindTools> tools = std::move(free_.back());
    free_.pop_back();
    return tools;
}

void ToolPool::give_back(std::unique_ptr<BindTools> tools) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(tools));
}

void declare_variables(const Template::Content& content, XPath& evaluator) {
    evaluator.set("position", 0.0);
    evaluator.set("last", 0.0);
    evaluator.set("number", 0.0);
    evaluator.set("key", std::string{});
    evaluator.set("label", std::string{});
    evaluator.set("group", NodeSet{});
    for (const auto& [name, rule] : content.variables)
        evaluator.set(name, rule.nothing);
}

} // namespace zbirnyk
