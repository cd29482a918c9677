#pragma once

#include "diag/diagnostic.h"
#include "graphics/chart.h"
#include "template/content.h"
#include "template/evaluator.h"
#include "template/output.h"
#include "template/style_sheet.h"
#include "template/variables.h"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// Makes one Document: runs the instructions of a template over the data. Its members are grouped
/// by the files that define them.
class Binder {
  public:
    /// Begins a text that is replaced when all is bound; it cannot stand in XML.
    static constexpr std::string_view PlaceholderMark = "\x01";

    Binder(
        const Template::Content& content,
        BindTools& tools,
        const Tree& data,
        const BindResources& resources,
        Diagnostics& diagnostics);

    Document bind(const DocumentTask& task);

  private:
    // bind.cpp: documents and page sequences
    void bind_info(const Instruction* info, const Scope& scope);
    void page_sequence(const Instruction& instruction, const Scope& scope);
    std::uint32_t master(std::string_view name, const Instruction& sequence, const Scope& scope);

    struct MasterRecord {
        std::uint32_t rule;
        const Instruction* sequence; ///< null when it has no statics of its own
        Node context;
        std::uint32_t number;
    };

    void add_inherited_statics(const MasterRule& rule, const Scope& scope, PageMaster& master);
    void add_statics(const Instructions& statics, const Scope& scope, PageMaster& master);

    // bind.cpp: the walk over instructions
    void run(const Instructions& instructions, const Scope& scope, Output& out);
    void run(const Instruction& instruction, const Scope& scope, Output& out);
    void run_block(const Instruction& instruction, const Scope& scope, Output& out);
    void run_inline(const Instruction& instruction, const Scope& scope, Output& out);
    void run_logic(
        const Instruction& instruction, const Scope& scope, Output& out, VariableScope& variables);
    bool expect(
        const Instruction& instruction, const Scope& scope, const Output& out, Output::Takes takes);

    std::string
    evaluate(const Instruction& instruction, std::string_view attribute, const Scope& scope);
    /// The value of `lang` on the instruction; empty when it has none.
    std::string language(const Instruction& instruction, const Scope& scope);
    /// A positive integer attribute that may come from the data.
    int integer(const Instruction& instruction, std::string_view attribute, const Scope& scope);

    // bind_logic.cpp
    void value_of(const Instruction& instruction, const Scope& scope, Output& out);
    void message(const Instruction& instruction, const Scope& scope, Output& out);
    void for_each(const Instruction& instruction, const Scope& scope, Output& out);
    void choose(const Instruction& instruction, const Scope& scope, Output& out);
    void apply(const Instruction& instruction, const Scope& scope, Output& out);
    void apply_node(const Instruction& instruction, Node node, const Scope& scope, Output& out);

    // format_value.cpp
    std::string format(const Instruction& instruction, const PlacedText& value, const Scope& scope);
    std::optional<std::string>
    format_plural(const Instruction& instruction, const PlacedText& value, const std::string& lang);
    void refuse_value(
        const Instruction& instruction,
        const PlacedText& value,
        std::string message,
        std::string hint = {});
    std::string
    format_dates(const Instruction& instruction, const PlacedText& value, const Scope& scope);

    // format_language.cpp
    std::string format_case(const Instruction& instruction, const PlacedText& value);
    std::string format_name(const Instruction& instruction, const PlacedText& value, Node person);
    std::optional<std::string>
    format_words(const Instruction& instruction, const PlacedText& value, const std::string& lang);
    std::string format_translit(const PlacedText& value) const;

    /// What a list of contents may show.
    enum class Listed : std::uint8_t { Headings, Figures, Tables };

