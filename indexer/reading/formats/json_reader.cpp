#include "indexer/reading/formats/json_reader.h"

#include <simdjson.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "common/base/utf8.h"
#include "indexer/reading/articles/line_stream.h"
#include "indexer/reading/bytes/encoding.h"
#include "indexer/reading/fields/line_kind.h"
#include "indexer/reading/formats/json_fields.h"
#include "indexer/reading/formats/json_records.h"
#include "indexer/reading/formats/record_article.h"

namespace niger::formats {

using articles::ArticleOutput;
using fields::RecordFields;
using fields::trimmed;
using messages::Message;
using messages::Text;
using walk::SkipReason;

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// The one array of objects that an object wraps, {"articles": […], "count": 7}, or that an object
// within it does: {"hits": {"hits": […]}}, {"response": {"docs": […]}}.
bool wrapped_array(const object& document, array& records, int depth = 0) {
  constexpr int kDeepest = 3;
  bool found = false;
  for (const auto& [name, value] : document) {
    array candidate;
    object first;
    if (value.get(candidate) == simdjson::SUCCESS &&
        candidate.at(0).get(first) == simdjson::SUCCESS) {
      if (found) {
        return false;
      }
      records = candidate;
      found = true;
    }
  }
  if (found || depth == kDeepest) {
    return found;
  }
  for (const auto& [name, value] : document) {
    object nested;
    if (value.get(nested) == simdjson::SUCCESS && wrapped_array(nested, records, depth + 1)) {
      return true;
    }
  }
  return false;
}

void read_records(const array& records, const std::string& encoding, ArticleOutput& output) {
  RecordFields fields(output.options().field_names);
  std::uint64_t number = 0;
  for (const element& record : records) {
    const std::string name = std::to_string(++number);
    object one;
    if (record.get(one) != simdjson::SUCCESS) {
      output.skip(name, SkipReason::Damaged, Message::ReadNoObjectElement);
      continue;
    }
    output.read_unit(name, [&] {
      put_json_object(one, fields);
      emit_record(fields, name, encoding, output);
    });
  }
}

// One object, or the array of objects that it wraps.
void read_object(const object& one, const std::string& encoding, ArticleOutput& output) {
  RecordFields fields(output.options().field_names);
  put_json_object(one, fields);
  const bool has_text = fields.has(fields::FieldRole::Text) && fields.guessed_name().empty();
  if (array records; !has_text && wrapped_array(one, records)) {
    read_records(records, encoding, output);
  } else {
    emit_record(fields, "", encoding, output);
  }
}

// What a parser refuses as a whole is read record by record, as leniently as it can be understood.
void read_damaged(std::string_view text, simdjson::dom::parser& parser, const std::string& encoding,
                  ArticleOutput& output) {
  RecordFields fields(output.options().field_names);
  const auto place = [](std::uint64_t number, std::size_t at, const Text& what) -> Text {
    const std::uint64_t byte = at + 1;
    if (number == 0) return {Message::JsonInFile, {{"byte", byte}, {"what", what}}};
    return {Message::JsonInRecord, {{"record", number}, {"byte", byte}, {"what", what}}};
  };
  const auto named = [](std::uint64_t number) {
    return number == 0 ? std::string() : std::to_string(number);
  };
  JsonRecordWalk walk(
      text, parser,
      {.record =
           [&](std::uint64_t number, const object& record) {
             output.read_unit(named(number), [&] {
               put_json_object(record, fields);
               emit_record(fields, named(number), encoding, output);
             });
           },
       .repaired = [&](std::uint64_t number, std::size_t at,
                       const Text& what) { output.doubt("", place(number, at, what)); },
       .lost =
           [&](std::uint64_t number, std::size_t at, const Text& what) {
             output.skip(named(number), SkipReason::Damaged, place(number, at, what));
           }});
  const std::size_t begin = after_json_blanks(text, 0);
  if (begin == text.size() || (text[begin] != '{' && text[begin] != '[')) {
    output.skip("", SkipReason::Damaged, Message::ReadNoObject);
    return;
  }
  if (text[begin] == '{') {
    const LenientValue whole = lenient_value(text, begin);
    const bool is_whole = whole.how == LenientEnd::Whole;
    element document;
    object one;
    if (is_whole && after_json_blanks(text, whole.end) == text.size()) {
      const std::string& json = whole.strict;
      if (parser.parse(json).get(document) == simdjson::SUCCESS &&
          document.get(one) == simdjson::SUCCESS) {
        output.doubt(
            "", place(0, whole.repaired_at, {Message::JsonRepaired, {{"text", whole.repaired}}}));
        read_object(one, encoding, output);
        return;
      }
    }
    if (const auto first = is_whole ? std::nullopt : wrapped_elements(text, begin, fields)) {
      (void)walk.elements(*first);
      return;
    }
  }
  (void)walk.values(begin);
}

// Lines that a parser refuses: several records in one, one record over several, and damaged ones.
class DamagedLines {
 public:
  DamagedLines(simdjson::dom::parser& parser, const std::string& encoding, ArticleOutput& output)
      : parser_(parser),
        encoding_(encoding),
        output_(output),
        fields_(output.options().field_names) {}

