#include "seal/pdf_signature.h"

#include <cstdlib>

using namespace zbirnyk;

/// A PDF from a stranger. What fits does not fit any more when something is added.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view pdf(reinterpret_cast<const char*>(data), size);
    const PdfSignature found = check_pdf_signature(pdf);
    if (found.state == PdfSignatureState::Valid &&
        check_pdf_signature(std::string(pdf) + "x").state == PdfSignatureState::Valid)
        std::abort();
    return 0;
}
