#include "model/titles.h"

namespace zbirnyk {

std::string title_in(Node element, std::string_view language, std::string_view name) {
    for (const Node child : element.child_elements(name))
        if (child.language() == language && !child.has_attribute("case"))
            return child.text();
    return {};
}

std::string own_title(Node element, std::string_view name) {
    std::string own = title_in(element, element.language(), name);
    const Node first = element.child(name);
    return own.empty() && first ? first.text() : own;
}

Node meeting_of(Node event, Node series) {
    for (const Node meeting : event.child_elements("meeting"))
        if (meeting.attribute("id") == series.attribute("meeting"))
            return meeting;
    return {};
}

} // namespace zbirnyk
