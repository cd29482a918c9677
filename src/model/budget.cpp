#include "diag/codes.h"
#include "model/decimal.h"
#include "model/steps.h"

#include <algorithm>

#include <fmt/format.h>

namespace zbirnyk {

namespace {

/// Above this part of the plan a line counts as overspent: the share by which funders let a line be
/// exceeded when it is saved elsewhere (ANBest-P, 1.2).
constexpr std::int64_t AllowedExcessPercent = 20;

/// A receipt where it was read, before it is put under its line.
struct Voucher {
    const Tree* tree = nullptr;
    Node node;
};

/// The sum in an attribute; reported and 0 when it is none.
Hundredths amount_of(Records& records, const Tree& tree, Node element, std::string_view attribute) {
    const std::string_view text = element.attribute(attribute);
    if (const auto amount = parse_hundredths(text))
        return *amount;
    records.diagnostics.error(
        codes::ModelAmount,
        tree.span(element.attribute_node(attribute)),
        fmt::format("`{}` is no sum of money", text),
        "at most two decimals and nine digits before the point");
    return 0;
}

std::vector<Voucher> sorted_vouchers(const Inputs& inputs) {
    std::vector<Voucher> vouchers;
    for (const Node receipt : inputs.budget->root().child_elements("receipt"))
        vouchers.push_back({&*inputs.budget, receipt});
    if (inputs.receipts)
        for (const Node receipt : inputs.receipts->root().child_elements("receipt"))
            vouchers.push_back({&*inputs.receipts, receipt});
    std::stable_sort(vouchers.begin(), vouchers.end(), [](const Voucher& a, const Voucher& b) {
        return a.node.attribute("date") < b.node.attribute("date");
    });
    return vouchers;
}

void check_repeated(Records& records, const std::vector<Voucher>& vouchers) {
    std::map<std::string, Voucher> numbers, contents;
    const auto report = [&](const Voucher& first,
                            const Voucher& second,
                            std::string_view attribute,
                            std::string message) {
        records.diagnostics.report(
            {Severity::Error,
             codes::ModelDuplicateReceipt,
             second.tree->span(second.node.attribute_node(attribute)),
             std::move(message),
             {{first.tree->span(first.node.attribute_node(attribute)), "the first one"}}});
    };
    for (const Voucher& voucher : vouchers) {
        const Node node = voucher.node;
        const std::string number(node.attribute("number"));
        if (const auto [first, added] = numbers.emplace(number, voucher); !added) {
            report(
                first->second,
                voucher,
                "number",
                fmt::format("the number `{}` is taken by another receipt", number));
            continue;
        }
        const std::string content = fmt::format(
            "{}\n{}\n{}\n{}",
            node.attribute("date"),
            node.attribute("payee"),
            node.attribute("document"),
            node.attribute("amount"));
        if (const auto [first, added] = contents.emplace(content, voucher); !added)
            report(
                first->second,
                voucher,
                "document",
                fmt::format("the document `{}` is paid twice", node.attribute("document")));
    }
}

struct Sums {
    Hundredths plan = 0, actual = 0;
    std::int64_t receipts = 0;
};

void put_sums(Records& records, Node element, const Sums& sums) {
    put(records, element, "actual", hundredths_text(sums.actual));
    put(records, element, "deviation", hundredths_text(sums.actual - sums.plan));
    put(records, element, "receipts", sums.receipts);
    if (sums.plan == 0)
        return;
    put(records, element, "deviation-percent", percent(sums.actual - sums.plan, sums.plan));
    put(records, element, "execution", percent(sums.actual, sums.plan));
}

/// Puts each receipt under its line and returns the sums by line.
std::map<std::string, Sums, std::less<>>
take_receipts(Records& records, const Index& lines, const std::vector<Voucher>& vouchers) {
    std::map<std::string, Sums, std::less<>> sums;
    for (const Voucher& voucher : vouchers) {
        const std::string_view line = voucher.node.attribute("line");
        const auto found = lines.find(line);
        if (found == lines.end()) {
            report_unknown(
                records,
                voucher.tree->span(voucher.node.attribute_node("line")),
                "budget line",
                line,
                lines);
            continue;
        }
        const Node receipt = records.tree.graft(found->second, *voucher.tree, voucher.node);
        const std::string_view date = receipt.attribute("date");
        if (date < records.event.attribute("from") || date > records.event.attribute("to"))
            report_outside_project(records, receipt, "date");
        const Hundredths amount = amount_of(records, records.tree, receipt, "amount");
        put(records, receipt, "amount", hundredths_text(amount));
        sums[std::string(line)].actual += amount;
        ++sums[std::string(line)].receipts;
    }
    return sums;
}

void add_transfers(Records& records, Node budget, const Inputs& inputs, Hundredths actual) {
    Hundredths sent = 0, received = 0;
    for (const Node source : inputs.budget->root().child_elements("transfer")) {
        const Node transfer = records.tree.graft(budget, *inputs.budget, source);
        const Hundredths given = amount_of(records, records.tree, transfer, "sent");
        const Hundredths taken = amount_of(records, records.tree, transfer, "received");
        put(records, transfer, "sent", hundredths_text(given));
        put(records, transfer, "received", hundredths_text(taken));
        if (given > 0)
            put(records, transfer, "rate", quotient(taken, given, 4));
        sent += given;
        received += taken;
    }
    if (sent == 0)
        return;
    put(records, budget, "sent", hundredths_text(sent));
    put(records, budget, "received", hundredths_text(received));
    put(records, budget, "rate", quotient(received, sent, 4));
    put(records, budget, "balance", hundredths_text(received - actual));
}

} // namespace

void add_budget(Records& records, const Inputs& inputs) {
    if (!inputs.budget)
        return;
    const Node source = inputs.budget->root();
    const Node budget = records.event.child("budget");
    put(records, budget, "currency", std::string(source.attribute("currency")));
    for (const Node line : source.child_elements("line"))
        records.tree.graft(budget, *inputs.budget, line);
    const Index lines = index_children(budget, "line");
    const std::vector<Voucher> vouchers = sorted_vouchers(inputs);
    check_repeated(records, vouchers);
    auto sums = take_receipts(records, lines, vouchers);

    Sums total;
    for (const Node line : budget.child_elements("line")) {
        Sums& of_line = sums[std::string(line.attribute("id"))];
        of_line.plan = amount_of(records, records.tree, line, "plan");
        put(records, line, "plan", hundredths_text(of_line.plan));
        put_sums(records, line, of_line);
        if ((of_line.actual - of_line.plan) * 100 > of_line.plan * AllowedExcessPercent)
            put(records, line, "over", "true");
        total.plan += of_line.plan;
        total.actual += of_line.actual;
        total.receipts += of_line.receipts;
    }
    for (const Node line : budget.child_elements("line"))
        if (total.actual != 0)
            put(records,
                line,
                "share",
                percent(sums[std::string(line.attribute("id"))].actual, total.actual));
    put(records, budget, "plan", hundredths_text(total.plan));
    put_sums(records, budget, total);
    add_transfers(records, budget, inputs, total.actual);
}

} // namespace zbirnyk
