#include "indexer/reading/mail/mime_message.h"

#include <gmime/gmime.h>

#include <memory>
#include <string_view>

#include "common/base/utf8.h"
#include "indexer/reading/fields/line_kind.h"

namespace niger::mail {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename Type>
using Held = std::unique_ptr<Type, Unref>;

// Headers may hold whatever bytes a program wrote.
std::string valid(const char* text) {
  if (text == nullptr) return {};
  if (is_valid_utf8(text)) return text;
  std::size_t lost = 0;
  return repaired_utf8(text, lost);
}

std::string sender_of(GMimeMessage* message) {
  InternetAddressList* const senders = g_mime_message_get_from(message);
  if (senders == nullptr || internet_address_list_length(senders) == 0) return {};
  InternetAddress* const first = internet_address_list_get_address(senders, 0);
  std::string name = valid(internet_address_get_name(first));
  if (fields::trimmed(name).empty() && INTERNET_ADDRESS_IS_MAILBOX(first)) {
    name = valid(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first)));
  }
  return name;
}

Date date_of(GMimeMessage* message) {
  GDateTime* const time = g_mime_message_get_date(message);
  if (time == nullptr) return {};
  Date day;
  g_date_time_get_ymd(time, &day.year, &day.month, &day.day);
  return day.year >= 1970 && day.year <= 2100 ? day : Date{};
}

std::string header(GMimeObject* object, const char* name) {
  return valid(g_mime_object_get_header(object, name));
}

