#include "model/vocabularies.h"

namespace zbirnyk {

const ComputedNames& computed_names() {
    static const ComputedNames names{
        {"author-index",
         "certificate",
         "distribution",
         "group",
         "in",
         "issued",
         "letter",
         "moderator",
         "result",
         "share",
         "speaker",
         "statistics"},
        {"abstracts",    "actual",
         "attendances",  "balance",
         "certificates", "changed",
         "chapters",     "credits",
         "day",          "day-count",
         "deviation",    "deviation-percent",
         "execution",
         "full-name",    "given-name-first",
         "given-names",  "hromadas",
         "index-name",   "issued-count",
         "label",        "language",
         "mean",         "meetings",
         "men",          "men-attendances",
         "name",         "of",
         "over",         "participant",
         "percent",      "person-days",
         "persons",      "rate",
         "receipts",     "share",
         "short-name",   "sign-name",    "state",
         "talk",         "talks",
         "women",        "women-attendances",
         "women-percent"}};
    return names;
}

} // namespace zbirnyk
