#include "indexer/reading/fields/structure.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/reading/fields/date_line.h"
#include "indexer/reading/fields/headline.h"
#include "indexer/reading/fields/line_kind.h"
#include "indexer/reading/fields/settled_title.h"
#include "indexer/reading/fields/stated_fields.h"

namespace niger::fields {
namespace {

struct Line {
  Span span;  ///< trimmed, never empty
  ZoneKind kind = ZoneKind::Body;
  bool decided = false;
};

std::string_view text_of(const ArticleDraft& draft, Span span) {
  return std::string_view(draft.text).substr(span.begin, span.size());
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trimmed(text.substr(begin, end - begin));
    if (!line.empty()) {
      const auto at = static_cast<std::size_t>(line.data() - text.data());
      lines.push_back({{at, at + line.size()}, ZoneKind::Body, false});
    }
    begin = end + 1;
  }
  return lines;
}

class Zoning {
 public:
  explicit Zoning(ArticleDraft& draft) : draft_(draft), lines_(lines_of(draft.text)) {
    apply_known_zones();
  }

  void run() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].decided) {
        i = decide(i);
      }
    }
    mark_lead_and_place();
    write_zones();
  }

 private:
  void apply_known_zones() {
    std::size_t zone = 0;
    for (Line& line : lines_) {
      while (zone < draft_.zones.size() && draft_.zones[zone].span.end <= line.span.begin) {
        ++zone;
      }
      if (zone < draft_.zones.size() && draft_.zones[zone].span.begin <= line.span.begin) {
        line.kind = draft_.zones[zone].kind;
        line.decided = true;
      }
    }
  }

  // Decides line `i` and perhaps some after it; returns the last one decided.
  std::size_t decide(std::size_t i) {
    Line& line = lines_[i];
    const std::string_view text = text_of(draft_, line.span);
    if (const auto mark = related_mark(text)) {
      return decide_related(i, *mark);
    }
    if (const StatedFields stated = take_stated_fields(text, Provenance::Line, draft_);
        stated.any) {
      line.kind = ZoneKind::Metadata;
      after_end_sign_ = stated.ends_story;
      return i;
    }
    if (is_boilerplate(text)) {
      line.kind = ZoneKind::Boilerplate;
    } else if (is_caption(text)) {
      line.kind = ZoneKind::Caption;
    } else if (at_an_end(i)) {
      decide_date_line(line, text);
    }
    after_end_sign_ = after_end_sign_ && line.kind != ZoneKind::Body;
    return i;
  }

  // الجمعة 19 نيسان 2024, or with its place: القاهرة - 6 مارس 2024.
  void decide_date_line(Line& line, std::string_view text) {
    std::optional<Date> date = date_of_line(text);
    if (!date) {
      const Dateline dateline = dateline_of(text);
      if (dateline.place.empty() || !text.ends_with(dateline.after)) {
        return;
      }
      date = date_of_line(dateline.after);
      if (date) {
        draft_.set(ArticleField::Place, dateline.place, Provenance::Line);
      }
    }
    if (date) {
      line.kind = ZoneKind::Metadata;
      draft_.set_date(*date, Provenance::Line);
    }
  }

  // Dates stand alone near the first or the last line.
  [[nodiscard]] bool at_an_end(std::size_t i) const {
    constexpr std::size_t kFirst = 6;
    constexpr std::size_t kLast = 4;
    return i < kFirst || i + kLast >= lines_.size();
  }

  // إقرأ أيضاً before one headline in the middle of a story is a box; otherwise all that follows is
  // other stories'.
  std::size_t decide_related(std::size_t i, const RelatedMark& mark) {
    std::size_t last = i;
    if (mark.rest.empty()) {
      while (last + 1 < lines_.size() && last - i < 5 && looks_like_headline(last + 1)) {
        ++last;
      }
    }
    const bool box = !after_end_sign_ && story_goes_on_after(i, last, !mark.rest.empty());
    const std::size_t end = box ? last : lines_.size() - 1;
    for (std::size_t k = i; k <= end; ++k) {
      lines_[k].kind = is_boilerplate(text_of(draft_, lines_[k].span)) ? ZoneKind::Boilerplate
                                                                       : ZoneKind::Related;
      lines_[k].decided = true;
    }
    return end;
  }

  [[nodiscard]] bool looks_like_headline(std::size_t i) const {
    const std::string_view text = text_of(draft_, lines_[i].span);
    return is_headline(text, "…") && text.size() < 200 && !field_line(text);
  }

  // Paragraphs of prose follow a box. Where it names its one headline itself a single paragraph is
  // enough; else most of the page must still be to come.
  [[nodiscard]] bool story_goes_on_after(std::size_t mark, std::size_t last, bool names_it) const {
    if (mark == 0 || last + 1 >= lines_.size()) {
      return false;
    }
    const std::string_view next = text_of(draft_, lines_[last + 1].span);
    constexpr std::size_t kProseBytes = 160;
    const bool is_long = next.size() >= kProseBytes || (names_it && next.ends_with('.'));
    const bool prose = is_long && !related_mark(next) && !field_line(next);
    const std::size_t total = draft_.text.size();
    return prose && (names_it || lines_[mark].span.begin * 3 < total * 2);
  }

  void mark_lead_and_place() {
    constexpr std::size_t kDatelineParagraphs = 3;
    std::vector<std::size_t> body;
    for (std::size_t i = 0; i < lines_.size() && body.size() < kDatelineParagraphs; ++i) {
      if (lines_[i].kind == ZoneKind::Body && !lines_[i].decided) {
        body.push_back(i);
      }
    }
    for (const std::size_t i : body) {
      if (take_dateline(text_of(draft_, lines_[i].span))) {
        break;
      }
    }
    if (body.size() >= 2) {
      lines_[body[0]].kind = ZoneKind::Lead;
    }
  }

  bool take_dateline(std::string_view paragraph) {
    const Dateline dateline = dateline_of(paragraph);
    if (dateline.place.empty()) {
      return false;
    }
    draft_.set(ArticleField::Place, dateline.place, Provenance::Line);
    const std::optional<Date> date = date_of_line(dateline.after);
    if (date) {
      draft_.set_date(*date, Provenance::Line);
    }
    return true;
  }

  // Lines of one kind that follow each other are one zone.
  void write_zones() {
    std::vector<Zone> zones;
    const Line* before = nullptr;
    for (const Line& line : lines_) {
      if (line.kind != ZoneKind::Body) {
        if (before != nullptr && before->kind == line.kind) {
          zones.back().span.end = line.span.end;
        } else {
          zones.push_back({line.kind, line.span});
        }
      }
      before = &line;
    }
    draft_.zones = std::move(zones);
  }

  ArticleDraft& draft_;
  std::vector<Line> lines_;
  bool after_end_sign_ = false;  ///< the last line stated that the story is over: المصدر: …
};

