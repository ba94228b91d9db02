#include "common/arabic/analyzer.h"

#include <unordered_map>

#include "common/arabic/folding.h"
#include "common/arabic/stemmer.h"

namespace niger {
namespace {

// A longer word is no word: its folded form and its stem are cut here, its span is whole.
constexpr std::size_t kMaxWordBytes = 128;

struct Entry {
  std::string folded;
  std::string stem;
  bool is_stop_word = false;
};

}  // namespace

struct Analyzer::Tables {
  Stemmer stemmer;

  [[nodiscard]] Entry entry(const Word& word) const {
    Entry entry;
    entry.folded = word.kind == TokenKind::Number ? fold_number(word.text) : fold(word.text);
    entry.folded.resize(truncated_at_character(entry.folded, kMaxWordBytes).size());
    entry.stem = word.kind == TokenKind::Arabic ? stemmer.stem(entry.folded) : entry.folded;
    return entry;
  }
};

Analyzer::Analyzer() : tables_(std::make_unique<const Tables>()) {}
Analyzer::~Analyzer() = default;

std::string Analyzer::version() { return "niger-1"; }

std::vector<Token> Analyzer::analyze(std::string_view text) const {
  std::vector<Word> words;
  find_words(text, words);
  std::vector<Token> tokens;
  tokens.reserve(words.size());
  for (const Word& word : words) {
    Entry entry = tables_->entry(word);
    tokens.push_back({word.span, std::move(entry.folded), std::move(entry.stem),
                      static_cast<std::uint32_t>(tokens.size() + 1), word.kind,
                      entry.is_stop_word});
  }
  return tokens;
}

struct Analyzer::Session::Cache {
  const Analyzer::Tables& tables;
  std::size_t max_bytes;
  std::size_t bytes = 0;
  std::unordered_map<std::string, Entry> entries;
  std::vector<Word> words;
};

Analyzer::Session::Session(const Analyzer& analyzer, std::size_t cache_bytes)
    : cache_(new Cache{*analyzer.tables_, cache_bytes, 0, {}, {}}) {}
Analyzer::Session::~Session() = default;

void Analyzer::Session::analyze(std::string_view text, std::vector<TokenRef>& tokens) {
  tokens.clear();
  cache_->words.clear();
  if (cache_->bytes > cache_->max_bytes) {
    cache_->entries.clear();
    cache_->bytes = 0;
  }
  find_words(text, cache_->words);
  for (const Word& word : cache_->words) {
    auto [found, is_new] = cache_->entries.try_emplace(std::string(word.text));
    Entry& entry = found->second;
    if (is_new) {
      entry = cache_->tables.entry(word);
      cache_->bytes += 2 * (word.text.size() + entry.folded.size()) + sizeof(Entry) + 64;
    }
    tokens.push_back({word.span, entry.folded, entry.stem,
                      static_cast<std::uint32_t>(tokens.size() + 1), word.kind,
                      entry.is_stop_word});
  }
}

}  // namespace niger
