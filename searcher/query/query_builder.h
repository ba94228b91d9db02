#pragma once
/// From what was asked to what Xapian is asked, and to what a snippet lights up. It opens nothing
/// and runs nothing (searcher/results/search_session.h); typed text is parsed by query_text.h.
#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "common/arabic/analyzer.h"
#include "searcher/query/expansion.h"
#include "searcher/query/query_text.h"
#include "searcher/query/wanted.h"

namespace niger {

/// How many of the words an article must have.
enum class MatchMode { Auto, All, Any };

struct BuildOptions {
  MatchMode match = MatchMode::Auto;
  bool as_typed = false;  ///< nothing but the stems of the words themselves is looked for
  /// Phrases, NEAR and required words are asked for as plain words, any of which will do; what is
  /// excluded stays so, and so do fields and dates. For a query that found nothing as typed.
  bool loose = false;
};

/// A form in which a word was looked for, besides its own stem.
struct BuiltForm {
  std::string letters;  ///< a stem, or two with a space between
  ExpansionRule rule = ExpansionRule::Typed;
  std::uint64_t articles = 0;
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
  std::string folded = {};
  std::string term = {};  ///< in the index
};

struct BuiltQuery {
  Xapian::Query query;  ///< empty: there is nothing to look for
  Wanted wanted;
  std::vector<BuiltWord> words;  ///< in the order typed
  bool only_stop_words = false;  ///< they were searched as words
  bool relaxable = false;        ///< BuildOptions::loose may find more
  /// Exact letters are not in the index: which Wanted::words an article's text must hold, and must
  /// not hold, besides matching the query.
  std::vector<std::size_t> exact_required;
  std::vector<WantedWord> exact_excluded;
  std::size_t left_out = 0;                   ///< words past match::kMaxQueryWords
  std::vector<std::string> unknown_values;    ///< names that no value of their field has
  std::vector<std::string> crowded_prefixes;  ///< that stand for more terms than were taken
};

/// Builds queries for one database. Everything given must outlive it; for one thread.
class QueryBuilder {
 public:
  QueryBuilder(const Xapian::Database& database, Analyzer::Session& session,
               const Vocabulary& vocabulary, const WordKnowledge& knowledge);

  /// Throws what Xapian throws (DatabaseModifiedError among it).
  [[nodiscard]] BuiltQuery build(const ParsedQuery& parsed, const BuildOptions& options);

 private:
  const Xapian::Database& database_;
  Analyzer::Session& session_;
  const Vocabulary& vocabulary_;
  const WordKnowledge& knowledge_;
};

}  // namespace niger
