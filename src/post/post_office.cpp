#include "post/post_office.h"

#include "base/utf8.h"
#include "post/curl_library.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <map>
#include <new>

namespace zbirnyk {

namespace {

constexpr long ConnectSeconds = 30;
/// RFC 5321, 4.5.3.2 asks for minutes of patience; ten for the last answer.
constexpr long AnswerSeconds = 600;
constexpr std::size_t MaxAnswer = 300;

/// One line without control characters and broken UTF-8.
std::string clean_line(std::string_view text) {
    std::string line;
    while (!text.empty() && line.size() < MaxAnswer) {
        const auto [c, size] = decode_utf8(text);
        if (c >= 0x20 && (c < 0x7F || c >= 0xA0))
            append_utf8(line, c);
        text.remove_prefix(size);
    }
    return line;
}

/// What one transfer reads, says and hears.
struct Transfer {
    std::string_view letter;
    const Envelope& envelope;
    std::map<long, std::string> answers = {}; ///< by their codes
    enum class Tls { None, Offered, Denied } tls = Tls::None;
    std::size_t named = 0; ///< how many the server was asked to take the letter for
    bool naming = false;   ///< that was the last thing it was asked
    long refusal = 0;      ///< the code of its refusal to take it for the first of them
    std::vector<PostResult::LostCopy> lost_copies = {};

    void say(std::string_view command) {
        naming = command.starts_with("RCPT ");
        named += naming ? 1 : 0;
    }

    /// False when nothing more is to be said.
    bool hear(long code, std::string_view line) {
        answers[code] = line;
        const bool last = line.size() < 4 || line[3] != '-';
        const bool refused = naming && last && code / 100 != 2;
        if (refused && named == 1)
            refusal = code;
        else if (refused)
            lost_copies.push_back({envelope.copies[named - 2], clean_line(line)});
        hear_of_tls(code, line);
        return tls != Tls::Denied && refusal == 0;
    }

