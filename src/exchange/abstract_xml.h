#pragma once

#include "diag/diagnostic.h"
#include "exchange/abstract_head.h"
#include "exchange/import_abstract.h"

namespace zbirnyk {

/// The pictures of the source by the address that Pandoc gives them.
class PictureSource {
  public:
    virtual ~PictureSource() = default;
    /// The bytes of a picture; nothing when it is not there.
    virtual std::optional<std::string> bytes(std::string_view address) const = 0;
};

/// Writes the parts as XML of the abstract vocabulary. Pictures that a PDF can show (PNG, JPEG,
/// SVG) are named after the abstract and handed on; others leave their alternative text and a
/// warning.
ImportedAbstract write_abstract(
    const AbstractParts& parts,
    const PictureSource& pictures,
    const ImportSettings& settings,
    Span from,
    Diagnostics& diagnostics);

} // namespace zbirnyk
