#include "open_badges.h"

#include "issuing/event_head.h"
#include "model/titles.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace zbirnyk {

namespace {

std::string contact(Node organizer, std::string_view type) {
    for (const Node child : organizer.child_elements("contact"))
        if (child.attribute("type") == type)
            return child.text();
    return {};
}

std::string role_of(Node certificate) {
    struct Words {
        std::string_view masculine, feminine;
    };

    static const std::map<std::string_view, Words> Roles = {
        {"participant", {"учасник", "учасниця"}},
        {"speaker", {"доповідач", "доповідачка"}},
        {"moderator", {"модератор", "модераторка"}},
        {"organiser", {"організатор", "організаторка"}}};
    const auto found = Roles.find(certificate.attribute("role"));
    if (found == Roles.end())
        return {};
    return std::string(
        certificate.attribute("gender") == "f" ? found->second.feminine : found->second.masculine);
}

/// What it took to get the certificate, and what its holder has learned, as Markdown.
std::string criteria_of(Node series) {
    std::string text = "Участь у заході";
    if (const std::string_view least = series.attribute("minimum-hours"); !least.empty())
        text += fmt::format(", щонайменше {} год", least);
    text += '.';
    std::string outcomes;
    for (const Node outcome : series.child_elements("outcome"))
        if (outcome.language() == "uk")
            outcomes += "\n- " + outcome.text();
    return outcomes.empty() ? text : text + "\n\nРезультати навчання:\n" + outcomes;
}

std::string extent_of(Node certificate) {
    std::string credits(certificate.attribute("credits"));
    std::ranges::replace(credits, '.', ',');
    std::string text = fmt::format("Обсяг: {} год", certificate.attribute("hours"));
    if (!credits.empty())
        text += fmt::format("; кредитів ЄКТС: {}", credits);
    return text + '.';
}

} // namespace

bool wants_open_badges(Node certificates) {
    return certificates.attribute("open-badges") == "attached";
}

OpenBadge badge_of(Node certificate, std::string email) {
    const Node series = certificate.parent().parent();
    const Node event = series.parent().parent();
    const Node organizer = event.child("organizer");
    OpenBadge badge;
    badge.issuer = {
        title_in(organizer, "uk", "name"), contact(organizer, "site"), contact(organizer, "email")};
    OpenBadge::Achievement& what = badge.achievement;
    what.series = series.attribute("id");
    what.description = title_in(event, "uk");
    const Node meeting = meeting_of(event, series);
    what.name = meeting ? title_in(meeting, "uk") : what.description;
    what.criteria = criteria_of(series);
    what.from = certificate.attribute("from");
    what.to = certificate.attribute("to");
    badge.title = title_in(series, "uk");
    badge.description = extent_of(certificate);
    badge.number = certificate.attribute("number");
    badge.name = certificate.attribute("full-name");
    badge.role = role_of(certificate);
    badge.email = std::move(email);
    badge.issued = certificate.attribute("issued");
    return badge;
}

std::string badge_in_record(Node record) {
    return record.child(BadgeElement).text();
}

} // namespace zbirnyk
