#include "indexer/reading/office/office_parts.h"

#include <charconv>
#include <cstdint>
#include <utility>

#include "indexer/reading/bytes/byte_source.h"
#include "indexer/reading/fields/line_kind.h"
#include "indexer/reading/xml/xml_parser.h"

namespace niger::office {

using xml::XmlAttributes;

namespace {

std::string_view local(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view value_of(const XmlAttributes& attributes, std::string_view local_name) {
  for (const auto& [name, value] : attributes) {
    if (local(name) == local_name) return value;
  }
  return {};
}

void parse(const std::string& xml, xml::XmlHandler& handler) {
  const auto source = bytes::memory_source(xml);
  std::string begun;
  (void)source->append_to(begun, std::size_t{64} << 10);
  xml::XmlInput input(*source, std::move(begun), "");
  xml::parse_xml(input, handler);
}

// What stands before the damage is read.
class Handler : public xml::XmlHandler {
 public:
  std::string broken(const messages::Text&) override { return {}; }
};

class PropertyHandler : public Handler {
 public:
  explicit PropertyHandler(Properties& found) : found_(found) {}
  void start(std::string_view name, const XmlAttributes&) override {
    name_ = local(name);
    text_.clear();
  }
  void text(std::string_view text) override { text_ += text; }
  void end(std::string_view name) override {
    const std::string_view here = local(name);
    if (here != name_) return;
    const std::string value(fields::trimmed(text_));
    const auto take = [&](std::string& field) {
      if (field.empty()) field = value;
    };
    if (here == "title") take(found_.title);
    if (here == "creator" || here == "initial-creator") take(found_.author);
    if (here == "keywords") take(found_.keywords);
    if ((here == "keyword" || here == "subject") && !value.empty()) {
      found_.keywords.append(found_.keywords.empty() ? "" : "، ").append(value);
    }
    if (here == "language") take(found_.language);
    if (here == "publisher") take(found_.publisher);
    if (here == "created" || here == "creation-date") found_.date = value;
    if (here == "date" || here == "modified") take(found_.date);
  }

 private:
  Properties& found_;
  std::string name_;
  std::string text_;
};

// Lines of paragraphs; the cells of a row are one line.
class SectionHandler : public Handler {
 public:
  SectionHandler(std::vector<Section>& found, const std::vector<std::string>& shared)
      : found_(found), shared_(shared) {}

  void start(std::string_view name, const XmlAttributes& attributes) override {
    const std::string_view here = local(name);
    ++depth_;
    if (skipped_from_ > 0) return;
    if (is_no_text(name, here)) {
      skipped_from_ = depth_;
    } else if (name == "table:table" && is_spreadsheet_) {
      found_.push_back({std::string(value_of(attributes, "name")), {}});
    } else if (name == "office:spreadsheet") {
      is_spreadsheet_ = true;
    } else if (here == "tc" || here == "table-cell" || here == "c") {
      if (name != "text:c") ++cells_;
      cell_type_ = here == "c" ? std::string(value_of(attributes, "t")) : std::string();
    } else if (here == "t" || here == "v") {
      is_run_ = true;
      run_.clear();
    } else if (here == "tab" || here == "s") {
      add(" ");
    } else if (here == "br" || here == "cr" || here == "line-break") {
      add(cells_ > 0 ? " " : "\n");
    } else if (here == "pStyle") {
      is_title_ = value_of(attributes, "val") == "Title";
    } else if (name == "text:p" || name == "text:h") {
      is_paragraph_ = true;
      is_title_ = value_of(attributes, "style-name") == "Title";
    }
  }

  void text(std::string_view text) override {
    if (skipped_from_ > 0) return;
    if (is_run_) {
      run_ += text;
    } else if (is_paragraph_) {
      add_words(text);
    }
  }

  void end(std::string_view name) override {
    const std::string_view here = local(name);
    if (skipped_from_ > 0) {
      if (skipped_from_ == depth_) skipped_from_ = 0;
    } else if (here == "t" || here == "v") {
      end_run(here);
    } else if (here == "p" || name == "text:h") {
      end_paragraph(name);
    } else if (here == "tc" || here == "table-cell" || (here == "c" && name != "text:c")) {
      cells_ -= cells_ > 0 ? 1 : 0;
      add(" ");
    } else if (here == "tr" || here == "table-row" || here == "row" || name == "draw:page") {
      add("\n");
    }
    --depth_;
  }

  void finish() {
    for (Section& section : found_) section.text = without_blank_lines(section.text);
    std::erase_if(found_, [](const Section& section) { return section.text.empty(); });
  }

 private:
  // Fields' codes, what was deleted, what is there once more for old programs, comments.
  static bool is_no_text(std::string_view name, std::string_view here) {
    return here == "Fallback" || here == "instrText" || here == "delText" || here == "del" ||
           here == "rPh" || here == "moveFrom" || name == "text:tracked-changes" ||
           name == "office:annotation" || name == "text:note-citation" || here == "f" ||
           name == "presentation:settings" || name == "office:forms" || here == "phoneticPr";
  }

  Section& section() {
    if (found_.empty()) found_.push_back({});
    return found_.back();
  }
  void add(std::string_view text) { section().text += text; }

  void add_words(std::string_view text) {
    for (const char c : text) {
      const bool is_blank = c == '\n' || c == '\t' || c == '\r' || c == ' ';
      if (!is_blank) {
        section().text += c;
      } else if (!section().text.ends_with(' ')) {
        section().text += ' ';
      }
    }
  }

  void end_run(std::string_view here) {
    is_run_ = false;
    if (here == "v" && cell_type_ == "s") {
      std::size_t number = 0;
      const auto [end, error] = std::from_chars(run_.data(), run_.data() + run_.size(), number);
      if (error == std::errc() && number < shared_.size()) add(shared_[number]);
    } else if (here == "t" || cell_type_ != "b") {
      add(run_);
    }
  }

  void end_paragraph(std::string_view name) {
    is_paragraph_ = name != "text:p" && name != "text:h" ? is_paragraph_ : false;
    if (std::exchange(is_title_, false) && section().title.empty() && cells_ == 0) {
      const std::size_t line = section().text.rfind('\n');
      const std::size_t begin = line == std::string::npos ? 0 : line + 1;
      section().title = fields::trimmed(std::string_view(section().text).substr(begin));
      section().text.resize(begin);
    }
    add(cells_ > 0 ? " " : "\n");
  }

  static std::string without_blank_lines(std::string_view text) {
    std::string out;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      const std::string_view line = fields::trimmed(text.substr(0, end));
      if (!line.empty()) out.append(out.empty() ? "" : "\n").append(line);
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
  }

  std::vector<Section>& found_;
  const std::vector<std::string>& shared_;
  std::size_t depth_ = 0;
  std::size_t skipped_from_ = 0;  ///< the depth of the element; 0: none is
  std::size_t cells_ = 0;         ///< open, one within the other
  std::string cell_type_;
  std::string run_;
  bool is_run_ = false;
  bool is_paragraph_ = false;
  bool is_title_ = false;
  bool is_spreadsheet_ = false;
};

class StringHandler : public Handler {
 public:
  explicit StringHandler(std::vector<std::string>& found) : found_(found) {}
  void start(std::string_view name, const XmlAttributes&) override {
    const std::string_view here = local(name);
    if (here == "si") found_.emplace_back();
    is_text_ = here == "t" && !is_phonetic_;
    is_phonetic_ = is_phonetic_ || here == "rPh";
  }
  void text(std::string_view text) override {
    if (is_text_ && !found_.empty()) found_.back() += text;
  }
  void end(std::string_view name) override {
    is_text_ = false;
    if (local(name) == "rPh") is_phonetic_ = false;
  }

 private:
  std::vector<std::string>& found_;
  bool is_text_ = false;
  bool is_phonetic_ = false;
};

class ReferenceHandler : public Handler {
 public:
  ReferenceHandler(std::vector<Reference>& found, std::string_view element, std::string_view id,
                   std::string_view value)
      : found_(found), element_(element), id_(id), value_(value) {}
  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (local(name) != element_) return;
    found_.push_back(
        {std::string(value_of(attributes, id_)), std::string(value_of(attributes, value_))});
  }
  void text(std::string_view) override {}
  void end(std::string_view) override {}

 private:
  std::vector<Reference>& found_;
  std::string_view element_;
  std::string_view id_;
  std::string_view value_;
};

}  // namespace

Properties read_properties(const std::string& xml) {
  Properties found;
  PropertyHandler handler(found);
  parse(xml, handler);
  return found;
}

std::vector<Section> read_sections(const std::string& xml, const std::vector<std::string>& shared) {
  std::vector<Section> found;
  SectionHandler handler(found, shared);
  parse(xml, handler);
  handler.finish();
  return found;
}

std::vector<std::string> read_shared_strings(const std::string& xml) {
  std::vector<std::string> found;
  StringHandler handler(found);
  parse(xml, handler);
  return found;
}

std::vector<Reference> read_references(const std::string& xml, std::string_view element,
                                       std::string_view id, std::string_view value) {
  std::vector<Reference> found;
  ReferenceHandler handler(found, element, id, value);
  parse(xml, handler);
  return found;
}

}  // namespace niger::office
