#include "commands/register_verbs.h"
#include "diag/certificate_codes.h"
#include "told_files.h"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace zbirnyk {

namespace {

/// Where a private key lies, and how it is kept.
struct KeyFile {
    std::filesystem::path path;
    std::string passphrase;
    const Environment& environment;
    Diagnostics& diagnostics;

    bool write(const std::filesystem::path& target, const SigningKey& key) const {
        const auto error = environment.files.write_private(target, key.to_pem(passphrase));
        return written_told(error, target, {}, diagnostics);
    }
};

} // namespace

std::optional<SigningKey>
signing_key(const RegisterOptions& options, EventRegister& from, const Environment& environment) {
    const auto passphrase =
        read_passphrase(options.passphrase_file, environment.files, from.diagnostics);
    if (!passphrase)
        return std::nullopt;
    return read_key(
        options.key.empty() ? default_key_file(options.event) : options.key,
        *passphrase,
        environment,
        from.sources,
        from.diagnostics);
}

void make_key(const RegisterOptions& options, EventRegister& from, const Environment& environment) {
    const auto passphrase =
        read_passphrase(options.passphrase_file, environment.files, from.diagnostics);
    const auto known = from.file->keys();
    if (!passphrase || !known)
        return;
    const KeyFile file{
        options.key.empty() ? default_key_file(options.event) : options.key,
        *passphrase,
        environment,
        from.diagnostics};
    const std::string today = day_of(from.context->time);
    std::optional<SigningKey> key;
    if (environment.files.is_file(file.path)) {
        key = read_key(file.path, *passphrase, environment, from.sources, from.diagnostics);
        if (!key)
            return;
        const bool entered = std::ranges::any_of(
            *known, [&](const RegisteredKey& one) { return one.key == key->public_key(); });
        if (entered && !options.rotate) {
            from.diagnostics.error(
                codes::RegisterKeyExists,
                {},
                fmt::format("`{}` is a key of the register already", file.path.string()),
                "to sign with a new one from now on: --rotate");
            return;
        }
        if (entered) {
            auto kept = file.path;
            kept.replace_filename(fmt::format("{}-until-{}.pem", file.path.stem().string(), today));
            if (!file.write(kept, *key))
                return;
            key.reset();
        }
    }
    if (!key) {
        key = SigningKey::make();
        if (!file.write(file.path, *key))
            return;
    }
    if (from.file->add_key(key->public_key(), today) && !options.reporting.quiet)
        environment.out << fmt::format(
            "{}: the private key. Keep a copy where nobody else can read it: who has it can make "
            "certificates that pass every check\n",
            file.path.string());
}

} // namespace zbirnyk
