#include "indexer/isolation/messages.h"

#include <chrono>
#include <limits>
#include <utility>

#include "common/base/utf8.h"
#include "common/messages/catalogue.h"
#include "common/messages/stored_text.h"

namespace niger::isolation {

using articles::FileReport;
using articles::NamedCount;
using messages::Argument;
using messages::Text;
using walk::Skipped;

namespace {

constexpr std::uint64_t kProtocol = 1;
constexpr std::size_t kMostNameBytes = std::size_t{1} << 20;
constexpr std::size_t kMostTextDepth = 8;
constexpr std::size_t kMostArguments = 32;
constexpr std::size_t kMostListed = std::size_t{1} << 20;
constexpr std::size_t kMostDeadly = 1000;

enum class ArgumentKind : std::uint8_t { Words, Number, Thousands, Text };
constexpr std::uint64_t kLastArgumentKind = 3;

std::uint64_t zigzag(std::int64_t number) {
  return (static_cast<std::uint64_t>(number) << 1) ^ static_cast<std::uint64_t>(number >> 63);
}

std::int64_t from_zigzag(std::uint64_t bits) {
  return static_cast<std::int64_t>(bits >> 1) ^ -static_cast<std::int64_t>(bits & 1);
}

template <typename Enum>
Enum taken_enum(WireReader& in, Enum last) {
  return static_cast<Enum>(in.number(static_cast<std::uint64_t>(last)));
}

void require(bool promise) {
  if (!promise) {
    throw WireNonsense();
  }
}

void put(const Argument& argument, WireWriter& out) {
  out.text(argument.name).number(argument.value.index());
  if (const auto* words = std::get_if<std::string>(&argument.value)) {
    out.text(*words);
  } else if (const auto* number = std::get_if<std::uint64_t>(&argument.value)) {
    out.number(*number);
  } else if (const auto* thousands = std::get_if<messages::Grouped>(&argument.value)) {
    out.number(thousands->number);
  } else {
    isolation::put(std::get<Text>(argument.value), out);
  }
}

Text taken_text(WireReader& in, std::size_t depth);

Argument taken_argument(WireReader& in, messages::Message message, std::size_t depth) {
  const std::optional<std::string_view> place =
      messages::place_of(message, in.text(kMostNameBytes));
  require(place.has_value());
  switch (taken_enum(in, ArgumentKind{kLastArgumentKind})) {
    case ArgumentKind::Words:
      return {*place, in.bytes(kMostNameBytes)};  // what a library says may be of any bytes
    case ArgumentKind::Number:
      return {*place, in.number()};
    case ArgumentKind::Thousands:
      return {*place, messages::Grouped{in.number()}};
    case ArgumentKind::Text:
      return {*place, taken_text(in, depth + 1)};
  }
  throw WireNonsense();
}

Text taken_text(WireReader& in, std::size_t depth) {
  require(depth < kMostTextDepth);
  const auto message = static_cast<messages::Message>(in.number(messages::message_count() - 1));
  const std::uint64_t count = in.number(kMostArguments);
  std::vector<Argument> arguments;
  for (std::uint64_t i = 0; i < count; ++i) {
    arguments.push_back(taken_argument(in, message, depth));
  }
  return {message, std::move(arguments)};
}

void put(const Date& date, WireWriter& out) {
  out.number(zigzag(date.year)).number(zigzag(date.month)).number(zigzag(date.day));
}

Date taken_date(WireReader& in) {
  const std::int64_t year = from_zigzag(in.number());
  const std::int64_t month = from_zigzag(in.number());
  const std::int64_t day = from_zigzag(in.number());
  const bool is_day =
      year >= -9999 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  require(is_day || (year == 0 && month == 0 && day == 0));
  return {static_cast<int>(year), static_cast<int>(month), static_cast<int>(day)};
}

void put(const std::vector<Zone>& zones, WireWriter& out) {
  out.number(zones.size());
  for (const Zone& zone : zones) {
    out.number(static_cast<std::uint64_t>(zone.kind)).number(zone.span.begin).number(zone.span.end);
  }
}

// Sorted, apart, on borders of characters: whoever shows a text relies on it.
std::vector<Zone> taken_zones(WireReader& in, std::string_view text) {
  const std::uint64_t count = in.number(text.size() + 1);
  std::vector<Zone> zones;
  std::size_t at = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto kind = taken_enum(in, ZoneKind::Metadata);
    const std::size_t begin = in.number(text.size());
    const std::size_t end = in.number(text.size());
    require(at <= begin && begin <= end && is_character_border(text, begin) &&
            is_character_border(text, end));
    zones.push_back({kind, {begin, end}});
    at = end;
  }
  return zones;
}

void put(const std::vector<NamedCount>& counts, WireWriter& out) {
  out.number(counts.size());
  for (const auto& [name, count] : counts) {
    out.text(name).number(count);
  }
}

std::vector<NamedCount> taken_counts(WireReader& in) {
  std::vector<NamedCount> counts;
  const std::uint64_t size = in.number(kMostListed);
  for (std::uint64_t i = 0; i < size; ++i) {
    std::string name = in.text(kMostNameBytes);
    counts.push_back({std::move(name), in.number()});
  }
  return counts;
}

std::vector<articles::FieldCount> taken_fields(WireReader& in) {
  std::vector<articles::FieldCount> fields;
  const std::uint64_t size = in.number(kArticleFields * kFieldOrigins);
  for (std::uint64_t i = 0; i < size; ++i) {
    const auto field = taken_enum(in, ArticleField::Url);
    const auto origin = taken_enum(in, FieldOrigin::Letters);
    fields.push_back({field, origin, in.number()});
  }
  return fields;
}

UnitPath taken_path(WireReader& in) {
  UnitPath path;
  path.depth = in.number(kMostUnitDepth);
  for (std::size_t i = 0; i < path.depth; ++i) {
    path.at.at(i) = in.number();
  }
  return path;
}

}  // namespace

