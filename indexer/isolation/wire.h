#pragma once
/// Numbers and strings as bytes between processes: numbers as groups of seven bits, the least
/// first, strings behind their length. What comes in is bounded and checked: the process at the
/// other end may be corrupted.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace niger::isolation {

class WireWriter {
 public:
  /// What is written goes there instead of growing where a string is large; nullptr: it grows.
  using Drain = std::function<void(std::string_view bytes)>;

  explicit WireWriter(Drain drain = nullptr) : drain_(std::move(drain)) {}

  WireWriter& number(std::uint64_t value);
  WireWriter& text(std::string_view value);
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  void clear() { bytes_.clear(); }

 private:
  Drain drain_;
  std::string bytes_;
};

/// Thrown by WireReader: what came is nothing that a WireWriter of ours wrote.
struct WireNonsense {};
/// Thrown by WireReader: nothing more comes.
struct WireEnded {};

class WireReader {
 public:
  /// Puts up to `most` bytes at `to` and returns how many; waits for the first. 0: there are no
  /// more.
  using Fill = std::function<std::size_t(char* to, std::size_t most)>;

  explicit WireReader(Fill fill) : fill_(std::move(fill)) {}

  /// True where something has come that is not yet read.
  [[nodiscard]] bool has_more() const { return at_ < end_; }

  std::uint64_t number();
  /// At most `most`, else WireNonsense.
  std::uint64_t number(std::uint64_t most);
  bool flag() { return number(1) != 0; }
  /// Well-formed UTF-8 of at most `most` bytes, else WireNonsense.
  std::string text(std::size_t most);
  /// The same of any bytes.
  std::string bytes(std::size_t most);

 private:
  unsigned char byte();

  Fill fill_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
};

}  // namespace niger::isolation
