#include "indexer/reading/mail/mail_reader.h"

#include <algorithm>
#include <utility>

#include "common/base/utf8.h"
#include "indexer/reading/articles/line_stream.h"
#include "indexer/reading/bytes/code_page.h"
#include "indexer/reading/bytes/encoding.h"
#include "indexer/reading/bytes/html_source.h"
#include "indexer/reading/fields/article_draft.h"
#include "indexer/reading/fields/line_kind.h"
#include "indexer/reading/fields/structure.h"
#include "indexer/reading/formats/html_reader.h"
#include "indexer/reading/mail/mime_message.h"

namespace niger::mail {

using articles::ArticleOutput;
using fields::ArticleDraft;
using fields::Provenance;
using messages::Message;
using walk::SkipReason;

namespace {

// What the message declares is believed where the text shows nothing else.
bytes::Decoded decoded(MimeText&& text, ArticleOutput& output) {
  std::string copy = text.bytes;
  messages::Result<bytes::Decoded> result =
      bytes::decode(std::move(copy), {output.options().encoding, text.charset});
  bytes::Decoded found;
  if (result.ok()) {
    found = std::move(result.value());
  } else {
    std::size_t lost = 0;
    found.encoding = bytes::known_encoding_name(text.charset);
    if (found.encoding.empty() ||
        !bytes::decode_named(found.encoding, text.bytes, found.text, lost)) {
      found.text = repaired_utf8(text.bytes, lost);
      found.encoding = "UTF-8";
    }
    found.repaired = lost;
    std::erase(found.text, '\r');
  }
  output.add_repaired(found.repaired);
  return found;
}

// Lines that end in a blank go on in the next one (RFC 3676).
std::string without_soft_breaks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_soft =
        text[i] == '\n' && i > 0 && text[i - 1] == ' ' && !std::string_view(out).ends_with("-- ");
    if (!is_soft) out += text[i];
  }
  return out;
}

// The signature stands below a line "-- ".
void cut_signature(std::string& text) {
  const std::size_t at = text.rfind("\n-- \n");
  if (at != std::string::npos && at > 0) text.resize(at);
}

// The texts of the message, as those that wrote it shown: HTML unless the plain text says more.
void take_text(MimeMessage& message, ArticleOutput& output, ArticleDraft& draft) {
  ArticleDraft page;
  for (MimeText& part : message.html) {
    bytes::Decoded html = decoded(std::move(part), output);
    ArticleDraft one;
    formats::read_html_fragment(bytes::without_scripts(html.text), message.subject, one);
    if (one.text.size() > page.text.size()) {
      page.text = std::move(one.text);
      page.zones = std::move(one.zones);
      page.encoding = std::move(html.encoding);
    }
  }
  std::string plain;
  std::string encoding;
  for (MimeText& part : message.plain) {
    const bool is_flowed = part.is_flowed;
    bytes::Decoded text = decoded(std::move(part), output);
    std::string words = is_flowed ? without_soft_breaks(text.text) : std::move(text.text);
    cut_signature(words);
    plain.append(plain.empty() ? "" : "\n").append(words);
    encoding = std::move(text.encoding);
  }
  const bool is_page = page.text.size() * 10 >= plain.size() * 8 && !page.text.empty();
  draft.text = is_page ? std::move(page.text) : std::move(plain);
  if (is_page) draft.zones = std::move(page.zones);
  draft.encoding = is_page ? std::move(page.encoding) : std::move(encoding);
}

void emit_message(MimeMessage& message, std::string_view record, ArticleOutput& output) {
  ArticleDraft draft;
  take_text(message, output, draft);
  if (fields::trimmed(draft.text).empty() && fields::trimmed(message.subject).empty()) {
    if (message.attachments.empty()) output.skip(record, SkipReason::Empty, Message::ReadNoText);
    return;
  }
  draft.id = message.id;
  draft.set(ArticleField::Title, fields::trimmed(message.subject), Provenance::Record);
  draft.set(ArticleField::Author, fields::trimmed(message.author), Provenance::Record);
  draft.set(ArticleField::Source, fields::trimmed(message.list), Provenance::Record);
  draft.set_date(message.date, Provenance::Record);
  draft.set_keywords(std::move(message.keywords), Provenance::Record);
  fields::structure_text(draft);
  output.emit(std::move(draft), record);
}

