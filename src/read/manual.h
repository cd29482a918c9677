#pragma once

#include "read/vocabulary.h"

#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// A small file that shows elements at work; its picture has the same name.
struct ManualExample {
    std::string name;               ///< of the file, without extension
    std::vector<std::string> shows; ///< elements
    std::string text;               ///< XML, without the line that names the elements
};

/// An example from the text of its file, in which a comment `<!-- Показує: p, b -->` on a line of
/// its own names the elements.
ManualExample read_example(std::string name, std::string_view text);

/// The elements of a vocabulary with their contents and attributes as Markdown, in Ukrainian.
std::string manual(const Vocabulary& vocabulary);

/// A page of reference: the same with the places where an element may stand, the groups of
/// attributes once, and for every element the example that shows it, under `examples/` and
/// `images/`.
std::string
reference_manual(const Vocabulary& vocabulary, const std::vector<ManualExample>& examples);

} // namespace zbirnyk
