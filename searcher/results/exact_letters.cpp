#include "searcher/results/exact_letters.h"

#include <vector>

namespace niger {
namespace {

Wanted exact_words(const BuiltQuery& built) {
  Wanted wanted;
  for (const std::size_t word : built.exact_required) {
    wanted.words.push_back(built.wanted.words[word]);
  }
  wanted.words.insert(wanted.words.end(), built.exact_excluded.begin(), built.exact_excluded.end());
  return wanted;
}

}  // namespace

ExactLetters::ExactLetters(IndexReader& reader, Analyzer::Session& session, const BuiltQuery& built)
    : reader_(reader),
      wanted_(exact_words(built)),
      required_(built.exact_required.size()),
      highlighter_(session, wanted_) {}

bool ExactLetters::are_in(Xapian::docid id) {
  const Article article = reader_.article(reader_.document(id));
  std::vector<bool> met(wanted_.words.size());
  for (const Highlighter::Met& one : highlighter_.met(article.title)) met[one.word] = true;
  for (const Highlighter::Met& one : highlighter_.met(article.text)) {
    if (wanted_.words[one.word].in_text) met[one.word] = true;
  }
  for (std::size_t i = 0; i < met.size(); ++i) {
    if (met[i] != (i < required_)) return false;
  }
  return true;
}

}  // namespace niger
