#pragma once
/// The records of JSON that a parser refuses as a whole: each is found and read alone, so that what
/// is wrong with one costs that one at most. Time is linear in the text, whatever it holds.
#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "common/messages/text.h"
#include "indexer/reading/fields/record_fields.h"
#include "indexer/reading/formats/lenient_json.h"

namespace niger::formats {

/// Takes what a walk finds, in the order of the text.
struct JsonRecordSink {
  /// A record by its number, from 1 on.
  std::function<void(std::uint64_t number, simdjson::dom::object record)> record;
  /// A record was read though something in it is no JSON: where, in bytes of the text.
  std::function<void(std::uint64_t number, std::size_t at, const messages::Text& what)> repaired;
  /// A record could not be read, or (number 0) the text ends before its array does.
  std::function<void(std::uint64_t number, std::size_t at, const messages::Text& what)> lost;
};

class JsonRecordWalk {
 public:
  /// `text` must outlive the object.
  JsonRecordWalk(std::string_view text, simdjson::dom::parser& parser, JsonRecordSink sink)
      : text_(text), parser_(parser), sink_(std::move(sink)) {}

  /// Reads records one after the other from `at` on, whether commas or nothing stands between them,
  /// and the elements of arrays among them. With `may_go_on`, a record that the end of the text
  /// cuts off is no loss: its place is returned.
  std::optional<std::size_t> values(std::size_t at, bool may_go_on = false);

  /// Reads the elements of an array from behind its bracket on; the place behind its end.
  std::size_t elements(std::size_t at);

  /// Reads the value at `at`, which `value` describes; the place to go on from: behind it, or where
  /// the next record seems to begin.
  std::size_t take(std::size_t at, const LenientValue& value);

  /// Gives up the record at `at`, and says why.
  void lose(std::size_t at, const messages::Text& why);

  /// The first place from `at` on that looks as records here begin; the size of the text: none.
  [[nodiscard]] std::size_t next_record(std::size_t at) const {
    return begun_record(at, first_name_);
  }

  /// Goes on in another text, which must outlive the object or the next one.
  void go_on_in(std::string_view text) { text_ = text; }

  [[nodiscard]] bool ended_in_a_loss() const { return ended_in_a_loss_; }
  [[nodiscard]] std::uint64_t count() const { return number_; }  ///< of records, those lost too

 private:
  void read_whole(std::size_t begin, const LenientValue& value);
  std::size_t next_record(std::size_t begin, std::size_t broke);
  [[nodiscard]] std::size_t begun_record(std::size_t from, std::string_view name) const;

  std::string_view text_;
  simdjson::dom::parser& parser_;
  JsonRecordSink sink_;
  std::uint64_t number_ = 0;
  std::string first_name_;      ///< of the last record read well, with its quotes
  std::size_t read_twice_ = 0;  ///< bytes
  bool ended_in_a_loss_ = false;
};

/// The same as after_json_blanks, with commas among the blanks.
[[nodiscard]] std::size_t after_json_commas(std::string_view text, std::size_t at);

/// Where the elements of the array begin that an object wraps, `{"count": 7, "articles": [{…`,
/// found without reading on; nothing where the object has a text of its own before.
[[nodiscard]] std::optional<std::size_t> wrapped_elements(std::string_view text, std::size_t begin,
                                                          fields::RecordFields& fields);

}  // namespace niger::formats