void trim_text(ArticleDraft& draft) {
  const std::string_view text = draft.text;
  const std::string_view kept = trimmed(text);
  const std::size_t cut = kept.empty() ? 0 : static_cast<std::size_t>(kept.data() - text.data());
  const std::size_t size = kept.size();
  draft.text.resize(cut + size);
  draft.text.erase(0, cut);
  for (Zone& zone : draft.zones) {
    zone.span.begin = std::min(zone.span.begin - std::min(zone.span.begin, cut), size);
    zone.span.end = std::min(zone.span.end - std::min(zone.span.end, cut), size);
  }
  std::erase_if(draft.zones, [](const Zone& zone) { return zone.span.size() == 0; });
}

void set_language(ArticleDraft& draft) {
  constexpr std::size_t kSampleBytes = 2000;
  if (!draft.wants(ArticleField::Language, Provenance::Letters)) {
    return;
  }
  std::size_t arabic = 0;
  std::size_t latin = 0;
  for (const char byte : std::string_view(draft.text).substr(0, kSampleBytes)) {
    const auto value = static_cast<unsigned char>(byte);
    arabic += value >= 0xD8 && value <= 0xDB ? 1 : 0;
    latin += (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z') ? 1 : 0;
  }
  if (arabic > latin) {
    draft.set(ArticleField::Language, "ar", Provenance::Letters);
  }
}

}  // namespace

void structure_text(ArticleDraft& draft) {
  trim_text(draft);
  settle_title(draft);
  trim_text(draft);
  Zoning(draft).run();
  set_language(draft);
}

}  // namespace niger::fields
