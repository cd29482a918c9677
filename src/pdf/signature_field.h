#pragma once

#include "pdf/sink.h"

#include <cstddef>
#include <string>

namespace zbirnyk {

/// Whether a file has a field for a signature (ISO 32000-1, 12.7.4.5): one that others fill later,
/// or one with room for a signature that is put in when the bytes are known.
struct SignaturePlace {
    enum class Kind { None, Reserved, Prepared } kind = Kind::None;
    std::size_t bytes = 0; ///< of the signature at most, when prepared
    std::string date;      ///< YYYY-MM-DD: when it is signed, when prepared
};

struct SignatureField {
    ObjectId widget;     ///< an annotation of the first page
    std::string catalog; ///< entries of the catalog
};

/// The field, which shows nothing: its box is empty and lies off the page, so that it needs neither
/// an appearance (ISO 19005-2, 6.3.3) nor a place in the structure tree (ISO 14289-1, 7.18.1).
SignatureField write_signature_field(
    const SignaturePlace& place, ObjectId page, std::string_view lang, Sink& sink);

} // namespace zbirnyk
