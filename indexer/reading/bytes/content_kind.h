#pragma once
/// The kind of a file's content, known by its first bytes, and by its name where bytes do not show
/// it.
#include <cstdint>
#include <string>
#include <string_view>

namespace niger::bytes {

enum class ContentKind : std::uint8_t {
  Text,
  Html,
  Json,
  JsonLines,
  Csv,
  Trec,
  Markdown,
  Warc,
  Packed,       ///< compressed, or an archive
  Unsupported,  ///< a known format that a filter program may read: PDF, DOCX …
  Binary,
};

/// The word for reports: "text", "jsonl", "packed" …
[[nodiscard]] std::string_view kind_name(ContentKind kind);

/// `name`: of the file or entry, any case; `beginning`: its first kilobytes.
[[nodiscard]] ContentKind content_kind(std::string_view name, std::string_view beginning);

/// The extension of `name` with its dot, lower case: ".html"; empty: none.
[[nodiscard]] std::string extension_of(std::string_view name);

}  // namespace niger::bytes
