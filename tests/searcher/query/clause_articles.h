#pragma once
/// Articles that have or have not each of six words, for tests of clauses.
#include <xapian.h>

#include <map>
#include <string>

namespace niger::test {

inline constexpr unsigned kWords = 6;
inline constexpr unsigned kArticles = 1U << kWords;  // each has the words of its bits: a, b, …

inline std::string word(unsigned which) { return {static_cast<char>('a' + which)}; }
inline bool has(unsigned article, unsigned which) { return (article >> which & 1U) != 0; }

class Articles {
 public:
  Articles() : database_("", Xapian::DB_BACKEND_INMEMORY) {
    for (unsigned article = 0; article < kArticles; ++article) {
      Xapian::Document document;
      document.add_boolean_term("article");
      for (unsigned which = 0; which < kWords; ++which) {
        if (has(article, which)) document.add_boolean_term(word(which));
      }
      database_.add_document(document);
    }
  }

  /// The matches of a query, with their weights.
  [[nodiscard]] std::map<unsigned, double> matches(const Xapian::Query& query) const {
    std::map<unsigned, double> out;
    if (query.empty()) return out;
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::CoordWeight());
    const Xapian::MSet found = enquire.get_mset(0, kArticles);
    for (auto at = found.begin(); at != found.end(); ++at) {
      out.emplace(*at - 1, at.get_weight());
    }
    return out;
  }

 private:
  Xapian::WritableDatabase database_;
};

}  // namespace niger::test
