#include "indexer/reading/bytes/content_kind.h"

#include <algorithm>
#include <array>

#include "indexer/reading/bytes/encoding.h"
#include "indexer/reading/bytes/html_source.h"
#include "indexer/reading/bytes/text_marks.h"
#include "indexer/reading/bytes/utf16.h"

namespace niger::bytes {
namespace {

using namespace std::string_view_literals;

bool starts_with_any(std::string_view bytes, std::initializer_list<std::string_view> marks) {
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return bytes.starts_with(mark); });
}

bool is_packed(std::string_view bytes) {
  constexpr std::size_t kTarMark = 257;
  return starts_with_any(bytes, {"\x1F\x8B"sv, "BZh"sv,
                                 "\xFD"
                                 "7zXZ\0"sv,
                                 "\x28\xB5\x2F\xFD"sv, "\x04\x22\x4D\x18"sv, "PK\x03\x04"sv,
                                 "PK\x05\x06"sv, "\x1F\x9D"sv}) ||
         (bytes.size() > kTarMark + 5 && bytes.substr(kTarMark, 5) == "ustar");
}

// Documents that are zip files inside: DOCX, ODT, EPUB.
bool is_office_zip(std::string_view bytes, std::string_view extension) {
  constexpr std::array<std::string_view, 13> kExtensions = {
      ".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".pptx", ".ppsx",
      ".pptm", ".odt",  ".ott",  ".ods",  ".odp",  ".epub"};
  return bytes.starts_with("PK\x03\x04") &&
         (std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end() ||
          bytes.substr(0, 200).find("[Content_Types].xml") != std::string_view::npos ||
          bytes.substr(0, 100).find("mimetypeapplication/") != std::string_view::npos);
}

bool is_known_document(std::string_view bytes) {
  return starts_with_any(bytes, {"\xD0\xCF\x11\xE0"sv, "{\\rtf"sv, "AT&TFORM"sv});
}

std::string_view without_blanks(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) {  // U+FEFF byte order mark
    text.remove_prefix(3);
  }
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

// A JSON object that ends on its line, with another one or nothing after it.
bool is_json_lines(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) {
    return false;
  }
  const std::size_t last = text.find_last_not_of(" \t\r", end - 1);
  const std::string_view next = without_blanks(text.substr(end));
  return text[last] == '}' && (next.empty() || next.front() == '{');
}

bool is_of_records(std::string_view extension) {
  return extension == ".json" || extension == ".jsonl" || extension == ".ndjson" ||
         extension == ".csv" || extension == ".tsv";
}

// Without what a disk that was full, or a crash, left in the midst of records, and without what a
// string of JSON holds by mistake.
std::string without_controls(std::string_view bytes) {
  std::string kept(bytes);
  std::erase_if(kept, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  return kept;
}

// Binary data that is called so by mistake does not begin as its name says.
bool is_file_of_records(std::string_view extension, std::string_view beginning) {
  if (!is_of_records(extension)) return false;
  const std::string text = without_controls(beginning);
  const std::string_view content = without_blanks(text);
  const bool is_table = extension == ".csv" || extension == ".tsv";
  return !looks_binary(text) && (is_table || content.starts_with('{') || content.starts_with('['));
}

}  // namespace

std::string extension_of(std::string_view name) {
  const std::size_t slash = name.find_last_of('/');
  const std::size_t dot = name.find_last_of('.');
  if (dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash)) {
    return {};
  }
  std::string extension(name.substr(dot));
  for (char& c : extension) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return extension;
}

std::string_view kind_name(ContentKind kind) {
  constexpr std::array<std::string_view, 17> kNames = {
      "text", "html", "json",      "jsonl", "csv",    "trec",   "markdown", "warc",  "xml",
      "mail", "mbox", "subtitles", "pdf",   "office", "packed", "document", "binary"};
  return kNames[static_cast<std::size_t>(kind)];
}

bool is_page_extension(std::string_view extension) {
  return extension == ".html" || extension == ".htm" || extension == ".xhtml" ||
         extension == ".shtml";
}

ContentKind content_kind(std::string_view name, std::string_view beginning) {
  const std::string extension = extension_of(name);
  // What a server or a mailer left before it stands within the first kilobyte.
  if (beginning.starts_with("%PDF-") ||
      (extension == ".pdf" && beginning.substr(0, 1024).find("%PDF-") != std::string_view::npos)) {
    return ContentKind::Pdf;
  }
  if (is_office_zip(beginning, extension)) {
    return ContentKind::Office;
  }
  if (is_known_document(beginning)) {
    return ContentKind::Unsupported;
  }
  if (is_packed(beginning)) {
    return ContentKind::Packed;
  }
  if (beginning.starts_with("WARC/")) {
    return ContentKind::Warc;
  }
  const std::string_view sample = beginning.substr(0, 8192);
  if (no_article(name, sample).has_value() ||
      (looks_binary(sample) && !is_file_of_records(extension, sample))) {
    return ContentKind::Binary;
  }
  std::string decoded;  // so that text of UTF-16 is recognized as other text is
  if (const ByteOrder order = utf16_order(sample); order != ByteOrder::None) {
    std::size_t lost = 0;
    decoded = decoded_utf16(beginning, order, lost);
    beginning = decoded;
  }
  if (is_xml(extension, beginning)) {
    return ContentKind::Xml;
  }
  if (extension == ".mht" || extension == ".mhtml" || is_mail(extension, beginning)) {
    return ContentKind::Mail;
  }
  if (is_mailbox(beginning)) {
    return ContentKind::Mailbox;
  }
  if (is_page_extension(extension) || looks_like_html(beginning)) {
    return ContentKind::Html;
  }
  const std::string_view text = without_blanks(beginning);
  if (is_subtitles(extension, text)) {
    return ContentKind::Subtitles;
  }
  if (extension == ".jsonl" || extension == ".ndjson") {
    return text.starts_with("[{") ? ContentKind::Json : ContentKind::JsonLines;
  }
  if (text.starts_with("window.YTD.")) {
    return ContentKind::Json;
  }
  if (extension == ".json") {
    return text.starts_with('{') && is_json_lines(text) ? ContentKind::JsonLines
                                                        : ContentKind::Json;
  }
  if (text.starts_with("{\"") && is_json_lines(text)) {
    return ContentKind::JsonLines;
  }
  if (starts_with_any(text, {"<DOC>", "<doc>", "<DOC "})) {
    return ContentKind::Trec;
  }
  if (extension == ".csv" || extension == ".tsv") {
    return ContentKind::Csv;
  }
  const bool front_matter = starts_with_any(beginning, {"---\n", "---\r\n", "+++\n", "+++\r\n"});
  return extension == ".md" || extension == ".markdown" || front_matter ? ContentKind::Markdown
                                                                        : ContentKind::Text;
}

}  // namespace niger::bytes
