#pragma once

#include "template/compile.h"

namespace zbirnyk {

/// Fills the page masters of `content`, without their statics, after those they extend.
void compile_masters(
    const std::vector<TopElement>& elements, Template::Content& content, Diagnostics& diagnostics);

/// Gives the statics of the compiled `page-master` element to its master.
void attach_statics(Instruction master, Template::Content& content, Diagnostics& diagnostics);

/// Reports a region that `master` does not have and an unknown occasion.
void check_static(
    const Instruction& instruction, const PageMaster& master, Diagnostics& diagnostics);

/// The name of the region that is the whole page.
inline constexpr std::string_view WholePage = "page";

/// The region, occasions and kind of a `static` element; content is left empty.
Static static_frame(const Instruction& instruction);

} // namespace zbirnyk
