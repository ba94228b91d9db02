#pragma once
/// A message as plain data: its headers decoded, the texts that it can be read as, its attachments.
#include <cstddef>
#include <string>
#include <vector>

#include "common/article.h"

namespace niger::mail {

struct MimeText {
  std::string bytes;     ///< as they are, transfer encoding undone
  std::string charset;   ///< as declared; empty: none
  std::string location;  ///< Content-Location: the address that it was saved from
  bool is_flowed = false;
};

struct MimeAttachment {
  std::string name;  ///< UTF-8
  std::string bytes;
};

struct MimeMessage {
  std::string subject;
  std::string author;  ///< name of the sender, or else the address
  std::string id;
  std::string list;  ///< List-Id or newsgroups
  std::vector<std::string> keywords;
  Date date;
  std::vector<MimeText> plain;
  std::vector<MimeText> html;
  std::vector<MimeAttachment> attachments;
  std::vector<std::string> others;  ///< kinds of parts that are no texts: "image"
  bool is_saved_page = false;
  bool is_encrypted = false;
  bool has_more_parts = false;  ///< than kMostParts
  bool has_headers = false;
};

inline constexpr std::size_t kMostParts = 1000;

/// `bytes`: the whole message. Never fails: of what is no message nothing is found.
[[nodiscard]] MimeMessage parse_message(const std::string& bytes);

}  // namespace niger::mail
