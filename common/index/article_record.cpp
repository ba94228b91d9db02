#include "common/index/article_record.h"

#include <zdict.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <limits>
#include <memory>
#include <new>
#include <optional>

#include "common/base/utf8.h"
#include "common/base/varint.h"
#include "common/messages/text_error.h"

namespace niger {
namespace {

// First byte of a record: how the rest is laid out.
constexpr char kLayout = 2;
constexpr int kLevel = 3;
constexpr std::size_t kDictionaryBytes = std::size_t{96} << 10;
constexpr std::size_t kSampleBytes = std::size_t{2} << 20;       // of all samples together
constexpr std::size_t kOneSampleBytes = std::size_t{128} << 10;  // of one
constexpr std::size_t kMinSamples = 40;                          // fewer teach nothing
// A frame may claim any size; more than a source file may hold is damage.
constexpr std::uint64_t kMaxPlainBytes = std::uint64_t{4} << 30;
// A longer record is packed and unpacked by pieces, with no second copy of it whole.
constexpr std::size_t kLongBytes = std::size_t{1} << 20;
constexpr std::size_t kPieceBytes = std::size_t{128} << 10;

struct ContextDeleter {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  void operator()(ZSTD_CDict* dictionary) const { ZSTD_freeCDict(dictionary); }
  void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
};
template <typename T>
using Owned = std::unique_ptr<T, ContextDeleter>;

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

// All but the text, which goes last: what zstd has seen of the fields then precedes it, and a
// number is near the front.
void append_fields(const Article& article, std::string& out) {
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

[[noreturn]] void fail(Message what) {
  throw TextError(ErrorKind::Index, {Message::RecordUnreadable, {{"reason", Text(what)}}});
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

// Takes the text of a long record out of `plain`.
Article parsed(std::string& plain) {
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
  if (text.size() > kLongBytes) {
    plain.erase(0, plain.size() - text.size());
    article.text = std::move(plain);
  } else {
    article.text = text;
  }
  return article;
}

}  // namespace

std::string trained_dictionary(const std::vector<Article>& samples) {
  std::string bytes;
  std::vector<std::size_t> sizes;
  for (const Article& article : samples) {
    const std::size_t before = bytes.size();
    append_fields(article, bytes);
    bytes += std::string_view(article.text).substr(0, kOneSampleBytes);
    sizes.push_back(bytes.size() - before);
    if (bytes.size() >= kSampleBytes) {
      break;
    }
  }
  if (sizes.size() < kMinSamples) {
    return {};
  }
  // zstd wants many times more samples than dictionary; a small collection gets a small one.
  std::string dictionary(std::min(kDictionaryBytes, bytes.size() / 8), '\0');
  const std::size_t size = ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), bytes.data(),
                                                 sizes.data(), static_cast<unsigned>(sizes.size()));
  // Samples that are all the same or all tiny teach nothing: records then go without.
  dictionary.resize(ZDICT_isError(size) ? 0 : size);
  return dictionary;
}

namespace {

void check(std::size_t code) {
  if (ZSTD_isError(code)) {
    throw Error(ErrorKind::Internal,
                std::string("an article cannot be compressed: ") + ZSTD_getErrorName(code));
  }
}

}  // namespace

struct ArticleRecordWriter::State {
  Owned<ZSTD_CCtx> context{ZSTD_createCCtx()};
  Owned<ZSTD_CDict> dictionary;
  std::string plain;
  std::string record;

  void pack_by_pieces(const std::array<std::string_view, 2>& parts) {
    record.clear();
    // Not touched where it is not needed: growing by doubling would hold it twice.
    record.reserve(1 + ZSTD_compressBound(parts[0].size() + parts[1].size()));
    record.push_back(kLayout);
    check(ZSTD_CCtx_setPledgedSrcSize(context.get(), parts[0].size() + parts[1].size()));
    const std::unique_ptr<char[]> piece(new char[kPieceBytes]);
    for (const std::string_view& part : parts) {
      const ZSTD_EndDirective end = &part == &parts.back() ? ZSTD_e_end : ZSTD_e_continue;
      ZSTD_inBuffer in{part.data(), part.size(), 0};
      std::size_t left = 0;
      do {
        ZSTD_outBuffer out{piece.get(), kPieceBytes, 0};
        left = ZSTD_compressStream2(context.get(), &out, &in, end);
        check(left);
        record.append(piece.get(), out.pos);
      } while (end == ZSTD_e_end ? left != 0 : in.pos < in.size);
    }
  }
};

ArticleRecordWriter::ArticleRecordWriter(std::string_view dictionary)
    : state_(std::make_unique<State>()) {
  ZSTD_CCtx* context = state_->context.get();
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, kLevel);
  ZSTD_CCtx_setParameter(context, ZSTD_c_dictIDFlag, 0);  // there is only one in an index
  if (!dictionary.empty()) {
    state_->dictionary.reset(ZSTD_createCDict(dictionary.data(), dictionary.size(), kLevel));
    ZSTD_CCtx_refCDict(context, state_->dictionary.get());
  }
}

