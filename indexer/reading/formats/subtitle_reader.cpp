#include "indexer/reading/formats/subtitle_reader.h"

#include <algorithm>
#include <utility>

#include "indexer/reading/bytes/encoding.h"
#include "indexer/reading/bytes/entities.h"
#include "indexer/reading/fields/article_draft.h"
#include "indexer/reading/fields/line_kind.h"

namespace niger::formats {

using fields::trimmed;

namespace {

// <i>, <00:00:01.000>, <v سعاد>, {\an8}: marks within a line.
std::string without_marks(std::string_view line) {
  std::string out;
  while (!line.empty()) {
    const char open = line.front();
    const bool is_mark = open == '<' || (open == '{' && line.starts_with("{\\"));
    const std::size_t close = is_mark ? line.find(open == '<' ? '>' : '}') : std::string_view::npos;
    if (close != std::string_view::npos) {
      line.remove_prefix(close + 1);
      continue;
    }
    out += open;
    line.remove_prefix(1);
  }
  return out;
}

bool ends_sentence(std::string_view text) {
  for (const std::string_view mark : {".", "!", "?", "؟", "…", "\"", "»"}) {
    if (text.ends_with(mark)) return true;
  }
  return false;
}

// Takes the cues out of the lines, one after the other.
class Cues {
 public:
  void read(std::string_view line) {
    line = trimmed(line);
    if (line.empty()) {
      block_ = Block::Outside;
      number_.clear();
    } else if (line.find("-->") != std::string_view::npos) {
      block_ = Block::Cue;
      number_.clear();
    } else if (block_ == Block::Cue) {
      add(without_marks(line));
    } else if (block_ == Block::Outside && is_note(line)) {
      block_ = Block::Note;
    } else if (block_ == Block::Outside) {
      number_ = line;  // a number or a name, if a time follows
    }
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  enum class Block : std::uint8_t { Outside, Cue, Note };

  static bool is_note(std::string_view line) {
    return line.starts_with("WEBVTT") || line.starts_with("NOTE") || line == "STYLE" ||
           line == "REGION";
  }

  // A sentence a line; one that goes on in the next cue goes on here.
  void add(const std::string& words) {
    const std::string_view kept = trimmed(words);
    if (kept.empty() || kept == last_) return;  // captions that roll repeat their lines
    if (!text_.empty()) text_ += ends_sentence(text_) ? '\n' : ' ';
    text_ += kept;
    last_ = kept;
  }

  Block block_ = Block::Outside;
  std::string text_;
  std::string last_;
  std::string number_;
};

}  // namespace

void read_subtitles(std::string&& bytes, articles::ArticleOutput& output) {
  messages::Result<bytes::Decoded> decoded =
      bytes::decode(std::move(bytes), {output.options().encoding, ""});
  if (!decoded.ok()) {
    output.skip("", walk::SkipReason::Encoding, decoded.error());
    return;
  }
  bytes::Decoded& file = decoded.value();
  output.add_repaired(file.repaired);
  Cues cues;
  std::string_view rest = file.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    cues.read(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  fields::ArticleDraft draft;
  draft.encoding = std::move(file.encoding);
  draft.text = cues.take();
  if (draft.text.find('&') != std::string::npos) {
    draft.text = bytes::without_references(draft.text);
  }
  if (draft.text.empty()) {
    output.skip("", walk::SkipReason::Empty, messages::Message::ReadNoText);
    return;
  }
  output.emit(std::move(draft));
}

}  // namespace niger::formats
