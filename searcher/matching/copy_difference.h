#pragma once
/// What differs between an article and a copy of it, at a glance: how much of their words both
/// have, and some words that one has alone, numbers first.
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/arabic/analyzer.h"
#include "common/article.h"
#include "searcher/response/response.h"

namespace niger::matching {

/// Compares one article with its copies; for one thread.
class DifferenceFinder {
 public:
  /// The session must outlive it.
  DifferenceFinder(arabic::Analyzer::Session& session, const Article& article);

  /// Of the words of the texts, whatever their order, without stop words and zones that are not the
  /// story's.
  [[nodiscard]] response::CopyDifference difference(const Article& copy);

  /// So many words that one has alone are told.
  static constexpr std::size_t kMostWords = 4;
  /// Of two copies one with fewer words than so large a share of the other's is its short form.
  static constexpr double kShortForm = 0.67;

 private:
  struct Word {
    std::string folded;
    std::string written;
    bool is_number = false;
  };

  [[nodiscard]] std::vector<Word> words_of(const Article& article);

  arabic::Analyzer::Session& session_;
  std::vector<arabic::TokenRef> tokens_;
  std::vector<Word> own_;
};

}  // namespace niger::matching
