#include <algorithm>
#include <ostream>
#include <string>

#include "searcher/render/renderer.h"
#include "searcher/render/text_form.h"

namespace niger {
namespace {

constexpr std::string_view kRightToLeftIsolate = "\u2067";
constexpr std::string_view kFirstStrongIsolate = "\u2068";
constexpr std::string_view kPopIsolate = "\u2069";

constexpr std::string_view kTitleColour = "\x1B[1;36m";
constexpr std::string_view kLitColour = "\x1B[1;33m";
constexpr std::string_view kQuietColour = "\x1B[2m";
constexpr std::string_view kNoColour = "\x1B[0m";

constexpr std::size_t kIndent = 4;
constexpr std::size_t kLeastWidth = 20;  // columns of text, however narrow the terminal

bool is_arabic(char32_t c) {
  return (c >= 0x0600 && c <= 0x06FF) || (c >= 0x0750 && c <= 0x077F) ||
         (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE);
}

// Marks and invisible characters take no column.
bool takes_no_column(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0610 && c <= 0x061A) ||
         (c >= 0x064B && c <= 0x065F) || c == 0x0670 || (c >= 0x06D6 && c <= 0x06DC) ||
         (c >= 0x06DF && c <= 0x06E8) || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF;
}

bool has_arabic(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    if (is_arabic(next_code_point(text, offset))) return true;
  }
  return false;
}

class TextRenderer {
 public:
  TextRenderer(const TextStyle& style, std::ostream& out) : style_(style), out_(out) {}

  void notes(const SearchResponse& response) {
    for (const Note& note : response.notes) {
      quiet_line({Message::LabelNote, {{"note", note.text}}});
    }
  }

  void summary(const SearchResponse& response) {
    const Text text = summary_of(response);
    quiet_line(response.query_id.empty()
                   ? text
                   : Text{Message::LabelQuery, {{"id", response.query_id}, {"summary", text}}});
  }

  void hit(const Hit& hit) {
    out_ << '\n';
    const std::string rank = std::to_string(hit.rank) + ". ";
    out_ << rank;
    const Fragment title = one_line(hit.title);
    const std::string shown = title.text.empty() ? hit.id : title.text;
    lines({title.text.empty() ? Fragment{.text = shown} : title}, rank.size(), kTitleColour);
    line_of_facts(hit);
    if (style_.with_snippets) snippet(hit);
    for (const Contribution& part : hit.contributions) {
      out_ << std::string(kIndent, ' ');
      quiet(isolated(part.word, has_arabic(part.word)) + " " + decimal_text(part.weight, 2));
      out_ << '\n';
    }
  }

  void explanation(const SearchResponse& response) {
    if (response.explanation.empty()) return;
    out_ << line_of({Message::LabelUnderstood, {{"query", response.understood}}}) << '\n';
    for (const ExplainedWord& word : response.explanation) {
      out_ << "  " << line_of({Message::LabelWord, {{"word", word.typed}, {"role", word.role}}})
           << '\n';
      for (const ExplainedForm& form : word.forms) {
        out_ << "    "
             << line_of({Message::LabelForm,
                         {{"form", form.form},
                          {"rule", form.rule},
                          {"articles", Text{Message::ArticleCount, {{"count", form.articles}}}}}})
             << '\n';
      }
    }
  }

 private:
  // A message, told in the direction of its language.
  std::string line_of(const Text& text) const {
    return isolate(said(text, {style_.language, style_.isolate}),
                   style_.language == Language::Arabic);
  }

  void quiet_line(const Text& text) {
    quiet(line_of(text));
    out_ << '\n';
  }

  std::string isolated(std::string_view text, bool right_to_left) const {
    return isolate(one_line(text), right_to_left);
  }

  std::string isolate(std::string line, bool right_to_left) const {
    if (!style_.isolate) return line;
    std::string out(right_to_left ? kRightToLeftIsolate : kFirstStrongIsolate);
    return out.append(line).append(kPopIsolate);
  }

  void quiet(std::string_view text) {
    if (style_.colour) out_ << kQuietColour;
    out_ << text;
    if (style_.colour) out_ << kNoColour;
  }

