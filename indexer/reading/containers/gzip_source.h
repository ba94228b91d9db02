#pragma once
/// What is compressed by gzip (RFC 1952), unpacked as it is read: every member of it, each proved
/// by its checksum. Damage costs what is in it: reading goes on with the next member.
#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/reading/bytes/byte_source.h"

namespace niger::containers {

class GzipSource : public bytes::ByteSource {
 public:
  /// `begun`: bytes of `packed` read already; `packed_bytes` counts those that are read here.
  GzipSource(bytes::ByteSource& packed, std::string begun, std::uint64_t& packed_bytes);
  ~GzipSource() override;
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;
  GzipSource(GzipSource&&) = delete;
  GzipSource& operator=(GzipSource&&) = delete;

  std::size_t append_to(std::string& out, std::size_t max_bytes) override;

  /// At the end: what was wrong first, of a member or between two; zeros and line ends are not.
  [[nodiscard]] const messages::Text& failure() const override;

  /// At the end: what stands behind the last member and is none; empty: nothing but zeros and line
  /// ends. What was unpacked may be whole even so.
  [[nodiscard]] const messages::Text& rest() const { return rest_; }

 private:
  [[nodiscard]] bool find_member();
  void inflate_into(char* out, std::size_t size);
  [[nodiscard]] std::size_t taken_from() const;
  void leave_member();
  bool read_more();
  void note(messages::Text damage);

  bytes::ByteSource& packed_;
  std::uint64_t& packed_bytes_;
  std::string in_;
  std::size_t at_ = 0;      ///< in in_: what comes next
  std::size_t member_ = 0;  ///< in in_: a later one begins behind it
  z_stream stream_{};
  bool in_member_ = false;
  bool has_given_ = false;  ///< the member, something
  bool ended_ = false;
  messages::Text damage_;
  messages::Text rest_;
};

}  // namespace niger::containers
