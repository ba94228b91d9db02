#include "common/index/article_record.h"

#include <zdict.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <new>

#include "common/base/error.h"
#include "common/base/letter_packing.h"
#include "common/index/article_layout.h"

namespace niger::index {

using messages::Message;

namespace {

// First byte of a record: how the rest is laid out.
constexpr char kLayout = 3;
constexpr int kLevel = 3;
constexpr std::size_t kDictionaryBytes = std::size_t{96} << 10;
constexpr std::size_t kSampleBytes = std::size_t{2} << 20;       // of all samples together
constexpr std::size_t kOneSampleBytes = std::size_t{128} << 10;  // of one
constexpr std::size_t kMinSamples = 40;                          // fewer teach nothing
// A frame may claim any size; more than a source file may hold is damage.
constexpr std::uint64_t kMaxPlainBytes = std::uint64_t{4} << 30;
constexpr std::size_t kPieceBytes = std::size_t{128} << 10;

struct ContextDeleter {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  void operator()(ZSTD_CDict* dictionary) const { ZSTD_freeCDict(dictionary); }
  void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
};
template <typename T>
using Owned = std::unique_ptr<T, ContextDeleter>;

[[noreturn]] void fail(Message what) { throw unreadable_record(what); }

}  // namespace

std::string trained_dictionary(const std::vector<Article>& samples) {
  std::string bytes;
  std::string plain;
  std::vector<std::size_t> sizes;
  for (const Article& article : samples) {
    const std::size_t before = bytes.size();
    plain.clear();
    append_all_but_text(article, plain);
    append_packed(plain, bytes);
    append_packed(std::string_view(article.text).substr(0, kOneSampleBytes), bytes);
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
  std::string packed;
  std::string record;

  // Calls `take(is_last)` for each piece of `parts` that `packed` holds then.
  template <typename Take>
  void for_each_piece(const std::array<std::string_view, 2>& parts, const Take& take) {
    std::size_t left = parts[0].size() + parts[1].size();
    for (std::string_view part : parts) {
      while (!part.empty()) {
        const std::string_view piece = part.substr(0, kPieceBytes);
        part.remove_prefix(piece.size());
        left -= piece.size();
        packed.clear();
        append_packed(piece, packed);
        take(left == 0);
      }
    }
  }

  void pack_by_pieces(const std::array<std::string_view, 2>& parts) {
    std::size_t size = 0;
    for_each_piece(parts, [&](bool) { size += packed.size(); });
    record.clear();
    // Not touched where it is not needed: growing by doubling would hold it twice.
    record.reserve(1 + ZSTD_compressBound(size));
    record.push_back(kLayout);
    check(ZSTD_CCtx_setPledgedSrcSize(context.get(), size));
    const std::unique_ptr<char[]> piece(new char[kPieceBytes]);
    for_each_piece(parts, [&](bool is_last) {
      const ZSTD_EndDirective end = is_last ? ZSTD_e_end : ZSTD_e_continue;
      ZSTD_inBuffer in{packed.data(), packed.size(), 0};
      std::size_t left = 0;
      do {
        ZSTD_outBuffer out{piece.get(), kPieceBytes, 0};
        left = ZSTD_compressStream2(context.get(), &out, &in, end);
        check(left);
        record.append(piece.get(), out.pos);
      } while (end == ZSTD_e_end ? left != 0 : in.pos < in.size);
    });
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
  append_all_but_text(article, plain);
  if (record.capacity() > kLongRecordBytes) {
    std::string().swap(record);  // what one long article took is not held for those after it
  }
  const std::size_t all = plain.size() + article.text.size();
  if (all > kLongRecordBytes) {
    state_->pack_by_pieces({plain, article.text});
    std::string().swap(plain);
    return record;
  }
  std::string& packed = state_->packed;
  packed.clear();
  append_packed(plain, packed);
  append_packed(article.text, packed);
  record.resize(1 + ZSTD_compressBound(packed.size()));
  record[0] = kLayout;
  const std::size_t size = ZSTD_compress2(state_->context.get(), record.data() + 1,
                                          record.size() - 1, packed.data(), packed.size());
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
  std::string packed = {};
  std::string plain = {};

  // `size`: of what zstd gives.
  void unpack(std::string_view record, std::uint64_t size) {
    plain.clear();
    if (size > kLongRecordBytes) {
      unpack_by_pieces(record, size);
      return;
    }
    packed.resize(size);
    const std::size_t got = ZSTD_decompress_usingDDict(context.get(), packed.data(), packed.size(),
                                                       record.data(), record.size(), dictionary);
    if (ZSTD_isError(got) || got != size) {
      fail(Message::RecordPacked);
    }
    LetterUnpacker letters;
    letters.append(packed, plain);
    if (!letters.is_at_end()) {
      fail(Message::RecordPacked);
    }
  }

  // Damage may claim any size: memory is taken as the bytes come.
  void unpack_by_pieces(std::string_view record, std::uint64_t size) {
    constexpr std::uint64_t kUsualRatio = 64;
    plain.reserve(std::min(2 * size, kUsualRatio * record.size()));
    LetterUnpacker letters;
    std::uint64_t got = 0;
    ZSTD_DCtx_reset(context.get(), ZSTD_reset_session_only);
    ZSTD_DCtx_refDDict(context.get(), dictionary);
    const std::unique_ptr<char[]> piece(new char[kPieceBytes]);
    ZSTD_inBuffer in{record.data(), record.size(), 0};
    for (std::size_t left = 1; left != 0;) {
      ZSTD_outBuffer out{piece.get(), kPieceBytes, 0};
      left = ZSTD_decompressStream(context.get(), &out, &in);
      const bool stuck = out.pos == 0 && in.pos == in.size && left != 0;
      got += out.pos;
      if (ZSTD_isError(left) || stuck || got > size) {
        fail(Message::RecordPacked);
      }
      letters.append({piece.get(), out.pos}, plain);
    }
    if (got != size || in.pos != in.size || !letters.is_at_end()) {
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
    Article article = parsed_article(plain);
    if (plain.capacity() > kLongRecordBytes) {
      std::string().swap(plain);
    }
    return article;
  } catch (const std::bad_alloc&) {
    std::string().swap(plain);
    if (size <= kLongRecordBytes) {
      throw;
    }
    fail(Message::RecordLarge);
  }
}

}  // namespace niger::index
