#include "searcher/highlighting/word_matcher.h"

#include <algorithm>
#include <array>
#include <limits>

#include "common/arabic/morphology.h"
#include "common/letters/folding.h"
#include "searcher/base/ranking.h"
#include "searcher/highlighting/gram_table.h"
#include "searcher/highlighting/letter_table.h"
#include "searcher/highlighting/open_word.h"
#include "searcher/highlighting/stem_cache.h"
#include "searcher/highlighting/stem_filter.h"
#include "searcher/highlighting/word_memo.h"

namespace niger::highlighting {

using query::QueryTerm;

namespace {

bool is_number(const std::vector<FoldedLetter>& letters) {
  return std::all_of(letters.begin(), letters.end(),
                     [](const FoldedLetter& letter) { return letter.code == LetterTable::kDigit; });
}

struct ComparedWord {
  std::uint64_t key = kKeySeed;
  std::size_t letters = 0;
  std::vector<std::uint64_t> stems;  // its own first
  std::size_t own_stems = 0;         // how many are its own

  [[nodiscard]] auto own_end() const {
    return stems.begin() + static_cast<std::ptrdiff_t>(own_stems);
  }
  std::vector<StemShape> stem_shapes;  // of each of them
  std::uint64_t root = 0;              // 0: none is known
  RootShape root_shape;
  std::string marked;  // as typed, where it carries tashkeel; else empty
  bool spellings_are_alike = false;
  std::vector<std::uint64_t> spelled;  // keys of the word as typed in its other spellings
  std::vector<const Gram*> grams;      // its own; set once all words are there
};

struct Similarity {
  std::uint16_t word = 0;
  MatchKind kind = MatchKind::Similar;
  float value = 0;
  bool other_spelling = false;  // counts as the word itself, with all its grams
};

}  // namespace

struct WordMatcher::Impl {
  explicit Impl(const arabic::Analyzer& analyzer) : stems(analyzer) {}

  const LetterTable& table = LetterTable::instance();

  std::vector<ComparedWord> words;
  GramTable grams;
  std::uint16_t counted_grams = 0;
  std::size_t fewest_letters = 1;
  WordMemo memo;
  std::vector<Similarity> similarities;
  std::vector<std::uint16_t> shared_with;  // by word of the query, while one word is compared

  StemCache stems;

