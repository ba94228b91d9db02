#include "searcher/grammar/emphasis.h"

#include <string_view>

#include "common/base/utf8.h"
#include "common/letters/character_class.h"

namespace niger::grammar {
namespace {

bool has_letter(std::string_view text) {
  const letters::CharacterClasses& classes = letters::CharacterClasses::instance();
  for (std::size_t at = 0; at < text.size();) {
    if (classes[next_code_point(text, at)] != letters::CharacterClass::Break) return true;
  }
  return false;
}

bool is_plain(const QueryNode& node, NodeKind kind) {
  return node.kind == kind && node.field == QueryField::Any && !node.required && !node.excluded;
}

// Groups are as deep as parentheses may be nested.
std::size_t plain_words(const QueryNode& group) {
  std::size_t words = 0;
  for (const QueryNode& child : group.children) {
    if (is_plain(child, NodeKind::Word) && has_letter(child.text)) ++words;
    if (is_plain(child, NodeKind::Group)) words += plain_words(child);
  }
  return words;
}

bool make_words_of_phrases(QueryNode& group) {
  bool any = false;
  for (QueryNode& child : group.children) {
    if (is_plain(child, NodeKind::Phrase)) {
      child.kind = NodeKind::Word;
      any = true;
    } else if (is_plain(child, NodeKind::Group)) {
      any = make_words_of_phrases(child) || any;
    }
  }
  return any;
}

}  // namespace

void read_emphasis(ParsedQuery& query) {
  if (plain_words(query.root) >= kWordsBesideEmphasis && make_words_of_phrases(query.root)) {
    query.remarks.push_back({QueryRemark::Kind::Emphasis, {}, {}});
  }
}

}  // namespace niger::grammar
