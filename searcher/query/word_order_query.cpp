#include "searcher/query/word_order_query.h"

#include <algorithm>
#include <memory>

#include "common/index/schema.h"
#include "common/index/word_order.h"

namespace niger {
namespace {

// Walks the stored word orders and stops where `Test` holds. Under an AND Xapian asks about single
// articles only (check), so that an article which lacks a word is never read.
template <typename Test>
class WordOrderSource : public Xapian::PostingSource {
 public:
  explicit WordOrderSource(Test test) : test_(std::move(test)) {}

  void init(const Xapian::Database& database) override {
    at_ = database.valuestream_begin(schema::kWordOrderSlot);
    end_ = database.valuestream_end(schema::kWordOrderSlot);
    articles_ = database.get_value_freq(schema::kWordOrderSlot);
    is_started_ = false;
  }

  // How many articles pass is not known before; of neighbours few do.
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return articles_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return articles_; }

  void next(double /*min_weight*/) override {
    if (is_started_) {
      ++at_;
    }
    is_started_ = true;
    find();
  }

  void skip_to(Xapian::docid article, double /*min_weight*/) override {
    is_started_ = true;
    if (at_ != end_) {
      at_.skip_to(article);
      find();
    }
  }

  bool check(Xapian::docid article, double /*min_weight*/) override {
    is_started_ = true;
    if (at_ == end_) {
      return true;
    }
    return at_.check(article) && (at_ == end_ || (at_.get_docid() == article && test_(*at_)));
  }

  [[nodiscard]] bool at_end() const override { return at_ == end_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return at_.get_docid(); }
  [[nodiscard]] Xapian::PostingSource* clone() const override {
    return new WordOrderSource(test_);  // Xapian takes and deletes it
  }

 private:
  void find() {
    while (at_ != end_ && !test_(*at_)) {
      ++at_;
    }
  }

  Test test_;
  Xapian::ValueIterator at_;
  Xapian::ValueIterator end_;
  Xapian::doccount articles_ = 0;
  bool is_started_ = false;
};

template <typename Test>
Xapian::Query filtered(const std::vector<std::string>& terms, Test test) {
  if (terms.empty()) {
    return Xapian::Query::MatchNothing;
  }
  Xapian::Query all(Xapian::Query::OP_AND, terms.begin(), terms.end());
  if (terms.size() == 1) {
    return all;
  }
  auto* source = new WordOrderSource<Test>(std::move(test));
  return {Xapian::Query::OP_FILTER, all, Xapian::Query(source->release())};
}

}  // namespace

Xapian::Query phrase_query(const std::vector<std::string>& terms,
                           const std::vector<std::uint32_t>& places) {
  std::vector<OrderedWord> words;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    words.push_back({word_code(terms[i]), places[i] - places.front()});
  }
  return filtered(terms, [words](std::string_view value) { return has_phrase(value, words); });
}

Xapian::Query near_query(const std::vector<std::string>& terms, Xapian::termcount window) {
  std::vector<WordCode> codes;
  for (const std::string& term : terms) {
    codes.push_back(word_code(term));
  }
  return filtered(terms, [codes, window](std::string_view value) {
    return has_words_near(value, codes, window);
  });
}

}  // namespace niger
