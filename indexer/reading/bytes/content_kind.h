#pragma once
/// The kind of a file's content, known by its first bytes, and by its name where bytes do not show
/// it.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/messages/text.h"

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
  Xml,
  Mail,       ///< one message, or a page that a browser saved as one
  Mailbox,    ///< mbox: messages one after the other
  Subtitles,  ///< SRT, WebVTT
  Pdf,
  Office,       ///< DOCX, ODT, EPUB and the like: zip files of XML
  Packed,       ///< compressed, or an archive
  Unsupported,  ///< a known format that a filter program may read: DOC, RTF …
  Binary,
};

/// The word for reports: "text", "jsonl", "packed" …
[[nodiscard]] std::string_view kind_name(ContentKind kind);

/// `name`: of the file or entry, any case; `beginning`: its first kilobytes.
[[nodiscard]] ContentKind content_kind(std::string_view name, std::string_view beginning);

/// All that no_article may give.
inline constexpr std::array kNoArticles = {
    messages::Message::ReadPicture,  messages::Message::ReadSound,
    messages::Message::ReadFont,     messages::Message::ReadDatabase,
    messages::Message::ReadProgram,  messages::Message::ReadStyle,
    messages::Message::ReadScript,   messages::Message::ReadDrawing,
    messages::Message::ReadShortcut, messages::Message::ReadFolderSettings,
    messages::Message::ReadRobots};

/// What a file is that holds no article, though it may hold letters: a picture, a style sheet, a
/// font. Nothing where it is not known to be one.
[[nodiscard]] std::optional<messages::Message> no_article(std::string_view name,
                                                          std::string_view beginning);

/// The extension of `name` with its dot, lower case: ".html"; empty: none.
[[nodiscard]] std::string extension_of(std::string_view name);

/// Whether files with it are web pages, whatever they begin with.
[[nodiscard]] bool is_page_extension(std::string_view extension);

}  // namespace niger::bytes
