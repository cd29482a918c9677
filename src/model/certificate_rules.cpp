#include "model/certificate_rules.h"

#include "diag/certificate_codes.h"

#include <fmt/format.h>

// Resolution 800 of the Cabinet of Ministers of 21.08.2019, on teachers' professional development,
// wants on the document: provider, topic, volume, surname, name and patronymic, learning outcomes,
// date and number, post and name of who signs. Certificates of civil servants name their post too,
// and the least programme has 0.2 credits (Resolution 106 of 06.02.2019).

namespace zbirnyk {

namespace {

constexpr std::int64_t LeastTenthsOfCredit = 2;

void demand(Records& records, Span span, const std::string& what, const std::string& hint) {
    records.diagnostics.error(codes::CertificateRule, span, what, hint);
}

void check_series(Records& records, Node series) {
    const Span span = place_of(records, series, "rules");
    if (!series.child("outcome"))
        demand(
            records,
            span,
            "the rules of this series want learning outcomes",
            "add `<outcome>` to the series, one for each");
    for (const Node signatory : series.child_elements("signatory"))
        if (signatory.attribute("position").empty() || signatory.attribute("sign-name").empty())
            demand(
                records,
                place_of(records, signatory, "person"),
                "the rules of this series want the post and the name of who signs",
                "write the post as the text of `signatory`");
}

/// A patronymic belongs to Ukrainian names; one in Latin letters has none.
bool is_cyrillic(std::string_view name) {
    return !name.empty() && static_cast<unsigned char>(name[0]) >= 0xD0 &&
           static_cast<unsigned char>(name[0]) <= 0xD4;
}

void check_person(Records& records, Node series, Node certificate) {
    const Span row = records.tree.span(certificate);
    const std::string_view name = certificate.attribute("full-name");
    if (certificate.attribute("patronymic").empty() &&
        is_cyrillic(certificate.attribute("surname")))
        records.diagnostics.warning(
            codes::CertificateRule,
            row,
            fmt::format("`{}` has no patronymic; the rules of the series name it", name),
            "leave it so only for a person who has none");
    if (integer_of(certificate, "hours") < 1)
        demand(
            records,
            row,
            fmt::format("`{}` has no hours", name),
            "give the meeting its hours, or the person the days attended");
    if (series.attribute("rules") != "civil-service")
        return;
    if (certificate.attribute("position").empty())
        demand(
            records,
            row,
            fmt::format("`{}` has no post; certificates of civil servants name it", name),
            "fill `position`, or `post` and `institution`");
    const std::int64_t credit =
        integer_of(records.event.child("certificates"), "hours-per-credit", 30);
    if (integer_of(certificate, "hours") * 10 < LeastTenthsOfCredit * credit)
        demand(
            records,
            row,
            fmt::format(
                "`{}` has {} hours; the least programme of civil servants is 0.2 of a credit",
                name,
                certificate.attribute("hours")),
            "set `minimum-hours` of the series");
}

} // namespace

void check_certificate_rules(Records& records, Node series, Node issued) {
    const std::string_view rules = series.attribute("rules");
    if (rules.empty() || rules == "participation")
        return;
    check_series(records, series);
    for (const Node certificate : issued.child_elements("certificate"))
        check_person(records, series, certificate);
}

} // namespace zbirnyk
