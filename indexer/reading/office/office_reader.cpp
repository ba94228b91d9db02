#include "indexer/reading/office/office_reader.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "indexer/reading/bytes/encoding.h"
#include "indexer/reading/bytes/html_source.h"
#include "indexer/reading/containers/entry_names.h"
#include "indexer/reading/fields/article_draft.h"
#include "indexer/reading/fields/line_kind.h"
#include "indexer/reading/fields/record_fields.h"
#include "indexer/reading/fields/structure.h"
#include "indexer/reading/formats/html_reader.h"
#include "indexer/reading/formats/record_article.h"
#include "indexer/reading/office/office_parts.h"
#include "indexer/reading/page/html_page.h"
#include "indexer/reading/page/html_story.h"

namespace niger::office {

using articles::ArticleOutput;
using messages::Message;
using messages::Text;
using walk::SkipReason;

namespace {

// A part that holds words, or tells where they are.
bool is_wanted(std::string_view name) {
  if (name == "mimetype") return true;
  for (const std::string_view ending : {".xml", ".opf", ".xhtml", ".html", ".htm", ".rels"}) {
    if (name.ends_with(ending)) {
      return name.find("theme/") == std::string_view::npos &&
             name.find("slideLayouts/") == std::string_view::npos &&
             name.find("slideMasters/") == std::string_view::npos &&
             name.find("styles.xml") == std::string_view::npos;
    }
  }
  return false;
}

// Parts that are called PREFIX1.xml, PREFIX2.xml …, by their numbers.
std::vector<const std::string*> numbered(const Parts& parts, std::string_view prefix) {
  std::vector<std::pair<unsigned, const std::string*>> found;
  for (const auto& [name, content] : parts) {
    if (!name.starts_with(prefix)) continue;
    unsigned number = 0;
    const char* const end = name.data() + name.size();
    const auto [at, error] = std::from_chars(name.data() + prefix.size(), end, number);
    if (error == std::errc() &&
        std::string_view(at, static_cast<std::size_t>(end - at)) == ".xml") {
      found.emplace_back(number, &content);
    }
  }
  std::sort(found.begin(), found.end());
  std::vector<const std::string*> contents;
  for (const auto& [number, content] : found) contents.push_back(content);
  return contents;
}

const std::string& part(const Parts& parts, const std::string& name) {
  static const std::string kNone;
  const auto found = parts.find(name);
  return found == parts.end() ? kNone : found->second;
}

class Document {
 public:
  Document(const Parts& parts, ArticleOutput& output) : parts_(parts), output_(output) {
    const std::string& core = part(parts, "docProps/core.xml");
    properties_ = read_properties(core.empty() ? part(parts, "meta.xml") : core);
  }

  void read() {
    if (part(parts_, "META-INF/manifest.xml").find("encryption-data") != std::string::npos ||
        parts_.contains("META-INF/encryption.xml")) {
      output_.skip("", SkipReason::Unsupported, Message::ReadOfficeLocked);
    } else if (parts_.contains("word/document.xml")) {
      read_words();
    } else if (parts_.contains("xl/workbook.xml")) {
      read_workbook();
    } else if (parts_.contains("ppt/presentation.xml")) {
      read_slides();
    } else if (parts_.contains("content.xml")) {
      read_open_document();
    } else if (parts_.contains("META-INF/container.xml")) {
      read_book();
    } else {
      output_.skip("", SkipReason::Damaged,
                   {Message::ReadOfficeDamaged,
                    {{"reason", Text(Message::ReadNoPart, {{"name", "word/document.xml"}})}}});
    }
  }

 private:
  static std::string joined(const std::vector<Section>& sections) {
    std::string text;
    for (const Section& section : sections) {
      text.append(text.empty() ? "" : "\n").append(section.text);
    }
    return text;
  }

  void emit(const std::string& title, std::string&& text, std::string_view record) {
    fields::RecordFields fields(output_.options().field_names);
    fields.put("title", title);
    fields.put("author", properties_.author);
    fields.put("date", properties_.date);
    fields.put("keywords", properties_.keywords);
    fields.put("language", properties_.language);
    fields.put("source", properties_.publisher);
    fields.put("text", text);
    if (!fields.has(fields::FieldRole::Text)) {
      output_.skip(record, SkipReason::Empty, Message::ReadNoText);
      return;
    }
    formats::emit_record(fields, record, "UTF-8", output_);
  }

  void read_words() {
    std::vector<Section> sections = read_sections(part(parts_, "word/document.xml"));
    const std::string title =
        !properties_.title.empty() || sections.empty() ? properties_.title : sections.front().title;
    std::string text = joined(sections);
    if (!sections.empty() && !sections.front().title.empty() && sections.front().title != title) {
      text = sections.front().title + "\n" + text;
    }
    for (const char* notes : {"word/footnotes.xml", "word/endnotes.xml"}) {
      const std::string more = joined(read_sections(part(parts_, notes)));
      text.append(more.empty() ? "" : "\n").append(more);
    }
    emit(title, std::move(text), "");
  }

  void read_workbook() {
    const std::vector<std::string> shared =
        read_shared_strings(part(parts_, "xl/sharedStrings.xml"));
    const std::vector<Reference> names =
        read_references(part(parts_, "xl/workbook.xml"), "sheet", "sheetId", "name");
    std::size_t number = 0;
    for (const std::string* sheet : numbered(parts_, "xl/worksheets/sheet")) {
      const std::string name = number < names.size() ? names[number].value : std::string();
      read_sheet(name, joined(read_sections(*sheet, shared)), ++number);
    }
    if (output_.articles() == 0 && output_.skipped() == 0) {
      output_.skip("", SkipReason::Empty, Message::ReadNoText);
    }
  }

