#include <algorithm>
#include <cmath>
#include <ostream>
#include <string>

#include "searcher/render/facets.h"
#include "searcher/render/renderer.h"
#include "searcher/render/text_form.h"
#include "searcher/render/text_lines.h"

namespace niger::render {

using messages::Message;
using messages::Text;
using response::Fragment;
using response::Hit;
using response::SearchResponse;

namespace {

constexpr std::size_t kIndent = 4;

Text contribution(const response::Contribution& part, double score) {
  if (part.form.empty()) return {Message::ContributionNone, {{"word", part.word}}};
  const double share = score > 0 ? 100 * part.weight / score : 0;
  const auto percent = static_cast<std::uint64_t>(share + .5);
  if (part.count == 0) {
    return {Message::ContributionLike,
            {{"word", part.word}, {"percent", percent}, {"form", part.form}}};
  }
  return {Message::ContributionMatch,
          {{"word", part.word}, {"percent", percent}, {"form", part.form}, {"count", part.count}}};
}

class TextRenderer {
 public:
  TextRenderer(const TextStyle& style, std::ostream& out)
      : style_(style), out_(out), lines_(style, out) {}

  void notes(const SearchResponse& response) {
    for (const response::Note& note : response.notes) {
      lines_.quiet_line({Message::LabelNote, {{"note", note.text}}});
    }
  }

  void summary(const SearchResponse& response) {
    const Text text = summary_of(response);
    lines_.quiet_line(
        response.query_id.empty()
            ? text
            : Text{Message::LabelQuery, {{"id", response.query_id}, {"summary", text}}});
  }

  void hit(const Hit& hit) {
    out_ << '\n';
    const std::string rank = std::to_string(hit.rank) + ". ";
    out_ << rank;
    lines_.lines({title_of(hit)}, rank.size(), kIndent, kTitleColour);
    line_of_facts(hit);
    copies(hit.copies);
    if (hit.follows) follows(*hit.follows);
    if (style_.with_snippets) snippet(hit);
    for (const response::Contribution& part : hit.contributions) {
      out_ << std::string(kIndent, ' ');
      lines_.quiet(lines_.line_of(contribution(part, hit.score)));
      out_ << '\n';
    }
  }

 private:
  void line_of_facts(const Hit& hit) {
    std::string facts;
    const auto add = [&](const std::string& fact) {
      if (!fact.empty()) facts += (facts.empty() ? "" : " · ") + fact;
    };
    if (!hit.source.empty()) add(lines_.isolated(hit.source, has_arabic(hit.source)));
    add(date_text(hit.date));
    const std::string& place = hit.shares_id ? hit.key : hit.id.empty() ? hit.path : hit.id;
    if (!place.empty()) add(lines_.isolated(place, false));
    if (hit.only_related) add(lines_.line_of(Message::OnlyRelated));
    if (facts.empty()) return;
    out_ << std::string(kIndent, ' ');
    lines_.quiet(facts);
    out_ << '\n';
  }

  void copies(const response::Copies& copies) {
    if (copies.count == 0) return;
    out_ << std::string(kIndent, ' ');
    lines_.quiet(lines_.line_of(copies_text(copies, style_.language)));
    out_ << '\n';
    for (const response::Copy& copy : copies.list) {
      out_ << std::string(kIndent + 2, ' ');
      const std::string difference =
          lines_.line_of(difference_text(copy.difference, style_.language));
      lines_.quiet("= " + facts_of(copy) + " · " + difference);
      out_ << '\n';
    }
  }

  void follows(const response::Copy& earlier) {
    out_ << std::string(kIndent, ' ');
    lines_.quiet(lines_.line_of({Message::LabelFollows, {{"article", facts_of(earlier)}}}));
    out_ << '\n';
  }

  std::string facts_of(const response::Copy& copy) {
    std::string facts;
    const std::string& id = copy.shares_id ? copy.key : copy.id;
    const std::string title = title_text(copy.title, copy.title_from_lead, style_.language);
    for (const std::string& fact : {copy.source, date_text(copy.date), id, title}) {
      if (!fact.empty()) facts += (facts.empty() ? "" : " · ") + lines_.isolated(one_line(fact));
    }
    return facts;
  }

  // The words of the title as they stand, marked behind where the text lent them.
  Fragment title_of(const Hit& hit) {
    Fragment title = one_line(hit.title);
    if (title.text.empty()) return {.text = one_line(hit.id)};
    if (!hit.title_from_lead) return title;
    const std::string marked = title_text(title.text, true, style_.language);
    const std::size_t begin = marked.find(title.text);
    for (Span& span : title.highlights) span = {span.begin + begin, span.end + begin};
    title.text = marked;
    return title;
  }

  void snippet(const Hit& hit) {
    std::vector<Fragment> shown;
    for (std::size_t i = 0; i < hit.snippet.size(); ++i) {
      const Fragment& fragment = hit.snippet[i];
      Fragment line = one_line(fragment);
      if (line.text.empty()) continue;
      if (!fragment.starts_text && shown.empty()) shown.push_back({.text = "…"});
      const bool last = i + 1 == hit.snippet.size();
      shown.push_back(std::move(line));
      if (!last || !fragment.ends_text) shown.push_back({.text = "…"});
    }
    if (shown.empty()) return;
    out_ << std::string(kIndent, ' ');
    lines_.lines(shown, kIndent, kIndent);
  }

  // A word of a line: its bytes, and what of them is highlighted.
  struct Piece {
    std::string_view text;
    std::vector<Span> lit;
    std::size_t columns = 0;
    bool space_lit = false;  // the space before it lies inside a highlighted phrase
  };

  const TextStyle& style_;
  std::ostream& out_;
  TextLines lines_;
};

}  // namespace

void render_text(const SearchResponse& response, const TextStyle& style, std::ostream& out) {
  TextRenderer renderer(style, out);
  explanation_text(response, style, out);
  renderer.notes(response);
  renderer.summary(response);
  for (const Hit& hit : response.hits) renderer.hit(hit);
  facets_text(response, style, out);
}

}  // namespace niger::render
