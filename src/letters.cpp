#include "letters.h"

#include "diag/certificate_codes.h"
#include "model/titles.h"

#include <algorithm>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

/// The titles of the meetings of each series, by the series' id: the Ukrainian one if there is one.
std::map<std::string, std::string> titles(Node event) {
    std::map<std::string, std::string> by_series;
    for (const Node series : event.child("certificates").child_elements("series"))
        if (const Node meeting = meeting_of(event, series)) {
            const std::string ukrainian = title_in(meeting, "uk");
            by_series.emplace(
                series.attribute("id"), ukrainian.empty() ? own_title(meeting) : ukrainian);
        }
    return by_series;
}

/// Reports why a person gets no letter.
void report_unreachable(
    const Certificate& certificate,
    const Recipient& recipient,
    Span register_place,
    Diagnostics& diagnostics) {
    const auto who = fmt::format("№ {} ({})", certificate.number, certificate.name);
    switch (recipient.reach) {
    case Recipient::Reach::Reachable:
        break;
    case Recipient::Reach::Unknown:
        diagnostics.warning(
            codes::SendNoAddress,
            register_place,
            fmt::format(
                "{} is not sent: the data have no participant `{}`", who, certificate.person));
        break;
    case Recipient::Reach::NoAddress:
        diagnostics.warning(
            codes::SendNoAddress,
            recipient.span,
            fmt::format("{} is not sent: the participant has no e-mail address", who),
            recipient.phone.empty() ? "" : fmt::format("ask by phone: {}", recipient.phone));
        break;
    case Recipient::Reach::NoConsent:
        diagnostics.warning(
            codes::SendNoConsent,
            recipient.span,
            fmt::format("{} is not sent: the participant has not agreed", who),
            "where there is consent, say so in `consent`");
        break;
    case Recipient::Reach::BadAddress:
        diagnostics.error(
            codes::SendBadAddress,
            recipient.span,
            fmt::format("{} cannot be sent: `{}` is no address", who, recipient.address));
        break;
    }
}

/// Every number asked for must count.
bool check_numbers(
    const std::vector<Certificate>& all,
    const LetterChoice& choice,
    Span register_place,
    Diagnostics& diagnostics) {
    std::vector<std::string_view> known;
    for (const Certificate& certificate : all)
        known.push_back(certificate.number);
    bool good = true;
    for (const std::string& number : choice.numbers) {
        const auto found = std::ranges::find(all, number, &Certificate::number);
        if (found == all.end())
            diagnostics.error(
                codes::RegisterUnknownNumber,
                register_place,
                fmt::format("the register has no number `{}`", number),
                did_you_mean(number, known));
        else if (found->state != CertificateState::Issued)
            diagnostics.error(
                codes::SendNotInForce,
                register_place,
                fmt::format("`{}` is {}: it is not sent", number, state_name(found->state)),
                found->state == CertificateState::Replaced
                    ? fmt::format("send `{}`, which stands for it", found->replaced_by)
                    : "");
        good = good && found != all.end() && found->state == CertificateState::Issued;
    }
    return good;
}

/// The placeholder's name that begins after the brace at `at`; empty when that is no placeholder.
std::string_view braced(std::string_view text, std::size_t at) {
    const std::size_t end =
        std::min(text.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at + 1), text.size());
    const bool closed = end < text.size() && text[end] == '}';
    return closed ? text.substr(at + 1, end - at - 1) : std::string_view();
}

} // namespace

std::string_view default_subject() {
    return "Сертифікат № {number}";
}

std::string_view default_text() {
    return "Добрий день!\n\n"
           "Надсилаємо сертифікат № {number} за участь у заході «{title}».\n"
           "Його видано на ім’я: {name}.\n\n"
           "Сертифікат — у файлі PDF, доданому до цього листа. Якщо в ньому є помилка, дайте "
           "відповідь на цей лист.\n";
}

std::optional<LetterPlan> plan_letters(
    const Tree& event,
    const Register& register_file,
    const LetterChoice& choice,
    Span register_place,
    Diagnostics& diagnostics) {
    const auto all = register_file.certificates();
    const auto sendings = register_file.sendings();
    if (!all || !sendings || !check_numbers(*all, choice, register_place, diagnostics))
        return std::nullopt;
    const auto people = recipients(event);
    auto meetings = titles(event.root());
    LetterPlan plan;
    for (const Certificate& certificate : *all) {
        if (certificate.state != CertificateState::Issued ||
            (!choice.numbers.empty() &&
             std::ranges::find(choice.numbers, certificate.number) == choice.numbers.end()))
            continue;
        const auto before = std::ranges::find(*sendings, certificate.number, &Sending::number);
        const bool sent = before != sendings->end() && before->state == SendingState::Sent;
        if (sent && choice.sent == LetterChoice::Sent::Skip) {
            ++plan.sent;
            continue;
        }
        const Recipient recipient = recipient_of(people, certificate.person);
        if (recipient.reach != Recipient::Reach::Reachable) {
            ++plan.unreachable;
            report_unreachable(certificate, recipient, register_place, diagnostics);
            continue;
        }
        plan.letters.push_back(
            {certificate,
             recipient,
             meetings[certificate.series],
             before == sendings->end() ? 0 : before->times});
    }
    return plan;
}

std::string fill(std::string_view text, const PlannedLetter& letter) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view word = text[at] == '{' ? braced(text, at) : std::string_view();
        const auto* const known = std::ranges::find(LetterPlaceholders, word);
        if (known == LetterPlaceholders.end()) {
            out += text[at];
            continue;
        }
        const std::array<const std::string*, 3> values = {
            &letter.certificate.name, &letter.certificate.number, &letter.title};
        out += *values[static_cast<std::size_t>(known - LetterPlaceholders.begin())];
        at += word.size() + 1;
    }
    return out;
}

std::optional<std::pair<std::size_t, std::size_t>> unknown_placeholder(std::string_view text) {
    for (std::size_t at = text.find('{'); at < text.size(); at = text.find('{', at + 1)) {
        const std::string_view word = braced(text, at);
        if (!word.empty() &&
            std::ranges::find(LetterPlaceholders, word) == LetterPlaceholders.end())
            return std::pair(at + 1, at + 1 + word.size());
    }
    return std::nullopt;
}

} // namespace zbirnyk
