#include "indexer/reading/formats/json_stream.h"

#include <simdjson.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "common/base/utf8.h"
#include "indexer/reading/formats/json_fields.h"
#include "indexer/reading/formats/json_records.h"
#include "indexer/reading/formats/lenient_json.h"
#include "indexer/reading/formats/record_article.h"

namespace niger::formats {

using articles::ArticleOutput;
using bytes::ByteSource;
using messages::Message;
using messages::Text;

namespace {

// A few bytes that are no letters cost themselves; in another encoding most of them are none.
bool is_mostly_utf8(std::string_view text) {
  constexpr std::size_t kFewest = 10;  // letters of several bytes for each byte that is none
  text.remove_suffix(begun_character(text));
  if (simdjson::validate_utf8(text)) {
    return true;
  }
  std::size_t repairs = 0;
  (void)repaired_utf8(text, repairs);
  const auto letters = static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xC2; }));
  return letters > repairs * kFewest;
}

// The part of the file that is in memory, in valid UTF-8.
class Window {
 public:
  Window(ByteSource& source, std::string&& begun, std::size_t most_bytes, ArticleOutput& output)
      : source_(source), output_(output), most_bytes_(most_bytes) {
    take(std::move(begun));
  }

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::uint64_t dropped() const { return dropped_; }  // bytes before the text
  [[nodiscard]] bool has_ended() const { return has_ended_; }
  [[nodiscard]] bool is_full() const { return text_.size() >= most_bytes_; }

  // Drops what is before `at`, and reads on: where nothing is dropped, as much again as there is.
  void go_on(std::size_t at) {
    const std::size_t step = at == 0 ? std::max(text_.size(), kStepBytes) : kStepBytes;
    text_.erase(0, at);
    dropped_ += at;
    const std::size_t wanted = std::min(text_.size() + step, std::max(most_bytes_, kLeastBytes));
    std::string piece = std::exchange(half_, {});
    while (text_.size() + piece.size() < wanted && !has_ended_) {
      has_ended_ = source_.append_to(piece, wanted - text_.size() - piece.size()) == 0;
    }
    take(std::move(piece));
  }

 private:
  void take(std::string&& piece) {
    if (!has_ended_) {
      half_.assign(piece, piece.size() - begun_character(piece));
      piece.resize(piece.size() - half_.size());
    }
    std::size_t repairs = 0;
    if (!simdjson::validate_utf8(piece)) {
      piece = repaired_utf8(piece, repairs);
      output_.add_repaired(repairs);
    }
    if (text_.empty()) {
      text_ = std::move(piece);
    } else {
      text_ += piece;
    }
  }

  static constexpr std::size_t kStepBytes = std::size_t{1} << 20;
  static constexpr std::size_t kLeastBytes = 512;  // the beginning of a record, with its first name

  ByteSource& source_;
  ArticleOutput& output_;
  const std::size_t most_bytes_;
  std::string text_;
  std::string half_;  // of a character
  std::uint64_t dropped_ = 0;
  bool has_ended_ = false;
};

// Follows a record that does not fit into the window to its end.
class Brackets {
 public:
  enum class Found : std::uint8_t { End, Nonsense, Nothing };

  // From `at` on, up to the place behind what was found.
  Found follow(std::string_view text, std::size_t& at) {
    for (; at < text.size(); ++at) {
      const char c = text[at];
      if (in_string_) {
        if (c == '\n') return Found::Nonsense;  // a quote is missing, or one too many
        in_string_ = c != '"' || is_escaped_;
        is_escaped_ = c == '\\' && !is_escaped_;
        after_string_ = !in_string_;
        continue;
      }
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
      if (std::exchange(after_string_, false) && kAfterString.find(c) == std::string_view::npos) {
        return Found::Nonsense;
      }
      in_string_ = c == '"';
      open_ += c == '{' || c == '[' ? 1 : 0;
      if ((c == '}' || c == ']') && --open_ == 0) {
        ++at;
        return Found::End;
      }
    }
    return Found::Nothing;
  }

 private:
  static constexpr std::string_view kAfterString = ",:}]";
  std::int64_t open_ = 0;
  bool in_string_ = false;
  bool is_escaped_ = false;
  bool after_string_ = false;
};

class JsonStream {
 public:
  JsonStream(Window& window, ArticleOutput& output)
      : window_(window), output_(output), fields_(output.options().field_names) {}

