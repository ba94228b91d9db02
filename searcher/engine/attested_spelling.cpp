#include "searcher/engine/attested_spelling.h"

#include <algorithm>

#include "common/base/utf8.h"
#include "common/index/term_codec.h"
#include "common/letters/folding.h"

namespace niger::engine {
namespace {

// The most frequent; of equals the first by its bytes. Empty: there is none.
std::string most_frequent(const std::map<std::string, std::uint64_t>& spellings) {
  const auto most = std::max_element(
      spellings.begin(), spellings.end(),
      [](const auto& one, const auto& other) { return one.second < other.second; });
  return most == spellings.end() ? std::string() : most->first;
}

}  // namespace

std::string AttestedSpelling::of(const std::string& text) {
  std::string out;
  std::size_t done = 0;
  for (const arabic::Token& token : context_.language->knowledge.tokens_of(text)) {
    if (token.span.begin < done || token.span.size() == 0) continue;
    out += text.substr(done, token.span.begin - done);
    // What is spelt otherwise than folded was somebody's choice, or is Latin.
    const std::string word = text.substr(token.span.begin, token.span.size());
    out += word == token.folded ? looked_up(token.folded, token.stem) : word;
    done = token.span.end;
  }
  return out + text.substr(done);
}

correction::CorrectedQuery AttestedSpelling::of(correction::CorrectedQuery corrected) {
  for (auto& [typed, by] : corrected.replaced) {
    const std::string spelt = of(by);
    const std::size_t at = corrected.text.find(by);
    if (at == std::string::npos) continue;
    corrected.text.replace(at, by.size(), spelt);
    by = spelt;
  }
  return corrected;
}

void AttestedSpelling::spell(std::vector<response::ExplainedWord>& words) {
  for (response::ExplainedWord& word : words) {
    for (std::vector<response::ExplainedForm>* forms : {&word.forms, &word.rejected}) {
      for (response::ExplainedForm& form : *forms) {
        if (form.form.find(' ') == std::string::npos) form.form = looked_up(form.form, form.form);
      }
    }
  }
}

std::string AttestedSpelling::looked_up(const std::string& folded, const std::string& stem) {
  const std::string key = stem + '\t' + folded;
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  if (stem.empty() || known_.size() >= kMostWords || context_.deadline.has_passed()) return folded;
  whole_.clear();
  stems_.clear();
  const std::string term = index::encoded_term(stem);
  const Xapian::Database& database = context_.database();
  std::size_t articles = 0;
  const auto end = database.postlist_end(term);
  for (auto at = database.postlist_begin(term); at != end && articles < kMostArticles; ++at) {
    const Article article = context_.reader.article(context_.reader.document(*at));
    count(article.title, folded, stem);
    count(truncated_at_character(article.text, kMostBytes), folded, stem);
    ++articles;
  }
  std::string spelt = most_frequent(whole_);
  const std::size_t at = folded.find(stem);
  if (spelt.empty() && !stems_.empty() && at != std::string::npos) {
    spelt = folded.substr(0, at) + most_frequent(stems_) + folded.substr(at + stem.size());
  }
  if (spelt.empty()) spelt = folded;
  return known_.emplace(key, std::move(spelt)).first->second;
}

void AttestedSpelling::count(std::string_view text, const std::string& folded,
                             const std::string& stem) {
  context_.words.analyze(text, tokens_);
  for (const arabic::TokenRef& token : tokens_) {
    if (token.stem != stem || token.kind != letters::TokenKind::Arabic) continue;
    const std::string exact = letters::exact_form(text.substr(token.span.begin, token.span.size()));
    if (token.folded == folded) {
      ++whole_[exact];
      continue;
    }
    // Folding keeps the number of letters but for hamza: where it does, the stem's letters are in
    // the same places.
    const std::size_t at = token.folded.find(stem);
    const std::u32string letters = to_utf32(exact);
    if (at == std::string_view::npos || letters.size() != count_code_points(token.folded)) continue;
    const std::size_t before = count_code_points(token.folded.substr(0, at));
    ++stems_[to_utf8(letters.substr(before, count_code_points(stem)))];
  }
}

}  // namespace niger::engine
