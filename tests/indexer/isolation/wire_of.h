#pragma once
/// A WireReader of bytes that a test has, which come `piece` at a time.
#include <algorithm>
#include <memory>
#include <string>

#include "indexer/isolation/wire.h"

namespace niger::test {

inline isolation::WireReader wire_of(std::string bytes, std::size_t piece) {
  auto rest = std::make_shared<std::string>(std::move(bytes));
  auto at = std::make_shared<std::size_t>(0);
  return isolation::WireReader([rest, at, piece](char* to, std::size_t most) {
    const std::size_t count = std::min({piece, most, rest->size() - *at});
    std::copy_n(rest->begin() + static_cast<std::ptrdiff_t>(*at), count, to);
    *at += count;
    return count;
  });
}

}  // namespace niger::test
