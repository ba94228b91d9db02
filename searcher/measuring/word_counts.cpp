#include "searcher/measuring/word_counts.h"

#include <algorithm>

#include "searcher/measuring/own_words.h"
#include "searcher/statistics/association.h"

namespace niger::measuring {

WordCounts word_counts(snapshot::IndexReader& reader, arabic::Analyzer::Session& session,
                       const std::vector<Xapian::docid>& articles, WordUnits& units,
                       Deadline& deadline, double share) {
  WordCounts out;
  OwnWords words(session);
  std::vector<Xapian::docid> last;  // by unit: the last article that has it
  DeadlineWatch watch(deadline, share, 16);
  for (const Xapian::docid id : articles) {
    if (watch.is_over()) break;
    words.for_each(reader.article(reader.document(id)),
                   [&](const arabic::TokenRef& token, std::string_view written, bool /*begins*/) {
                     const std::uint32_t unit = units.number_of(token, written);
                     if (unit >= last.size()) {
                       last.resize(unit + std::size_t{1});
                       out.counts.resize(last.size());
                       out.articles.resize(last.size());
                     }
                     ++out.words;
                     ++out.counts[unit];
                     if (last[unit] != id) ++out.articles[unit];
                     last[unit] = id;
                   });
    ++out.read;
  }
  return out;
}

std::vector<KeyWord> key_words(const WordCounts& one, const WordCounts& other,
                               const WordUnits& units, std::uint64_t least) {
  std::vector<KeyWord> out;
  for (std::uint32_t unit = 0; unit < one.counts.size(); ++unit) {
    if (one.counts[unit] < std::max<std::uint64_t>(least, 1) || units.is_stop_word(unit)) continue;
    const statistics::ContingencyTable table =
        statistics::table_of_sets(one.counts[unit], one.words, other.count_of(unit), other.words);
    const double difference = statistics::percent_difference(table);
    if (difference > 0) out.push_back({unit, statistics::log_likelihood(table), difference});
  }
  std::sort(out.begin(), out.end(), [](const KeyWord& left, const KeyWord& right) {
    return left.log_likelihood != right.log_likelihood ? left.log_likelihood > right.log_likelihood
                                                       : left.unit < right.unit;
  });
  return out;
}

}  // namespace niger::measuring
