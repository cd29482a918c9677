#pragma once

#include "model/number_pattern.h"
#include "read/tree.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace zbirnyk {

/// What follows from the number of a certificate.
struct CertificateNumber {
    std::string number;
    std::string file;  ///< name of its file, without extension
    std::string check; ///< address that checks it: what the QR code says; may be empty
};

/// Applies the series' patterns of number, file name and address. In the address `{number}` is the
/// number and `{seal}` is `seal`.
CertificateNumber number_certificate(
    Node series,
    Node certificate,
    const NumberPattern& pattern,
    std::int64_t sequence,
    std::string_view seal);

/// Writes it into the certificate's element.
void set_number(Tree& tree, Node certificate, const CertificateNumber& number);

/// What stands for a seal in a draft: about as long, and of no certificate.
std::string draft_seal();

} // namespace zbirnyk