    // bind_blocks.cpp
    Blocks flow(const Instructions& children, const Scope& scope, bool direct);
    void close_line(Output& out);
    Scope open_line(const Scope& scope, Output& out);
    Block
    make_block(const Instruction& instruction, const Scope& scope, StyleId style, StructId node);
    StyleId style_of(const Instruction& instruction, const Scope& scope);
    StructId structure(
        const Instruction& instruction,
        const Scope& scope,
        StyleId style,
        std::optional<Role> role);
    void reset_counters(const Instruction& instruction);
    void put(Block block, Output& out);
    void container(const Instruction& instruction, const Scope& scope, Output& out);
    void paragraph(const Instruction& instruction, const Scope& scope, Output& out);
    void heading(const Instruction& instruction, const Scope& scope, Output& out);
    void list(const Instruction& instruction, const Scope& scope, Output& out);
    void item(const Instruction& instruction, const Scope& scope, Output& out);
    std::vector<Inline>
    item_label(const Instruction& instruction, const Scope& scope, const ListState& list);
    void grid(const Instruction& instruction, const Scope& scope, Output& out);
    void figure(const Instruction& instruction, const Scope& scope, Output& out);
    Block caption(const Instruction& instruction, const Scope& scope, Listed kind);
    void first_fit(const Instruction& instruction, const Scope& scope, Output& out);
    void marker(const Instruction& instruction, const Scope& scope, Output& out);
    std::vector<Track> tracks(const Instruction& instruction, const Scope& scope);
    void set_label(Blocks& blocks, std::vector<Inline> label, Length width, StyleId style);
    void own_label(const Instruction& instruction, const Scope& scope, Paragraph& paragraph);

    // bind_inlines.cpp
    std::vector<Inline> line(const Instructions& children, const Scope& scope, Output* outer);
    void text(std::string_view text, Span span, const Scope& scope, Output& out);
    void text_in_language(
        PlacedText text, const Instruction& instruction, const Scope& scope, Output& out);
    std::string_view data_language(Node node);
    StructId language_span(const Scope& scope, Span span);
    void add_inline(Inline item, const Scope& scope, Output& out);
    void span(const Instruction& instruction, const Scope& scope, Output& out);
    void link(const Instruction& instruction, const Scope& scope, Output& out);
    void reference(const Instruction& instruction, const Scope& scope, Output& out);
    void footnote(const Instruction& instruction, const Scope& scope, Output& out);
    void side_note(const Instruction& instruction, const Scope& scope, Output& out);
    StructId holder_of_side_note(StructId node) const;
    std::string_view structure_language(StructId node) const;
    void set_initial_letter(StyleId style, Paragraph& paragraph);
    void place_id(const Instruction& instruction, const Scope& scope, Output& out);

    // bind_tables.cpp
    void table(const Instruction& instruction, const Scope& scope, Output& out);
    void table_section(const Instruction& instruction, const Scope& scope, Output& out);
    void table_row(const Instruction& instruction, const Scope& scope, Output& out);
    void table_cell(const Instruction& instruction, const Scope& scope, Output& out);
    char head_scope(const Instruction& instruction, const Scope& scope);
    void table_caption(const Instruction& instruction, const Scope& scope, Output& out);

    // bind_table_rows.cpp: rows and cells
    void row_at_breaks(const Instruction& instruction, const Scope& scope, Output& out);
    void add_subhead(
        const Instruction& instruction, const Scope& scope, TableParts& parts, TableRow& row);
    void running_total(const Instruction& instruction, const Scope& scope, Output& out);

    // finish_table.cpp: what is known when all rows are
    void stripe(const Instruction& table, const Scope& scope, TableParts& parts, std::size_t first);
    void sum_up(TableParts& parts);
    void check_grid(const Instruction& table, const TableParts& parts, std::size_t declared);
    void join_heads(const TableBlock& table);

    // bind_attachments.cpp
    void attach(const Instruction& instruction, const Scope& scope);
    std::optional<std::string>
    read_attached(const Instruction& instruction, const Scope& scope, Attachment& made);
    std::optional<std::filesystem::path>
    find_attached(const Instruction& instruction, const Scope& scope);

    // bind_graphics.cpp
    struct Drawn {
        std::shared_ptr<const Picture> picture;
        Size size = {};
        double width_share = 0;
    };

    void picture(const Instruction& instruction, const Scope& scope, Output& out);
    std::optional<Drawn> image(const Instruction& instruction, const Scope& scope);
    std::optional<Drawn> barcode(const Instruction& instruction, const Scope& scope);
    std::optional<Drawn>
    chart(const Instruction& instruction, const Scope& scope, std::string& alt);
    ChartSeries chart_series(
        const Instruction& owner,
        std::string_view pattern,
        const NodeSet& records,
        const Scope& scope);
    StructId
    figure_node(const Instruction& instruction, const Scope& scope, const std::string& alt);
    std::shared_ptr<const Picture>
    load(const std::string& src, const Attribute& attribute, const Scope& scope);
    std::shared_ptr<const Picture> decode(
        const std::filesystem::path& path,
        const std::string& name,
        const Attribute& attribute,
        const Scope& scope);
    PictureId keep(std::shared_ptr<const Picture> picture);
    void fit_size(const Instruction& instruction, const Scope& scope, Drawn& drawn);

