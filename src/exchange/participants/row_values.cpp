#include "exchange/participants/row_values.h"

#include "diag/certificate_codes.h"
#include "exchange/participants/email.h"
#include "exchange/participants/phone.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

bool starts_with_one_of(std::string_view text, std::initializer_list<std::string_view> starts) {
    return std::ranges::any_of(starts, [text](std::string_view start) {
        return text == start || text.starts_with(std::string(start) + " ");
    });
}

std::string unknown_value(std::string_view text, std::string hint, const CellReport& report) {
    report.diagnostics.warning(
        codes::ImportValue,
        report.span,
        fmt::format("`{}` is not understood and left out", one_line(text)),
        std::move(hint));
    return {};
}

std::string gender_value(std::string_view text, const CellReport& report) {
    const std::string word = fold_head(text);
    if (one_of(word, {"ж", "жін", "жінка", "жіноча", "жіночий", "f", "female", "w", "woman"}))
        return "f";
    if (one_of(word, {"ч", "чол", "чоловік", "чоловіча", "чоловічий", "м", "m", "male", "man"}))
        return "m";
    return unknown_value(text, "write ж or ч", report);
}

std::string truth_value(std::string_view text, const CellReport& report) {
    const std::string word = fold_head(text);
    const std::string plain = one_line(text);
    if (plain == "+" || plain == "✓" || plain == "✔" || word == "1" || word == "true" ||
        starts_with_one_of(
            word,
            {"так",
             "yes",
             "y",
             "згоден",
             "згодна",
             "даю",
             "надаю",
             "погоджуюсь",
             "погоджуюся",
             "я даю",
             "я надаю",
             "я погоджуюсь",
             "я погоджуюся",
             "я згоден",
             "я згодна",
             "i agree",
             "agree"}))
        return "так";
    if (plain == "-" || plain == "–" || word == "0" || word == "false" ||
        starts_with_one_of(word, {"ні", "no", "n", "не", "я не"}))
        return "ні";
    return unknown_value(text, "write так or ні", report);
}

/// What people write where a form demands an answer.
bool means_none(std::string_view text) {
    const std::string folded = fold_head(text);
    return folded.empty() ||
           one_of(folded, {"немає", "нема", "ні", "відсутня", "відсутній", "no", "none", "n a"});
}

std::string email_value(std::string_view text, const CellReport& report) {
    if (means_none(text)) {
        report.repairs.push_back({report.span, one_line(text), "(none)"});
        return {};
    }
    const CheckedEmail email = check_email(text);
    if (!email.fault.empty()) {
        report.diagnostics.error(
            codes::ImportEmail,
            report.span,
            fmt::format("`{}` is no e-mail address: {}", one_line(text), email.fault),
            "correct the address, or clear the cell if there is none");
        return {};
    }
    if (email.had_look_alikes)
        report.diagnostics.warning(
            codes::ImportLookAlike,
            report.span,
            fmt::format(
                "the address `{}` has Cyrillic letters that only look Latin; taken as Latin",
                one_line(text)));
    if (!email.suggestion.empty())
        report.diagnostics.warning(
            codes::ImportEmail,
            report.span,
            fmt::format("the address `{}` is unusual", email.address),
            fmt::format("did you mean `{}`?", email.suggestion));
    if (email.address != one_line(text) && !email.had_look_alikes)
        report.repairs.push_back({report.span, one_line(text), email.address});
    return email.address;
}

std::string phone_value(std::string_view text, const CellReport& report) {
    if (means_none(text) || one_line(text) == "-")
        return {};
    CheckedPhone phone = check_phone(text);
    if (!phone.fault.empty())
        report.diagnostics.warning(
            codes::ImportPhone,
            report.span,
            fmt::format("`{}` is no phone number and left out: {}", one_line(text), phone.fault),
            "write +380 and nine digits, or + and the number in another country");
    else if (!phone.other.empty())
        report.diagnostics.warning(
            codes::ImportPhone,
            report.span,
            fmt::format("the cell has several numbers; `{}` is left out", phone.other),
            "put the number to be kept first");
    return phone.number;
}

/// A code, or the label that the event gives it.
std::string coded_value(
    std::string_view text,
    const std::vector<std::pair<std::string, std::string>>& labels,
    const CellReport& report) {
    const std::string folded = fold_head(text);
    std::string known;
    for (const auto& [id, label] : labels) {
        if (one_line(text) == id || folded == fold_head(label))
            return id;
        known += (known.empty() ? "" : ", ") + id;
    }
    return unknown_value(text, known.empty() ? "" : "the event has: " + known, report);
}

} // namespace

std::string
row_value(Field field, std::string_view text, const EventFacts& event, const CellReport& report) {
    if (one_line(text).empty())
        return {};
    switch (field) {
    case Field::Gender:
        return gender_value(text, report);
    case Field::Consent:
    case Field::Staff:
        return truth_value(text, report);
    case Field::Email:
        return email_value(text, report);
    case Field::Phone:
        return phone_value(text, report);
    case Field::PostCategory:
        return coded_value(text, event.post_categories, report);
    case Field::HromadaType:
        return coded_value(text, event.hromada_types, report);
    default:
        return clean_cell(text);
    }
}

std::string
attended_days(std::string_view text, const std::string& marked, const CellReport& report) {
    const std::string plain = one_line(text);
    const std::string word = fold_head(text);
    if (plain.empty() || plain == "-" || plain == "–" || plain == "0" ||
        one_of(word, {"ні", "no", "false", "н"}))
        return {};
    if (!marked.empty()) {
        if (one_of(plain, {"+", "✓", "✔", "1"}) ||
            one_of(
                word,
                {"так", "yes", "true", "x", "х", "v", "був", "була", "присутній", "присутня", "п"}))
            return marked;
    } else {
        const std::size_t strange = plain.find_first_not_of("0123456789 ,;");
        if (strange == std::string::npos) {
            std::string days = plain;
            std::ranges::replace_if(
                days, [](char c) { return c == ',' || c == ';'; }, ' ');
            return one_line(days);
        }
    }
    report.diagnostics.error(
        codes::ImportValue,
        report.span,
        fmt::format("`{}` says nothing of attendance", plain),
        marked.empty() ? "list the days: 1 2" : "write + or leave the cell empty");
    return {};
}

} // namespace zbirnyk
