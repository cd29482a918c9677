#pragma once

#include "document/document.h"
#include "pdf/shared_parts.h"
#include "pdf/sink.h"

#include <string>

namespace zbirnyk {

/// The part of PDF/A that a file claims: 2, or 3 when it carries other files (ISO 19005-3).
enum class ArchivePart : std::uint8_t { Two = 2, Three = 3 };

/// The XMP packet (ISO 16684-1): what the document is, and that it claims PDF/A-2a or 3a and
/// PDF/UA-1.
std::string xmp_packet(const DocumentInfo& info, std::string_view producer, ArchivePart part);

/// The /Metadata stream.
ObjectId
write_metadata(const DocumentInfo& info, std::string_view producer, ArchivePart part, Sink& sink);

/// The start of the day `date` (YYYY-MM-DD) as PDF writes it: D:20200318000000Z; empty when it is
/// no date.
std::string pdf_date(std::string_view date);

/// The document information dictionary; says the same as the XMP packet.
ObjectId write_info(const DocumentInfo& info, std::string_view producer, Sink& sink);

/// The entries of an output intent for sRGB, with its profile.
ObjectId write_output_intent(SharedParts& shared, Sink& sink);

} // namespace zbirnyk
