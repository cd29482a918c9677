#pragma once

#include "document/document.h"
#include "template/line_builder.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace zbirnyk {

/// Where instructions stand while they are bound: the record, the look and the structure around
/// them.
struct Scope {
    Node node;
    StyleId style = 0;
    StructId parent = 0; ///< new structure elements go under it; NoStruct: all here is an artifact
    LinkId link = NoId;
    int depth = 0; ///< nested rules, against endless recursion
    /// The content is repeated elsewhere (a title in the contents): ids, notes and terms stay away.
    bool echo = false;
};

/// The parts of a table while it is being made.
struct TableParts {
    TableBlock block;
    const Instruction* instruction = nullptr;
    std::vector<Block> before; ///< the caption
    std::vector<TableRow>* rows = nullptr;
    StructId table = NoStruct;
    StructId section = NoStruct; ///< THead, TBody or TFoot of `rows`
    bool in_body = false;
    std::size_t loose_rows = 0; ///< where the rows outside a section begin
    std::string number;
    /// The numbers that cells of the body are given by `value`, by row and cell.
    std::map<std::pair<std::size_t, std::size_t>, std::string> values;

    /// The column of each running total.
    struct Total {
        int column = 1;
        Span span;
    };

    std::vector<Total> totals; ///< of block.totals
};

/// The numbering of a list.
struct ListState {
    const Instruction* instruction = nullptr;
    int number = 1;
};

/// What instructions write to. What may stand there depends on `takes`.
struct Output {
    enum class Takes { Sequences, Blocks, Inlines, Items, Rows, Cells, Alternatives };

    Takes takes = Takes::Blocks;
    Blocks blocks = {};
    LineBuilder* line = nullptr; ///< the open line, of a paragraph or an anonymous one
    /// Anonymous paragraphs: their structure element is that of the container itself (cells, list
    /// bodies), or a P of their own.
    bool direct = false;
    StructId anonymous = NoStruct;
    bool line_open = false;
    Scope around = {};
    std::vector<Block> markers = {}; ///< markers met inside a line, to be set before it
    TableParts* table = nullptr;
    TableRow* row = nullptr;
    ListState* list = nullptr;
    FirstFit* alternatives = nullptr;
};

} // namespace zbirnyk
