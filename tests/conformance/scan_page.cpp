// Walks a content stream and keeps only what conformance asks for: the stack of marked content,
// which font shows which codes, and the nesting of text objects and graphics states.

#include "conformance.h"

#include <qpdf/QPDFPageObjectHelper.hh>

#include <algorithm>

namespace zbirnyk {

namespace {

const std::set<std::string> PaintingOperators = {
    "S",
    "s",
    "f",
    "F",
    "f*",
    "B",
    "B*",
    "b",
    "b*",
    "sh",
    "Do",
    "Tj",
    "TJ",
    "'",
    "\"",
    "INLINE IMAGE"};
const std::set<std::string> OtherOperators = {
    "w",  "J",  "j",  "M",  "d",   "ri",  "i",   "gs", "q",  "Q",   "cm", "m",   "l",  "c",
    "v",  "y",  "h",  "re", "n",   "W",   "W*",  "BT", "ET", "Tc",  "Tw", "Tz",  "TL", "Tf",
    "Tr", "Ts", "Td", "TD", "Tm",  "T*",  "CS",  "cs", "SC", "SCN", "sc", "scn", "G",  "g",
    "RG", "rg", "K",  "k",  "BMC", "BDC", "EMC", "MP", "DP", "BI",  "ID", "EI"};
/// What a drawing consists of: paths and colours. Text and marked content stand on pages alone, so
/// that the structure of a page is seen in its own content.
const std::set<std::string> FormOperators = {"w",  "J", "j",  "M", "d",  "q",  "Q", "cm", "m",
                                             "l",  "c", "v",  "y", "h",  "re", "S", "s",  "f",
                                             "f*", "B", "B*", "b", "b*", "RG", "rg"};
/// ISO 19005-2, 6.1.13.
constexpr int DeepestState = 28;

struct Mark {
    int mcid = -1;
    bool artifact = false;
    bool has_actual_text = false;
    bool in_text = false; ///< begun within BT … ET
};

class FormScanner : public QPDFObjectHandle::ParserCallbacks {
  public:
    FormScanner(std::string name, std::vector<std::string>& problems)
        : name_(std::move(name))
        , problems_(problems) {}

    void handleObject(QPDFObjectHandle object) override {
        if (object.isInlineImage())
            problems_.push_back("form " + name_ + " has an inline image");
        if (!object.isOperator())
            return;
        const std::string found = object.getOperatorValue();
        depth_ += found == "q" ? 1 : (found == "Q" ? -1 : 0);
        if (FormOperators.count(found) == 0)
            problems_.push_back("form " + name_ + " uses operator " + found);
    }

    void handleEOF() override {
        if (depth_ != 0)
            problems_.push_back("graphics states of form " + name_ + " are not balanced");
    }

  private:
    std::string name_;
    std::vector<std::string>& problems_;
    int depth_ = 0;
};

class Scanner : public QPDFObjectHandle::ParserCallbacks {
  public:
    Scanner(QPDFObjectHandle page, ToUnicodeMaps& maps, PageScan& scan)
        : resources_(QPDFPageObjectHelper(page).getAttribute("/Resources", false))
        , maps_(maps)
        , scan_(scan) {}

    void handleObject(QPDFObjectHandle object) override {
        if (object.isInlineImage()) {
            painted("INLINE IMAGE");
        } else if (object.isOperator()) {
            run(object.getOperatorValue());
            operands_.clear();
        } else {
            operands_.push_back(object);
        }
    }

    void handleEOF() override {
        if (!marks_.empty())
            scan_.problems.push_back("marked content is not closed");
        if (depth_ != 0)
            scan_.problems.push_back("graphics states are not balanced");
        if (in_text_)
            scan_.problems.push_back("a text object is not closed");
    }

  private:
    void run(const std::string& name) {
        if (PaintingOperators.count(name) == 0 && OtherOperators.count(name) == 0)
            scan_.problems.push_back("unknown operator " + name);
        if (PaintingOperators.count(name) != 0)
            painted(name);
        if (name == "BDC" || name == "BMC")
            begin_mark(name == "BDC");
        else if (name == "EMC")
            end_mark();
        else if (name == "BT" || name == "ET")
            switch_text(name == "BT");
        else if (name == "q" || name == "Q")
            switch_state(name == "q");
        else if (name == "Tf" && !operands_.empty() && operands_[0].isName())
            font_ = resource("/Font", operands_[0].getName());
        else if (name == "K" || name == "k")
            scan_.problems.push_back("DeviceCMYK is used, the output intent is RGB");
        else if (name == "Do" && !operands_.empty() && operands_[0].isName())
            check_object(operands_[0].getName());
        else if (name == "gs" && !operands_.empty() && operands_[0].isName())
            resource("/ExtGState", operands_[0].getName());
        if (name == "Tj" || name == "TJ" || name == "'" || name == "\"")
            show();
    }

    QPDFObjectHandle resource(const std::string& kind, const std::string& name) {
        if (resources_.isDictionary() && resources_.getKey(kind).isDictionary()) {
            QPDFObjectHandle found = resources_.getKey(kind).getKey(name);
            if (!found.isNull())
                return found;
        }
        scan_.problems.push_back("resource " + kind + name + " does not exist");
        return QPDFObjectHandle::newNull();
    }

    void painted(const std::string& name) {
        const bool tagged = std::any_of(
            marks_.begin(), marks_.end(), [](const Mark& mark) { return mark.mcid >= 0; });
        const bool artifact = std::any_of(
            marks_.begin(), marks_.end(), [](const Mark& mark) { return mark.artifact; });
        if (!tagged && !artifact)
            scan_.problems.push_back("operator " + name + " draws outside marked content");
    }