  private:
    /// Who offers TLS has to begin it (220) before anything of the letter.
    void hear_of_tls(long code, std::string_view line) {
        if (code == 250 && line.find("STARTTLS") != std::string_view::npos)
            tls = Tls::Offered;
        else if (code == 220)
            tls = Tls::None;
        else if (code != 250 && tls == Tls::Offered)
            tls = Tls::Denied;
    }
};

std::size_t read_letter(char* buffer, std::size_t size, std::size_t count, void* transfer) {
    std::string_view& rest = static_cast<Transfer*>(transfer)->letter;
    const std::size_t taken = std::min(size * count, rest.size());
    std::memcpy(buffer, rest.data(), taken);
    rest.remove_prefix(taken);
    return taken;
}

int hear_ourselves(CURL*, curl_infotype type, char* text, std::size_t size, void* transfer) {
    if (type == CURLINFO_HEADER_OUT)
        static_cast<Transfer*>(transfer)->say({text, size});
    return 0;
}

/// Keeps the last line of each answer's code: the farewell that may follow is no answer to a
/// letter.
std::size_t hear_line(char* line, std::size_t size, std::size_t count, void* transfer) {
    const std::string_view heard(line, size * count);
    long code = 0;
    std::from_chars(heard.data(), heard.data() + heard.size(), code);
    return static_cast<Transfer*>(transfer)->hear(code, heard) ? size * count : 0;
}

PostResult::Kind kind_of(CURLcode code, long answer) {
    using Kind = PostResult::Kind;
    switch (code) {
    case CURLE_OK:
        return answer == 250 ? Kind::Accepted : Kind::Later;
    case CURLE_LOGIN_DENIED:
        return answer >= 400 && answer < 500 ? Kind::Unreachable : Kind::Stopped;
    case CURLE_USE_SSL_FAILED:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
        return Kind::Stopped;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_REMOTE_ACCESS_DENIED:
        return Kind::Unreachable;
    default:
        return answer >= 500 && answer < 600 ? Kind::Refused : Kind::Later;
    }
}

std::string url_part(CURLU* url, CURLUPart part) {
    const CurlLibrary& curl = CurlLibrary::get();
    char* text = nullptr;
    if (curl.url_get(url, part, &text, 0) != CURLUE_OK)
        return {};
    std::string copy(text);
    curl.free(text);
    return copy;
}

} // namespace

bool MailServer::is_loopback() const {
    return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

std::optional<MailServer> parse_server(const std::string& text) {
    const CurlLibrary& curl = CurlLibrary::get();
    const std::unique_ptr<CURLU, void (*)(CURLU*)> url(curl.url(), curl.url_cleanup);
    if (!url || curl.url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
        return std::nullopt;
    for (const CURLUPart part :
         {CURLUPART_USER,
          CURLUPART_PASSWORD,
          CURLUPART_OPTIONS,
          CURLUPART_QUERY,
          CURLUPART_FRAGMENT})
        if (!url_part(url.get(), part).empty())
            return std::nullopt;
    MailServer server{
        url_part(url.get(), CURLUPART_SCHEME),
        url_part(url.get(), CURLUPART_HOST),
        url_part(url.get(), CURLUPART_PORT)};
    const std::string path = url_part(url.get(), CURLUPART_PATH);
    if ((server.scheme != "smtp" && server.scheme != "smtps") || server.host.empty() ||
        (!path.empty() && path != "/"))
        return std::nullopt;
    return server;
}

struct PostOffice::Connection {
    const CurlLibrary& curl = CurlLibrary::get();
    CURL* handle = curl.easy_init();
    MailServer server;
    std::string error = std::string(CURL_ERROR_SIZE, '\0');

    explicit Connection(MailServer to)
        : server(std::move(to)) {
        if (handle == nullptr)
            throw std::bad_alloc();
    }

    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    ~Connection() { curl.easy_cleanup(handle); }
};

PostOffice::PostOffice(MailServer to, std::string_view greeting)
    : connection_(std::make_unique<Connection>(std::move(to))) {
    const CurlLibrary& curl = CurlLibrary::get();
    CURL* handle = connection_->handle;
    const MailServer& server = connection_->server;
    std::string url = server.scheme + "://" + server.host;
    if (!server.port.empty())
        url += ":" + server.port;
    url += "/" + std::string(greeting);
    curl.easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl.easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl.easy_setopt(handle, CURLOPT_PROXY, "");
    curl.easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, ConnectSeconds);
    curl.easy_setopt(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, AnswerSeconds);
    curl.easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    const bool clear = server.user.empty() || (server.password_in_clear && server.is_loopback());
    curl.easy_setopt(
        handle, CURLOPT_USE_SSL, static_cast<long>(clear ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    if (!server.authorities.empty()) {
        curl.easy_setopt(handle, CURLOPT_CAINFO, server.authorities.c_str());
        curl.easy_setopt(handle, CURLOPT_CAPATH, nullptr);
    }
    if (!server.user.empty()) {
        curl.easy_setopt(handle, CURLOPT_USERNAME, server.user.c_str());
        curl.easy_setopt(handle, CURLOPT_PASSWORD, server.password.c_str());
    }
    curl.easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    curl.easy_setopt(handle, CURLOPT_READFUNCTION, read_letter);
    curl.easy_setopt(handle, CURLOPT_HEADERFUNCTION, hear_line);
    curl.easy_setopt(handle, CURLOPT_ERRORBUFFER, connection_->error.data());
    // A refused copy must not hold up the letter; `Transfer` sees to whom it is for.
    curl.easy_setopt(handle, CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1L);
    curl.easy_setopt(handle, CURLOPT_VERBOSE, 1L);
    curl.easy_setopt(handle, CURLOPT_DEBUGFUNCTION, hear_ourselves);
}

PostOffice::~PostOffice() = default;

PostResult PostOffice::send(const Envelope& envelope, std::string_view letter) {
    const CurlLibrary& curl = CurlLibrary::get();
    CURL* handle = connection_->handle;
    Transfer transfer{letter, envelope};
    const std::unique_ptr<curl_slist, void (*)(curl_slist*)> recipients(
        curl.slist_append(nullptr, envelope.to.c_str()), curl.slist_free_all);
    for (const std::string& copy : envelope.copies)
        curl.slist_append(recipients.get(), copy.c_str());
    curl.easy_setopt(handle, CURLOPT_MAIL_FROM, envelope.from.c_str());
    curl.easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients.get());
    curl.easy_setopt(handle, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(letter.size()));
    curl.easy_setopt(handle, CURLOPT_READDATA, &transfer);
    curl.easy_setopt(handle, CURLOPT_HEADERDATA, &transfer);
    curl.easy_setopt(handle, CURLOPT_DEBUGDATA, &transfer);
    connection_->error[0] = '\0';
    const CURLcode code = curl.easy_perform(handle);
    long number = 0;
    curl.easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &number);
    curl.easy_setopt(handle, CURLOPT_MAIL_RCPT, nullptr);
    if (transfer.refusal != 0)
        number = transfer.refusal;
    PostResult result{kind_of(code, number), clean_line(transfer.answers[number])};
    if (result.kind == PostResult::Kind::Accepted)
        result.lost_copies = std::move(transfer.lost_copies);
    if (transfer.tls == Transfer::Tls::Denied)
        return {PostResult::Kind::Stopped, "it offers TLS and does not begin it"};
    // Where the server itself has not said no, its last line is about something else.
    if (code == CURLE_PEER_FAILED_VERIFICATION)
        result.answer = clean_line(connection_->error.c_str());
    else if (code != CURLE_OK && number < 400)
        result.answer = clean_line(curl.easy_strerror(code));
    return result;
}

} // namespace zbirnyk
