#include "indexer/checking/check_statistics.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include "common/index/former_paths.h"
#include "common/index/open_database.h"

namespace niger::checking {

using messages::Message;
using messages::Text;

namespace {

constexpr std::array kAlwaysThere = {schema::kFormatKey,  schema::kAnalyzerKey,
                                     schema::kCreatorKey, schema::kBuiltAtKey,
                                     schema::kSourcesKey, schema::kCatalogKey};
constexpr std::array kMayBeThere = {schema::kStatsKey,   schema::kChangedKey,
                                    schema::kRemovedKey, schema::kDictionaryKey,
                                    index::kMovesKey,    schema::kVectorsKey};
constexpr std::array kPrefixes = {schema::kCatalogChunkPrefix, schema::kCatalogRecordsPrefix,
                                  schema::kNearDuplicatesPrefix, schema::kKeyedTermsPrefix,
                                  schema::kVectorPrefix};

bool is_known(const std::string& key) {
  return std::find(kAlwaysThere.begin(), kAlwaysThere.end(), key) != kAlwaysThere.end() ||
         std::find(kMayBeThere.begin(), kMayBeThere.end(), key) != kMayBeThere.end() ||
         std::any_of(kPrefixes.begin(), kPrefixes.end(),
                     [&key](std::string_view prefix) { return key.starts_with(prefix); });
}

}  // namespace

ArticleStatistics::ArticleStatistics(const Xapian::Database& database) : database_(database) {
  for (Xapian::valueno number = 0; number < slots_.size(); ++number) {
    Slot& slot = slots_[number];
    slot.at = database.valuestream_begin(number);
    slot.end = database.valuestream_end(number);
    slot.lowest = database.get_value_lower_bound(number);
    slot.highest = database.get_value_upper_bound(number);
  }
}

void ArticleStatistics::add(Xapian::docid number, const Xapian::Document& document,
                            std::uint64_t length) {
  ++articles_;
  length_ += length;
  if (length > 0) {
    shortest_ = shortest_ == 0 ? length : std::min(shortest_, length);
  }
  longest_ = std::max(longest_, length);
  last_ = std::max(last_, number);
  for (Xapian::valueno slot_number = 0; slot_number < slots_.size(); ++slot_number) {
    Slot& slot = slots_[slot_number];
    const std::string value = document.get_value(slot_number);
    bool is_listed = value.empty();
    for (; slot.at != slot.end && slot.at.get_docid() <= number; ++slot.at) {
      ++slot.listed;
      is_listed = slot.at.get_docid() == number && *slot.at == value;
    }
    if (!value.empty() && is_listed && slot.lowest <= value && value <= slot.highest) {
      ++slot.right;
    }
  }
}

void ArticleStatistics::compare(const std::function<void(Text)>& found) {
  const auto wrong = [&found](const Text& what, std::uint64_t recorded, std::uint64_t there) {
    found({Message::CheckStatistic, {{"what", what}, {"recorded", recorded}, {"found", there}}});
  };
  if (database_.get_doccount() != articles_) {
    wrong(Message::StatisticArticles, database_.get_doccount(), articles_);
  }
  if (database_.get_total_length() != length_) {
    wrong(Message::StatisticLength, database_.get_total_length(), length_);
  }
  if (database_.get_doclength_lower_bound() > shortest_) {
    wrong(Message::StatisticShortest, database_.get_doclength_lower_bound(), shortest_);
  }
  if (database_.get_doclength_upper_bound() < longest_) {
    wrong(Message::StatisticLongest, database_.get_doclength_upper_bound(), longest_);
  }
  if (database_.get_lastdocid() < last_) {
    wrong(Message::StatisticLast, database_.get_lastdocid(), last_);
  }
  for (Xapian::valueno number = 0; number < slots_.size(); ++number) {
    Slot& slot = slots_[number];
    for (; slot.at != slot.end; ++slot.at) {
      ++slot.listed;  // of no article
    }
    const std::uint64_t recorded = database_.get_value_freq(number);
    if (recorded != slot.right || slot.listed != slot.right) {
      wrong({Message::StatisticValues, {{"slot", std::uint64_t{number}}}},
            recorded != slot.right ? recorded : slot.listed, slot.right);
    }
  }
}

void check_metadata_keys(const Xapian::Database& database, const std::function<void(Text)>& found) {
  for (const std::string_view key : kAlwaysThere) {
    if (database.get_metadata(std::string(key)).empty()) {
      found({Message::CheckMetadata, {{"key", key}}});
    }
  }
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    if (!is_known(*key)) {
      found({Message::CheckIndexData, {{"key", *key}}});
    }
  }
}

std::uint64_t far_last_number(const std::filesystem::path& generation) {
  constexpr std::uint64_t kNumbersPerArticle = 100;
  constexpr std::uint64_t kNumbersInAnyCase = 50'000'000;
  try {
    const Xapian::Database database = index::open_database(generation);
    const std::uint64_t last = database.get_lastdocid();
    const std::uint64_t most = kNumbersInAnyCase + kNumbersPerArticle * database.get_doccount();
    return last > most ? last : 0;
  } catch (const Xapian::Error&) {
    return 0;  // reported by what opens it for more
  } catch (const std::logic_error&) {
    return 0;
  }
}

}  // namespace niger::checking
