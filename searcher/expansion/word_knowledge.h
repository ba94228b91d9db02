#pragma once
/// Word knowledge: what expansion and spelling correction must know of Arabic words, passed in so
/// that tests can supply their own. builtin_knowledge() is what the programs use.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/arabic/analyzer.h"
#include "common/spelling/spelling_distance.h"
#include "searcher/expansion/expansion_rule.h"

namespace niger::expansion {

/// A stem that stands for the same word.
struct RelatedForm {
  std::string stem;
  ExpansionRule rule = ExpansionRule::BrokenPlural;
  bool is_listed = false;  ///< in a list of ours, not made by a pattern
};

/// All must be set. They are asked a few dozen times a query.
struct WordKnowledge {
  std::function<std::vector<arabic::Token>(std::string_view text)>
      tokens_of;  ///< Analyzer::analyze
  spelling::OriginOf origin_of;
  std::function<std::vector<RelatedForm>(std::string_view stem)> related_forms_of;
  /// A word of the lists of everyday words, not only of the dictionary's many.
  std::function<bool(std::string_view stem)> is_everyday;
  /// A noun that takes ون or ات itself, and so is a singular whatever else it may be: مواطن.
  std::function<bool(std::string_view stem)> takes_sound_plural;
  /// A name of a person or a place.
  std::function<bool(std::string_view stem)> is_name;
  /// A word that is read as a form of a verb other than its past, third person: تسمى, يكتب.
  std::function<bool(std::string_view folded)> is_inflected_verb;
  /// A word of the dictionary as it stands, nothing taken off: not تلاته, of تلة.
  std::function<bool(std::string_view stem)> is_dictionary_word;
};

}  // namespace niger::expansion
