#pragma once

#include "document/document.h"
#include "layout/page.h"

namespace zbirnyk {

/// What only the finished pages show and a reader cannot mend: text that stands out too little from
/// what it stands on (WCAG 2.1, 1.4.3: 4.5 to 1), and two-dimensional codes whose modules are under
/// 0.6 mm or whose quiet zone of 4 modules (ISO/IEC 18004, 5.3.8) is not free. Each is reported
/// once a place of its source.
void check_pages(const Document& document, const Pages& pages, Diagnostics& diagnostics);

/// The contrast of two colours, from 1 to 21 (WCAG 2.1, relative luminance).
double contrast(Color a, Color b);

} // namespace zbirnyk
