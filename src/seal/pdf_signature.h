#pragma once

#include "seal/document_signer.h"

#include <optional>
#include <string>
#include <string_view>

namespace zbirnyk {

/// Signs a finished PDF by PAdES B-B (ETSI EN 319 142-1): fills the one signature dictionary whose
/// `/Contents <000…>` holds nothing but zeros, and in the same object its `/ByteRange [ … ]`, whose
/// numbers (and blanks) must leave room for `0` and three numbers of the file's size. The
/// dictionary has `/SubFilter /ETSI.CAdES.detached`; the file keeps its length. Returns the CMS
/// signature; nothing, and nothing changed, when there is no such place, or it is too small: 2 ·
/// max_size() digits are enough.
std::optional<std::string> sign_pdf(std::string& pdf, const DocumentSigner& signer);

/// Puts a signature that `sign_pdf` returned into the same bytes made again.
bool place_signature(std::string& pdf, std::string_view signature);

enum class PdfSignatureState {
    None,     ///< no signature
    Reserved, ///< a place for a signature that is still empty
    Valid,    ///< the signature fits the bytes that it covers, and it covers the whole file
    Changed,  ///< bytes that were signed are others now, or bytes were added
    Foreign,  ///< by an algorithm that is not known here, such as those of DSTU 4145
    Broken,   ///< what stands there is no signature that can be read
};

/// What a signature says of itself. Whether its certificate is to be trusted is not looked at.
struct PdfSignature {
    PdfSignatureState state = PdfSignatureState::None;
    std::string signer; ///< the common name of the certificate; empty unless the signature fits
};

/// Checks the signature of a PDF that reaches farthest. The bytes may be hostile.
PdfSignature check_pdf_signature(std::string_view pdf);

} // namespace zbirnyk