  void line_of_facts(const Hit& hit) {
    std::string facts;
    const auto add = [&](const std::string& fact) {
      if (!fact.empty()) facts += (facts.empty() ? "" : " · ") + fact;
    };
    if (!hit.source.empty()) add(isolated(hit.source, has_arabic(hit.source)));
    add(date_text(hit.date));
    const std::string& place = hit.path.empty() ? hit.id : hit.path;
    if (!place.empty()) add(isolated(place, false));
    if (hit.only_related) add(line_of(Message::OnlyRelated));
    if (facts.empty()) return;
    out_ << std::string(kIndent, ' ');
    quiet(facts);
    out_ << '\n';
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
    lines(shown, kIndent, {});
  }

  // A word of a line: its bytes, and what of them is lit.
  struct Piece {
    std::string_view text;
    std::vector<Span> lit;
    std::size_t columns = 0;
    bool space_lit = false;  // the space before it lies inside a lit phrase
  };

  // Fragments one after another, wrapped; the cursor stands at column `column`.
  void lines(const std::vector<Fragment>& fragments, std::size_t column, std::string_view colour) {
    bool right_to_left = false;
    std::vector<Piece> pieces;
    for (const Fragment& fragment : fragments) {
      right_to_left = right_to_left || has_arabic(fragment.text);
      split(fragment, pieces);
    }
    const std::size_t width = style_.width == 0 ? 0 : std::max(style_.width, kIndent + kLeastWidth);
    std::size_t used = column;
    bool open = false;
    for (const Piece& piece : pieces) {
      if (open && width != 0 && used + 1 + piece.columns > width) {
        close_line(colour);
        out_ << '\n' << std::string(kIndent, ' ');
        used = kIndent;
        open = false;
      }
      if (!open) {
        open_line(right_to_left, colour);
      } else {
        space(piece.space_lit, colour);
        ++used;
      }
      open = true;
      write(piece, colour);
      used += piece.columns;
    }
    if (open) close_line(colour);
    out_ << '\n';
  }

  static void split(const Fragment& fragment, std::vector<Piece>& pieces) {
    const std::string_view text = fragment.text;
    std::size_t begin = 0;
    while (begin < text.size()) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      Piece piece{.text = text.substr(begin, end - begin), .lit = {}};
      for (const Span& span : fragment.highlights) {
        const std::size_t from = std::max(span.begin, begin);
        const std::size_t to = std::min(span.end, end);
        if (from < to) piece.lit.push_back({from - begin, to - begin});
        if (begin > 0 && span.begin < begin && span.end > begin) piece.space_lit = true;
      }
      std::size_t offset = 0;
      while (offset < piece.text.size()) {
        if (!takes_no_column(next_code_point(piece.text, offset))) ++piece.columns;
      }
      if (!piece.text.empty()) pieces.push_back(std::move(piece));
      begin = end + 1;
    }
  }

  void open_line(bool right_to_left, std::string_view colour) {
    if (style_.isolate) out_ << (right_to_left ? kRightToLeftIsolate : kFirstStrongIsolate);
    if (style_.colour) out_ << colour;
  }

  void close_line(std::string_view colour) {
    if (style_.colour && !colour.empty()) out_ << kNoColour;
    if (style_.isolate) out_ << kPopIsolate;
  }

  void light(std::string_view text, std::string_view colour) {
    if (!style_.colour) {
      out_ << text;
      return;
    }
    out_ << kLitColour << text << kNoColour << colour;
  }

  void space(bool lit, std::string_view colour) {
    if (lit) {
      light(" ", colour);
    } else {
      out_ << ' ';
    }
  }

  void write(const Piece& piece, std::string_view colour) {
    std::size_t at = 0;
    for (const Span& span : piece.lit) {
      out_ << piece.text.substr(at, span.begin - at);
      light(piece.text.substr(span.begin, span.size()), colour);
      at = span.end;
    }
    out_ << piece.text.substr(at);
  }

  const TextStyle& style_;
  std::ostream& out_;
};

}  // namespace

void render_text(const SearchResponse& response, const TextStyle& style, std::ostream& out) {
  TextRenderer renderer(style, out);
  renderer.explanation(response);
  renderer.notes(response);
  renderer.summary(response);
  for (const Hit& hit : response.hits) renderer.hit(hit);
}

}  // namespace niger
