#pragma once

#include "model/records.h"

namespace zbirnyk {

/// Reports what the certificates below `issued` lack of what the series' `rules` demand, each gap
/// at the row of its person.
void check_certificate_rules(Records& records, Node series, Node issued);

} // namespace zbirnyk
