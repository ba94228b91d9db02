#pragma once
/// The text of an XML file of any size, a piece at a time: decoded as the file declares, and with
/// what careless programs write put right, so that a strict parser can read it: names of HTML's
/// characters, a bare & or <, control characters, bytes that are no letters.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/reading/bytes/byte_source.h"

namespace niger::xml {

class XmlInput {
 public:
  /// `begun`: bytes of `source` read already. `forced`: an encoding that is believed; empty: none.
  XmlInput(bytes::ByteSource& source, std::string begun, const std::string& forced);

  /// The next piece in valid UTF-8; false at the end.
  bool next(std::string& piece);

  [[nodiscard]] const std::string& encoding() const { return encoding_; }
  [[nodiscard]] std::uint64_t repaired() const { return repaired_; }  ///< ill-formed sequences

 private:
  enum class Within : std::uint8_t { Markup, Data, Comment };

  bool read(std::string& bytes);
  [[nodiscard]] std::string decoded(std::string&& bytes);
  [[nodiscard]] std::string mended(std::string_view text);
  std::size_t mend_reference(std::string_view text, std::size_t at, std::string& out) const;

  bytes::ByteSource& source_;
  std::string begun_;
  std::string encoding_;
  std::string waiting_;  ///< bytes that begin a character
  std::string half_;     ///< of markup or a reference, at the end of the last piece
  std::uint64_t repaired_ = 0;
  Within within_ = Within::Markup;
  bool declares_names_ = false;  ///< entities of its own
  bool has_begun_ = false;
  bool has_ended_ = false;
};

}  // namespace niger::xml