// One message; `record`: its place in a mailbox, empty: it is the file.
void read_one(const std::string& bytes, std::string_view record, ArticleOutput& output,
              const AttachmentReader& attachment) {
  MimeMessage message = parse_message(bytes);
  for (const std::string& kind : message.others) output.count_other(kind);
  if (message.has_more_parts) {
    output.doubt(record, {Message::ReadMailParts, {{"count", std::uint64_t{kMostParts}}}});
  }
  if (message.is_saved_page) {
    MimeText& page = message.html.front();
    const std::string url = page.location;
    if (!page.charset.empty()) {
      bytes::Decoded html = decoded(std::move(page), output);
      formats::read_html(std::move(html.text), output, url);
    } else {
      formats::read_html(std::move(page.bytes), output, url);
    }
    return;  // what else was saved is of the page
  }
  if (message.is_encrypted) {
    output.skip(record, SkipReason::Unsupported, Message::ReadMailCrypted);
    return;
  }
  if (!message.has_headers) {
    output.skip(record, SkipReason::Damaged, Message::ReadNoMessage);
    return;
  }
  emit_message(message, record, output);
  const std::string folder = record.empty() ? "" : std::string(record) + "/";
  std::size_t number = 0;
  for (MimeAttachment& one : message.attachments) {
    std::string name = one.name;
    std::replace(name.begin(), name.end(), '\n', ' ');
    ++number;
    if (name.empty()) name = "attachment-" + std::to_string(number);
    attachment(folder + name, std::move(one.bytes));
  }
}

}  // namespace

void read_message(std::string&& bytes, ArticleOutput& output, const AttachmentReader& attachment) {
  // An .emlx of Apple Mail begins with its size, and ends with a list of properties.
  const std::size_t digits = bytes.find_first_not_of("0123456789 ");
  if (digits != std::string::npos && digits > 0 && bytes[digits] == '\n') {
    bytes.erase(0, digits + 1);
    const std::size_t list = bytes.rfind("<?xml");
    if (list != std::string::npos && bytes.find("<plist", list) != std::string::npos) {
      bytes.resize(list);
    }
  }
  read_one(bytes, "", output, attachment);
}

void read_mailbox(bytes::ByteSource& source, std::string begun, ArticleOutput& output,
                  const AttachmentReader& attachment) {
  const std::uint64_t limit = output.options().limits.record_bytes;
  articles::LineStream lines(source, std::move(begun), limit);
  std::string message;
  std::uint64_t number = 0;
  bool is_too_large = false;
  bool is_after_blank = true;
  const auto end_message = [&] {
    if (number == 0) return;
    const std::string name = std::to_string(number);
    if (is_too_large) {
      output.skip(name, SkipReason::TooLarge, {Message::JsonLargeRecord, {{"count", limit}}});
    } else {
      output.read_unit(name, [&] { read_one(message, name, output, attachment); });
    }
    message.clear();
    is_too_large = false;
  };
  for (std::string_view line; lines.next(line);) {
    const std::string_view bare = line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
    // A line of the text that begins so has no time.
    const bool begins = is_after_blank && bare.starts_with("From ") &&
                        bare.find(':') != std::string_view::npos &&
                        bare.find_first_of("0123456789") != std::string_view::npos;
    is_after_blank = bare.empty();
    if (begins) {
      end_message();
      ++number;
      continue;
    }
    std::string_view kept = line;
    const std::size_t quotes = std::min(kept.find_first_not_of('>'), kept.size());
    if (quotes > 0 && kept.substr(quotes).starts_with("From ")) kept.remove_prefix(1);
    if (message.size() + kept.size() > limit || lines.too_long()) {
      is_too_large = true;
      message.clear();
    }
    if (!is_too_large) message.append(kept).append("\n");
  }
  end_message();
  if (!source.failure().empty()) {
    output.skip("", SkipReason::Damaged, {Message::ReadStopped, {{"reason", source.failure()}}});
  }
}

}  // namespace niger::mail
