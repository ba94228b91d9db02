#include "indexer/writing/document_maker.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/article_size.h"
#include "common/base/content_hash.h"
#include "common/index/article_key.h"
#include "common/index/boolean_term.h"
#include "common/index/positional_value.h"
#include "common/index/schema.h"
#include "common/index/term_codec.h"
#include "indexer/duplicates/fingerprint.h"
#include "indexer/duplicates/zone_walk.h"

namespace niger::writing {

using arabic::Analyzer;
using arabic::TokenRef;
using index::ArticleRecordWriter;
using index::exact_term;
using index::WordHash;

namespace {

// Transparent, so that a stem is looked up without making a string of it.
struct StemHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view stem) const {
    return std::hash<std::string_view>{}(stem);
  }
};

// A stem, and what the article at hand has of it.
struct KnownStem {
  std::string term;
  WordHash hash = index::kUnseenWord;
  std::uint64_t stem_hash = 0;  // content_hash of the stem
  std::uint32_t article = 0;    // the last one that has it, by State::article; the rest is of it
  std::uint32_t wdf = 0;
  std::uint32_t title_wdf = 0;
  bool in_story = false;
  bool in_related = false;
};

// Stems seen so far and their terms: a stem is encoded once.
class Stems {
 public:
  std::uint32_t number(std::string_view stem) {
    const auto found = numbers_.find(stem);
    if (found != numbers_.end()) {
      return found->second;
    }
    const auto number = static_cast<std::uint32_t>(stems_.size());
    std::string term = index::encoded_term(stem);
    const WordHash hash = index::word_hash(term);
    stems_.push_back({std::move(term), hash, content_hash(stem)});
    numbers_.emplace(stem, number);
    bytes_ += 2 * stem.size() + 200;
    return number;
  }

  KnownStem& operator[](std::uint32_t number) { return stems_[number]; }
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
  const std::string term = index::folded_term(prefix, value);
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
  const std::string digits = index::date_value(date);
  if (digits.empty()) {
    return;
  }
  document.add_boolean_term(exact_term(schema::kYearPrefix, digits.substr(0, 4)));
  document.add_boolean_term(exact_term(schema::kMonthPrefix, digits.substr(0, 6)));
  document.add_boolean_term(exact_term(schema::kDayPrefix, digits));
  document.add_value(schema::kDateSlot, digits);
}

void add_origin(Xapian::Document& document, const Article& article) {
  document.add_boolean_term(index::key_term(article));
  document.add_value(schema::kIdSlot, article.id);
  if (!article.path.empty()) {
    document.add_boolean_term(exact_term(schema::kFilePrefix, article.path));
  }
  const std::vector<std::string> folders = index::folders_of(article.path);
  for (const std::string& folder : folders) {
    document.add_boolean_term(exact_term(schema::kFolderPrefix, folder));
  }
  if (!folders.empty()) {
    document.add_value(schema::kFolderSlot, folders.back());
  }
}

