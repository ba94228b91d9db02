#pragma once
/// The view of an article that would be indexed: its fields and where they were found, its text
/// zone by zone, and on request every word with its stem. For people, or as JSON.
#include <ostream>
#include <vector>

#include "common/arabic/analyzer.h"
#include "common/article.h"
#include "common/base/json_writer.h"
#include "common/messages/text.h"

namespace niger::index_app {

/// A stretch of the text of one kind, Body included.
struct TextPart {
  ZoneKind kind = ZoneKind::Body;
  Span span;
};

/// The text of an article from its first byte to its last, blank lines between zones left out.
[[nodiscard]] std::vector<TextPart> parts_of(const Article& article);

class Inspection {
 public:
  Inspection(bool with_tokens, bool as_json, messages::Saying saying, std::ostream& out);

  void show(const Article& article);

 private:
  void show_text(const Article& article);
  void show_json(const Article& article);
  void show_tokens(std::string_view text);
  void write_tokens(std::string_view text, JsonWriter& json);

  bool with_tokens_;
  bool as_json_;
  messages::Saying saying_;
  std::ostream& out_;
  arabic::Analyzer analyzer_;
};

}  // namespace niger::index_app
