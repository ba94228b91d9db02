#pragma once
/// The parts of JSON that several answers share: highlighted text, and the total.
#include <cstdint>
#include <string_view>

#include "common/base/json_writer.h"
#include "searcher/response/response.h"
#include "searcher/response/table.h"

namespace niger::render {

/// Counts characters (code points), which is what most readers of JSON count in. `text` must
/// outlive it.
class CharacterCount {
 public:
  explicit CharacterCount(std::string_view text) : text_(text) {}

  /// The characters before byte `offset`, which must not fall from call to call.
  [[nodiscard]] std::uint64_t before(std::size_t offset);

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::uint64_t characters_ = 0;
};

/// The object of a text with its highlights: ranges of its characters.
void write_fragment(const response::Fragment& fragment, JsonWriter& json);

/// How many articles match, and whether that is exact: not where the answer is partial.
void write_total(const response::SearchResponse& response, JsonWriter& json);

/// The members of an answer before what it lists: version, query_id (of a batch), query,
/// understood, total, level, partial, notes.
void write_head(const response::SearchResponse& response, messages::Language language,
                JsonWriter& json);

/// The member explanation, where it was asked for.
void explanation_json(const response::SearchResponse& response, messages::Language language,
                      JsonWriter& json);

/// The member notes.
void write_notes(const std::vector<response::Note>& notes, messages::Language language,
                 JsonWriter& json);

/// The rows of a table as an array, each an object of its columns.
void write_rows(const response::Table& table, JsonWriter& json);

}  // namespace niger::render
