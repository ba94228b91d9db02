#include "indexer/reading/xml/xml_reader.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "indexer/reading/fields/line_kind.h"
#include "indexer/reading/formats/record_article.h"
#include "indexer/reading/xml/xml_kind.h"
#include "indexer/reading/xml/xml_parser.h"
#include "indexer/reading/xml/xml_records.h"
#include "indexer/reading/xml/xml_tree.h"

namespace niger::xml {

using articles::ArticleOutput;
using messages::Message;
using messages::Text;
using walk::SkipReason;

namespace {

constexpr std::uint64_t kHeadBytes = std::uint64_t{1} << 20;

// Collects one record after the other, and hands each over as an article.
class Records : public XmlHandler {
 public:
  Records(const XmlForm& form, const XmlInput& input, ArticleOutput& output)
      : form_(form), input_(input), output_(output), fields_(output.options().field_names) {
    head_.open("head");
  }

  void start(std::string_view name, const XmlAttributes& attributes) override {
    ++depth_;
    if (is_lost_ || in_record_) {
      if (in_record_) add(record_, name, attributes);
      return;
    }
    const std::string_view kept = without_prefix(name);
    if (begins_record(kept)) {
      in_record_ = true;
      record_depth_ = depth_;
      record_name_ = name;
      ++number_;
      add(record_, name, attributes);
    } else if (depth_ == 1) {
      for (const auto& [attribute, value] : attributes) head_.attribute(attribute, value);
    } else if (head_.bytes() < kHeadBytes) {
      head_open_.push_back(depth_);
      add(head_, name, attributes);
    }
  }

  void end(std::string_view) override {
    if (in_record_) {
      record_.close();
      if (depth_ == record_depth_) end_record();
    } else if (is_lost_ && depth_ == record_depth_) {
      is_lost_ = false;
    } else if (!head_open_.empty() && head_open_.back() == depth_) {
      head_open_.pop_back();
      head_.close();
    }
    --depth_;
  }

  void text(std::string_view text) override {
    if (in_record_) {
      record_.add_text(text);
      check_size();
    } else if (!is_lost_ && !head_open_.empty() && head_.bytes() < kHeadBytes) {
      head_.add_text(text);
    }
  }

  std::string broken(const Text& why) override {
    const bool is_document = form_.records.empty() && !form_.below_root;
    if (in_record_ && is_document) {  // what stands before the damage is read
      output_.doubt("", why);
      while (record_.depth() > 0) record_.close();
      end_record();
      return {};
    }
    // Behind a damaged place the ends of what was open before it are no damage.
    if (in_record_ || !(is_lost_ || is_resumed_)) {
      output_.skip(in_record_ ? std::to_string(number_) : std::string(), SkipReason::Damaged, why);
    }
    reset();
    is_resumed_ = true;
    return is_document || form_.below_root ? record_name_
           : record_name_.empty()          ? form_.prefix + form_.records.front()
                                           : record_name_;
  }

  // The file has been read.
  void finish() {
    if (in_record_) {
      (void)broken(Message::ReadXmlCutOff);
    }
    output_.add_repaired(input_.repaired());
    if (output_.articles() > 0 || output_.skipped() > 0) return;
    if (form_.kind == XmlKind::Sitemap) {
      output_.skip("", SkipReason::Empty, Message::ReadAddresses);
    } else {
      output_.skip("", SkipReason::Empty, Message::ReadNoText);
    }
  }

 private:
  [[nodiscard]] std::string_view without_prefix(std::string_view name) const {
    return !form_.prefix.empty() && name.starts_with(form_.prefix)
               ? name.substr(form_.prefix.size())
               : name;
  }

  [[nodiscard]] bool begins_record(std::string_view name) const {
    if (form_.below_root) return depth_ == 2;
    if (form_.records.empty()) return depth_ == 1;
    return std::find(form_.records.begin(), form_.records.end(), name) != form_.records.end();
  }

  void add(XmlTree& tree, std::string_view name, const XmlAttributes& attributes) {
    const std::string_view kept = without_prefix(name);
    if (&tree == &record_ && form_.kind == XmlKind::MediaWiki && kept == "revision") {
      drop_revision();
    }
    tree.open(kept);
    for (const auto& [attribute, value] : attributes) tree.attribute(attribute, value);
    if (&tree == &record_) check_size();
  }

  // Of a page with its history the last revision counts.
  void drop_revision() {
    const std::size_t end = record_.nodes().size();
    if (revision_ > 0 && revision_ < end) record_.drop(revision_);
    revision_ = record_.nodes().size();
  }

  void check_size() {
    if (record_.bytes() <= output_.options().limits.record_bytes) return;
    const std::size_t depth = depth_;
    const std::size_t record_depth = record_depth_;
    output_.skip(form_.records.empty() ? std::string() : std::to_string(number_),
                 SkipReason::TooLarge,
                 {Message::JsonLargeRecord, {{"count", output_.options().limits.record_bytes}}});
    reset();
    depth_ = depth;
    record_depth_ = record_depth;
    is_lost_ = true;
  }

  void end_record() {
    const std::string name =
        form_.records.empty() && !form_.below_root ? std::string() : std::to_string(number_);
    output_.read_unit(name, [&] { emit(name); });
    in_record_ = false;
    revision_ = 0;
    record_.clear();
  }

  void emit(const std::string& name) {
    const XmlElement record(record_, 0);
    const std::string other = record_fields(form_, record, XmlElement(head_, 0), fields_);
    if (!other.empty()) {
      fields_.clear();
      output_.count_other(other);
      return;
    }
    if (form_.kind == XmlKind::Unknown &&
        !fields::trimmed(fields_.value(fields::FieldRole::Text)).empty()) {
      output_.doubt(name, {Message::ReadXmlUnknown, {{"name", form_.root}}});
    }
    formats::emit_record(fields_, name, input_.encoding(), output_);
  }

  void reset() {
    in_record_ = false;
    is_lost_ = false;
    depth_ = 0;
    revision_ = 0;
    record_.clear();
    while (!head_open_.empty()) {
      head_open_.pop_back();
      head_.close();
    }
  }

  const XmlForm& form_;
  const XmlInput& input_;
  ArticleOutput& output_;
  fields::RecordFields fields_;
  XmlTree head_;
  XmlTree record_;
  std::vector<std::size_t> head_open_;  ///< depths of the elements open in head_
  std::size_t depth_ = 0;
  std::size_t record_depth_ = 0;
  std::size_t revision_ = 0;  ///< the node of the last one; 0: none
  std::uint64_t number_ = 0;
  std::string record_name_;  ///< as written
  bool in_record_ = false;
  bool is_resumed_ = false;  ///< behind a damaged place
  bool is_lost_ = false;     ///< within a record that is too large
};

}  // namespace

void read_xml(bytes::ByteSource& source, std::string begun, ArticleOutput& output) {
  const XmlForm form = form_of(begun, output.options().encoding);
  output.set_kind(form.name);
  XmlInput input(source, std::move(begun), output.options().encoding);
  Records records(form, input, output);
  parse_xml(input, records);
  records.finish();
}

}  // namespace niger::xml
