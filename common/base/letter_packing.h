#pragma once
/// Letter packing: UTF-8 with one byte for each letter of Arabic, where UTF-8 has two, for what is
/// compressed afterwards: zstd then finds twice as many letters within what it looks at, and writes
/// a sixth less. Any bytes come back as they were, whether they are UTF-8 or not.
///
/// U+0600 to U+067F: one byte of 80 to FF, the low seven bits of the code point. ASCII: itself. All
/// else: a byte 1C, 1D, 1E or 1F, and one, two, three or four bytes as they are.
#include <cstddef>
#include <string>
#include <string_view>

namespace niger {

/// Adds the packed form of `bytes` to `out`. What is packed by pieces unpacks to the whole.
void append_packed(std::string_view bytes, std::string& out);

/// Unpacks bytes that come in pieces.
class LetterUnpacker {
 public:
  /// Adds what `packed` stands for to `out`, at most twice as many bytes.
  void append(std::string_view packed, std::string& out);

  /// False where what came last is the beginning of something.
  [[nodiscard]] bool is_at_end() const { return raw_ == 0; }

 private:
  std::size_t raw_ = 0;  // bytes to come as they are
};

}  // namespace niger
