#pragma once
/// Numbers and strings as bytes and back, for what niger-index keeps in metadata values. Numbers
/// are little-endian groups of seven bits (LEB128), strings have their length before them.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace niger::catalog {

class Packer {
 public:
  Packer& number(std::uint64_t value);
  Packer& text(std::string_view value);
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads what a Packer wrote. Reading past the end gives zeros and empty strings, and ok() is then
/// false for good: check once, at the end.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] std::uint64_t number();
  [[nodiscard]] std::string text();
  [[nodiscard]] bool done() const { return bytes_.empty(); }
  [[nodiscard]] bool ok() const { return ok_; }

 private:
  std::string_view bytes_;
  bool ok_ = true;
};

}  // namespace niger::catalog
