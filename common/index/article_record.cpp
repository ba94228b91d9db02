#include "common/index/article_record.h"

#include <zdict.h>
#include <zstd.h>

#include <algorithm>
#include <cstdint>

#include "common/messages/text_error.h"

namespace niger {
namespace {

// First byte of a record: how the rest is laid out.
constexpr char kLayout = 2;
constexpr int kLevel = 3;
constexpr std::size_t kDictionaryBytes = std::size_t{96} << 10;
constexpr std::size_t kSampleBytes = std::size_t{2} << 20;  // of all samples together
constexpr std::size_t kMinSamples = 40;                     // fewer teach nothing
// A frame may claim any size; more than a source file may hold is damage.
constexpr std::uint64_t kMaxPlainBytes = std::uint64_t{4} << 30;

struct ContextDeleter {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  void operator()(ZSTD_CDict* dictionary) const { ZSTD_freeCDict(dictionary); }
  void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
};
template <typename T>
using Owned = std::unique_ptr<T, ContextDeleter>;

void append_number(std::uint64_t number, std::string& out) {
  while (number >= 0x80) {
    out.push_back(static_cast<char>(number | 0x80));
    number >>= 7;
  }
  out.push_back(static_cast<char>(number));
}

void append_field(std::string_view field, std::string& out) {
  append_number(field.size(), out);
  out += field;
}

// Text goes last: what zstd has seen of the fields then precedes it, and a number is near the
// front.
void append_plain(const Article& article, std::string& out) {
  append_number(static_cast<std::uint64_t>(article.date_origin), out);
  append_number(static_cast<std::uint64_t>(article.date.year), out);
  append_number(static_cast<std::uint64_t>(article.date.month), out);
  append_number(static_cast<std::uint64_t>(article.date.day), out);
  append_number(article.entry_bytes, out);
  append_number(article.repetition, out);
  append_number(article.zones.size(), out);
  std::size_t end = 0;
  for (const Zone& zone : article.zones) {
    append_number(static_cast<std::uint64_t>(zone.kind), out);
    append_number(zone.span.begin - end, out);
    append_number(zone.span.size(), out);
    end = zone.span.end;
  }
  append_number(article.keywords.size(), out);
  for (const std::string& keyword : article.keywords) {
    append_field(keyword, out);
  }
  for (const std::string* field :
       {&article.source, &article.category, &article.language, &article.encoding, &article.place,
        &article.author, &article.path, &article.record, &article.id, &article.url, &article.title,
        &article.text}) {
    append_field(*field, out);
  }
}

[[noreturn]] void fail(Message what) {
  throw TextError(ErrorKind::Index, {Message::RecordUnreadable, {{"reason", Text(what)}}});
}

class PlainReader {
 public:
  explicit PlainReader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) {
        fail(Message::RecordShort);
      }
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      number |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) {
        return number;
      }
    }
    fail(Message::RecordNumber);
  }

  std::string field() {
    const std::uint64_t bytes = number();
    if (bytes > rest_.size()) {
      fail(Message::RecordField);
    }
    std::string field(rest_.substr(0, bytes));
    rest_.remove_prefix(bytes);
    return field;
  }

  // Of things that take at least a byte each: a damaged count must not reserve memory.
  std::size_t count() {
    const std::uint64_t count = number();
    if (count > rest_.size()) {
      fail(Message::RecordCount);
    }
    return count;
  }

 private:
  std::string_view rest_;
};

Article parsed(std::string_view plain) {
  PlainReader reader(plain);
  Article article;
  article.date_origin = static_cast<DateOrigin>(reader.number());
  article.date.year = static_cast<int>(reader.number());
  article.date.month = static_cast<int>(reader.number());
  article.date.day = static_cast<int>(reader.number());
  article.entry_bytes = static_cast<std::uint32_t>(reader.number());
  article.repetition = static_cast<std::uint32_t>(reader.number());
  article.zones.resize(reader.count());
  std::size_t end = 0;
  for (Zone& zone : article.zones) {
    zone.kind = static_cast<ZoneKind>(reader.number());
    zone.span.begin = end + reader.number();
    zone.span.end = zone.span.begin + reader.number();
    end = zone.span.end;
  }
  article.keywords.resize(reader.count());
  for (std::string& keyword : article.keywords) {
    keyword = reader.field();
  }
  for (std::string* field :
       {&article.source, &article.category, &article.language, &article.encoding, &article.place,
        &article.author, &article.path, &article.record, &article.id, &article.url, &article.title,
        &article.text}) {
    *field = reader.field();
  }
  if (end > article.text.size()) {
    fail(Message::RecordZone);
  }
  return article;
}

}  // namespace

std::string trained_dictionary(const std::vector<Article>& samples) {
  std::string bytes;
  std::vector<std::size_t> sizes;
  for (const Article& article : samples) {
    const std::size_t before = bytes.size();
    append_plain(article, bytes);
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
  // Samples that are all alike or all tiny teach nothing: records then go without.
  dictionary.resize(ZDICT_isError(size) ? 0 : size);
  return dictionary;
}

struct ArticleRecordWriter::State {
  Owned<ZSTD_CCtx> context{ZSTD_createCCtx()};
  Owned<ZSTD_CDict> dictionary;
  std::string plain;
  std::string record;
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
  append_plain(article, plain);
  record.resize(1 + ZSTD_compressBound(plain.size()));
  record[0] = kLayout;
  const std::size_t size = ZSTD_compress2(state_->context.get(), record.data() + 1,
                                          record.size() - 1, plain.data(), plain.size());
  if (ZSTD_isError(size)) {
    throw Error(ErrorKind::Internal,
                "an article cannot be compressed: " + article.id + ": " + ZSTD_getErrorName(size));
  }
  record.resize(1 + size);
  return record;
}

struct ArticleRecordReader::State {
  Owned<ZSTD_DCtx> context{ZSTD_createDCtx()};
  Owned<ZSTD_DDict> dictionary;
  std::string plain;
};

ArticleRecordReader::ArticleRecordReader(std::string_view dictionary)
    : state_(std::make_unique<State>()) {
  if (!dictionary.empty()) {
    state_->dictionary.reset(ZSTD_createDDict(dictionary.data(), dictionary.size()));
  }
}

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
  plain.resize(size);
  const std::size_t got =
      ZSTD_decompress_usingDDict(state_->context.get(), plain.data(), plain.size(), record.data(),
                                 record.size(), state_->dictionary.get());
  if (ZSTD_isError(got) || got != size) {
    fail(Message::RecordPacked);
  }
  return parsed(plain);
}

}  // namespace niger
