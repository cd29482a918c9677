#include "read/vocabulary.h"

#include "read/vocabulary_rules.h"

namespace zbirnyk {

namespace {

const Vocabulary::Group* find_group(const Vocabulary& vocabulary, std::string_view reference) {
    for (const Vocabulary::Group& group : vocabulary.groups) {
        if (group.name == reference || group.name == reference.substr(1)) {
            return &group;
        }
    }
    return nullptr;
}

} // namespace

const ElementRule* Vocabulary::find(std::string_view element) const {
    for (const ElementRule& rule : elements) {
        if (rule.name == element) {
            return &rule;
        }
    }
    return nullptr;
}

const AttributeRule*
Vocabulary::find(const ElementRule& element, std::string_view attribute) const {
    for (const AttributeRule* rule : attribute_rules(*this, element)) {
        if (rule->name == attribute) {
            return rule;
        }
    }
    return nullptr;
}

std::vector<const AttributeRule*>
attribute_rules(const Vocabulary& vocabulary, const ElementRule& element) {
    std::vector<const AttributeRule*> result;
    for (const AttributeRule& rule : element.attributes) {
        if (!rule.name.starts_with('@')) {
            result.push_back(&rule);
        } else if (const Vocabulary::Group* group = find_group(vocabulary, rule.name)) {
            for (const AttributeRule& shared : group->attributes) {
                result.push_back(&shared);
            }
        }
    }
    return result;
}

} // namespace zbirnyk