ArticleRecordWriter::~ArticleRecordWriter() = default;

const std::string& ArticleRecordWriter::record(const Article& article) {
  std::string& plain = state_->plain;
  std::string& record = state_->record;
  plain.clear();
  append_fields(article, plain);
  if (record.capacity() > kLongBytes) {
    std::string().swap(record);  // what one long article took is not held for those after it
  }
  const std::size_t all = plain.size() + article.text.size();
  if (all > kLongBytes) {
    state_->pack_by_pieces({plain, article.text});
    std::string().swap(plain);
    return record;
  }
  plain += article.text;
  record.resize(1 + ZSTD_compressBound(plain.size()));
  record[0] = kLayout;
  const std::size_t size = ZSTD_compress2(state_->context.get(), record.data() + 1,
                                          record.size() - 1, plain.data(), plain.size());
  check(size);
  record.resize(1 + size);
  return record;
}

struct ArticleDictionary::State {
  Owned<ZSTD_DDict> digested;  // none: records were written without one
};

ArticleDictionary::ArticleDictionary(std::string_view bytes)
    : state_(std::make_unique<const State>(State{Owned<ZSTD_DDict>(
          bytes.empty() ? nullptr : ZSTD_createDDict(bytes.data(), bytes.size()))})) {}

ArticleDictionary::~ArticleDictionary() = default;

struct ArticleRecordReader::State {
  std::shared_ptr<const ArticleDictionary> shared;
  const ZSTD_DDict* dictionary;  // of shared
  Owned<ZSTD_DCtx> context{ZSTD_createDCtx()};
  std::string plain = {};

  void unpack(std::string_view record, std::uint64_t size) {
    if (size > kLongBytes) {
      unpack_by_pieces(record, size);
      return;
    }
    plain.resize(size);
    const std::size_t got = ZSTD_decompress_usingDDict(context.get(), plain.data(), plain.size(),
                                                       record.data(), record.size(), dictionary);
    if (ZSTD_isError(got) || got != size) {
      fail(Message::RecordPacked);
    }
  }

  // Damage may claim any size: memory is taken as the bytes come.
  void unpack_by_pieces(std::string_view record, std::uint64_t size) {
    constexpr std::uint64_t kUsualRatio = 64;
    plain.clear();
    plain.reserve(std::min(size, kUsualRatio * record.size()));
    ZSTD_DCtx_reset(context.get(), ZSTD_reset_session_only);
    ZSTD_DCtx_refDDict(context.get(), dictionary);
    const std::unique_ptr<char[]> piece(new char[kPieceBytes]);
    ZSTD_inBuffer in{record.data(), record.size(), 0};
    for (std::size_t left = 1; left != 0;) {
      ZSTD_outBuffer out{piece.get(), kPieceBytes, 0};
      left = ZSTD_decompressStream(context.get(), &out, &in);
      const bool stuck = out.pos == 0 && in.pos == in.size && left != 0;
      if (ZSTD_isError(left) || stuck || plain.size() + out.pos > size) {
        fail(Message::RecordPacked);
      }
      plain.append(piece.get(), out.pos);
    }
    if (plain.size() != size || in.pos != in.size) {
      fail(Message::RecordPacked);
    }
  }
};

ArticleRecordReader::ArticleRecordReader(std::shared_ptr<const ArticleDictionary> dictionary)
    : state_(std::make_unique<State>(
          State{.shared = dictionary, .dictionary = dictionary->state_->digested.get()})) {}

ArticleRecordReader::ArticleRecordReader(std::string_view dictionary)
    : ArticleRecordReader(std::make_shared<const ArticleDictionary>(dictionary)) {}

ArticleRecordReader::~ArticleRecordReader() = default;

Article ArticleRecordReader::article(std::string_view record) {
  if (record.empty() || record[0] != kLayout) {
    fail(Message::RecordLayout);
  }
  record.remove_prefix(1);
  const unsigned long long size = ZSTD_getFrameContentSize(record.data(), record.size());
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > kMaxPlainBytes) {
    fail(Message::RecordSize);
  }
  std::string& plain = state_->plain;
  try {
    state_->unpack(record, size);
    Article article = parsed(plain);
    if (plain.capacity() > kLongBytes) {
      std::string().swap(plain);
    }
    return article;
  } catch (const std::bad_alloc&) {
    std::string().swap(plain);
    if (size <= kLongBytes) {
      throw;
    }
    fail(Message::RecordLarge);
  }
}

}  // namespace niger
