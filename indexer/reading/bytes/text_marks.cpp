#include "indexer/reading/bytes/text_marks.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace niger::bytes {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_word(std::string_view text, std::string_view lower_word) {
  return text.size() == lower_word.size() &&
         std::equal(text.begin(), text.end(), lower_word.begin(),
                    [](char c, char expected) { return lower(c) == expected; });
}

bool is_any_of(std::string_view text, const auto& lower_words) {
  return std::any_of(lower_words.begin(), lower_words.end(),
                     [&](std::string_view word) { return is_word(text, word); });
}

std::string_view from_first_letter(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // U+FEFF byte order mark
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

// Roots that are XML without a declaration, too.
constexpr std::array<std::string_view, 17> kRoots = {
    "rss",      "feed",  "rdf:rdf",     "urlset",    "sitemapindex", "mediawiki",
    "tei",      "tei.2", "teicorpus",   "nitf",      "newsml",       "newsmessage",
    "newsitem", "opml",  "fictionbook", "atom:feed", "add"};
constexpr std::array<std::string_view, 11> kXmlNames = {
    ".xml", ".rss", ".atom", ".rdf", ".wxr", ".tei", ".opml", ".fb2", ".dbk", ".nitf", ".docbook"};
constexpr std::array<std::string_view, 22> kHeaders = {"from",
                                                       "to",
                                                       "subject",
                                                       "date",
                                                       "message-id",
                                                       "mime-version",
                                                       "content-type",
                                                       "received",
                                                       "return-path",
                                                       "reply-to",
                                                       "cc",
                                                       "delivered-to",
                                                       "x-mailer",
                                                       "in-reply-to",
                                                       "references",
                                                       "sender",
                                                       "list-id",
                                                       "dkim-signature",
                                                       "content-transfer-encoding",
                                                       "snapshot-content-location",
                                                       "x-mozilla-status",
                                                       "status"};

// The name of a line of a header: letters, digits and dashes before a colon.
std::string_view header_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return {};
  const std::string_view name = line.substr(0, colon);
  const bool is_name = std::all_of(name.begin(), name.end(), [](char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
  return is_name ? name : std::string_view();
}

// How many of the first lines are known headers; 0 where another kind of line stands among them.
struct Headers {
  std::size_t known = 0;
  std::size_t lines = 0;
};
Headers headers_of(std::string_view text) {
  constexpr std::size_t kMostLines = 40;
  Headers found;
  bool is_first = true;
  while (!text.empty() && found.lines < kMostLines) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    const bool is_whole = end < text.size();
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    if (!is_first && (line.front() == ' ' || line.front() == '\t')) continue;
    is_first = false;
    const std::string_view name = header_name(line);
    if (name.empty()) {
      if (is_whole) return {};
      break;
    }
    ++found.lines;
    found.known += is_any_of(name, kHeaders) ? 1 : 0;
  }
  return found;
}

}  // namespace

std::string_view xml_root(std::string_view beginning) {
  std::string_view text = from_first_letter(beginning);
  while (text.starts_with("<?") || text.starts_with("<!")) {
    std::size_t end = std::string_view::npos;
    if (text.starts_with("<!--")) {
      end = text.find("-->");
      end += end == std::string_view::npos ? 0 : 2;
    } else if (text.starts_with("<?")) {
      end = text.find("?>");
      end += end == std::string_view::npos ? 0 : 1;
    } else {
      const std::size_t close = text.find('>');
      const std::size_t subset = text.find('[');
      end = subset < close ? text.find("]>") : close;
      end += subset < close && end != std::string_view::npos ? 1 : 0;
    }
    if (end == std::string_view::npos) return {};
    text = from_first_letter(text.substr(end + 1));
  }
  if (!text.starts_with('<')) return {};
  const std::size_t end = text.find_first_of(" \t\r\n/>", 1);
  return end == std::string_view::npos ? std::string_view() : text.substr(1, end - 1);
}

bool is_xml(std::string_view extension, std::string_view beginning) {
  const std::string_view text = from_first_letter(beginning);
  if (!text.starts_with('<')) return false;
  const std::string_view root = xml_root(text);
  if (is_word(root, "html") || is_word(root, "doc") || is_word(root, "svg")) return false;
  if (text.starts_with("<?xml")) return true;
  const bool is_named = is_any_of(extension, kXmlNames);
  return !root.empty() && (is_any_of(root, kRoots) || is_named);
}

bool is_mail(std::string_view extension, std::string_view beginning) {
  const Headers headers = headers_of(from_first_letter(beginning));
  const bool is_named = extension == ".eml" || extension == ".emlx";
  // An .emlx begins with its size.
  if (extension == ".emlx") return true;
  constexpr std::size_t kFewest = 3;
  return headers.known >= (is_named ? 1 : kFewest) && headers.known * 2 >= headers.lines;
}

bool is_mailbox(std::string_view beginning) {
  if (!beginning.starts_with("From ")) return false;
  const std::size_t end = beginning.find('\n');
  if (end == std::string_view::npos || end > 300) return false;
  const std::string_view line = beginning.substr(0, end);
  const bool has_time = line.find(':') != std::string_view::npos;
  return has_time && headers_of(beginning.substr(end + 1)).known > 0;
}

bool is_subtitles(std::string_view extension, std::string_view text) {
  if (extension == ".vtt" || text.starts_with("WEBVTT")) return text.starts_with("WEBVTT");
  const std::size_t arrow = text.substr(0, 2000).find("-->");
  if (arrow == std::string_view::npos) return false;
  const std::size_t line = text.substr(0, arrow).rfind('\n');
  const std::string_view time = text.substr(line == std::string_view::npos ? 0 : line + 1, 64);
  // 00:00:01,000 -->
  const std::size_t digits = time.find_first_not_of("0123456789:,. ");
  const bool has_time =
      digits != std::string_view::npos && digits >= 8 && time.substr(digits).starts_with("-->");
  return has_time &&
         (extension == ".srt" || line == std::string_view::npos ||
          text.substr(0, line).find_first_not_of("0123456789 \t\r\n") == std::string_view::npos);
}

}  // namespace niger::bytes
