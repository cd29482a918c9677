#include "language/names/decline_name.h"
#include "language/split_row.h"

namespace zbirnyk {

namespace {

std::string joined(const PersonName& name, Confidence confidence) {
    const std::string_view word = confidence == Confidence::Sure ? "sure" : "unsure";
    std::string out;
    out.append(name.surname).append("\t").append(name.given).append("\t");
    return out.append(name.patronymic).append("\t").append(word);
}

} // namespace

std::string decline_row(std::string_view row) {
    std::vector<std::string_view> fields = split_row(row);
    const bool complete = fields.size() == 5;
    fields.resize(5);
    const PersonName name{std::string(fields[0]), std::string(fields[1]), std::string(fields[2])};
    const std::optional<Gender> gender = parse_gender(fields[3]);
    const std::optional<Case> grammatical_case = parse_case(fields[4]);
    if (!complete || !gender || !grammatical_case) {
        return joined(name, Confidence::Unsure);
    }
    const DeclinedName declined = decline_name(name, *gender, *grammatical_case);
    return joined(declined.name, declined.confidence);
}

} // namespace zbirnyk