std::string content_of(GMimePart* part) {
  GMimeDataWrapper* const content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  const Held<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  const GByteArray* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

bool is_attached(GMimeObject* part) {
  GMimeContentDisposition* const disposition = g_mime_object_get_content_disposition(part);
  return disposition != nullptr && g_mime_content_disposition_is_attachment(disposition);
}

std::string parameter(GMimeContentType* type, const char* name) {
  return valid(g_mime_content_type_get_parameter(type, name));
}

// A program that forgets the line end before the last boundary leaves it in the text.
std::string without_boundary(std::string text, GMimeObject* parent) {
  if (parent == nullptr || !GMIME_IS_MULTIPART(parent)) return text;
  const std::string boundary = valid(g_mime_multipart_get_boundary(GMIME_MULTIPART(parent)));
  std::size_t end = text.find_last_not_of(" \r\n");
  end = end == std::string::npos ? 0 : end + 1;
  const std::string last = "--" + boundary + "--";
  if (!boundary.empty() && std::string_view(text).substr(0, end).ends_with(last)) {
    text.resize(end - last.size());
  }
  return text;
}

void take_part(GMimePart* part, GMimeObject* parent, MimeMessage& message) {
  GMimeObject* const object = GMIME_OBJECT(part);
  GMimeContentType* const type = g_mime_object_get_content_type(object);
  const std::string name = valid(g_mime_part_get_filename(part));
  const bool is_html = g_mime_content_type_is_type(type, "text", "html");
  const bool is_text = is_html || g_mime_content_type_is_type(type, "text", "plain");
  if (is_text && !is_attached(object)) {
    std::vector<MimeText>& texts = is_html ? message.html : message.plain;
    texts.push_back({without_boundary(content_of(part), parent), parameter(type, "charset"),
                     header(object, "Content-Location"), parameter(type, "format") == "flowed"});
    return;
  }
  for (const char* kind : {"image", "audio", "video", "font"}) {
    if (!is_attached(object) && g_mime_content_type_is_type(type, kind, "*")) {
      message.others.emplace_back(kind);
      return;
    }
  }
  if (g_mime_content_type_is_type(type, "text", "css") ||
      g_mime_content_type_is_type(type, "*", "javascript")) {
    message.others.emplace_back("script");
    return;
  }
  if (g_mime_content_type_is_type(type, "application", "pkcs7-mime") ||
      g_mime_content_type_is_type(type, "application", "x-pkcs7-mime")) {
    message.is_encrypted = true;
    return;
  }
  if (g_mime_content_type_is_type(type, "application", "pgp-signature") ||
      g_mime_content_type_is_type(type, "application", "pkcs7-signature") ||
      g_mime_content_type_is_type(type, "application", "x-pkcs7-signature")) {
    message.others.emplace_back("signature");
    return;
  }
  message.attachments.push_back({name, content_of(part)});
}

bool is_encrypted(GMimeObject* object) {
  return object != nullptr && GMIME_IS_MULTIPART(object) &&
         g_mime_content_type_is_type(g_mime_object_get_content_type(object), "multipart",
                                     "encrypted");
}

void take_parts(GMimeMessage* message, MimeMessage& found) {
  GMimePartIter* const walk = g_mime_part_iter_new(GMIME_OBJECT(message));
  std::size_t parts = 0;
  bool has_more = g_mime_part_iter_get_current(walk) != nullptr;
  while (has_more) {
    GMimeObject* const part = g_mime_part_iter_get_current(walk);
    GMimeObject* const parent = g_mime_part_iter_get_parent(walk);
    if (++parts > kMostParts) {
      found.has_more_parts = true;
      break;
    }
    if (is_encrypted(part) || is_encrypted(parent)) {
      found.is_encrypted = true;
      break;
    }
    if (GMIME_IS_PART(part)) {
      take_part(GMIME_PART(part), parent, found);
    } else if (GMIME_IS_MESSAGE_PART(part)) {
      // A message in the message is one of its own, with what is in it.
      GMimeMessage* const inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
      if (inner != nullptr) {
        char* const text = g_mime_object_to_string(GMIME_OBJECT(inner), nullptr);
        found.attachments.push_back({"message.eml", text == nullptr ? "" : text});
        g_free(text);
      }
      char* const path = g_mime_part_iter_get_path(walk);
      const std::string within = std::string(path == nullptr ? "" : path) + ".";
      g_free(path);
      while ((has_more = g_mime_part_iter_next(walk) != 0)) {
        char* const next = g_mime_part_iter_get_path(walk);
        const bool is_inner = next != nullptr && std::string_view(next).starts_with(within);
        g_free(next);
        if (!is_inner) break;
      }
      continue;
    }
    has_more = g_mime_part_iter_next(walk) != 0;
  }
  g_mime_part_iter_free(walk);
}

// Those of 8-bit headers that name none.
GMimeParserOptions* parser_options() {
  static GMimeParserOptions* const options = [] {
    g_mime_init();
    GMimeParserOptions* made = g_mime_parser_options_new();
    static const char* kCharsets[] = {"utf-8", "windows-1256", "iso-8859-6", nullptr};
    g_mime_parser_options_set_fallback_charsets(made, kCharsets);
    return made;
  }();
  return options;
}

}  // namespace

MimeMessage parse_message(const std::string& bytes) {
  MimeMessage found;
  GMimeParserOptions* const options = parser_options();
  const Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Held<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Held<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), options));
  if (!message) return found;
  GMimeObject* const object = GMIME_OBJECT(message.get());
  found.has_headers = g_mime_header_list_get_count(g_mime_object_get_header_list(object)) > 0;
  found.subject = valid(g_mime_message_get_subject(message.get()));
  found.author = sender_of(message.get());
  found.date = date_of(message.get());
  found.id = valid(g_mime_message_get_message_id(message.get()));
  found.list = header(object, "Newsgroups");
  found.keywords = fields::split_keywords(header(object, "Keywords"));
  take_parts(message.get(), found);
  GMimeObject* const root = g_mime_message_get_mime_part(message.get());
  const bool is_related =
      root != nullptr &&
      g_mime_content_type_is_type(g_mime_object_get_content_type(root), "multipart", "related");
  const std::string saved_from = header(object, "Snapshot-Content-Location");
  if (!found.html.empty() && found.html.front().location.empty()) {
    found.html.front().location = saved_from;
  }
  const bool is_html_alone =
      root != nullptr && GMIME_IS_PART(root) && found.plain.empty() && found.html.size() == 1;
  found.is_saved_page = !found.html.empty() && (is_related || is_html_alone) &&
                        found.html.front().location.find("://") != std::string::npos;
  return found;
}

}  // namespace niger::mail
