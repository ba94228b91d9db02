#include "indexer/reading/containers/http_body.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <new>
#include <utility>
#include <vector>

#include "common/base/blank.h"
#include "indexer/reading/bytes/encoding.h"

namespace niger::containers {

using articles::ReadLimits;

namespace {

constexpr std::size_t kPieceBytes = std::size_t{64} << 10;
constexpr std::uint64_t kRatioFromBytes = std::uint64_t{16} << 20;
constexpr std::size_t kMostCodings = 8;

// Takes what comes out of a decompressor, as much as the limits let it.
class Unpacked {
 public:
  Unpacked(std::uint64_t packed_bytes, const ReadLimits& limits)
      : packed_bytes_(packed_bytes), limits_(limits) {}

  // False where it is too much.
  bool add(const char* bytes, std::size_t count) {
    text_.append(bytes, count);
    if (text_.size() > limits_.record_bytes) {
      state_ = BodyState::TooLarge;
    } else if (text_.size() > kRatioFromBytes &&
               text_.size() / limits_.unpacked_ratio > packed_bytes_) {
      state_ = BodyState::Bomb;
    }
    return state_ == BodyState::Whole;
  }

  BodyState damaged() {
    state_ = BodyState::Damaged;
    return state_;
  }
  [[nodiscard]] BodyState state() const { return state_; }
  std::string take() { return std::move(text_); }

 private:
  std::uint64_t packed_bytes_;
  const ReadLimits& limits_;
  std::string text_;
  BodyState state_ = BodyState::Whole;
};

// `window_bits` as zlib's inflateInit2 takes them: 31 for gzip, 15 for zlib, −15 for raw deflate.
BodyState inflated(std::string_view packed, int window_bits, Unpacked& out) {
  z_stream stream{};
  if (inflateInit2(&stream, window_bits) != Z_OK) throw std::bad_alloc();
  const std::unique_ptr<z_stream, int (*)(z_stream*)> ender(&stream, inflateEnd);
  std::array<char, kPieceBytes> piece{};
  // zlib's interface is older than const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // NOLINT
  stream.avail_in = static_cast<uInt>(packed.size());
  while (true) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());  // NOLINT
    stream.avail_out = static_cast<uInt>(piece.size());
    const int status = inflate(&stream, Z_NO_FLUSH);
    if (!out.add(piece.data(), piece.size() - stream.avail_out)) return out.state();
    if (status == Z_STREAM_END) {
      const std::string_view rest = packed.substr(packed.size() - stream.avail_in);
      if (window_bits < 16 || !rest.starts_with("\x1F\x8B")) return out.state();
      if (inflateReset(&stream) != Z_OK) return out.damaged();  // another member
    } else if (status != Z_OK) {
      return out.damaged();  // Z_BUF_ERROR: cut off
    }
  }
}

BodyState unbrotlied(std::string_view packed, Unpacked& out) {
  const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
  if (!state) throw std::bad_alloc();
  std::array<std::uint8_t, kPieceBytes> piece{};
  std::size_t left = packed.size();
  const auto* next = reinterpret_cast<const std::uint8_t*>(packed.data());  // NOLINT
  while (true) {
    std::size_t room = piece.size();
    std::uint8_t* put = piece.data();
    const BrotliDecoderResult result =
        BrotliDecoderDecompressStream(state.get(), &left, &next, &room, &put, nullptr);
    const auto* made = reinterpret_cast<const char*>(piece.data());  // NOLINT
    if (!out.add(made, piece.size() - room)) return out.state();
    if (result == BROTLI_DECODER_RESULT_SUCCESS) return out.state();
    if (result != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) return out.damaged();
  }
}

