#pragma once
/// When does an index hold so much waste that it is written anew, and how? Xapian writes a changed
/// block beside the old one, for readers, and splits a full one in two: files grow by a seventh
/// with the first update of one article in a hundred, then slowly.
#include <atomic>
#include <cstdint>
#include <filesystem>

namespace niger {

/// The files of a generation, and what they took when it was made; 0: not known.
struct IndexSize {
  std::uint64_t bytes = 0;
  std::uint64_t packed_bytes = 0;
};
[[nodiscard]] IndexSize index_size(const std::filesystem::path& generation);

/// True where a fifth has come on top of the packed size, and at least a megabyte: an update of one
/// article in a hundred leads there about every twentieth time, one of two in a hundred at once. To
/// write the index anew then takes a thirtieth of a build's CPU time or less.
[[nodiscard]] bool is_wasteful(const IndexSize& size);

/// Writes the index in use anew, as a generation of its own: the same articles under the same
/// numbers, without waste. It takes the place of the one before in one step, as that of a build
/// does. Its caller holds the WriterLock. Throws Error(Index) where the disk refuses, or
/// `cancelled` became true: the index in use is as it was.
void compact_index(const std::filesystem::path& index, const std::atomic<bool>& cancelled);

}  // namespace niger
