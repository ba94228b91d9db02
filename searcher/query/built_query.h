#pragma once
/// A built query: what Xapian is asked, what decides where Xapian cannot, what snippets highlight,
/// and what of it is reported to a person. Plain data; query_builder.h makes it.
#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/base/match_mode.h"
#include "searcher/expansion/expansion_rule.h"
#include "searcher/expansion/warrant.h"
#include "searcher/query/post_filter.h"
#include "searcher/query/query_parts.h"
#include "searcher/query/query_terms.h"

namespace niger::sources {
class SourceAliases;
}

namespace niger::query {

struct BuildOptions {
  MatchMode match = MatchMode::Auto;
  bool as_typed = false;  ///< nothing but the stems of the words themselves is looked for
  bool wide = false;      ///< forms without a warrant (warrant.h) are looked for too
  /// Query relaxation: phrases, NEAR and required words are asked for as plain words, any of which
  /// will do; what is excluded stays so, and so do =words, fields and dates. For a query that found
  /// nothing as typed.
  bool loose = false;
  const sources::SourceAliases* aliases = nullptr;  ///< where given, outlive the building
};

/// A form in which a word was looked for, besides its own stem.
struct BuiltForm {
  std::string letters;  ///< a stem, or two with a space between
  expansion::ExpansionRule rule = expansion::ExpansionRule::Typed;
  std::uint64_t articles = 0;
  expansion::Warrant warrant = expansion::Warrant::Certain;
  expansion::Rejection rejection = expansion::Rejection::None;
  std::optional<double> likeness = {};
};

/// How a word of the query was looked for.
struct BuiltWord {
  enum class Role { Looked, StopWord, Excluded, TooMany };
  std::string typed;
  std::string stem;
  std::string field = {};  ///< its name; empty: title and text
  Role role = Role::Looked;
  std::uint64_t articles = 0;  ///< that have the stem
  std::vector<BuiltForm> forms = {};
  std::vector<BuiltForm> rejected = {};  ///< forms without a warrant, which were not looked for
  std::string folded = {};
  std::string term = {};  ///< in the index
  bool is_exact = false;  ///< =word: stands for nothing else
};

/// A value of a field that no article has.
struct UnknownValue {
  std::string text;
  std::vector<std::string> nearest = {};  ///< values that articles have, the nearest first
  std::string words = {};       ///< with the words typed after it, where these may belong to it
  std::string_view field = {};  ///< its name, beside `words`
};

/// A regular expression that cannot be used.
struct UnusablePattern {
  std::string text;
  bool is_costly = false;  ///< else it is none
};

/// A beginning* or pattern that stands for more terms than the most that were taken.
struct CrowdedPrefix {
  std::string text;
  std::uint64_t most = 0;
};

struct BuiltQuery {
  Xapian::Query query;    ///< every match is among its matches; empty: there is nothing to look for
  PostFilter check;       ///< decides which of them are; none: all
  Xapian::Query certain;  ///< with a check: what of them need not be checked; empty: nothing
  double least_weight = 0;      ///< what Xapian weighs less is no match
  QueryParts parts;             ///< what `query` was made of; of a loose one nothing
  std::size_t least_words = 0;  ///< so many of parts.words every match has
  QueryTerms query_terms;
  std::vector<BuiltWord> words;              ///< in the order typed
  bool only_stop_words = false;              ///< they were searched as words
  bool relaxable = false;                    ///< BuildOptions::loose may find more
  bool only_excluded = false;                ///< everything but what was named was asked for
  bool checks_left_out = false;              ///< what needed too many articles to be read
  std::size_t left_out = 0;                  ///< words past match::kMaxQueryWords
  bool expansions_left_out = false;          ///< words past as many kept to themselves
  std::vector<UnknownValue> unknown_values;  ///< names that no value of their field has
  std::vector<CrowdedPrefix> crowded_prefixes;
  std::optional<UnusablePattern> unusable_pattern;  ///< the first
};

}  // namespace niger::query
