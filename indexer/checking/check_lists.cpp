#include "indexer/checking/check_lists.h"

#include "common/base/content_hash.h"
#include "common/index/schema.h"
#include "indexer/writing/stem_lists.h"

namespace niger::checking {

using messages::Message;
using messages::Text;

namespace {

// One posting as a number: sums of such numbers agree where the postings do.
std::uint64_t mixed(std::uint64_t term, Xapian::docid article, Xapian::termcount frequency) {
  std::uint64_t bits = term ^ (std::uint64_t{article} * 0x9E3779B97F4A7C15U);
  bits ^= std::uint64_t{frequency} * 0xC2B2AE3D27D4EB4FU;
  bits = (bits ^ (bits >> 31)) * 0xBF58476D1CE4E5B9U;
  return bits ^ (bits >> 29);
}

}  // namespace

ArticleTerms PostingSums::add_article(Xapian::docid article, const Xapian::Document& document) {
  ArticleTerms terms;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    sum_ += mixed(content_hash(*term), article, term.get_wdf());
    ++terms.count;
    terms.length += term.get_wdf();
  }
  postings_ += terms.count;
  return terms;
}

void PostingSums::compare(const Xapian::Database& database, const std::function<bool()>& stopped,
                          const std::function<void(Text)>& found) const {
  std::uint64_t sum = 0;
  std::uint64_t postings = 0;
  std::string most_frequent;  // in one article
  std::uint64_t most = 0;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    if (stopped && stopped()) {
      return;
    }
    const std::uint64_t hash = content_hash(*term);
    Xapian::doccount articles = 0;
    std::uint64_t occurrences = 0;
    const auto end = database.postlist_end(*term);
    for (auto posting = database.postlist_begin(*term); posting != end; ++posting) {
      sum += mixed(hash, *posting, posting.get_wdf());
      ++articles;
      occurrences += posting.get_wdf();
      if (posting.get_wdf() > most) {
        most = posting.get_wdf();
        most_frequent = *term;
      }
    }
    postings += articles;
    if (articles != term.get_termfreq()) {
      found({Message::CheckTermList,
             {{"term", Xapian::Query(*term).get_description()},
              {"recorded", std::uint64_t{term.get_termfreq()}},
              {"found", std::uint64_t{articles}}}});
    } else if (const std::uint64_t recorded = database.get_collection_freq(*term);
               recorded != occurrences) {
      found({Message::CheckCollectionFrequency,
             {{"term", Xapian::Query(*term).get_description()},
              {"recorded", recorded},
              {"found", occurrences}}});
    }
  }
  // It is one number for all terms, and no more than the occurrences of this one.
  if (const std::uint64_t bound = most > 0 ? database.get_wdf_upper_bound(most_frequent) : 0;
      bound < most) {
    found({Message::CheckStatistic,
           {{"what", Text(Message::StatisticFrequency)}, {"recorded", bound}, {"found", most}}});
  }
  if (sum != sum_ || postings != postings_) {
    found({postings == postings_ ? Message::CheckTermOthers : Message::CheckTermEntries,
           {{"found", postings}, {"wanted", postings_}}});
  }
}

void compare_stem_lists(const Xapian::Database& database, const std::function<void(Text)>& found) {
  std::uint64_t missing = 0;
  std::uint64_t there = 0;
  writing::for_each_stem_list(database, [&](const std::string& key, const std::string& expected) {
    const std::string list = database.get_metadata(key);
    if (list.empty()) {
      ++missing;
    } else {
      ++there;
      if (list != expected) found(Message::CheckStemList);
    }
  });
  const std::string prefix(schema::kKeyedTermsPrefix);
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
       ++key) {
    if (there == 0) found(Message::CheckStemList);  // of no stem
    there -= there == 0 ? 0 : 1;
  }
  if (missing > 0) {
    found({Message::CheckStemLists, {{"count", missing}}});
  }
}

}  // namespace niger::checking
