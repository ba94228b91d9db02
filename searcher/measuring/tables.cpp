#include "searcher/measuring/tables.h"

#include <array>
#include <string>
#include <utility>

#include "searcher/response/trend.h"

namespace niger::measuring {

using grammar::FacetField;
using messages::Grouped;
using messages::Message;
using messages::Text;
using response::Cell;
using response::Decimal;
using response::TableAnswer;

namespace {

constexpr double kMillion = 1e6;

Message heading_of(FacetField field) {
  constexpr std::array<std::pair<FacetField, Message>, 9> kHeadings = {{
      {FacetField::Source, Message::FacetSource},
      {FacetField::Year, Message::FacetYear},
      {FacetField::Month, Message::FacetMonth},
      {FacetField::Day, Message::FacetDay},
      {FacetField::Place, Message::FacetPlace},
      {FacetField::Author, Message::FacetAuthor},
      {FacetField::Keyword, Message::FacetKeyword},
      {FacetField::Category, Message::FacetCategory},
      {FacetField::Folder, Message::FacetFolder},
  }};
  for (const auto& [known, message] : kHeadings) {
    if (known == field) return message;
  }
  return Message::FacetUnknown;
}

Text articles_and_words(std::uint64_t articles, std::uint64_t words) {
  return {Message::MeasuredArticles, {{"articles", articles}, {"words", Grouped{words}}}};
}

// Both shares of a million words that a word has.
Decimal per_million(std::uint64_t count, std::uint64_t words) {
  return {response::share_per(kMillion, count, words), 2};
}

}  // namespace

TableAnswer corpus_table(const CorpusCounts& counts, const std::vector<FacetField>& fields) {
  TableAnswer out;
  out.table.name = "corpus";
  for (const FacetField field : fields) {
    out.table.columns.push_back({std::string(grammar::facet_name(field)), heading_of(field)});
  }
  out.table.columns.push_back({"articles", Message::HeadingArticles});
  out.table.columns.push_back({"sentences", Message::HeadingSentences});
  out.table.columns.push_back({"words", Message::HeadingWords});
  for (const CorpusRow& row : counts.rows) {
    std::vector<Cell> cells;
    for (const std::string& value : row.values) {
      cells.push_back(value.empty() ? Cell() : Cell(value));
    }
    cells.insert(cells.end(), {row.articles, row.size.sentences, row.size.words});
    out.table.rows.push_back(std::move(cells));
  }
  const CorpusRow& all = counts.all;
  out.table.caption = {Message::CorpusCaption,
                       {{"articles", all.articles},
                        {"sentences", Grouped{all.size.sentences}},
                        {"words", Grouped{all.size.words}}}};
  out.facts = {
      {"articles", all.articles}, {"sentences", all.size.sentences}, {"words", all.size.words}};
  return out;
}

TableAnswer keyness_table(const std::vector<KeyWord>& words, const WordCounts& one,
                          const WordCounts& other, const WordUnits& units) {
  TableAnswer out;
  out.table.name = "keyness";
  out.table.caption = {Message::KeynessCaption,
                       {{"one", articles_and_words(one.read, one.words)},
                        {"other", articles_and_words(other.read, other.words)}}};
  out.table.columns = {{"word", Message::HeadingWord},
                       {"count", Message::HeadingCount},
                       {"per_million", Message::HeadingPerMillion},
                       {"articles", Message::HeadingArticles},
                       {"other_count", Message::HeadingOtherCount},
                       {"other_per_million", Message::HeadingPerMillion},
                       {"other_articles", Message::HeadingArticles},
                       {"log_likelihood", Message::HeadingLogLikelihood},
                       {"percent_difference", Message::HeadingPercentDifference}};
  const std::vector<std::string> names = units.names();
  for (const KeyWord& word : words) {
    const std::uint64_t count = one.count_of(word.unit);
    const std::uint64_t other_count = other.count_of(word.unit);
    out.table.rows.push_back(
        {names[word.unit], count, per_million(count, one.words), one.articles_of(word.unit),
         other_count, per_million(other_count, other.words), other.articles_of(word.unit),
         Decimal{word.log_likelihood, 2}, Decimal{word.percent_difference, 2}});
  }
  out.facts = {{"articles", one.read},
               {"words", one.words},
               {"other_articles", other.read},
               {"other_words", other.words}};
  return out;
}

TableAnswer ngram_table(const Ngrams& ngrams, const WordSequence& sequence, const WordUnits& units,
                        std::uint64_t least) {
  TableAnswer out;
  std::uint64_t words = 0;
  for (const std::uint64_t size : sequence.sizes()) words += size;
  const std::size_t articles = sequence.sizes().size();
  out.table.name = "ngrams";
  out.table.caption = {Message::NgramsCaption,
                       {{"different", ngrams.different},
                        {"least", least},
                        {"set", articles_and_words(articles, words)}}};
  out.table.columns = {
      {"ngram", Message::HeadingNgram},       {"n", {}},
      {"count", Message::HeadingCount},       {"per_million", Message::HeadingPerMillion},
      {"articles", Message::HeadingArticles}, {"juilland_d", Message::HeadingJuilland},
      {"dp", Message::HeadingDeviation}};
  const std::vector<std::string> names = units.names();
  for (const Ngram& row : ngrams.rows) {
    std::string ngram;
    for (std::size_t i = 0; i < row.length; ++i) {
      if (i > 0) ngram += ' ';
      ngram += names[sequence.words()[row.at + i]];
    }
    out.table.rows.push_back(
        {std::move(ngram), std::uint64_t{row.length}, row.count, per_million(row.count, words),
         std::uint64_t{row.articles.size()},
         Decimal{statistics::juilland_d(row.articles, articles), 4},
         Decimal{statistics::deviation_of_proportions(row.articles, words), 4}});
  }
  out.facts = {{"articles", std::uint64_t{articles}},
               {"words", words},
               {"different", ngrams.different},
               {"least", least}};
  return out;
}

}  // namespace niger::measuring
