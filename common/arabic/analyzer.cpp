#include "common/arabic/analyzer.h"

#include <cstdio>

#include "common/arabic/lexicon.h"
#include "common/arabic/stemmer.h"
#include "common/arabic/stop_words.h"
#include "common/arabic/word_cache.h"
#include "common/letters/folding.h"
#include "common/letters/number_syntax.h"

namespace niger::arabic {

using letters::find_words;
using letters::FunctionWord;
using letters::TokenKind;
using letters::Word;

namespace {

// Raised with every change of folding, tokenizing or stemming that could give other tokens.
constexpr int kRules = 2;

// A longer word is no word: its folded form and its stem are cut here, its span is whole.
constexpr std::size_t kMaxWordBytes = 128;

// Of a written word no more is looked at: what folds to that much has marks and tatweel in it, but
// no more of them than letters by the dozen.
constexpr std::size_t kMaxWrittenBytes = 32 * kMaxWordBytes;

void cut(std::string& word) { word.resize(truncated_at_character(word, kMaxWordBytes).size()); }

// Niger's and niger, O'Neil and ONeil are one word each.
std::string latin_stem(std::string_view folded) {
  if (folded.ends_with("'s") && folded.size() > 3) {
    folded.remove_suffix(2);
  }
  std::string stem(folded);
  std::erase(stem, '\'');
  return stem;
}

struct Forms {
  std::string folded;
  std::string stem;
  bool is_stop_word = false;
};

}  // namespace

WrittenWord::WrittenWord(std::string_view written) {
  constexpr std::size_t kLetterBytes = 2;
  const std::string exact = letters::exact_form(written);
  folded = letters::fold(exact);
  spelling = letters::word_spelling(written, exact, folded.size() / kLetterBytes);
  spelling.function_word = StopWords::contains(exact) ? FunctionWord::Yes : FunctionWord::No;
}

std::string stem_as_written(const Stemmer& stemmer, std::string_view written) {
  const WrittenWord word(written);
  return stemmer.stem(word.folded, word.spelling);
}

struct Analyzer::Tables {
  Stemmer stemmer;

  [[nodiscard]] Forms forms_of(const Word& word) const {
    Forms forms;
    const std::string_view text = truncated_at_character(word.text, kMaxWrittenBytes);
    if (word.kind == TokenKind::Arabic) {
      WrittenWord arabic(text);
      forms.folded = std::move(arabic.folded);
      cut(forms.folded);
      forms.stem = stemmer.stem(forms.folded, arabic.spelling);
      forms.is_stop_word = arabic.spelling.function_word == FunctionWord::Yes;
      return forms;
    }
    forms.folded =
        word.kind == TokenKind::Number ? letters::fold_number(text) : letters::fold(text);
    cut(forms.folded);
    switch (word.kind) {
      case TokenKind::Latin:
        forms.stem = latin_stem(forms.folded);
        forms.is_stop_word = StopWords::contains(forms.folded);
        break;
      case TokenKind::Arabic:
      case TokenKind::Number:
      case TokenKind::Other:
        forms.stem = forms.folded;
        break;
    }
    return forms;
  }
};

Analyzer::Analyzer() : tables_(std::make_unique<const Tables>()) {}
Analyzer::~Analyzer() = default;

std::string Analyzer::version() {
  char text[80];
  std::snprintf(text, sizeof text, "%d lexicon:%016llx stop:%016llx", kRules,
                static_cast<unsigned long long>(Lexicon::builtin().fingerprint()),
                static_cast<unsigned long long>(StopWords::list_hash()));
  return text;
}

const Stemmer& Analyzer::stemmer() const { return tables_->stemmer; }

std::vector<Token> Analyzer::analyze(std::string_view text) const {
  std::vector<Word> words;
  find_words(text, words);
  std::vector<Token> tokens;
  tokens.reserve(words.size());
  for (const Word& word : words) {
    Forms forms = tables_->forms_of(word);
    tokens.push_back({word.span, std::move(forms.folded), std::move(forms.stem),
                      static_cast<std::uint32_t>(tokens.size() + 1), word.kind,
                      forms.is_stop_word});
  }
  return tokens;
}

Analyzer::Session::Session(const Analyzer& analyzer, std::size_t cache_bytes)
    : tables_(*analyzer.tables_),
      cache_bytes_(cache_bytes),
      cache_(std::make_unique<WordCache>()) {}
Analyzer::Session::~Session() = default;

std::uint64_t Analyzer::Session::generation() const { return generation_; }

// Drops the cache where it has grown too large, before words of a new text are given out.
void Analyzer::Session::begin() {
  words_.clear();
  if (cache_->bytes() > cache_bytes_) {
    cache_ = std::make_unique<WordCache>();
    ++generation_;
  }
}

std::uint32_t Analyzer::Session::number_of(const Word& word, std::uint64_t hash) {
  const std::string_view text = truncated_at_character(word.text, kMaxWrittenBytes);
  const std::uint32_t number = cache_->find(text, hash);
  if (number != WordCache::kNone) {
    return number;
  }
  const Forms forms = tables_.forms_of(word);
  return cache_->add({text, forms.folded, forms.stem, forms.is_stop_word}, hash);
}

void Analyzer::Session::complete(TokenRef& token, std::uint32_t number) const {
  const CachedWord& known = (*cache_)[number];
  token.folded = known.folded;
  token.stem = known.stem;
  token.word = number;
  token.is_stop_word = known.is_stop_word;
}

void Analyzer::Session::analyze(std::string_view text, std::vector<TokenRef>& tokens) {
  scan(text, tokens);
  complete_all(tokens);
}

std::size_t Analyzer::Session::analyze_piece(std::string_view text, std::size_t from,
                                             std::vector<TokenRef>& tokens) {
  begin();
  const std::size_t next = find_words(text, from, kPieceWords, words_);
  list_words(tokens);
  complete_all(tokens);
  return next;
}

void Analyzer::Session::complete_all(std::vector<TokenRef>& tokens) {
  hashes_.resize(words_.size());
  for (std::size_t i = 0; i < words_.size(); ++i) {
    hashes_[i] = WordCache::hash_of(words_[i].text);
  }
  // Each look-up is fetched from memory in three steps while earlier words are looked up.
  constexpr std::size_t kAhead = 6;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (i + 3 * kAhead < words_.size()) {
      cache_->prefetch_slot(hashes_[i + 3 * kAhead]);
      cache_->prefetch_word(hashes_[i + 2 * kAhead]);
      cache_->prefetch_letters(hashes_[i + kAhead]);
    }
    complete(tokens[i], number_of(words_[i], hashes_[i]));
  }
}

void Analyzer::Session::scan(std::string_view text, std::vector<TokenRef>& tokens) {
  begin();
  find_words(text, words_);
  list_words(tokens);
}

void Analyzer::Session::list_words(std::vector<TokenRef>& tokens) const {
  tokens.resize(words_.size());
  for (std::size_t i = 0; i < words_.size(); ++i) {
    TokenRef& token = tokens[i];
    token = {};
    token.span = words_[i].span;
    token.position = static_cast<std::uint32_t>(i + 1);
    token.kind = words_[i].kind;
  }
}

void Analyzer::Session::understand(TokenRef& token) {
  const Word& word = words_[token.position - 1];
  complete(token, number_of(word, WordCache::hash_of(word.text)));
}

}  // namespace niger::arabic
