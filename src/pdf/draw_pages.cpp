// A code says what it is first used for, so a page depends on the pages before it. Still they are
// drawn on several threads: groups of pages are drawn as though nothing had been said before them,
// and taken in order as long as what they heard their codes say is what the codes say by then.
// Where it is not (one glyph for two characters), the group is drawn again.

#include "pdf/draw_pages.h"

#include "base/parallel.h"
#include "pdf/deflate.h"

#include <algorithm>
#include <mutex>
#include <optional>

namespace zbirnyk {

namespace {

/// Small enough to share the work out evenly; few, as each group has to know all codes.
constexpr std::size_t GroupsPerThread = 6;

class GroupDrawer {
  public:
    GroupDrawer(Pages& pages, const Document& document, const DrawConfig& config, DrawnPages& out)
        : pages_(pages)
        , document_(document)
        , deflaters_(std::max(config.threads, 1u))
        , level_(config.deflate_level)
        , group_size_(pages.pages.size() / (deflaters_.size() * GroupsPerThread) + 1)
        , out_(out) {}

    std::size_t group_count() const {
        return (pages_.pages.size() + group_size_ - 1) / group_size_;
    }

    void draw(std::size_t group, unsigned worker, std::vector<PdfFont>& fonts) {
        std::optional<Deflater>& deflater = deflaters_[worker];
        if (!deflater)
            deflater.emplace(level_);
        const std::size_t begin = group * group_size_;
        const std::size_t end = std::min(begin + group_size_, pages_.pages.size());
        for (std::size_t i = begin; i < end; ++i) {
            PageContent& content = out_.contents[i];
            content = draw_page(pages_.pages[i], document_, fonts);
            out_.streams[i] = deflater->deflate(content.operators);
            content.operators = {};
        }
    }

    /// Gives up what the pages of a group were drawn from.
    void drop(std::size_t group) {
        const std::size_t begin = group * group_size_;
        const std::size_t end = std::min(begin + group_size_, pages_.pages.size());
        for (std::size_t i = begin; i < end; ++i)
            pages_.pages[i].items = {};
    }

  private:
    Pages& pages_;
    const Document& document_;
    std::vector<std::optional<Deflater>> deflaters_; // by worker
    int level_;
    std::size_t group_size_;
    DrawnPages& out_;
};

/// True when no code says in `group` what it does not say in `fonts`.
bool agrees(const std::vector<PdfFont>& fonts, const std::vector<PdfFont>& group) {
    for (std::size_t face = 0; face < fonts.size(); ++face)
        for (std::size_t code = 0; code < fonts[face].texts.size(); ++code) {
            const std::string& said = fonts[face].texts[code];
            const std::string& heard = group[face].texts[code];
            if (!said.empty() && !heard.empty() && said != heard)
                return false;
        }
    return true;
}

void learn(std::vector<PdfFont>& fonts, std::vector<PdfFont>& group) {
    for (std::size_t face = 0; face < fonts.size(); ++face)
        for (std::size_t code = 0; code < fonts[face].texts.size(); ++code)
            if (fonts[face].texts[code].empty())
                fonts[face].texts[code] = std::move(group[face].texts[code]);
}

/// Takes groups in order as soon as those before them are taken.
class GroupTaker {
  public:
    GroupTaker(GroupDrawer& drawer, std::vector<PdfFont>& fonts)
        : drawer_(drawer)
        , fonts_(fonts)
        , heard_(drawer.group_count()) {}

    /// `heard`: what the codes say to `group`, which has been drawn.
    void take(std::size_t group, unsigned worker, std::vector<PdfFont> heard) {
        const std::scoped_lock lock(mutex_);
        heard_[group] = std::move(heard);
        for (; next_ < heard_.size() && heard_[next_]; ++next_) {
            if (agrees(fonts_, *heard_[next_]))
                learn(fonts_, *heard_[next_]);
            else
                drawer_.draw(next_, worker, fonts_);
            heard_[next_] = std::vector<PdfFont>();
            drawer_.drop(next_);
        }
    }

  private:
    GroupDrawer& drawer_;
    std::vector<PdfFont>& fonts_;
    std::mutex mutex_;
    std::vector<std::optional<std::vector<PdfFont>>> heard_; // by group; none: not yet drawn
    std::size_t next_ = 0;
};

} // namespace

DrawnPages draw_pages(
    Pages& pages, const Document& document, std::vector<PdfFont>& fonts, const DrawConfig& config) {
    const std::size_t count = pages.pages.size();
    DrawnPages out{std::vector<PageContent>(count), std::vector<std::string>(count)};
    GroupDrawer drawer(pages, document, config, out);
    if (config.threads < 2) {
        for (std::size_t group = 0; group < drawer.group_count(); ++group) {
            drawer.draw(group, 0, fonts);
            drawer.drop(group);
        }
        return out;
    }
    const std::vector<PdfFont> unheard = fonts;
    GroupTaker taker(drawer, fonts);
    for_each_index(drawer.group_count(), config.threads, [&](std::size_t group, unsigned worker) {
        std::vector<PdfFont> heard = unheard;
        drawer.draw(group, worker, heard);
        taker.take(group, worker, std::move(heard));
    });
    return out;
}

} // namespace zbirnyk
