#include "common/index/key_lists.h"

#include <algorithm>
#include <cstddef>

#include "common/index/schema.h"
#include "common/index/term_codec.h"
#include "common/spelling/spelling_key.h"

namespace niger::index {
namespace {

constexpr std::size_t kMaxShortCount = 15;
constexpr std::size_t kMaxShared = 254;

std::size_t shared_bytes(std::string_view a, std::string_view b) {
  const std::size_t most = std::min({a.size(), b.size(), kMaxShared});
  std::size_t shared = 0;
  while (shared < most && a[shared] == b[shared]) {
    ++shared;
  }
  return shared;
}

}  // namespace

std::string metadata_key_of_bucket(std::string_view bucket) {
  return std::string(schema::kKeyedTermsPrefix) + std::string(bucket);
}

std::string bucket_of_stem(std::string_view stem) {
  return spelling::key_bucket(spelling::spelling_key(stem));
}

std::string encoded_stems(std::vector<std::string> stems) {
  for (std::string& stem : stems) {
    stem = encoded_term(stem);
  }
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  std::string out;
  std::string_view before;
  for (const std::string& term : stems) {
    const std::size_t shared = shared_bytes(before, term);
    const std::size_t rest = term.size() - shared;
    if (rest == 0) {
      continue;  // the empty stem: no two are equal
    }
    if (out.empty()) {
      out.push_back(static_cast<char>(kKeyListVersion));
    }
    if (shared <= kMaxShortCount && rest <= kMaxShortCount) {
      out.push_back(static_cast<char>(shared << 4U | rest));
    } else {
      out.push_back('\0');
      out.push_back(static_cast<char>(shared));
      out.push_back(static_cast<char>(rest));
    }
    out.append(term, shared);
    before = term;
  }
  return out;
}

std::optional<std::vector<std::string>> decoded_stems(std::string_view value) {
  std::vector<std::string> stems;
  if (value.empty()) {
    return stems;
  }
  if (static_cast<unsigned char>(value[0]) != kKeyListVersion) {
    return std::nullopt;
  }
  std::string term;
  for (std::size_t at = 1; at < value.size();) {
    std::size_t shared = static_cast<unsigned char>(value[at]) >> 4U;
    std::size_t rest = static_cast<unsigned char>(value[at]) & 15U;
    ++at;
    if (shared == 0 && rest == 0) {
      if (at + 2 > value.size()) {
        return std::nullopt;
      }
      shared = static_cast<unsigned char>(value[at]);
      rest = static_cast<unsigned char>(value[at + 1]);
      at += 2;
    }
    if (rest == 0 || shared > term.size() || rest > value.size() - at) {
      return std::nullopt;
    }
    // Each term comes after the one before it, and they share no more than is stated.
    if (shared < term.size() &&
        static_cast<unsigned char>(value[at]) <= static_cast<unsigned char>(term[shared])) {
      return std::nullopt;
    }
    if (shared + rest > schema::kMaxTermBytes) {
      return std::nullopt;
    }
    term.resize(shared);
    term.append(value.substr(at, rest));
    at += rest;
    stems.push_back(decoded_term(term));
  }
  return stems;
}

}  // namespace niger::index
