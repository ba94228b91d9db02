#pragma once
/// Report of reading one file: what it was taken for, what was found in it, what was skipped.
#include <cstdint>
#include <string>
#include <vector>

#include "common/messages/text.h"
#include "indexer/reading/fields/field_origin.h"

namespace niger::articles {

/// How often something was found in a file.
struct NamedCount {
  std::string name;
  std::uint64_t count = 0;
};
struct FieldCount {
  ArticleField field = ArticleField::Title;
  FieldOrigin origin = FieldOrigin::None;
  std::uint64_t count = 0;  ///< articles whose field was found there
};

/// What became of one file: a line of `niger-index build --report`.
struct FileReport {
  std::string path;  ///< as Candidate::path
  std::string kind;  ///< what it was taken for: "text", "html", "jsonl", "zip" …
  std::vector<NamedCount> inner_kinds;  ///< what was packed in it was taken for
  std::vector<NamedCount> encodings;    ///< of its articles
  std::vector<FieldCount> fields;       ///< of its articles, sorted
  std::uint64_t bytes = 0;              ///< of the file that were read
  std::uint64_t articles = 0;
  std::uint64_t skipped = 0;
  std::uint64_t repaired = 0;          ///< ill-formed byte sequences that became U+FFFD
  std::vector<messages::Text> doubts;  ///< at most 20 lines for a person
};

}  // namespace niger::articles
