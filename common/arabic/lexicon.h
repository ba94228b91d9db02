#pragma once
/// The compiled lexicon: which words the dictionary knows, and what each of them may take. A table
/// looked up in place, with no start-up work. It takes no word apart (stemmer.h) and is written by
/// lexicon_compiler.cpp, from hunspell-ar and the lists of data/lexicon.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "common/arabic/word_key.h"
#include "common/letters/word_spelling.h"

namespace niger::arabic {

/// What is known of a word, one bit each.
enum WordTrait : std::uint32_t {
  kNoun = 1U << 0,        ///< a noun or adjective of its own
  kFeminine = 1U << 1,    ///< takes ة without becoming another word: موظف, موظفه
  kDual = 1U << 2,        ///< takes ان, ين
  kPluralAt = 1U << 3,    ///< takes ات
  kPluralUn = 1U << 4,    ///< takes ون, ين
  kAccusative = 1U << 5,  ///< takes ا of the accusative
  kNisba = 1U << 6,       ///< is an adjective of relation in ي
  kDefective = 1U << 7,   ///< loses its ي when indefinite: قاضي, قاض
  kMaqsura = 1U << 8,  ///< ends in U+0649, which becomes ا before a pronoun: مستشفي, مستشفاه
  kName = 1U << 9,           ///< a proper name: takes proclitics and ال, no ending
  kCommon = 1U << 10,        ///< in the lists of everyday words: preferred where two readings tie
  kPlural = 1U << 11,        ///< a plural already, or a word without dual and plural
  kParticle = 1U << 12,      ///< takes و, ف and pronouns only
  kTehMarbuta = 1U << 13,    ///< its ه is U+0629: becomes ت before a pronoun
  kRewrite = 1U << 14,       ///< listed: as a whole word its stem is `target`
  kVerb = 1U << 15,          ///< a form of the verb `lemma`
  kCommonVerb = 1U << 16,    ///< …which is in the list of everyday verbs
  kLemma = 1U << 17,         ///< is the past tense, third person of its verb
  kTransitive = 1U << 18,    ///< the verb form takes object pronouns
  kFuture = 1U << 19,        ///< the verb form takes س
  kImperative = 1U << 20,    ///< a form of command only
  kRoot = 1U << 21,          ///< the three or four radicals of a verb
  kPassive = 1U << 22,       ///< the past passive of a verb in ا: وُوصل is rather و + وصل
  kFrequent = 1U << 23,      ///< one of the nouns that news is made of
  kFunction = 1U << 24,      ///< a particle with a stem of its own (kFunctionStem)
  kTakesPronoun = 1U << 25,  ///< a particle that takes pronouns: إن, إنه
};

/// Where in LexiconEntry::alefs the AlefSets stand: of the noun, and of the forms of the verb.
enum AlefPlace : unsigned { kNounAlefs = 0, kVerbAlefs = 6 };

/// A bit of LexiconEntry::alefs: without its hamza the particle is another word, كأن and كان.
inline constexpr std::uint16_t kParticleNeedsHamza = 1U << 12U;

/// Another: a form of one of the commonest verbs.
inline constexpr std::uint16_t kTopVerb = 1U << 13U;

/// Another: the noun has a broken plural, so that ون and the ي before a noun are rare.
inline constexpr std::uint16_t kHasBrokenPlural = 1U << 14U;

/// One word, or one form of a verb, of the dictionary.
struct LexiconEntry {
  WordKey key = 0;
  std::uint32_t traits =
      0;  ///< WordTrait bits; from bit kEndingsShift the number of a set of endings
  std::uint16_t lemma = 0;  ///< number of the verb's lemma, or of a rewritten word's stem; 0 none
  std::uint16_t alefs = 0;  ///< how its alefs are written (AlefPlace)