  bool begins() {
    const std::string_view text = window_.text();
    at_ = after_json_blanks(text, 0);
    if (at_ == text.size() || (text[at_] != '{' && text[at_] != '[')) return false;
    if (text[at_] == '{') {
      if (const auto first = wrapped_elements(text, at_, fields_)) {
        at_ = *first;
        in_array_ = is_wrapped_ = true;
      }
    }
    return true;
  }

  void read() {
    while (true) {
      at_ = after_json_commas(window_.text(), at_);
      if (at_ >= window_.text().size()) {
        if (window_.has_ended()) break;
        go_on();
      } else if (in_array_ && window_.text()[at_] == ']') {
        ++at_;
        in_array_ = false;
        if (is_wrapped_) return;  // what else the object says
      } else if (!in_array_ && window_.text()[at_] == '[') {
        ++at_;
        in_array_ = true;
      } else {
        read_value();
      }
    }
    if (in_array_ && !walk_.ended_in_a_loss()) {
      lost(0, window_.text().size(), Message::JsonOpenArray);
    }
  }

 private:
  void go_on() {
    window_.go_on(std::exchange(at_, 0));
    walk_.go_on_in(window_.text());
  }

  void read_value() {
    const LenientValue value = lenient_value(window_.text(), at_);
    const bool is_whole = value.how == LenientEnd::Whole;
    const std::size_t most = output_.options().limits.record_bytes;
    if (is_whole ? value.end - at_ > most : window_.text().size() - at_ > most) {
      const bool is_broken = value.how == LenientEnd::Broken && value.end - at_ <= most;
      if (!is_broken) {
        leave_large(most);
        return;
      }
    } else if (!is_whole && !window_.has_ended() && (at_ > 0 || !window_.is_full())) {
      go_on();
      return;
    }
    at_ = walk_.take(at_, value);
    if (!is_whole && at_ >= window_.text().size()) {
      find_record();
    }
  }

  void leave_large(std::size_t most) {
    walk_.lose(at_, {Message::JsonLargeRecord, {{"count", most}}});
    Brackets brackets;
    while (true) {
      switch (brackets.follow(window_.text(), at_)) {
        case Brackets::Found::End:
          return;
        case Brackets::Found::Nonsense:
          find_record();
          return;
        case Brackets::Found::Nothing:
          if (window_.has_ended()) return;
          go_on();
      }
    }
  }

  void find_record() {
    constexpr std::size_t kOverlap = 256;  // a beginning with its first name
    while (true) {
      const std::size_t size = window_.text().size();
      at_ = walk_.next_record(at_);
      if (at_ < size || window_.has_ended()) return;
      at_ = size - std::min(size / 2, kOverlap);
      go_on();
    }
  }

  [[nodiscard]] Text place(std::uint64_t number, std::size_t at, const Text& what) const {
    const std::uint64_t byte = window_.dropped() + at + 1;
    if (number == 0) return {Message::JsonInFile, {{"byte", byte}, {"what", what}}};
    return {Message::JsonInRecord, {{"record", number}, {"byte", byte}, {"what", what}}};
  }

  void lost(std::uint64_t number, std::size_t at, const Text& what) {
    const bool is_large = what.message() == Message::JsonLargeRecord;
    output_.skip(number == 0 ? std::string() : std::to_string(number),
                 is_large ? walk::SkipReason::TooLarge : walk::SkipReason::Damaged,
                 place(number, at, what));
  }

  Window& window_;
  ArticleOutput& output_;
  const std::string encoding_ = "UTF-8";
  fields::RecordFields fields_;
  simdjson::dom::parser parser_;
  JsonRecordWalk walk_{
      window_.text(),
      parser_,
      {.record =
           [this](std::uint64_t number, const simdjson::dom::object& record) {
             const std::string name = std::to_string(number);
             output_.read_unit(name, [&] {
               put_json_object(record, fields_);
               emit_record(fields_, name, encoding_, output_);
             });
           },
       .repaired = [this](std::uint64_t number, std::size_t at,
                          const Text& what) { output_.doubt("", place(number, at, what)); },
       .lost = [this](std::uint64_t number, std::size_t at,
                      const Text& what) { lost(number, at, what); }}};
  std::size_t at_ = 0;
  bool in_array_ = false;
  bool is_wrapped_ = false;  // by an object
};

}  // namespace

bool read_json_stream(ByteSource& source, std::string&& begun, ArticleOutput& output) {
  if (!output.options().encoding.empty() || !is_mostly_utf8(begun)) {
    return false;
  }
  Window window(source, std::move(begun), output.options().limits.record_bytes + 1, output);
  JsonStream stream(window, output);
  if (!stream.begins()) {
    return false;
  }
  stream.read();
  return true;
}

}  // namespace niger::formats
