#include "indexer/isolation/wire.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>

namespace niger::isolation {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{128} << 10;
constexpr std::size_t kStepBytes = std::size_t{1} << 20;  // memory is taken as the bytes come

}  // namespace

WireWriter& WireWriter::number(std::uint64_t value) {
  while (value >= 0x80) {
    bytes_.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  bytes_.push_back(static_cast<char>(value));
  return *this;
}

WireWriter& WireWriter::text(std::string_view value) {
  number(value.size());
  if (drain_ && value.size() > kStepBytes) {
    drain_(bytes_);
    bytes_.clear();
    drain_(value);
  } else {
    bytes_.append(value);
  }
  return *this;
}

unsigned char WireReader::byte() {
  if (at_ == end_) {
    buffer_.resize(kBufferBytes);
    at_ = 0;
    end_ = fill_(buffer_.data(), buffer_.size());
    if (end_ == 0) {
      throw WireEnded();
    }
  }
  return static_cast<unsigned char>(buffer_[at_++]);
}

std::uint64_t WireReader::number() {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    const unsigned char next = byte();
    const auto bits = static_cast<std::uint64_t>(next & 0x7F);
    if (shift == 63 && bits > 1) {
      break;
    }
    value |= bits << shift;
    if (next < 0x80) {
      return value;
    }
  }
  throw WireNonsense();
}

std::uint64_t WireReader::number(std::uint64_t most) {
  const std::uint64_t value = number();
  if (value > most) {
    throw WireNonsense();
  }
  return value;
}

std::string WireReader::bytes(std::size_t most) {
  std::size_t left = number(most);
  std::string value;
  while (left > 0) {
    if (at_ < end_) {
      const std::size_t count = std::min(left, end_ - at_);
      value.append(buffer_, at_, count);
      at_ += count;
      left -= count;
    } else if (left < kBufferBytes) {
      (void)byte();  // fills the buffer
      --at_;
    } else {
      // Once a step, however little comes at a time: growing a string clears the new bytes.
      const std::size_t step = std::min(left, kStepBytes);
      std::size_t at = value.size();
      value.resize(at + step);
      while (at < value.size()) {
        const std::size_t count = fill_(value.data() + at, value.size() - at);
        if (count == 0) {
          throw WireEnded();
        }
        at += count;
      }
      left -= step;
    }
  }
  return value;
}

std::string WireReader::text(std::size_t most) {
  std::string value = bytes(most);
  if (!simdjson::validate_utf8(value.data(), value.size())) {
    throw WireNonsense();
  }
  return value;
}

}  // namespace niger::isolation