  void read(std::string_view line, std::uint64_t number) {
    std::size_t repairs = 0;
    begun_ = repaired_utf8(line, repairs);
    output_.add_repaired(repairs);
    number_ = number;
    const std::string_view content = trimmed(begun_);
    if (content == "[" || content == "]") {  // an array with a record on each line
      begun_.clear();
      return;
    }
    const std::size_t goes_on = read_begun(true);
    begun_.erase(0, goes_on);
    depth_.read(begun_);
  }

  // True where the line goes on with the record begun, and was taken with it.
  bool takes(std::string_view line) {
    if (begun_.empty()) {
      return false;
    }
    const bool is_new = after_json_blanks(line, 0) == 0 && line.starts_with('{');
    const bool is_marked = line.starts_with("\xEF\xBB\xBF{");  // U+FEFF byte order mark
    if (is_new || is_marked ||
        begun_.size() + line.size() > output_.options().limits.record_bytes) {
      end();
      return false;
    }
    std::size_t repairs = 0;
    const std::string more = repaired_utf8(line, repairs);
    output_.add_repaired(repairs);
    begun_.append("\n").append(more);
    depth_.read(more);
    if (depth_.is_closed()) {
      (void)read_begun(false);
      forget();
    }
    return true;
  }

  // What was begun is not ended: its lines are reported one by one.
  void end() {
    std::uint64_t number = number_;
    bool is_first = true;
    std::string_view rest = begun_;
    while (!rest.empty()) {
      const std::size_t size = std::min(rest.find('\n'), rest.size());
      const Text what = is_first ? Text(Message::JsonCutOff) : Text(Message::ReadNoObjectLine);
      if (!trimmed(rest.substr(0, size)).empty()) {
        lost(number, size, what);
      }
      rest.remove_prefix(std::min(size + 1, rest.size()));
      is_first = false;
      ++number;
    }
    forget();
  }

 private:
  // How deep the brackets are open at the end of what was read.
  class Depth {
   public:
    void read(std::string_view text) {
      for (const char c : text) {
        if (in_string_) {
          in_string_ = c != '"' || is_escaped_;
          is_escaped_ = c == '\\' && !is_escaped_;
        } else if (c == '"') {
          in_string_ = true;
        } else if (c == '{' || c == '[') {
          ++open_;
        } else if (c == '}' || c == ']') {
          --open_;
        }
      }
    }
    [[nodiscard]] bool is_closed() const { return open_ <= 0 && !in_string_; }

   private:
    std::int64_t open_ = 0;
    bool in_string_ = false;
    bool is_escaped_ = false;
  };