    void begin_mark(bool has_properties) {
        Mark mark;
        mark.in_text = in_text_;
        const std::string tag =
            !operands_.empty() && operands_[0].isName() ? operands_[0].getName() : "";
        mark.artifact = tag == "/Artifact";
        QPDFObjectHandle properties =
            has_properties && operands_.size() > 1 ? operands_[1] : QPDFObjectHandle::newNull();
        if (properties.isName())
            properties = resource("/Properties", properties.getName());
        std::string actual_text;
        if (properties.isDictionary()) {
            if (properties.getKey("/MCID").isInteger())
                mark.mcid = properties.getKey("/MCID").getIntValueAsInt();
            mark.has_actual_text = properties.hasKey("/ActualText");
            if (mark.has_actual_text)
                actual_text = properties.getKey("/ActualText").getUTF8Value();
        }
        check_nesting(mark);
        if (mark.mcid >= 0)
            ++scan_.sequences[mark.mcid];
        const bool within_actual_text = is_replaced();
        marks_.push_back(mark);
        if (mark.has_actual_text && !within_actual_text)
            append(actual_text);
    }

    void check_nesting(const Mark& mark) {
        for (const Mark& outer : marks_) {
            if (mark.mcid >= 0 && outer.mcid >= 0)
                scan_.problems.push_back("marked content with an MCID is nested in another");
            if (mark.mcid >= 0 && outer.artifact)
                scan_.problems.push_back("tagged content is nested in an artifact");
            if (mark.artifact && outer.mcid >= 0)
                scan_.problems.push_back("an artifact is nested in tagged content");
        }
    }

    void end_mark() {
        if (marks_.empty()) {
            scan_.problems.push_back("EMC without BDC");
            return;
        }
        if (marks_.back().in_text != in_text_)
            scan_.problems.push_back("marked content and text objects cross");
        marks_.pop_back();
    }

    void switch_text(bool begins) {
        if (in_text_ == begins)
            scan_.problems.push_back(begins ? "BT within a text object" : "ET without BT");
        in_text_ = begins;
    }

    void switch_state(bool saves) {
        depth_ += saves ? 1 : -1;
        if (depth_ < 0)
            scan_.problems.push_back("Q without q");
        if (depth_ > DeepestState)
            scan_.problems.push_back("graphics states nest deeper than 28");
    }

    void check_object(const std::string& name) {
        QPDFObjectHandle object = resource("/XObject", name);
        if (!object.isStream() || object.getDict().getKey("/Subtype").isNameAndEquals("/Image"))
            return;
        if (!object.getDict().getKey("/Subtype").isNameAndEquals("/Form"))
            scan_.problems.push_back("XObject " + name + " is neither an image nor a form");
        check_form(name, object);
    }

    /// Forms that many pages show are looked at once.
    void check_form(const std::string& name, QPDFObjectHandle form) {
        if (!scan_.forms.insert(form.getObjGen()).second)
            return;
        QPDFObjectHandle box = form.getDict().getKey("/BBox");
        if (!box.isArray() || box.getArrayNItems() != 4)
            scan_.problems.push_back("form " + name + " has no /BBox");
        FormScanner scanner(name, scan_.problems);
        form.parseAsContents(&scanner);
    }

    bool is_replaced() const {
        return std::any_of(
            marks_.begin(), marks_.end(), [](const Mark& mark) { return mark.has_actual_text; });
    }

    /// Adds text to the sequence that has an MCID.
    void append(const std::string& text) {
        for (const Mark& mark : marks_) {
            if (mark.mcid >= 0)
                scan_.texts[mark.mcid] += text;
        }
    }

    void show() {
        if (!in_text_)
            scan_.problems.push_back("text is shown outside a text object");
        if (!font_.isDictionary()) {
            scan_.problems.push_back("text is shown without a font");
            return;
        }
        const ToUnicode& map = maps_.of(font_);
        std::set<int>& codes = scan_.codes[font_.getObjGen()];
        scan_.fonts[font_.getObjGen()] = font_;
        const bool replaced = is_replaced();
        for (QPDFObjectHandle operand : operands_) {
            const std::vector<QPDFObjectHandle> parts =
                operand.isArray() ? operand.getArrayAsVector()
                                  : std::vector<QPDFObjectHandle>{operand};
            for (QPDFObjectHandle part : parts) {
                if (!part.isString())
                    continue;
                const std::string bytes = part.getStringValue();
                if (bytes.size() % 2 != 0)
                    scan_.problems.push_back("a string of two-byte codes has an odd length");
                for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
                    const int code = static_cast<unsigned char>(bytes[i]) * 256 +
                                     static_cast<unsigned char>(bytes[i + 1]);
                    codes.insert(code);
                    const auto text = map.find(code);
                    if (!replaced && text != map.end())
                        append(text->second);
                }
            }
        }
    }

    QPDFObjectHandle resources_;
    ToUnicodeMaps& maps_;
    PageScan& scan_;
    std::vector<QPDFObjectHandle> operands_;
    std::vector<Mark> marks_;
    QPDFObjectHandle font_ = QPDFObjectHandle::newNull();
    int depth_ = 0;
    bool in_text_ = false;
};

} // namespace

PageScan scan_page(QPDFObjectHandle page, ToUnicodeMaps& maps) {
    PageScan scan;
    Scanner scanner(page, maps, scan);
    QPDFPageObjectHelper(page).parseContents(&scanner);
    return scan;
}

} // namespace zbirnyk