    // bind_contents.cpp: what is known only when all is bound
    /// A heading, or the caption of a figure or table.
    struct HeadingRecord {
        Listed kind;
        const Instruction* instruction;
        Scope scope;
        Variables::Values variables;
        AnchorId anchor;
        int level;
        std::string number;
        std::string title;
    };

    struct TermRecord {
        std::string index, key;
        std::vector<std::string> sort;
        std::string sub; ///< a word under `key`; empty: the key itself
        std::vector<std::string> sub_sort;
        std::string see; ///< another key, in place of a page
        AnchorId anchor = NoId;
        Span span;
        Node node;
    };

    /// A word of an index with its pages, the words that it refers to and those under it.
    struct IndexEntry {
        const TermRecord* term = nullptr;
        std::vector<AnchorId> pages;
        std::vector<std::string> see;
        std::map<std::pair<std::string, std::string>, IndexEntry> subs; ///< by collation key
    };

    /// What index-key, index-pages and index-see stand for in the line that is bound.
    struct IndexLine {
        std::string_view key, see;
        std::vector<AnchorId> pages;
    };

    struct Deferred {
        const Instruction* instruction;
        Scope scope;
        Variables::Values variables;
    };

    struct AnchorRecord {
        bool defined = false;
        Span span;
        std::string label, title;
    };

    struct ReferenceRecord {
        AnchorId anchor;
        Span span;
        Node node;
        LinkId link = NoId;
        std::string placeholder = {}; ///< stands in a TextRun for the label or title
        bool wants_title = false;
    };

    void defer(const Instruction& instruction, const Scope& scope, Output& out);
    void index_term(const Instruction& instruction, const Scope& scope, Output& out);
    Blocks toc(const Deferred& deferred);
    Block
    toc_entry(const Instruction& entry, const HeadingRecord& heading, const Deferred& deferred);
    void toc_part(const Instruction& instruction, const Scope& scope, Output& out);
    Blocks index(const Deferred& deferred);
    IndexEntry index_entries(const Instruction& index, const Collator& collator);
    void check_see(const Instruction& index, const IndexEntry& all);
    void index_entry(const IndexEntry& entry, int level, const Deferred& deferred, Blocks& out);
    Block index_letter(
        const Instruction& instruction, const Deferred& deferred, const std::string& letter);
    Block index_line(const Instruction& instruction, const Deferred& deferred, IndexLine line);
    Block index_block(const Instruction& instruction, Scope& scope);
    void index_part(const Instruction& instruction, const Scope& scope, Output& out);
    AnchorId anchor(const std::string& name);
    AnchorId new_anchor();
    void define_anchor(AnchorId id, Span span, Node node);
    void finish();

    const Template::Content& content_;
    const Tree& data_;
    const BindResources& resources_;
    Diagnostics& diagnostics_;
    Evaluator evaluator_;
    Document document_;
    StyleSheet styles_;
    Variables variables_;
    std::map<std::string, int, std::less<>> counters_;
    std::vector<MasterRecord> masters_;
    std::map<std::string, AnchorId, std::less<>> anchor_numbers_;
    std::vector<AnchorRecord> anchors_;
    std::vector<ReferenceRecord> references_;
    std::vector<HeadingRecord> headings_;
    std::vector<TermRecord> terms_;
    std::map<AnchorId, Deferred> deferred_;
    std::vector<AnchorId> waiting_anchors_; ///< of terms outside lines: they go into the next line
    int heading_level_ = 0;
    std::string caption_number_, caption_title_; ///< of the caption last bound
    TableParts* open_table_ = nullptr;           ///< the innermost one that is being made
    const HeadingRecord* toc_heading_ = nullptr;
    const IndexLine* index_line_ = nullptr;

    struct KnownLanguage {
        Node element;
        std::string_view language;
    };

    std::array<KnownLanguage, 8> known_languages_; ///< that data_language was asked for last
    std::size_t oldest_language_ = 0;
    bool too_deep_ = false;
};

} // namespace zbirnyk