void add_fields(Xapian::Document& document, const Article& article) {
  add_origin(document, article);
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

void set_origin(Xapian::Document& document, const Article& article) {
  for (const std::string_view prefix :
       {schema::kIdPrefix, schema::kFilePrefix, schema::kFolderPrefix}) {
    std::vector<std::string> terms;
    auto term = document.termlist_begin();
    for (term.skip_to(std::string(prefix));
         term != document.termlist_end() && (*term).starts_with(prefix); ++term) {
      terms.push_back(*term);
    }
    for (const std::string& one : terms) {
      document.remove_term(one);
    }
  }
  document.remove_value(schema::kFolderSlot);
  add_origin(document, article);
}

struct DocumentMaker::State {
  State(const Analyzer& analyzer, ArticleRecordWriter& record_writer, std::size_t all_cache_bytes)
      : session(analyzer, all_cache_bytes / 2),
        records(record_writer),
        cache_bytes(all_cache_bytes / 2) {}

  Analyzer::Session session;
  ArticleRecordWriter& records;
  std::size_t cache_bytes;
  Stems stems;
  index::PositionalValueWriter order;
  std::uint32_t article = 0;  // its number, from 1
  std::optional<std::size_t> cut_after;
  // Of the article at hand; kept for their memory.
  std::vector<TokenRef> tokens;
  std::vector<std::uint32_t> its_stems;  // each once
  std::vector<WordHash> title_order;
  std::vector<WordHash> text_order;
  std::vector<WordHash> distinct;  // of both; a word of the secondary zone is one of its own
  std::string term;
  duplicates::FingerprintMaker fingerprint;
  SizeCounter size;

  void start() {
    if (stems.bytes() > cache_bytes) {
      stems.clear();
    }
    ++article;
    cut_after.reset();
    its_stems.clear();
    for (std::vector<WordHash>* words : {&title_order, &text_order, &distinct}) {
      release_if_large(*words);
      words->clear();
    }
    fingerprint.start();
    size = {};
  }

  // What one long article took is not held for the short ones after it.
  template <typename Container>
  static void release_if_large(Container& words) {
    constexpr std::size_t kMostKept = std::size_t{1} << 17;
    if (words.capacity() > kMostKept) Container().swap(words);
  }

  // The stem of a token, as one of the article's; null where it would be one too many.
  KnownStem* taken(const TokenRef& token) {
    const std::uint32_t number = stems.number(token.stem);
    KnownStem& stem = stems[number];
    if (stem.article != article) {
      if (its_stems.size() == kMostStems) return nullptr;
      its_stems.push_back(number);
      stem.article = article;
      stem.wdf = stem.title_wdf = 0;
      stem.in_story = stem.in_related = false;
    }
    return &stem;
  }

  // Calls `take` for each token, until it gives false or there are too many.
  template <typename Take>
  void for_each_token(const std::string& text, Take take) {
    for (std::size_t from = 0; from < text.size() && !cut_after;) {
      from = session.analyze_piece(text, from, tokens);
      for (const TokenRef& token : tokens) {
        const std::size_t words = title_order.size() + text_order.size();
        if (words == kMostWords || !take(token)) {
          cut_after = words;
          break;
        }
      }
    }
  }

  void take_title(const std::string& text) {
    size.begin(text);
    for_each_token(text, [this](const TokenRef& token) {
      KnownStem* const stem = taken(token);
      if (stem == nullptr) return false;
      stem->wdf += schema::kTitleWdf;
      ++stem->title_wdf;
      stem->in_story = true;
      title_order.push_back(stem->hash);
      size.add(token.span, token.kind, ZoneKind::Body);
      fingerprint.add_title_word(token.folded);
      return true;
    });
  }

  void take_text(const Article& from) {
    constexpr std::size_t kLong = std::size_t{1} << 20;
    if (from.text.size() > kLong) {  // once, not by doubling: what is not used costs nothing
      text_order.reserve(std::min(kMostWords, from.text.size() / 2 + 1));
    }
    duplicates::ZoneWalk zones(from.zones);
    size.begin(from.text);
    for_each_token(from.text, [this, &zones](const TokenRef& token) {
      const ZoneKind kind = zones.kind_at(token.span.begin);
      WordHash hash = index::kUnseenWord;
      if (kind != ZoneKind::Boilerplate) {
        KnownStem* const stem = taken(token);
        if (stem == nullptr) return false;
        if (kind == ZoneKind::Related) {
          stem->wdf += schema::kRelatedWdf;
          // As another word than the same stem of the story: no phrase reaches from one to the
          // other.
          term.assign(schema::kRelatedPrefix) += stem->term;
          hash = index::word_hash(term);
          if (!stem->in_related) distinct.push_back(hash);
          stem->in_related = true;
        } else {
          stem->wdf += wdf_of(kind);
          stem->in_story = true;
          if (duplicates::counts_for_duplicates(kind)) {
            fingerprint.add_word(token.folded, stem->stem_hash, token.is_stop_word);
          }
          if (kind != ZoneKind::Metadata) hash = stem->hash;
        }
      }
      text_order.push_back(hash);
      size.add(token.span, token.kind, kind);
      return true;
    });
  }

  void post(Xapian::Document& document) {
    for (const std::uint32_t number : its_stems) {
      const KnownStem& stem = stems[number];
      document.add_term(stem.term, stem.wdf);
      if (stem.in_story) {
        distinct.push_back(stem.hash);
      } else {
        term.assign(schema::kRelatedPrefix) += stem.term;
        document.add_term(term, schema::kRelatedWdf);
      }
      if (stem.title_wdf > 0) {
        term.assign(schema::kTitlePrefix) += stem.term;
        document.add_term(term, stem.title_wdf);
      }
    }
    add_value(document, schema::kPositionalSlot, order.value(title_order, text_order, distinct));
  }
};

DocumentMaker::DocumentMaker(const Analyzer& analyzer, ArticleRecordWriter& records,
                             std::size_t cache_bytes)
    : state_(std::make_unique<State>(analyzer, records, cache_bytes)) {}

DocumentMaker::~DocumentMaker() = default;

Analyzer::Session& DocumentMaker::session() { return state_->session; }

std::optional<std::size_t> DocumentMaker::cut_after() const { return state_->cut_after; }

Xapian::Document DocumentMaker::document(const Article& article) {
  State& state = *state_;
  state.start();
  Xapian::Document document;
  state.take_title(article.title);
  state.take_text(article);
  state.post(document);
  State::release_if_large(state.text_order);
  add_fields(document, article);
  add_value(document, schema::kFingerprintSlot,
            duplicates::encoded_fingerprint(state.fingerprint.fingerprint()));
  add_value(document, schema::kSizeSlot, encoded_size(state.size.size()));
  document.set_data(state.records.record(article));
  return document;
}

}  // namespace niger::writing
