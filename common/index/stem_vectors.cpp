#include "common/index/stem_vectors.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "common/base/content_hash.h"
#include "common/index/schema.h"
#include "common/index/term_codec.h"

namespace niger::index {
namespace {

constexpr unsigned kBits = 3;
constexpr int kSteps = 1 << kBits;
// Numbers that are packed together, and their bytes.
constexpr std::size_t kPackedNumbers = 8;
constexpr std::size_t kPackedBytes = kPackedNumbers * kBits / 8;
static_assert(kStoredVectorBytes == kVectorDimensions / kPackedNumbers * kPackedBytes);
// Where the last step ends, in standard deviations of a number: what lies beyond counts as there.
constexpr float kReach = 2.4F;
constexpr std::string_view kKind = "128x3";

constexpr float kWholeLikeness = 255;

// Calls `take(likeness, term)` for each of the near stems in `bytes`. False: they are damaged.
template <typename Take>
bool read_near_stems(std::string_view bytes, const Take& take) {
  constexpr std::size_t kHead = 2;
  for (std::size_t count = 0; !bytes.empty(); ++count) {
    if (count == kNearStems || bytes.size() < kHead) return false;
    const auto likeness = static_cast<unsigned char>(bytes[0]);
    const std::size_t length = static_cast<unsigned char>(bytes[1]);
    bytes.remove_prefix(kHead);
    if (length == 0 || length > bytes.size()) return false;
    take(static_cast<float>(likeness) / kWholeLikeness, bytes.substr(0, length));
    bytes.remove_prefix(length);
  }
  return true;
}

bool is_stored_vector(std::string_view value) {
  return value.size() >= kStoredVectorBytes &&
         read_near_stems(value.substr(kStoredVectorBytes), [](float, std::string_view) {});
}

}  // namespace

std::string metadata_key_of_vector(std::string_view stem) {
  return std::string(schema::kVectorPrefix) + encoded_term(stem);
}

std::string encoded_stem_vector(std::span<const float, kVectorDimensions> vector) {
  const float step = 2 * kReach / std::sqrt(static_cast<float>(kVectorDimensions)) / kSteps;
  const auto number = [&](std::size_t at) {
    const float place = std::floor(vector[at] / step + kSteps / 2.0F);
    return static_cast<unsigned>(std::clamp(place, 0.0F, kSteps - 1.0F));
  };
  std::string bytes;
  for (std::size_t first = 0; first < kVectorDimensions; first += kPackedNumbers) {
    std::uint32_t packed = 0;
    for (std::size_t at = kPackedNumbers; at-- > 0;) packed = packed << kBits | number(first + at);
    for (std::size_t at = 0; at < kPackedBytes; ++at) {
      bytes.push_back(static_cast<char>(packed >> (8 * at)));
    }
  }
  return bytes;
}

void append_near_stem(std::string_view term, float likeness, std::string& value) {
  const float whole = std::round(std::clamp(likeness, 0.0F, 1.0F) * kWholeLikeness);
  value.push_back(static_cast<char>(static_cast<unsigned char>(whole)));
  value.push_back(static_cast<char>(static_cast<unsigned char>(term.size())));
  value += term;
}

std::vector<NearStem> decoded_near_stems(std::string_view value) {
  std::vector<NearStem> near;
  if (!is_stored_vector(value)) return near;
  read_near_stems(value.substr(kStoredVectorBytes), [&near](float likeness, std::string_view term) {
    near.push_back({decoded_term(term), likeness});
  });
  return near;
}

std::optional<StemVector> decoded_stem_vector(std::string_view value) {
  if (!is_stored_vector(value)) {
    return std::nullopt;
  }
  StemVector vector{};
  for (std::size_t first = 0; first < kVectorDimensions; first += kPackedNumbers) {
    std::uint32_t packed = 0;
    for (std::size_t at = kPackedBytes; at-- > 0;) {
      const std::size_t byte = first / kPackedNumbers * kPackedBytes + at;
      packed = packed << 8U | static_cast<unsigned char>(value[byte]);
    }
    for (std::size_t at = 0; at < kPackedNumbers; ++at, packed >>= kBits) {
      const int number = static_cast<int>(packed % kSteps);
      vector[first + at] = static_cast<std::int8_t>(2 * number - (kSteps - 1));
    }
  }
  return vector;
}

double likeness(const StemVector& one, const StemVector& other) {
  // 128 odd numbers: no sum of squares is 0.
  int product = 0;
  int square_of_one = 0;
  int square_of_other = 0;
  for (std::size_t at = 0; at < kVectorDimensions; ++at) {
    product += one[at] * other[at];
    square_of_one += one[at] * one[at];
    square_of_other += other[at] * other[at];
  }
  return product / std::sqrt(static_cast<double>(square_of_one) * square_of_other);
}

std::uint64_t vector_sum(std::string_view term, std::string_view value) {
  return content_hash(value, content_hash(term));
}

std::string encoded_vectors_record(const VectorsRecord& record) {
  std::string text(kKind);
  for (const std::uint64_t number :
       {record.stems, record.learned, record.least, record.articles, record.changed, record.sum}) {
    text += " " + std::to_string(number);
  }
  return text;
}

std::optional<VectorsRecord> decoded_vectors_record(std::string_view value) {
  if (!value.starts_with(kKind)) {
    return std::nullopt;
  }
  value.remove_prefix(kKind.size());
  VectorsRecord record;
  for (std::uint64_t* number : {&record.stems, &record.learned, &record.least, &record.articles,
                                &record.changed, &record.sum}) {
    if (!value.starts_with(' ')) {
      return std::nullopt;
    }
    value.remove_prefix(1);
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), *number);
    if (error != std::errc()) {
      return std::nullopt;
    }
    value.remove_prefix(static_cast<std::size_t>(end - value.data()));
  }
  return value.empty() ? std::optional(record) : std::nullopt;
}

}  // namespace niger::index
