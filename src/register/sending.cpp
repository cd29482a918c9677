#include "register/audit.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace zbirnyk {

namespace {

constexpr std::array<std::string_view, 3> SendingNames = {"planned", "sent", "failed"};

/// The three digits that an answer begins with; empty where it has none.
std::string_view answer_code(std::string_view answer) {
    const std::size_t end = std::min(answer.find_first_not_of("0123456789"), answer.size());
    return end == 3 ? answer.substr(0, end) : std::string_view();
}

} // namespace

std::string_view state_name(SendingState state) {
    return SendingNames[static_cast<std::size_t>(state)];
}

std::optional<std::vector<Sending>> Register::sendings() const {
    std::vector<Sending> all;
    if (!guarded([&] {
            Statement rows(
                database_,
                "SELECT number, address, state, time, answer, times FROM sending ORDER BY number");
            while (rows.step()) {
                const auto* const state = std::ranges::find(SendingNames, rows.text(2));
                if (state == SendingNames.end())
                    throw DatabaseError("the file is damaged");
                all.push_back(
                    {rows.text(0),
                     rows.text(1),
                     static_cast<SendingState>(state - SendingNames.begin()),
                     rows.text(3),
                     rows.text(4),
                     rows.integer(5)});
            }
        }))
        return std::nullopt;
    return all;
}

bool Register::plan_sending(const std::vector<Sending>& planned) {
    return guarded([&] {
        Transaction transaction(database_);
        Statement insert(
            database_,
            "INSERT INTO sending (number, address, state, time, answer, times) VALUES (?, ?, "
            "'planned', ?, '', 0) ON CONFLICT (number) DO UPDATE SET address = excluded.address, "
            "state = 'planned', time = excluded.time, answer = ''");
        for (const Sending& one : planned)
            insert.bind(one.number).bind(one.address).bind(one.time).run();
        transaction.commit();
    });
}

bool Register::enter_sending(const Sending& sending) {
    return guarded([&] {
        Transaction transaction(database_);
        const bool sent = sending.state == SendingState::Sent;
        Statement update(
            database_,
            "UPDATE sending SET address = ?, state = ?, time = ?, answer = ?, times = times + ? "
            "WHERE number = ?");
        update.bind(sending.address)
            .bind(state_name(sending.state))
            .bind(sending.time)
            .bind(sending.answer)
            .bind(std::int64_t{sent ? 1 : 0})
            .bind(sending.number)
            .run();
        AuditLog(database_, context_->time)
            .append(sent ? "sent" : "not sent", sending.number, answer_code(sending.answer));
        transaction.commit();
    });
}

std::optional<Database> Register::hold_sending() const {
    std::optional<Database> held;
    guarded([&] {
        std::filesystem::path path = path_;
        path += "-sending";
        Database database(path, Access::Create, 0);
        try {
            database.run("BEGIN EXCLUSIVE");
        } catch (const DatabaseError&) {
            throw RefusedError("another program is sending the letters of this register");
        }
        held = std::move(database);
    });
    return held;
}

} // namespace zbirnyk
