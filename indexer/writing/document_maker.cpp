#include "indexer/writing/document_maker.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/index/article_key.h"
#include "common/index/boolean_term.h"
#include "common/index/schema.h"
#include "common/index/term_codec.h"
#include "common/index/word_order.h"
#include "indexer/writing/content_hash.h"
#include "indexer/writing/fingerprint.h"
#include "indexer/writing/zone_walk.h"

namespace niger {
namespace {

// Transparent, so that a stem is looked up without making a string of it.
struct StemHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view stem) const {
    return std::hash<std::string_view>{}(stem);
  }
};

// One occurrence of a stem.
struct Occurrence {
  std::uint32_t stem = 0;  // its number in Stems
  std::uint32_t wdf = 0;
  bool in_related = false;

  friend bool operator<(const Occurrence& one, const Occurrence& other) {
    return one.stem < other.stem;
  }
};

struct KnownStem {
  std::string term;
  WordHash hash = kUnseenWord;
  std::uint64_t stem_hash = 0;  // content_hash of the stem
};

// Stems met so far and their terms: a stem is encoded once.
class Stems {
 public:
  std::uint32_t number(std::string_view stem) {
    const auto found = numbers_.find(stem);
    if (found != numbers_.end()) {
      return found->second;
    }
    const auto number = static_cast<std::uint32_t>(stems_.size());
    std::string term = encoded_term(stem);
    const WordHash hash = word_hash(term);
    stems_.push_back({std::move(term), hash, content_hash(stem)});
    numbers_.emplace(stem, number);
    bytes_ += 2 * stem.size() + 184;
    return number;
  }

  const KnownStem& operator[](std::uint32_t number) const { return stems_[number]; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

  void clear() {
    numbers_.clear();
    stems_.clear();
    bytes_ = 0;
  }

 private:
  std::unordered_map<std::string, std::uint32_t, StemHash, std::equal_to<>> numbers_;
  std::vector<KnownStem> stems_;
  std::size_t bytes_ = 0;
};

std::uint32_t wdf_of(ZoneKind kind) {
  switch (kind) {
    case ZoneKind::Lead:
      return schema::kLeadWdf;
    case ZoneKind::Caption:
      return schema::kCaptionWdf;
    case ZoneKind::Metadata:
      return schema::kMetadataWdf;
    case ZoneKind::Body:
    case ZoneKind::Related:
    case ZoneKind::Boilerplate:
      break;
  }
  return schema::kBodyWdf;
}

void add_folded_term(Xapian::Document& document, std::string_view prefix, std::string_view value) {
  const std::string term = folded_term(prefix, value);
  if (!term.empty()) {
    document.add_boolean_term(term);
  }
}

void add_value(Xapian::Document& document, schema::Slot slot, const std::string& value) {
  if (!value.empty()) {
    document.add_value(slot, value);
  }
}

void add_date(Xapian::Document& document, const Date& date) {
  const std::string digits = date_value(date);
  if (digits.empty()) {
    return;
  }
  document.add_boolean_term(exact_term(schema::kYearPrefix, digits.substr(0, 4)));
  document.add_boolean_term(exact_term(schema::kMonthPrefix, digits.substr(0, 6)));
  document.add_boolean_term(exact_term(schema::kDayPrefix, digits));
  document.add_value(schema::kDateSlot, digits);
}

void add_fields(Xapian::Document& document, const Article& article) {
  document.add_boolean_term(key_term(article));
  document.add_value(schema::kIdSlot, article.id);
  if (!article.path.empty()) {
    document.add_boolean_term(exact_term(schema::kFilePrefix, article.path));
  }
  const std::vector<std::string> folders = folders_of(article.path);
  for (const std::string& folder : folders) {
    document.add_boolean_term(exact_term(schema::kFolderPrefix, folder));
  }
  if (!folders.empty()) {
    document.add_value(schema::kFolderSlot, folders.back());
  }
  add_date(document, article.date);
  add_folded_term(document, schema::kSourcePrefix, article.source);
  add_value(document, schema::kSourceSlot, article.source);
  add_folded_term(document, schema::kAuthorPrefix, article.author);
  add_value(document, schema::kAuthorSlot, article.author);
  add_folded_term(document, schema::kPlacePrefix, article.place);
  add_value(document, schema::kPlaceSlot, article.place);
  add_folded_term(document, schema::kCategoryPrefix, article.category);
  add_value(document, schema::kCategorySlot, article.category);
  std::string keywords;
  for (const std::string& keyword : article.keywords) {
    add_folded_term(document, schema::kKeywordPrefix, keyword);
    keywords += keywords.empty() ? "" : "\x1F";
    keywords += keyword;
  }
  add_value(document, schema::kKeywordsSlot, keywords);
  if (!article.language.empty()) {
    document.add_boolean_term(exact_term(schema::kLanguagePrefix, article.language));
  }
}

}  // namespace

