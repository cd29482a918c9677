#pragma once

#include "read/vocabulary.h"

namespace zbirnyk {

/// The template language.
const Vocabulary& template_vocabulary();
/// The files `locale/LANG.xml` of a template folder.
const Vocabulary& locale_vocabulary();

} // namespace zbirnyk
