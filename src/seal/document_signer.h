#pragma once

#include "diag/diagnostic.h"
#include "seal/digest.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace zbirnyk {

/// A private key (RSA or ECDSA) with its certificate, which signs documents. Signing may be called
/// from several threads at once. With RSA the same document gives the same signature; with ECDSA
/// every signature is another, since OpenSSL 3.0 takes its nonce at random.
class DocumentSigner {
  public:
    /// Reads a PKCS #12 file. A wrong passphrase, a file without key or certificate, another kind
    /// of key and a broken file are errors at `from`.
    static std::optional<DocumentSigner> from_pkcs12(
        std::string_view bytes, std::string_view passphrase, Span from, Diagnostics& diagnostics);

    /// The common name of the certificate's subject; empty when it has none.
    std::string name() const;
    /// The last day on which the certificate is valid, YYYY-MM-DD in UTC.
    std::string valid_until() const;

    /// A detached CMS signature (RFC 5652, ETSI EN 319 122-1) of a content with this SHA-256:
    /// signed are content type, digest and signing certificate; there is no signing time, as PAdES
    /// demands.
    std::string sign(const Digest& content) const;
    /// The bytes that `sign` takes at most.
    std::size_t max_size() const;

  private:
    struct Content;
    explicit DocumentSigner(std::shared_ptr<const Content> content);
    std::shared_ptr<const Content> content_;
};

} // namespace zbirnyk