struct DocumentMaker::State {
  State(const Analyzer& analyzer, ArticleRecordWriter& record_writer, std::size_t all_cache_bytes)
      : session(analyzer, all_cache_bytes / 2),
        records(record_writer),
        cache_bytes(all_cache_bytes / 2) {}

  Analyzer::Session session;
  ArticleRecordWriter& records;
  std::size_t cache_bytes;
  Stems stems;
  WordOrderWriter order;
  // Of the article at hand; kept for their memory.
  std::vector<TokenRef> tokens;
  std::vector<Occurrence> main;
  std::vector<WordHash> title_order;
  std::vector<WordHash> text_order;
  std::vector<WordHash> related_order;
  std::vector<WordHash> distinct;
  std::vector<std::uint32_t> title;  // stems posted under kTitlePrefix, each occurrence
  std::string term;
  FingerprintMaker fingerprint;

  void take_title(const std::string& text) {
    session.analyze(text, tokens);
    for (const TokenRef& token : tokens) {
      const std::uint32_t stem = stems.number(token.stem);
      main.push_back({stem, schema::kTitleWdf, false});
      title.push_back(stem);
      title_order.push_back(stems[stem].hash);
      fingerprint.add_title_word(token.folded);
    }
  }

  void take_text(const Article& article) {
    session.analyze(article.text, tokens);
    ZoneWalk zones(article.zones);
    for (const TokenRef& token : tokens) {
      const ZoneKind kind = zones.kind_at(token.span.begin);
      WordHash hash = kUnseenWord;
      if (kind != ZoneKind::Boilerplate) {
        const std::uint32_t stem = stems.number(token.stem);
        if (kind == ZoneKind::Related) {
          main.push_back({stem, schema::kRelatedWdf, true});
          // As another word than the same stem of the story: no phrase reaches from one to the
          // other.
          term.assign(schema::kRelatedPrefix) += stems[stem].term;
          hash = word_hash(term);
          related_order.push_back(hash);
        } else {
          main.push_back({stem, wdf_of(kind), false});
          if (counts_for_copies(kind)) {
            fingerprint.add_word(token.folded, stems[stem].stem_hash, token.is_stop_word);
          }
          if (kind != ZoneKind::Metadata) hash = stems[stem].hash;
        }
      }
      text_order.push_back(hash);
    }
  }

  void post_main(Xapian::Document& document) {
    std::sort(main.begin(), main.end());
    for (auto first = main.begin(); first != main.end();) {
      std::uint32_t wdf = 0;
      bool only_related = true;
      auto last = first;
      for (; last != main.end() && last->stem == first->stem; ++last) {
        wdf += last->wdf;
        only_related = only_related && last->in_related;
      }
      const KnownStem& stem = stems[first->stem];
      document.add_term(stem.term, wdf);
      if (only_related) {
        term.assign(schema::kRelatedPrefix) += stem.term;
        document.add_term(term, schema::kRelatedWdf);
      } else {
        distinct.push_back(stem.hash);
      }
      first = last;
    }
    std::sort(related_order.begin(), related_order.end());
    std::unique_copy(related_order.begin(), related_order.end(), std::back_inserter(distinct));
    add_value(document, schema::kWordOrderSlot, order.value(title_order, text_order, distinct));
  }

  // Each stem once, with its number of occurrences.
  void post_title(Xapian::Document& document) {
    std::sort(title.begin(), title.end());
    for (auto first = title.begin(); first != title.end();) {
      const auto last = std::find_if(first, title.end(), [&](auto n) { return n != *first; });
      term.assign(schema::kTitlePrefix) += stems[*first].term;
      document.add_term(term, static_cast<Xapian::termcount>(last - first));
      first = last;
    }
  }
};

DocumentMaker::DocumentMaker(const Analyzer& analyzer, ArticleRecordWriter& records,
                             std::size_t cache_bytes)
    : state_(std::make_unique<State>(analyzer, records, cache_bytes)) {}

DocumentMaker::~DocumentMaker() = default;

Analyzer::Session& DocumentMaker::session() { return state_->session; }

Xapian::Document DocumentMaker::document(const Article& article) {
  State& state = *state_;
  if (state.stems.bytes() > state.cache_bytes) {
    state.stems.clear();
  }
  state.main.clear();
  state.title_order.clear();
  state.text_order.clear();
  state.related_order.clear();
  state.distinct.clear();
  state.title.clear();
  state.fingerprint.start();
  Xapian::Document document;
  state.take_title(article.title);
  state.take_text(article);
  state.post_main(document);
  state.post_title(document);
  add_fields(document, article);
  add_value(document, schema::kFingerprintSlot,
            encoded_fingerprint(state.fingerprint.fingerprint()));
  document.set_data(state.records.record(article));
  return document;
}

}  // namespace niger
