#include "searcher/highlighting/exact_letters.h"

#include <string>

#include "common/index/schema.h"

namespace niger::highlighting {

using query::QueryTerm;

namespace {

std::string key_of(const QueryTerm& word) { return word.stems.front() + '\n' + word.exact; }

}  // namespace

void ExactLetters::add(const QueryTerm& word) {
  if (!places_.try_emplace(key_of(word), query_terms_.words.size()).second) return;
  query_terms_.words.push_back(word);
  query_terms_.words.back().in_text = true;
}

bool ExactLetters::stand_in(Xapian::docid id, const QueryTerm& word) {
  const std::size_t place = places_.at(key_of(word));
  auto known = known_.find(id);
  if (known == known_.end()) known = known_.emplace(id, read(id)).first;
  const Words& words = known->second;
  return words[place] || (word.in_text && words[query_terms_.words.size() + place]);
}

ExactLetters::Words ExactLetters::read(Xapian::docid id) {
  if (!highlighter_) highlighter_.emplace(session_, query_terms_);
  const std::size_t count = query_terms_.words.size();
  Words words(2 * count);
  const Xapian::Document document = reader_.document(id);
  const Article article = reader_.article(document);
  // Other words than those of the right stem need not be looked at.
  const std::optional<index::ArticlePlaces> places =
      highlighter_->places(document.get_value(schema::kPositionalSlot));
  for (const Highlighter::Match& match :
       highlighter_->matches(article.title, places ? &places->title : nullptr)) {
    words[match.word] = true;
  }
  for (const Highlighter::Match& match :
       highlighter_->matches(article.text, places ? &places->text : nullptr)) {
    words[count + match.word] = true;
  }
  return words;
}

}  // namespace niger::highlighting
