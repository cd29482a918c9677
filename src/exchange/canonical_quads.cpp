#include "exchange/canonical_quads.h"

#include "exchange/shallow_json.h"
#include "seal/digest.h"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>
#include <vector>

// Each object of the JSON is a node of the graph: named by its `id`, or blank. Blank nodes get
// their numbers by the hashes of the statements that they stand in (RDFC-1.0, 4.4.3); two with the
// same hash would need the longer way of 4.8, which credentials as ours never take.

namespace zbirnyk {

namespace {

using nlohmann::json;

constexpr std::string_view TypePredicate = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// What the value of a term is.
enum class Value { Text, Iri, Node, Boolean, Purpose };

struct Term {
    std::string_view name;
    std::string_view vocabulary;
    std::string_view local_name;
    Value value;
    std::string_view datatype = {};

    std::string iri() const {
        return "<" + std::string(vocabulary) + std::string(local_name) + ">";
    }
};

// The addresses of datatypes are those of the contexts, which say "https" of some.
constexpr std::string_view DateTime = "http://www.w3.org/2001/XMLSchema#dateTime";
constexpr std::string_view Date = "https://www.w3.org/2001/XMLSchema#date";
constexpr std::string_view AnyUri = "https://www.w3.org/2001/XMLSchema#anyURI";
constexpr std::string_view Boolean = "https://www.w3.org/2001/XMLSchema#boolean";
constexpr std::string_view SuiteText = "https://w3id.org/security#cryptosuiteString";

// Vocabularies.
constexpr std::string_view Badges = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#";
constexpr std::string_view Credentials = "https://www.w3.org/2018/credentials#";
constexpr std::string_view Dublin = "http://purl.org/dc/terms/";
constexpr std::string_view Schema = "https://schema.org/";
constexpr std::string_view Security = "https://w3id.org/security#";

constexpr Term Terms[] = {
    {"achievement", Badges, "achievement", Value::Node},
    {"achievementType", Badges, "achievementType", Value::Text},
    {"activityEndDate", Badges, "activityEndDate", Value::Text, Date},
    {"activityStartDate", Badges, "activityStartDate", Value::Text, Date},
    {"created", Dublin, "created", Value::Text, DateTime},
    {"credentialSubject", Credentials, "credentialSubject", Value::Node},
    {"criteria", Badges, "Criteria", Value::Node},
    {"cryptosuite", Security, "cryptosuite", Value::Text, SuiteText},
    {"description", Schema, "description", Value::Text},
    {"email", Schema, "email", Value::Text},
    {"hashed", Badges, "hashed", Value::Boolean, Boolean},
    {"identifier", Badges, "identifier", Value::Node},
    {"identityHash", Badges, "identityHash", Value::Text},
    {"identityType", Badges, "identityType", Value::Text},
    {"inLanguage", Schema, "inLanguage", Value::Text},
    {"issuer", Credentials, "issuer", Value::Node},
    {"licenseNumber", Badges, "licenseNumber", Value::Text},
    {"name", Schema, "name", Value::Text},
    {"narrative", Badges, "narrative", Value::Text},
    {"proofPurpose", Security, "proofPurpose", Value::Purpose},
    {"role", Badges, "role", Value::Text},
    {"salt", Badges, "salt", Value::Text},
    {"url", Schema, "url", Value::Text, AnyUri},
    {"validFrom", Credentials, "validFrom", Value::Text, DateTime},
    {"verificationMethod", Security, "verificationMethod", Value::Iri}};

constexpr Term Types[] = {
    {"Achievement", Badges, "Achievement", Value::Iri},
    {"AchievementSubject", Badges, "AchievementSubject", Value::Iri},
    {"DataIntegrityProof", Security, "DataIntegrityProof", Value::Iri},
    {"IdentityObject", Badges, "IdentityObject", Value::Iri},
    {"OpenBadgeCredential", Badges, "OpenBadgeCredential", Value::Iri},
    {"Profile", Badges, "Profile", Value::Iri},
    {"VerifiableCredential", Credentials, "VerifiableCredential", Value::Iri}};

const Term* find_term(std::span<const Term> terms, std::string_view name) {
    const auto found = std::ranges::find(terms, name, &Term::name);
    return found == terms.end() ? nullptr : &*found;
}

/// A statement whose blank nodes are still numbers: a line is its parts around them.
struct Quad {
    std::string subject; ///< "<…>", or empty: blank
    std::size_t blank_subject = 0;
    std::string predicate;
    std::string object; ///< "<…>", a literal, or empty: blank
    std::size_t blank_object = 0;
};

using Labels = std::vector<std::string>;

std::string line(const Quad& quad, const Labels& labels) {
    const std::string& subject = quad.subject.empty() ? labels[quad.blank_subject] : quad.subject;
    const std::string& object = quad.object.empty() ? labels[quad.blank_object] : quad.object;
    return subject + " " + quad.predicate + " " + object + " .\n";
}

std::string joined(std::vector<std::string> lines) {
    std::ranges::sort(lines);
    std::string text;
    for (const std::string& one : lines)
        text += one;
    return text;
}

/// Collects the statements of a document; `failed` when it holds what is not understood.
class Graph {
  public:
    /// The node that an object is: its own statements are added.
    enum class Nesting { Outermost, Inner };
    std::pair<std::string, std::size_t> add_node(const json& object, Nesting nesting);