  void add_word(const QueryTerm& word);
  void add_anchor(std::string_view stem);
  [[nodiscard]] bool may_have_stem(const StemFilter& word) const;
  [[nodiscard]] bool may_share_root(const StemFilter& word) const;
  WordMemo::Entry compare(const OpenWord& word, std::string_view text);
  void add_gram(OpenWord& word, std::uint32_t gram, TextMatches& found) const;
  void add_letter(OpenWord& word, const FoldedLetter& letter, TextMatches& found) const;
  void close(OpenWord& word, std::string_view text, TextMatches& found);
  [[nodiscard]] WordMatch marked_match(WordMatch match, std::string_view text) const;
};

void WordMatcher::Impl::add_word(const QueryTerm& word) {
  const std::vector<FoldedLetter> letters = table.letters_of(word.typed);
  const auto index = static_cast<std::uint16_t>(words.size());
  ComparedWord& known = words.emplace_back();
  known.letters = letters.size();
  known.marked = word.vocalised;
  for (const FoldedLetter& letter : letters) {
    known.key = with_letter(known.key, letter.letter);
  }
  const std::vector<std::uint32_t> of_word = grams_of(letters);
  if (of_word.size() < 2 || is_number(letters)) {
    if (!of_word.empty()) {
      grams.at(of_word.front()).is_anchor = true;
    }
  } else {
    fewest_letters = std::min(fewest_letters, letters.size());
    for (const std::uint32_t gram : of_word) {
      Gram& entry = grams.at(gram);
      entry.words.push_back(index);
      if (entry.count_index == Gram::kNotCounted) {
        entry.count_index = counted_grams++;
      }
    }
  }
  if (!word.stems.empty()) {
    known.root = root_hash(word.stems.front());
    known.root_shape = RootShape(table.letters_of(arabic::root_of(word.stems.front())));
  }
  known.own_stems = std::min(word.own_stems, word.stems.size());
  known.spellings_are_alike = word.spellings_are_alike;
  for (std::size_t i = 1; word.spellings_are_alike && i < known.own_stems; ++i) {
    if (const auto spelled = key_in_spelling(letters, table.letters_of(word.stems.front()),
                                             table.letters_of(word.stems[i]))) {
      known.spelled.push_back(*spelled);
    }
  }
  for (const std::string& stem : word.stems) {
    known.stems.push_back(stem_hash(stem));
    add_anchor(stem);
    known.stem_shapes.emplace_back(table.letters_of(stem));
  }
}

// A word of the text that has the stem inside it must be looked at, whatever else it is made of.
void WordMatcher::Impl::add_anchor(std::string_view stem) {
  const std::vector<std::uint32_t> of_stem = grams_of(table.letters_of(stem));
  if (of_stem.size() > 2) {
    grams.at(of_stem[1]).is_anchor = true;  // its first three letters
  } else {
    for (const std::uint32_t gram : of_stem) {
      grams.at(gram).is_anchor = true;
    }
  }
}

// True where the word may be a form of a stem that is asked for.
bool WordMatcher::Impl::may_have_stem(const StemFilter& word) const {
  return std::any_of(words.begin(), words.end(), [&word](const ComparedWord& asked) {
    return std::any_of(asked.stem_shapes.begin(), asked.stem_shapes.end(),
                       [&word](const StemShape& stem) { return stem.may_be_in(word); });
  });
}

// True where the word may be of a root that is asked for.
bool WordMatcher::Impl::may_share_root(const StemFilter& word) const {
  return std::any_of(words.begin(), words.end(), [&word](const ComparedWord& asked) {
    return asked.root_shape.may_be_in(word);
  });
}

WordMemo::Entry WordMatcher::Impl::compare(const OpenWord& word, std::string_view text) {
  shared_with.assign(words.size(), 0);
  for (std::size_t i = 0; i < word.shared_size; ++i) {
    for (const std::uint16_t index : word.shared[i]->words) {
      ++shared_with[index];
    }
  }
  // Stemming costs more than all else: it is left out where no stem that is asked for can be meant.
  const bool may_be_of_root = may_share_root(word.shape);
  StemCache::Stem of_text;
  if (may_be_of_root || (word.has_anchor && may_have_stem(word.shape))) {
    of_text = stems.stem_of(word.key, text, may_be_of_root);
  }
  const auto first = static_cast<std::uint32_t>(similarities.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const ComparedWord& asked = words[i];
    const auto index = static_cast<std::uint16_t>(i);
    const double dice = 2.0 *
                        static_cast<double>(std::min<std::size_t>(shared_with[i], asked.letters)) /
                        static_cast<double>(asked.letters + word.shape.letters);
    const auto known = std::find(asked.stems.begin(), asked.stems.end(), of_text.hash);
    if (word.key == asked.key) {
      similarities.push_back({index, MatchKind::Typed, 1});
    } else if (std::find(asked.spelled.begin(), asked.spelled.end(), word.key) !=
               asked.spelled.end()) {
      similarities.push_back({index, MatchKind::Typed, 1, true});
    } else if (known < asked.own_end()) {
      similarities.push_back({index, MatchKind::Stem, ranking::kStemSimilarity,
                              asked.spellings_are_alike && known != asked.stems.begin()});
    } else if (known != asked.stems.end()) {
      similarities.push_back({index, MatchKind::RelatedForm, ranking::kRelatedSimilarity});
    } else if (asked.root != 0 && asked.root == of_text.root && dice <= ranking::kRootSimilarity) {
      similarities.push_back({index, MatchKind::Root, ranking::kRootSimilarity});
    } else if (dice >= ranking::kSimilarityFloor) {
      similarities.push_back({index, MatchKind::Similar, static_cast<float>(dice)});
    }
  }
  return {word.key, first, static_cast<std::uint32_t>(similarities.size() - first)};
}

void WordMatcher::Impl::add_gram(OpenWord& word, std::uint32_t gram, TextMatches& found) const {
  const Gram* known = grams.find(gram);
  if (known == nullptr) {
    return;
  }
  word.has_anchor = word.has_anchor || known->is_anchor;
  if (known->count_index == Gram::kNotCounted) {
    return;
  }
  std::uint16_t& count = found.gram_counts[known->count_index];
  count = static_cast<std::uint16_t>(std::min(count + 1, 0xFFFF));
  ++word.counted;
  if (word.shared_size < kMaxSharedGrams) {
    word.shared[word.shared_size++] = known;
  }
}

void WordMatcher::Impl::add_letter(OpenWord& word, const FoldedLetter& letter,
                                   TextMatches& found) const {
  word.key = with_letter(word.key, letter.letter);
  word.gram = shifted(word.gram, letter.code);
  word.shape.add(letter.code);
  if (word.shape.letters > 1) {
    add_gram(word, word.gram, found);
  }
}

// The match of a word typed with its marks: a word with the same marks is as typed, a word without
// marks less so, and one whose marks contradict them still less.
WordMatch WordMatcher::Impl::marked_match(WordMatch match, std::string_view text) const {
  if (!letters::has_tashkeel(text)) {
    match.similarity = ranking::kUnmarkedSimilarity;
  } else if (!letters::vocalisations_agree(words[match.word].marked, text)) {
    match.similarity = ranking::kContradictedSimilarity;
    match.kind = MatchKind::Similar;
  }
  return match;
}

void WordMatcher::Impl::close(OpenWord& word, std::string_view text, TextMatches& found) {
  add_gram(word, shifted(word.gram, LetterTable::kBreak), found);
  const std::uint32_t position = found.words++;
  const bool may_be_alike =
      word.counted > 0 &&
      2.0 * word.counted >=
          ranking::kSimilarityFloor * static_cast<double>(word.shape.letters + fewest_letters);
  if (word.has_anchor || may_be_alike || may_share_root(word.shape)) {
    const std::string_view written = text.substr(word.begin, word.end - word.begin);
    WordMemo::Entry& entry = memo.entry(word.key);
    WordMemo::Entry known = entry;
    if (known.key == 0) {
      known = compare(word, written);
      entry = known;
      memo.added();
    }
    for (std::uint32_t i = known.first; i < known.first + known.count; ++i) {
      const Similarity& alike = similarities[i];
      if (alike.other_spelling) add_missing_grams(word, words[alike.word].grams, found.gram_counts);
      WordMatch match{{word.begin, word.end}, position, alike.word, alike.kind, alike.value};
      const bool is_marked = alike.kind == MatchKind::Typed && !alike.other_spelling &&
                             !words[alike.word].marked.empty();
      found.matches.push_back(is_marked ? marked_match(match, written) : match);
    }
  }
  word.shape.clear();
}

WordMatcher::WordMatcher(const arabic::Analyzer& analyzer)
    : impl_(std::make_unique<Impl>(analyzer)) {}
WordMatcher::~WordMatcher() = default;

void WordMatcher::set_query(const std::vector<QueryTerm>& words) {
  Impl& impl = *impl_;
  impl.words.clear();
  impl.grams.clear();
  impl.counted_grams = 0;
  impl.fewest_letters = std::numeric_limits<std::size_t>::max();
  impl.similarities.clear();
  impl.memo.clear();
  for (std::size_t i = 0; i < std::min(words.size(), kMaxWords); ++i) {
    impl.add_word(words[i]);
  }
  impl.grams.finish();
  for (std::size_t i = 0; i < impl.words.size(); ++i) {
    if (!impl.words[i].spellings_are_alike) continue;
    for (const std::uint32_t gram : grams_of(impl.table.letters_of(words[i].typed))) {
      const Gram* known = impl.grams.find(gram);
      if (known != nullptr && known->count_index != Gram::kNotCounted) {
        impl.words[i].grams.push_back(known);
      }
    }
  }
}

void WordMatcher::find(std::string_view text, TextMatches& found) {
  Impl& impl = *impl_;
  found.matches.clear();
  found.gram_counts.assign(impl.counted_grams, 0);
  found.words = 0;
  text = truncated_at_character(text, kMaxTextBytes);

  std::vector<FoldedLetter> beyond;
  OpenWord word;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const auto byte = static_cast<unsigned char>(text[offset]);
    char32_t c = byte;
    if (byte < 0x80) {
      ++offset;
    } else if (byte >= 0xC2 && byte < 0xDC && offset + 1 < text.size() &&
               (text[offset + 1] & 0xC0) == 0x80) {
      c = static_cast<char32_t>((byte & 0x1F) << 6 | (text[offset + 1] & 0x3F));
      offset += 2;
    } else {
      c = next_code_point(text, offset);
    }
    beyond.clear();
    FoldedLetter letter;
    if (c < LetterTable::kFirstBeyond) {
      letter = impl.table[c];
    } else {
      impl.table.append_letters(c, beyond);
      letter = beyond.empty() ? FoldedLetter{0, LetterTable::kNothing} : beyond.front();
    }
    if (letter.code == LetterTable::kBreak) {
      if (word.shape.letters > 0) {
        impl.close(word, text, found);
      }
      continue;
    }
    if (letter.code != LetterTable::kNothing) {
      if (word.shape.letters == 0) {
        word.begin = begin;
        word.key = kKeySeed;
        word.gram = 0;
        word.counted = 0;
        word.has_anchor = false;
        word.shared_size = 0;
      }
      impl.add_letter(word, letter, found);
      for (std::size_t i = 1; i < beyond.size(); ++i) {
        impl.add_letter(word, beyond[i], found);
      }
    }
    word.end = offset;
  }
  if (word.shape.letters > 0) {
    impl.close(word, text, found);
  }
}

}  // namespace niger::highlighting
