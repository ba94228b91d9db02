#pragma once
/// The word memo: what was found out about the words of the texts read so far, by the key of the
/// word. Open addressing, cleared for each query. Used by word_matcher only.
#include <cstddef>
#include <cstdint>
#include <vector>

namespace niger::highlighting {

class WordMemo {
 public:
  /// Where what was found out stands in the caller's list: `count` items from `first`.
  struct Entry {
    std::uint64_t key = 0;  ///< 0: free
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };

  /// To be called before the first word.
  void clear() {
    entries_.assign(kFirstSize, {});
    used_ = 0;
  }

  /// The entry of `key`, valid until added(). Where its own key is 0 the word is new: the caller
  /// fills the entry and calls added().
  [[nodiscard]] Entry& entry(std::uint64_t key) {
    std::size_t place = key & (entries_.size() - 1);
    while (entries_[place].key != 0 && entries_[place].key != key) {
      place = (place + 1) & (entries_.size() - 1);
    }
    return entries_[place];
  }

  /// Makes room for the next new word.
  void added() {
    if (2 * ++used_ < entries_.size()) {
      return;
    }
    std::vector<Entry> old(2 * entries_.size());
    old.swap(entries_);
    for (const Entry& known : old) {
      if (known.key != 0) {
        entry(known.key) = known;
      }
    }
  }

 private:
  static constexpr std::size_t kFirstSize = 4096;
  std::vector<Entry> entries_;
  std::size_t used_ = 0;
};

}  // namespace niger::highlighting