    bool failed() const { return failed_; }

    std::optional<std::string> canonical() const;

  private:
    void add_values(const Quad& start, const Term& term, const json& value);
    std::string iri(const json& value);
    std::string literal(const json& value, const Term& term);

    std::vector<Quad> quads_;
    std::size_t blanks_ = 0;
    bool failed_ = false;
};

std::string Graph::iri(const json& value) {
    const auto* text = value.get_ptr<const std::string*>();
    // Absolute: a scheme, and nothing that ends an IRI in a line.
    if (text == nullptr || text->find(':') == std::string::npos ||
        std::ranges::any_of(*text, [](char c) {
            return static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == '"' ||
                   c == '\\';
        })) {
        failed_ = true;
        return {};
    }
    return "<" + *text + ">";
}

std::string Graph::literal(const json& value, const Term& term) {
    std::string text;
    if (term.value == Value::Boolean && value.is_boolean())
        text = value.get<bool>() ? "true" : "false";
    else if (term.value == Value::Text && value.is_string())
        text = value.get<std::string>();
    else
        failed_ = true;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '\n')
            out += "\\n";
        else if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (static_cast<unsigned char>(c) < ' ' || c == 0x7F)
            failed_ = true;
        else
            out += c;
    }
    out += '"';
    if (!term.datatype.empty())
        out.append("^^<").append(term.datatype).append(">");
    return out;
}

void Graph::add_values(const Quad& start, const Term& term, const json& value) {
    if (value.is_array()) {
        for (const json& one : value) {
            if (one.is_array())
                failed_ = true;
            else
                add_values(start, term, one);
        }
        return;
    }
    Quad quad = start;
    quad.predicate = term.iri();
    switch (term.value) {
    case Value::Text:
    case Value::Boolean:
        quad.object = literal(value, term);
        break;
    case Value::Iri:
        quad.object = iri(value);
        break;
    case Value::Purpose:
        failed_ = failed_ || value != "assertionMethod";
        quad.object = "<" + std::string(Security) + "assertionMethod>";
        break;
    case Value::Node:
        std::tie(quad.object, quad.blank_object) = add_node(value, Nesting::Inner);
        break;
    }
    quads_.push_back(std::move(quad));
}

std::pair<std::string, std::size_t> Graph::add_node(const json& object, Nesting nesting) {
    if (!object.is_object() || failed_) {
        failed_ = true;
        return {"<>", 0};
    }
    Quad start;
    if (const auto id = object.find("id"); id != object.end())
        start.subject = iri(*id);
    else
        start.blank_subject = blanks_++;
    for (const auto& [name, value] : object.items()) {
        if (name == "id" || (name == "@context" && nesting == Nesting::Outermost))
            continue;
        if (name == "type") {
            for (const json& one : value.is_array() ? value : json::array({value})) {
                const Term* type =
                    one.is_string() ? find_term(Types, one.get<std::string>()) : nullptr;
                failed_ = failed_ || type == nullptr;
                Quad quad = start;
                quad.predicate = "<" + std::string(TypePredicate) + ">";
                quad.object = type == nullptr ? "<>" : type->iri();
                quads_.push_back(std::move(quad));
            }
            continue;
        }
        if (const Term* term = find_term(Terms, name))
            add_values(start, *term, value);
        else
            failed_ = true;
    }
    return {start.subject, start.blank_subject};
}

std::optional<std::string> Graph::canonical() const {
    std::map<std::string, std::size_t> by_hash;
    Labels labels(blanks_, "_:z");
    for (std::size_t blank = 0; blank < blanks_; ++blank) {
        labels[blank] = "_:a";
        std::vector<std::string> lines;
        for (const Quad& quad : quads_)
            if ((quad.subject.empty() && quad.blank_subject == blank) ||
                (quad.object.empty() && quad.blank_object == blank))
                lines.push_back(line(quad, labels));
        labels[blank] = "_:z";
        if (!by_hash.emplace(hex(sha256(joined(std::move(lines)))), blank).second)
            return std::nullopt;
    }
    std::size_t number = 0;
    for (const auto& [hash, blank] : by_hash)
        labels[blank] = "_:c14n" + std::to_string(number++);
    std::vector<std::string> lines;
    for (const Quad& quad : quads_)
        lines.push_back(line(quad, labels));
    std::ranges::sort(lines);
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    return joined(std::move(lines));
}

} // namespace

std::optional<std::string> canonical_quads(std::string_view text) {
    const auto document = parse_shallow(text);
    if (!document)
        return std::nullopt;
    Graph graph;
    graph.add_node(*document, Graph::Nesting::Outermost);
    return graph.failed() ? std::nullopt : graph.canonical();
}

} // namespace zbirnyk
