#pragma once
/// The words of Debian's hunspell-ar: reads ar.aff and ar.dic into plain readings, still spelt as
/// in the dictionary. Used when the lexicon is compiled, never when searching.
#include <cstdint>
#include <string>
#include <vector>

namespace niger::lexicon {

/// A noun, adjective or name with the affix classes it takes.
struct HunspellNoun {
  std::string word;
  std::string classes;              ///< the first letters of its suffix classes, one each: "ACDHL"
  bool takes_article = false;       ///< AA or BA
  std::vector<std::string> nisbas;  ///< its adjectives of relation, by the rules of classes L and M
};

/// A form of a verb: with the prefix of its person, without an ending.
struct HunspellVerb {
  std::string form;
  std::string lemma;
  bool is_past = false;
  bool is_present = false;
  bool is_imperative = false;
  bool is_transitive = false;
  bool takes_future = false;
  std::uint32_t endings = 1;  ///< bits in the order of kVerbEndings
};

struct HunspellDictionary {
  std::vector<HunspellNoun> nouns;
  std::vector<HunspellVerb> verbs;
};

/// Reads the dictionary; throws Error (Input) where a file cannot be read or is of another shape.
[[nodiscard]] HunspellDictionary read_hunspell(const std::string& aff_path,
                                               const std::string& dic_path);

}  // namespace niger::lexicon