  void read_sheet(const std::string& name, std::string&& text, std::size_t number) {
    if (text.empty()) return;
    const std::string record = std::to_string(number);
    output_.read_unit(record, [&] { emit(name, std::move(text), record); });
  }

  void read_slides() {
    std::string text;
    const auto notes = numbered(parts_, "ppt/notesSlides/notesSlide");
    for (const std::string* slide : numbered(parts_, "ppt/slides/slide")) {
      const std::string more = joined(read_sections(*slide));
      text.append(text.empty() || more.empty() ? "" : "\n").append(more);
    }
    for (const std::string* note : notes) {
      const std::string more = joined(read_sections(*note));
      text.append(text.empty() || more.empty() ? "" : "\n").append(more);
    }
    emit(properties_.title, std::move(text), "");
  }

  void read_open_document() {
    std::vector<Section> sections = read_sections(part(parts_, "content.xml"));
    const bool is_table = part(parts_, "mimetype").find("spreadsheet") != std::string::npos;
    if (!is_table || sections.empty()) {
      const std::string title = !properties_.title.empty() || sections.empty()
                                    ? properties_.title
                                    : sections.front().title;
      emit(title, joined(sections), "");
      return;
    }
    std::size_t number = 0;
    for (Section& sheet : sections) read_sheet(sheet.title, std::move(sheet.text), ++number);
  }

  // The chapters of an EPUB, in the order of its spine.
  void read_book() {
    const std::vector<Reference> roots =
        read_references(part(parts_, "META-INF/container.xml"), "rootfile", "", "full-path");
    const std::string package = roots.empty() ? std::string() : roots.front().value;
    const std::string& opf = part(parts_, package);
    properties_ = read_properties(opf);
    const std::string folder =
        package.substr(0, package.rfind('/') == std::string::npos ? 0 : package.rfind('/') + 1);
    const std::vector<Reference> items = read_references(opf, "item", "id", "href");
    std::size_t number = 0;
    for (const Reference& place : read_references(opf, "itemref", "idref", "linear")) {
      const auto item = std::find_if(items.begin(), items.end(),
                                     [&](const Reference& one) { return one.id == place.id; });
      if (item != items.end())
        read_chapter(part(parts_, folder + unescaped(item->value)), ++number);
    }
    if (output_.articles() == 0 && output_.skipped() == 0) {
      output_.skip("", SkipReason::Empty, Message::ReadNoText);
    }
  }

  // %20 in the names of files.
  static std::string unescaped(std::string_view address) {
    std::string out;
    for (std::size_t i = 0; i < address.size(); ++i) {
      unsigned value = 0;
      if (address[i] == '%' && i + 2 < address.size() &&
          std::from_chars(address.data() + i + 1, address.data() + i + 3, value, 16).ptr ==
              address.data() + i + 3) {
        out += static_cast<char>(value);
        i += 2;
      } else {
        out += address[i];
      }
    }
    return out;
  }

  void read_chapter(const std::string& html, std::size_t number) {
    if (html.empty()) return;
    const std::string record = std::to_string(number);
    output_.read_unit(record, [&] {
      std::string copy = html;
      auto decoded = bytes::decode(std::move(copy), {"", bytes::declared_charset(html)});
      if (!decoded.ok()) {
        output_.skip(record, SkipReason::Encoding, decoded.error());
        return;
      }
      const std::string page = bytes::without_scripts(decoded.value().text);
      fields::ArticleDraft draft;
      const std::string title = page::story_title(page::parse_html(page), "");
      formats::read_html_fragment(page, title, draft);
      if (fields::trimmed(draft.text).empty()) return;  // a cover, a table of contents
      if (properties_.publisher.empty()) properties_.publisher = properties_.title;
      emit(title.empty() ? properties_.title : title, std::move(draft.text), record);
    });
  }

  const Parts& parts_;
  ArticleOutput& output_;
  Properties properties_;
};

}  // namespace

void read_office(bytes::ByteSource& source, std::string begun, containers::UnpackedBytes& unpacked,
                 ArticleOutput& output) {
  const articles::ReadLimits& limits = output.options().limits;
  constexpr std::uint64_t kMarkup = 8;  // of a document there is more markup than text
  Parts parts;
  std::uint64_t bytes = 0;
  bool is_too_large = false;
  containers::EntryNames names;
  const Text failure = containers::for_each_entry(
      source, std::move(begun), limits, unpacked, true, names,
      [&](const containers::ArchiveEntry& entry, bytes::ByteSource& data) {
        if (!entry.not_file.empty() || !is_wanted(entry.name) || is_too_large) return;
        std::string& content = parts[entry.name];
        while (data.append_to(content, std::size_t{128} << 10) > 0) {
          if (bytes + content.size() > limits.record_bytes * kMarkup) {
            is_too_large = true;
            return;
          }
        }
        bytes += content.size();
      });
  if (is_too_large) {
    output.skip("", SkipReason::TooLarge,
                {Message::JsonLargeRecord, {{"count", limits.record_bytes * kMarkup}}});
    return;
  }
  if (!failure.empty()) {
    output.skip("", SkipReason::Damaged, {Message::ReadOfficeDamaged, {{"reason", failure}}});
    if (parts.empty()) return;
  }
  Document(parts, output).read();
}

}  // namespace niger::office