std::uint64_t wire_version() { return (kProtocol << 32) + messages::message_count(); }

void put(const Text& text, WireWriter& out) {
  std::vector<const Argument*> shown;  // others are never shown
  for (const Argument& argument : text.arguments()) {
    if (messages::place_of(text.message(), argument.name)) {
      shown.push_back(&argument);
    }
  }
  out.number(static_cast<std::uint64_t>(text.message())).number(shown.size());
  for (const Argument* argument : shown) {
    put(*argument, out);
  }
}

Text taken_text(WireReader& in) { return taken_text(in, 0); }

// The bindings name every field: one that is added to the type does not compile until it is sent.
void put(const Article& article, WireWriter& out) {
  const auto& [id, path, record, entry_bytes, repetition, title, text, zones, date, date_origin,
               source, author, place, category, keywords, language, url, encoding, origins] =
      article;
  out.text(id).text(record).number(entry_bytes).number(repetition).text(title).text(text);
  put(zones, out);
  put(date, out);
  out.number(static_cast<std::uint64_t>(date_origin));
  out.text(source).text(author).text(place).text(category).number(keywords.size());
  for (const std::string& keyword : keywords) {
    out.text(keyword);
  }
  out.text(language).text(url).text(encoding);
  for (const FieldOrigin origin : origins) {
    out.number(static_cast<std::uint64_t>(origin));
  }
}

Article taken_article(WireReader& in, std::size_t most) {
  Article article;
  auto& [id, path, record, entry_bytes, repetition, title, text, zones, date, date_origin, source,
         author, place, category, keywords, language, url, encoding, origins] = article;
  id = in.text(most);
  record = in.text(most);
  entry_bytes = static_cast<std::uint32_t>(in.number(record.size()));
  repetition = static_cast<std::uint32_t>(in.number(std::numeric_limits<std::uint32_t>::max()));
  title = in.text(most);
  text = in.text(most);
  zones = taken_zones(in, text);
  date = taken_date(in);
  date_origin = taken_enum(in, DateOrigin::FileTime);
  source = in.text(most);
  author = in.text(most);
  place = in.text(most);
  category = in.text(most);
  const std::uint64_t count = in.number(most);
  for (std::uint64_t i = 0; i < count; ++i) {
    keywords.push_back(in.text(most));
  }
  language = in.text(most);
  url = in.text(most);
  encoding = in.text(most);
  for (FieldOrigin& origin : origins) {
    origin = taken_enum(in, FieldOrigin::Letters);
  }
  return article;
}

