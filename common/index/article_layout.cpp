#include "common/index/article_layout.h"

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>

#include "common/base/utf8.h"
#include "common/base/varint.h"

namespace niger::index {

using messages::Message;

namespace {

[[noreturn]] void fail(Message what) { throw unreadable_record(what); }

bool is_day(const Date& date) {
  return date.year > 0 && date.year <= 9999 && date.month >= 1 && date.day >= 1 &&
         std::chrono::year_month_day{std::chrono::year{date.year},
                                     std::chrono::month{static_cast<unsigned>(date.month)},
                                     std::chrono::day{static_cast<unsigned>(date.day)}}
             .ok();
}

void append_field(std::string_view field, std::string& out) {
  append_varint(field.size(), out);
  out += field;
}

class PlainReader {
 public:
  explicit PlainReader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number() {
    const std::optional<std::uint64_t> number = take_varint(rest_);
    if (!number) fail(rest_.empty() ? Message::RecordShort : Message::RecordNumber);
    return *number;
  }

  std::string_view field() {
    const std::uint64_t bytes = number();
    if (bytes > rest_.size()) {
      fail(Message::RecordField);
    }
    const std::string_view field = rest_.substr(0, bytes);
    rest_.remove_prefix(bytes);
    if (!is_valid_utf8(field)) {
      fail(Message::RecordLetters);
    }
    return field;
  }

  // Of things that take at least so many bytes each: a damaged count must not reserve memory.
  std::size_t count(std::size_t least_bytes) {
    const std::uint64_t count = number();
    if (count > rest_.size() / least_bytes) {
      fail(Message::RecordCount);
    }
    return count;
  }

  // One of the numbers of an enumeration, up to `last`.
  template <typename Kind>
  Kind kind(Kind last) {
    const std::uint64_t found = number();
    if (found > static_cast<std::uint64_t>(last)) {
      fail(Message::RecordKind);
    }
    return static_cast<Kind>(found);
  }

  // What is stored as an int, none of which is negative or large.
  std::uint32_t small_number(std::uint32_t most, Message damage) {
    const std::uint64_t found = number();
    if (found > most) {
      fail(damage);
    }
    return static_cast<std::uint32_t>(found);
  }

  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

Date date_of(PlainReader& reader) {
  Date date;
  date.year = static_cast<int>(reader.small_number(9999, Message::RecordDate));
  date.month = static_cast<int>(reader.small_number(12, Message::RecordDate));
  date.day = static_cast<int>(reader.small_number(31, Message::RecordDate));
  if (date != Date() && !is_day(date)) {
    fail(Message::RecordDate);
  }
  return date;
}

}  // namespace

messages::TextError unreadable_record(Message reason) {
  return {ErrorKind::Index, {Message::RecordUnreadable, {{"reason", messages::Text(reason)}}}};
}

void append_all_but_text(const Article& article, std::string& out) {
  append_varint(static_cast<std::uint64_t>(article.date_origin), out);
  const Date date = is_day(article.date) ? article.date : Date();
  append_varint(static_cast<std::uint64_t>(date.year), out);
  append_varint(static_cast<std::uint64_t>(date.month), out);
  append_varint(static_cast<std::uint64_t>(date.day), out);
  append_varint(article.entry_bytes, out);
  append_varint(article.repetition, out);
  append_varint(article.zones.size(), out);
  std::size_t end = 0;
  for (const Zone& zone : article.zones) {
    append_varint(static_cast<std::uint64_t>(zone.kind), out);
    append_varint(zone.span.begin - end, out);
    append_varint(zone.span.size(), out);
    end = zone.span.end;
  }
  append_varint(article.keywords.size(), out);
  for (const std::string& keyword : article.keywords) {
    append_field(keyword, out);
  }
  for (const std::string* field :
       {&article.source, &article.category, &article.language, &article.encoding, &article.place,
        &article.author, &article.path, &article.record, &article.id, &article.url,
        &article.title}) {
    append_field(*field, out);
  }
  append_varint(article.text.size(), out);
}

Article parsed_article(std::string& plain) {
  PlainReader reader(plain);
  Article article;
  article.date_origin = reader.kind(DateOrigin::FileTime);
  article.date = date_of(reader);
  constexpr std::uint32_t kMost = std::numeric_limits<std::uint32_t>::max();
  article.entry_bytes = reader.small_number(kMost, Message::RecordNumber);
  article.repetition = reader.small_number(kMost, Message::RecordNumber);
  article.zones.resize(reader.count(3));
  std::size_t end = 0;
  for (Zone& zone : article.zones) {
    zone.kind = reader.kind(ZoneKind::Metadata);
    // No sum can go past 64 bits: neither number is larger than the record.
    const std::uint64_t gap = reader.number();
    const std::uint64_t size = reader.number();
    if (gap > plain.size() - end || size > plain.size() - end - gap) {
      fail(Message::RecordZone);
    }
    zone.span = {end + gap, end + gap + size};
    end = zone.span.end;
  }
  article.keywords.resize(reader.count(1));
  for (std::string& keyword : article.keywords) {
    keyword = reader.field();
  }
  for (std::string* field : {&article.source, &article.category, &article.language,
                             &article.encoding, &article.place, &article.author, &article.path,
                             &article.record, &article.id, &article.url, &article.title}) {
    *field = reader.field();
  }
  const std::string_view text = reader.field();
  if (!reader.at_end()) {
    fail(Message::RecordRest);
  }
  if (article.entry_bytes > article.record.size()) {
    fail(Message::RecordNumber);
  }
  for (const Zone& zone : article.zones) {
    if (zone.span.end > text.size() || !is_character_border(text, zone.span.begin) ||
        !is_character_border(text, zone.span.end)) {
      fail(Message::RecordZone);
    }
  }
  if (text.size() > kLongRecordBytes) {
    plain.erase(0, plain.size() - text.size());
    article.text = std::move(plain);
  } else {
    article.text = text;
  }
  return article;
}

}  // namespace niger::index
