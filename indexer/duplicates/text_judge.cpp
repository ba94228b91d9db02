#include "indexer/duplicates/text_judge.h"

#include <string>
#include <utility>

#include "common/index/schema.h"

namespace niger::duplicates {
namespace {

// Texts held for comparison; those of a hundred thousand articles of news.
constexpr std::size_t kHeldTextBytes = std::size_t{128} << 20;

}  // namespace

TextJudge::TextJudge(const Xapian::Database& database, arabic::Analyzer::Session& session)
    : database_(database),
      records_(database.get_metadata(std::string(schema::kDictionaryKey))),
      texts_of_(session) {}

bool TextJudge::may_be_kin(Xapian::docid one, Xapian::docid other) {
  forget_where_full();
  const DuplicateText& text = text_of(one);
  return duplicates::may_be_kin(text, text_of(other));
}

Comparison TextJudge::compare(Xapian::docid one, Xapian::docid other) {
  forget_where_full();
  const DuplicateText& text = text_of(one);
  return duplicates::compare(text, text_of(other));
}

const DuplicateText& TextJudge::text_of(Xapian::docid number) {
  const auto known = texts_.find(number);
  if (known != texts_.end()) {
    return known->second;
  }
  DuplicateText text = texts_of_.text_of(article(number));
  if (const auto same = same_words_.find(number); same != same_words_.end()) {
    for (const Xapian::docid other : same->second) {
      texts_of_.add_printing(article(other), text);
    }
  }
  held_bytes_ += text.bytes();
  return texts_.emplace(number, std::move(text)).first->second;
}

void TextJudge::add_same_words(const std::vector<Xapian::docid>& members) {
  same_words_[members.front()].assign(members.begin() + 1, members.end());
  texts_.erase(members.front());
}

void TextJudge::forget_where_full() {
  if (held_bytes_ > kHeldTextBytes) {
    texts_.clear();
    held_bytes_ = 0;
  }
}

Article TextJudge::article(Xapian::docid number) {
  return records_.article(database_.get_document(number).get_data());
}

}  // namespace niger::duplicates
