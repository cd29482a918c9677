#include "template/compile_sheet.h"

#include "diag/codes.h"
#include "template/page_words.h"

#include <charconv>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

/// More pages than this stand on no sheet.
constexpr int MostInRow = 50;

void refuse(const Attribute& attribute, std::string_view wanted, Diagnostics& diagnostics) {
    diagnostics.error(
        codes::TemplateBadProperty,
        attribute.span,
        fmt::format("`{}` is not a value of `{}`", attribute.value, attribute.name),
        fmt::format("write {}", wanted));
}

int count(const Attribute* attribute, Diagnostics& diagnostics) {
    int number = 1;
    if (attribute == nullptr)
        return number;
    const std::string& text = attribute->value;
    const bool fails =
        std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc{};
    if (!fails && number >= 1 && number <= MostInRow)
        return number;
    refuse(*attribute, fmt::format("a number from 1 to {}", MostInRow), diagnostics);
    return 1;
}

Length gap(const Attribute* attribute, Diagnostics& diagnostics) {
    if (attribute == nullptr)
        return {};
    const std::optional<Dimension> value = parse_dimension(attribute->value);
    if (value && value->em == 0 && value->absolute >= Length{})
        return value->absolute;
    refuse(*attribute, "a length in pt, mm or cm", diagnostics);
    return {};
}

Turn turn(std::string_view degrees) {
    if (degrees == "90")
        return Turn::Left;
    if (degrees == "180")
        return Turn::Half;
    return degrees == "270" ? Turn::Right : Turn::None;
}

} // namespace

PrintSheet compile_sheet(const Instruction& instruction, Diagnostics& diagnostics) {
    PrintSheet sheet{.span = instruction.span};
    const Attribute& size = *instruction.find("size");
    if (const std::optional<Size> paper = parse_paper_size(size.value))
        sheet.size = *paper;
    else
        refuse(size, "`SRA3`, `A3 landscape` or `320mm 450mm`", diagnostics);
    sheet.columns = count(instruction.find("columns"), diagnostics);
    sheet.rows = count(instruction.find("rows"), diagnostics);
    sheet.gap = gap(instruction.find("gap"), diagnostics);
    sheet.turn = turn(instruction.value("reference-orientation"));
    if (instruction.value("marks") == "corners")
        sheet.marks = PrintSheet::Marks::Corners;
    if (instruction.value("order") == "cut-and-stack")
        sheet.order = PrintSheet::Order::CutAndStack;
    if (instruction.value("sides") == "two")
        sheet.sides = PrintSheet::Sides::Two;
    if (instruction.value("flip") == "short-edge")
        sheet.flip = PrintSheet::Flip::ShortEdge;
    return sheet;
}

} // namespace zbirnyk
