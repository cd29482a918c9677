#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zbirnyk {

/// The statements of a credential in the one order and form that is signed: what expanding its JSON
/// (JSON-LD 1.1) and canonising the graph (RDFC-1.0) give, as N-Quads, a line each.
///
/// It knows the terms of Verifiable Credentials 2.0, Data Integrity and Open Badges 3.0 that
/// open_badge.h writes, with the meaning that their contexts give them; `@context` is not looked
/// up. Nothing when `json` holds any other term or a text with a control character, when two of its
/// unnamed nodes cannot be told apart, or when it is nested deeper than 16: what is not understood
/// must not pass as signed.
std::optional<std::string> canonical_quads(std::string_view json);

} // namespace zbirnyk
