#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// A server that takes letters.
struct MailServer {
    std::string scheme; ///< "smtp", where TLS begins when it is offered, or "smtps"
    std::string host;
    std::string port; ///< empty: the scheme's own
    std::string user; ///< empty: without a password
    std::string password;
    std::string authorities;        ///< file of certificates to trust; empty: those of the system
    bool password_in_clear = false; ///< only ever done on a loopback address

    bool is_loopback() const;
};

/// Reads `smtp://HOST[:PORT]` or `smtps://…`; nothing when anything else stands there, such as a
/// password, which others would see in the list of processes.
std::optional<MailServer> parse_server(const std::string& url);

/// Who a letter is from and goes to, whatever its headers say; valid addresses.
struct Envelope {
    std::string from;
    std::string to;
    std::vector<std::string> copies;
};

/// How a letter fared, which is how it fared with the one whom it goes to.
struct PostResult {
    enum class Kind {
        Accepted,    ///< the server has answered 250 to the whole letter
        Refused,     ///< it will not take this letter (5xx)
        Later,       ///< it may take this letter later (4xx, a broken connection)
        Unreachable, ///< it takes no letter at present
        Stopped,     ///< it cannot be used so: password, TLS
    };
    Kind kind = Kind::Unreachable;
    std::string answer; ///< the server's last line, or what went wrong; one line of UTF-8

    /// Copies that the server did not take of a letter that it took, with what it said.
    struct LostCopy {
        std::string address;
        std::string answer;
    };

    std::vector<LostCopy> lost_copies;
};

/// A connection to a server, kept from letter to letter. Nothing of the environment (proxies, host
/// name, password files) takes part.
class PostOffice {
  public:
    /// `greeting` is the domain that greets the server.
    PostOffice(MailServer server, std::string_view greeting);
    ~PostOffice();
    PostOffice(const PostOffice&) = delete;
    PostOffice& operator=(const PostOffice&) = delete;

    /// Hands over one composed letter, once: a letter whose connection broke is not repeated here.
    /// It goes to all or, where copies are refused, to the others; never to copies alone.
    PostResult send(const Envelope& envelope, std::string_view letter);

  private:
    struct Connection;
    std::unique_ptr<Connection> connection_;
};

} // namespace zbirnyk
