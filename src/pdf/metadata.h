#pragma once

#include "document/document.h"
#include "pdf/shared_parts.h"
#include "pdf/sink.h"

#include <string>

namespace zbirnyk {

/// The XMP packet (ISO 16684-1): what the document is, and that it claims PDF/A-2a and PDF/UA-1.
std::string xmp_packet(const DocumentInfo& info, std::string_view producer);

/// The /Metadata stream.
ObjectId write_metadata(const DocumentInfo& info, std::string_view producer, Sink& sink);

/// The document information dictionary; says the same as the XMP packet.
ObjectId write_info(const DocumentInfo& info, std::string_view producer, Sink& sink);

/// The entries of an output intent for sRGB, with its profile.
ObjectId write_output_intent(SharedParts& shared, Sink& sink);

} // namespace zbirnyk
