#pragma once

#include "base/file_system.h"
#include "model/event.h"
#include "read/xpath.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zbirnyk {

/// The files of tests/data/events/small, to be changed by a test and read from memory.
class SmallEvent {
  public:
    SmallEvent();

    /// Replaces the first `from` in `file`, which must hold it.
    SmallEvent& replace(const std::string& file, std::string_view from, std::string_view to);
    SmallEvent& set(const std::string& file, std::string text);

    const std::string& text(const std::string& file) const { return files_.at(file); }

    /// Reads the event; the diagnostics are kept.
    std::optional<Event> read();
    /// What XPath `expression` yields on the event, which must be right.
    std::string value(std::string_view expression);
    /// Each diagnostic as a line "file [what it points at] code message", in the order of places.
    std::string complaints();

  private:
    std::map<std::string, std::string> files_;
    Sources sources_;
    Diagnostics diagnostics_;
};

} // namespace zbirnyk