void put(const Skipped& skipped, WireWriter& out) {
  const auto& [path, record, reason, message] = skipped;
  out.text(record).number(static_cast<std::uint64_t>(reason));
  put(message, out);
}

Skipped taken_skipped(WireReader& in) {
  Skipped skipped;
  auto& [path, record, reason, message] = skipped;
  record = in.text(kMostNameBytes);
  reason = taken_enum(in, walk::SkipReason::NoArticle);
  message = taken_text(in);
  return skipped;
}

void put(const FileReport& report, WireWriter& out) {
  const auto& [path, kind, inner_kinds, encodings, fields, bytes, articles, skipped, repaired,
               doubts] = report;
  out.text(kind);
  put(inner_kinds, out);
  put(encodings, out);
  out.number(fields.size());
  for (const auto& [field, origin, count] : fields) {
    out.number(static_cast<std::uint64_t>(field)).number(static_cast<std::uint64_t>(origin));
    out.number(count);
  }
  out.number(bytes).number(articles).number(skipped).number(repaired).number(doubts.size());
  for (const Text& doubt : doubts) {
    put(doubt, out);
  }
}

FileReport taken_report(WireReader& in) {
  FileReport report;
  auto& [path, kind, inner_kinds, encodings, fields, bytes, articles, skipped, repaired, doubts] =
      report;
  kind = in.text(kMostNameBytes);
  inner_kinds = taken_counts(in);
  encodings = taken_counts(in);
  fields = taken_fields(in);
  bytes = in.number();
  articles = in.number();
  skipped = in.number();
  repaired = in.number();
  const std::uint64_t count = in.number(kMostListed);
  for (std::uint64_t i = 0; i < count; ++i) {
    doubts.push_back(taken_text(in));
  }
  return report;
}

void put(const UnitPath& path, WireWriter& out) {
  out.number(path.depth);
  for (std::size_t i = 0; i < path.depth; ++i) {
    out.number(path.at.at(i));
  }
}

void put(const Checkpoint& checkpoint, WireWriter& out) {
  put(checkpoint.next, out);
  put(checkpoint.report, out);
}

Checkpoint taken_checkpoint(WireReader& in) {
  Checkpoint checkpoint;
  checkpoint.next = taken_path(in);
  checkpoint.report = taken_report(in);
  return checkpoint;
}

void put(const ReadRequest& request, WireWriter& out) {
  const auto& [native_path, path, name, size_bytes, mtime_ns, ctime_ns, real_path, named_bytes] =
      request.file;
  out.number(request.number).text(native_path).text(path).text(name).number(size_bytes);
  out.number(zigzag(mtime_ns)).number(zigzag(ctime_ns)).text(real_path).number(named_bytes);
  out.number(request.resume ? 1 : 0);
  if (request.resume) {
    put(*request.resume, out);
  }
  out.number(request.deadly.size());
  for (const DeadlyUnit& deadly : request.deadly) {
    put(deadly.unit, out);
    out.number(deadly.leave_after ? 1 : 0);
    put(deadly.why, out);
  }
}

ReadRequest taken_request(WireReader& in) {
  ReadRequest request;
  auto& [native_path, path, name, size_bytes, mtime_ns, ctime_ns, real_path, named_bytes] =
      request.file;
  request.number = in.number();
  native_path = in.bytes(kMostNameBytes);
  path = in.text(kMostNameBytes);
  name = in.text(kMostNameBytes);
  size_bytes = in.number();
  mtime_ns = from_zigzag(in.number());
  ctime_ns = from_zigzag(in.number());
  real_path = in.bytes(kMostNameBytes);
  named_bytes = in.number();
  if (in.flag()) {
    request.resume = taken_checkpoint(in);
  }
  const std::uint64_t count = in.number(kMostDeadly);
  for (std::uint64_t i = 0; i < count; ++i) {
    DeadlyUnit deadly;
    deadly.unit = taken_path(in);
    deadly.leave_after = in.flag();
    deadly.why = taken_text(in);
    request.deadly.push_back(std::move(deadly));
  }
  return request;
}

}  // namespace niger::isolation