  [[nodiscard]] bool has(std::uint32_t any_of) const { return (traits & any_of) != 0; }
  [[nodiscard]] letters::AlefSet alefs_at(AlefPlace place) const {
    return letters::AlefSet::unpacked(static_cast<unsigned>(alefs) >> place);
  }
};

inline constexpr unsigned kEndingsShift = 26;

/// The endings of verbs, in the order of the bits of Lexicon::endings. A bare form is bit 0.
inline constexpr std::size_t kVerbEndingCount = 17;
inline constexpr std::array<std::string_view, kVerbEndingCount> kVerbEndings = {
    "",    "ا",  "ان", "ن",  "نا", "نان", "ت", "تا", "تم",
    "تما", "تن", "وا", "ون", "ي",  "ين",  "م", "ما"};

/// One link of two stems; `relation` is a Relation of morphology.h.
struct RelatedStemRecord {
  std::uint32_t from = 0;  ///< number of a word
  std::uint32_t to = 0;
  std::uint32_t relation = 0;  ///< with kListedLink where a list of ours has the two
};

inline constexpr std::uint32_t kListedLink = 0x100;

/// The layout of the compiled lexicon: this header, then `bucket_count` + 1 entry numbers, the
/// entries by bucket, the words that numbers stand for (sorted), the links sorted by `from`, the
/// sets of verb endings, the nouns that share their letters.
struct LexiconHeader {
  std::uint64_t magic = 0;
  std::uint32_t version = 0;
  std::uint32_t bucket_bits = 0;
  std::uint32_t entry_count = 0;
  std::uint32_t word_count = 0;
  std::uint32_t related_stem_count = 0;
  std::uint32_t ending_set_count = 0;
  std::uint32_t other_noun_count = 0;
  std::uint32_t unused = 0;
  std::uint64_t checksum = 0;  ///< of the lists it was made from
};

inline constexpr std::uint64_t kLexiconMagic = 0x31786c72656769ffULL;
inline constexpr std::uint32_t kLexiconVersion = 5;

/// A compiled lexicon in memory. Copies are views; the bytes must outlive them.
class Lexicon {
 public:
  /// The lexicon that is built into the library.
  [[nodiscard]] static const Lexicon& builtin();

  /// A view of `bytes`, aligned to 8, as the compiler writes them. Throws Error where they are not
  /// a lexicon of this version.
  explicit Lexicon(std::span<const std::byte> bytes);

  /// The entry of `key`, or null; of a stem's key, that of its letters. Key 0 is never found.
  [[nodiscard]] const LexiconEntry* find(WordKey key) const;

  /// The word a LexiconEntry::lemma or RelatedStemRecord stands for.
  [[nodiscard]] WordKey word(std::uint32_t number) const { return words_[number]; }

  /// The endings a verb form takes: a bit each, in the order of kVerbEndings.
  [[nodiscard]] std::uint32_t endings(const LexiconEntry& entry) const {
    return ending_sets_[entry.traits >> kEndingsShift];
  }

  /// The stem of a noun whose first alef is written as `alef`, a bit of AlefSpelling: its own where
  /// another, more frequent noun has the same letters (أعلام, إعلام), else `stem`.
  [[nodiscard]] WordKey stem_as_spelt(WordKey stem, unsigned alef) const;

  /// The number of a word that is a lemma or has related stems; nothing for any other.
  [[nodiscard]] std::optional<std::uint32_t> number_of(WordKey key) const;

  /// The links that start at a word.
  [[nodiscard]] std::span<const RelatedStemRecord> related_stems(std::uint32_t number) const;

  [[nodiscard]] std::span<const LexiconEntry> entries() const { return entries_; }
  [[nodiscard]] std::span<const RelatedStemRecord> all_related_stems() const {
    return related_stems_;
  }

  /// Changes whenever the words or the links do: a part of the analyzer's version.
  [[nodiscard]] std::uint64_t fingerprint() const { return fingerprint_; }

 private:
  std::span<const std::uint32_t> buckets_;
  std::span<const LexiconEntry> entries_;
  std::span<const WordKey> words_;
  std::span<const RelatedStemRecord> related_stems_;
  std::span<const std::uint32_t> ending_sets_;
  std::span<const WordKey> other_nouns_;
  std::uint32_t bucket_bits_ = 0;
  std::uint64_t fingerprint_ = 0;
};

/// The bucket of a key: the compiler and the look-up must agree.
[[nodiscard]] inline std::uint32_t lexicon_bucket(WordKey key, std::uint32_t bucket_bits) {
  return static_cast<std::uint32_t>((key * 0x9E3779B97F4A7C15ULL) >> (64U - bucket_bits));
}

}  // namespace niger::arabic
