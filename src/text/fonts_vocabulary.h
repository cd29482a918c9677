#pragma once

#include "read/vocabulary.h"

namespace zbirnyk {

/// fonts.xml: the families of an installation, their files, and the order of fallback.
const Vocabulary& fonts_vocabulary();

} // namespace zbirnyk
