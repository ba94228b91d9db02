#pragma once
/// The query terms: the words of a stored text that the query asks for. Plain data of the query
/// builder, so that a snippet can highlight in the text what the index was asked for. No Xapian, no
/// markup.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "common/index/stem_vectors.h"

namespace niger::query {

/// One word of the query. A token of a text matches it when its stem is one of `stems`, or starts
/// with `stem_prefix`; and, where `exact` is given, when its letters as spelt are these.
struct QueryTerm {
  std::string typed;                    ///< as in the query
  std::vector<std::string> stems = {};  ///< the stem of the word itself first
  std::size_t own_stems = 1;            ///< how many of `stems` are the word itself: its spellings
  bool spellings_are_alike = false;     ///< the other spellings count as the word as typed
  std::string stem_prefix = {};         ///< of نيج*; empty: none
  std::string exact = {};               ///< exact_form() of =word; empty: any letters
  /// Where given: a token's form is one of these, too (searcher/highlighting/word_form.h).
  std::vector<std::string> forms = {};
  std::string vocalised = {};  ///< the word with its tashkeel, where typed; else empty
  std::vector<index::NearStem> company = {};  ///< match nothing: texts that have them rank higher
  double weight = 1;                          ///< rarer words weigh more
  bool in_text = true;                        ///< false: asked of the title alone
  bool is_known = true;                       ///< false: no article has any of its stems
  bool only_in_phrase = false;  ///< counts where one of QueryTerms::phrases stands whole
};

/// Words that must stand in this order: places[i] is how far words[i] stands after the first in the
/// query. As in the index, a phrase may be closer together than it was typed, never wider.
struct QueryPhrase {
  std::vector<std::size_t> words;  ///< indexes of QueryTerms::words
  std::vector<std::uint32_t> places;
};

struct QueryTerms {
  std::vector<QueryTerm> words;
  std::vector<QueryPhrase> phrases;
  /// followers[i] is the word that stands right after words[i] in the query, kNoWord where none
  /// does; side by side in a text too, they are highlighted as one. Empty: no word has a follower.
  std::vector<std::size_t> followers;
  bool is_question = false;  ///< of the whole query (searcher/grammar/question.h)

  static constexpr std::size_t kNoWord = static_cast<std::size_t>(-1);
};

}  // namespace niger::query