BodyState unzstd(std::string_view packed, Unpacked& out) {
  const std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> stream(ZSTD_createDStream(),
                                                                             ZSTD_freeDStream);
  if (!stream) throw std::bad_alloc();
  constexpr int kMostWindowBits = 26;  // 64 MB; RFC 9659 lets a page have 8
  (void)ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, kMostWindowBits);
  std::array<char, kPieceBytes> piece{};
  ZSTD_inBuffer in{packed.data(), packed.size(), 0};
  while (true) {
    ZSTD_outBuffer made{piece.data(), piece.size(), 0};
    const std::size_t status = ZSTD_decompressStream(stream.get(), &made, &in);
    if (ZSTD_isError(status) != 0) return out.damaged();
    if (!out.add(piece.data(), made.pos)) return out.state();
    const bool ended = in.pos == in.size && made.pos < made.size;
    if (ended) return status == 0 ? out.state() : out.damaged();
  }
}

// What most servers call deflate is zlib's format, some send the bare stream.
bool has_zlib_header(std::string_view packed) {
  if (packed.size() < 2) return false;
  const unsigned first = static_cast<unsigned char>(packed[0]);
  const unsigned second = static_cast<unsigned char>(packed[1]);
  return (first & 15U) == 8 && (first * 256 + second) % 31 == 0;
}

BodyState uncompressed(std::string_view coding, std::string_view packed, Unpacked& out) {
  if (coding == "gzip" || coding == "x-gzip") return inflated(packed, 31, out);
  if (coding == "deflate") return inflated(packed, has_zlib_header(packed) ? 15 : -15, out);
  if (coding == "br") return unbrotlied(packed, out);
  if (coding == "zstd") return unzstd(packed, out);
  return BodyState::Unknown;
}

// The codings of a header, in lower case.
std::vector<std::string> codings_of(std::string_view header) {
  std::vector<std::string> codings(1);
  for (const char c : header) {
    if (c == ',') {
      codings.emplace_back();
    } else if (!is_blank(c)) {
      codings.back().push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
  }
  std::erase_if(codings, [](const std::string& coding) {
    return coding.empty() || coding == "identity" || coding == "none";
  });
  return codings;
}

// The chunks of a body, joined. One that has none, though the headers say so, is whole as it is.
std::string without_chunks(std::string_view body, bool& damaged) {
  std::string out;
  const std::string_view whole = body;
  while (!body.empty()) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(
        body.data(), body.data() + std::min<std::size_t>(body.size(), 16), size, 16);
    const std::size_t line_end = body.find('\n');
    const std::string_view line = body.substr(0, line_end);
    const bool is_size = error == std::errc() && end != body.data() &&
                         line_end != std::string_view::npos &&
                         (end == line.data() + line.size() || is_blank(*end) || *end == ';');
    if (!is_size) {
      if (out.empty()) return std::string(whole);
      damaged = true;
      return out;
    }
    body.remove_prefix(line_end + 1);
    if (size == 0) return out;
    damaged = size > body.size();
    out.append(body.substr(0, size));
    body.remove_prefix(std::min(body.size(), size));
    body.remove_prefix(body.starts_with("\r\n") ? 2 : body.starts_with('\n') ? 1 : 0);
  }
  return out;
}

}  // namespace

HttpBody http_body(std::string_view body, std::string_view transfer, std::string_view content,
                   const ReadLimits& limits) {
  std::vector<std::string> codings = codings_of(content);
  for (std::string& coding : codings_of(transfer)) codings.push_back(std::move(coding));
  HttpBody page;
  page.bytes = body;
  if (codings.size() > kMostCodings) {
    page.state = BodyState::Unknown;
    page.coding = codings.back();
    return page;
  }
  for (; !codings.empty(); codings.pop_back()) {
    const std::string& coding = codings.back();
    if (coding == "chunked") {
      page.bytes = without_chunks(page.bytes, page.chunks_damaged);
      continue;
    }
    Unpacked out(page.bytes.size(), limits);
    const BodyState state = uncompressed(coding, page.bytes, out);
    if (state == BodyState::Whole) {
      page.bytes = out.take();
      continue;
    }
    const bool is_plain = !bytes::looks_binary(std::string_view(page.bytes).substr(0, 8192));
    if (is_plain && (state == BodyState::Damaged || state == BodyState::Unknown)) continue;
    page.state = state;
    page.coding = coding;
    return page;
  }
  return page;
}

}  // namespace niger::containers
