#pragma once

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace zbirnyk {

/// Gives a pointer back to OpenSSL.
template <typename T, auto Free>
struct OpensslDeleter {
    void operator()(T* held) const { Free(held); }
};

template <typename T, auto Free>
using Owned = std::unique_ptr<T, OpensslDeleter<T, Free>>;

using OwnedKey = Owned<EVP_PKEY, EVP_PKEY_free>;
using OwnedDigest = Owned<EVP_MD_CTX, EVP_MD_CTX_free>;
using OwnedBio = Owned<BIO, BIO_free_all>;

inline const unsigned char* octets(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// What OpenSSL does on sound arguments fails for want of memory or of the algorithm only.
template <typename T>
T must(T result) {
    if (!result)
        throw std::runtime_error("OpenSSL lacks an algorithm, or memory");
    return result;
}

inline void must_succeed(int result) {
    must(result == 1);
}

/// Forgets the errors that OpenSSL has queued, also when the scope is left early.
struct OpensslErrors {
    OpensslErrors() = default;
    OpensslErrors(const OpensslErrors&) = delete;
    OpensslErrors& operator=(const OpensslErrors&) = delete;

    ~OpensslErrors() { ERR_clear_error(); }
};

} // namespace zbirnyk