  // Reads what is begun; where it is cut off and may go on, the place of that record.
  std::size_t read_begun(bool may_go_on) {
    const auto named = [&](std::uint64_t part) {
      return std::to_string(number_) + (part < 2 ? "" : "." + std::to_string(part));
    };
    JsonRecordWalk walk(
        begun_, parser_,
        {.record =
             [&](std::uint64_t part, const object& record) {
               output_.read_unit(named(part), [&] {
                 put_json_object(record, fields_);
                 emit_record(fields_, named(part), encoding_, output_);
               });
             },
         .repaired = [&](std::uint64_t, std::size_t at,
                         const Text& what) { output_.doubt("", place(number_, at, what)); },
         .lost =
             [&](std::uint64_t part, std::size_t at, const Text& what) {
               output_.skip(named(part), SkipReason::Damaged, place(number_, at, what));
             }});
    return walk.values(0, may_go_on).value_or(begun_.size());
  }

  void lost(std::uint64_t number, std::size_t at, const Text& what) {
    output_.skip(std::to_string(number), SkipReason::Damaged, place(number, at, what));
  }

  static Text place(std::uint64_t number, std::size_t at, const Text& what) {
    const std::uint64_t byte = at + 1;
    return {Message::JsonInLine, {{"line", number}, {"byte", byte}, {"what", what}}};
  }

  void forget() {
    begun_.clear();
    depth_ = {};
  }

  simdjson::dom::parser& parser_;
  const std::string& encoding_;
  ArticleOutput& output_;
  RecordFields fields_;
  std::string begun_;         ///< a record that its line does not end
  std::uint64_t number_ = 0;  ///< of its first line
  Depth depth_;
};

}  // namespace

void read_json_lines(bytes::ByteSource& source, std::string begun, ArticleOutput& output) {
  const std::unique_ptr<articles::OpenedLines> opened =
      articles::open_lines(source, std::move(begun), output);
  if (!opened->lines) {
    return;
  }
  simdjson::dom::parser parser;
  RecordFields fields(output.options().field_names);
  DamagedLines damaged(parser, opened->encoding, output);
  for (std::string_view line; opened->lines->next(line);) {
    const std::uint64_t number = opened->lines->number();
    if (opened->lines->too_long()) {
      damaged.end();
      output.skip(std::to_string(number), SkipReason::TooLarge,
                  {Message::ReadLongLine, {{"line", number}}});
      continue;
    }
    if (damaged.takes(line) || trimmed(line).empty()) {
      continue;
    }
    element document;
    object record;
    if (parser.parse(line.data(), line.size()).get(document) == simdjson::SUCCESS &&
        document.get(record) == simdjson::SUCCESS) {
      const std::string name = std::to_string(number);
      output.read_unit(name, [&] {
        put_json_object(record, fields);
        emit_record(fields, name, opened->encoding, output);
      });
    } else {
      damaged.read(line, number);
    }
  }
  damaged.end();
}

void read_json(std::string&& bytes, ArticleOutput& output) {
  messages::Result<bytes::Decoded> decoded =
      bytes::decode(std::move(bytes), {output.options().encoding, ""});
  if (!decoded.ok()) {
    output.skip("", SkipReason::Encoding, decoded.error());
    return;
  }
  output.add_repaired(decoded.value().repaired);
  const std::string& encoding = decoded.value().encoding;
  const std::string& text = decoded.value().text;
  simdjson::dom::parser parser;
  element document;
  array records;
  object one;
  if (parser.parse(text).get(document) != simdjson::SUCCESS) {
    read_damaged(text, parser, encoding, output);
  } else if (document.get(records) == simdjson::SUCCESS) {
    read_records(records, encoding, output);
  } else if (document.get(one) == simdjson::SUCCESS) {
    read_object(one, encoding, output);
  } else {
    output.skip("", SkipReason::Damaged, Message::ReadNoObject);
  }
}

}  // namespace niger::formats
