#include "commands/open_register.h"
#include "commands/verbs.h"
#include "diag/certificate_codes.h"
#include "exchange/open_badge.h"
#include "seal/pdf_signature.h"
#include "seal/sealed_record.h"

#include <algorithm>
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <ostream>

namespace zbirnyk {

namespace {

struct Options {
    std::filesystem::path event;
    std::string what;
    std::string name;
    Reporting reporting;
};

/// What verification found: what to say, and whether the certificate is in force.
struct Finding {
    bool in_force = false;
    std::string text;
};

std::string describe(const Certificate& certificate) {
    std::string text = fmt::format(
        "№ {}\nname: {}\nhours: {}\nissued: {}\n",
        certificate.number,
        certificate.name,
        certificate.hours,
        certificate.issued);
    if (!certificate.replaces.empty())
        text += fmt::format("instead of: № {}\n", certificate.replaces);
    return text;
}

Finding judge(const Certificate& certificate) {
    const std::string text = describe(certificate);
    switch (certificate.state) {
    case CertificateState::Issued:
        return {true, "valid\n" + text};
    case CertificateState::Reserved:
        return {false, "not issued yet: the number is reserved\n" + text};
    case CertificateState::Replaced:
        return {
            false,
            fmt::format(
                "replaced on {} by № {}: {}\n{}",
                certificate.changed,
                certificate.replaced_by,
                certificate.reason,
                text)};
    case CertificateState::Revoked:
        return {
            false,
            fmt::format("revoked on {}: {}\n{}", certificate.changed, certificate.reason, text)};
    }
    return {};
}

Finding verify_number(const std::vector<Certificate>& all, std::string_view number) {
    const auto found = std::ranges::find(all, number, &Certificate::number);
    if (found == all.end())
        return {false, fmt::format("unknown: the register has no number `{}`\n", number)};
    return judge(*found);
}

/// The certificate whose file begins these bytes: a signature that is added later appends to them.
std::vector<Certificate>::const_iterator
find_issued(const std::vector<Certificate>& all, std::string_view bytes) {
    constexpr std::string_view End = "%%EOF\n";
    std::map<Digest, std::vector<Certificate>::const_iterator> issued;
    for (auto one = all.begin(); one != all.end(); ++one)
        if (one->pdf)
            issued.emplace(*one->pdf, one);
    if (const auto whole = issued.find(sha256(bytes)); whole != issued.end())
        return whole->second;
    for (std::size_t at = 0; (at = bytes.find(End, at)) != std::string_view::npos;) {
        at += End.size();
        if (const auto part = issued.find(sha256(bytes.substr(0, at))); part != issued.end())
            return part->second;
    }
    return all.end();
}

Finding verify_file(const std::vector<Certificate>& all, std::string_view bytes) {
    const auto found = find_issued(all, bytes);
    std::string signature;
    switch (const PdfSignature seen = check_pdf_signature(bytes); seen.state) {
    case PdfSignatureState::None:
        break;
    case PdfSignatureState::Reserved:
        signature = "the file has a place for a signature, which is empty\n";
        break;
    case PdfSignatureState::Valid:
        signature = fmt::format("signature in the file: fits its bytes, by {}\n", seen.signer);
        break;
    case PdfSignatureState::Changed:
        signature = "signature in the file: the file was changed after it was signed\n";
        break;
    case PdfSignatureState::Foreign:
        signature = "signature in the file: of a kind that is not known here\n";
        break;
    case PdfSignatureState::Broken:
        signature = "signature in the file: cannot be read\n";
        break;
    }
    if (found == all.end())
        return {
            false,
            "unknown: no certificate of the register has exactly these bytes; the file was changed "
            "after it was issued, or comes from elsewhere\n" +
                signature};
    Finding finding = judge(*found);
    finding.text += signature;
    if (sha256(bytes) != *found->pdf)
        finding.text += "something was added after it was issued; what was issued is unchanged\n";
    return finding;
}

/// A record is genuine when a key of the register signed it and the register says the same.
Finding verify_seal(
    const std::vector<Certificate>& all,
    const std::vector<RegisteredKey>& keys,
    const UnsealedRecord& unsealed,
    std::string_view name) {
    const auto key = std::ranges::find_if(keys, [&](const RegisteredKey& candidate) {
        return key_id(candidate.key) == unsealed.key;
    });
    if (key == keys.end())
        return {
            false, "unknown: the record is signed with a key that the register does not have\n"};
    if (!verify(unsealed.signed_bytes, unsealed.signature, key->key))
        return {false, "forged: the signature does not belong to this record\n"};
    const CertificateRecord& record = unsealed.record;
    Finding finding = verify_number(all, record.number);
    if (const auto* hashed = std::get_if<HashedName>(&record.name)) {
        if (!name.empty() && hash_name(name, hashed->salt) != *hashed)
            return {false, fmt::format("another person: the record is not of `{}`\n", name)};
        finding.text += name.empty() ? "the code has a hash of the name: compare with --name\n"
                                     : "the name has the hash that is in the code\n";
    } else {
        finding.text += fmt::format("name in the code: {}\n", std::get<std::string>(record.name));
    }
    finding.text += "the signature of the code is genuine\n";
    return finding;
}

/// A credential is genuine when a key of the register signed it and the register has its number.
Finding verify_badge(
    const std::vector<Certificate>& all,
    const std::vector<RegisteredKey>& keys,
    const ReadBadge& badge) {
    if (std::ranges::find(keys, badge.key, &RegisteredKey::key) == keys.end())
        return {
            false,
            "unknown: the credential is signed with a key that the register does not have\n"};
    if (!badge.genuine)
        return {false, "forged: the signature does not belong to this credential\n"};
    Finding finding = verify_number(all, badge.number);
    finding.text += "the signature of the credential is genuine\n";
    return finding;
}

std::optional<Finding> find(const Options& options, const FileSystem& files, const Register& file) {
    const auto all = file.certificates();
    const auto keys = file.keys();
    if (!all || !keys)
        return std::nullopt;
    if (files.is_file(options.what)) {
        const FileContent content = files.read(options.what);
        if (const auto* bytes = std::get_if<std::string>(&content)) {
            if (const auto badge = read_open_badge(*bytes))
                return verify_badge(*all, *keys, *badge);
            return verify_file(*all, *bytes);
        }
    }
    if (const auto unsealed = unseal_record(options.what))
        return verify_seal(*all, *keys, *unsealed, options.name);
    return verify_number(*all, options.what);
}

void run_verify(const Options& options, const Invocation& invocation) {
    EventRegister event_register;
    open_register(options.event, Access::Read, invocation.environment, event_register);
    std::optional<Finding> finding;
    if (event_register.file)
        finding = find(options, invocation.environment.files, *event_register.file);
    if (finding)
        invocation.environment.out << finding->text;
    invocation.exit = finish(
        event_register.diagnostics,
        event_register.sources,
        options.reporting,
        invocation.environment);
    if (finding && !finding->in_force)
        invocation.exit = Exit::InputErrors;
}

} // namespace

void add_verify(CLI::App& app, const Invocation& invocation) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand(
        "verify", "Say whether a certificate is genuine and in force (exit code 0) or not (1)");
    verb->add_option("EVENT.xml", options->event, "The event whose register is asked")->required();
    verb->add_option(
            "WHAT", options->what, "A PDF, a credential (JSON), a number, or what the QR code says")
        ->required();
    verb->add_option("--name", options->name, "The name to compare where the code has its hash");
    add_reporting(*verb, options->reporting);
    verb->callback([options, invocation] { run_verify(*options, invocation); });
}

} // namespace zbirnyk
