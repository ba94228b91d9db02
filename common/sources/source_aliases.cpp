#include "common/sources/source_aliases.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include "common/base/utf8.h"
#include "common/files/regular_file.h"
#include "common/files/whole_file.h"
#include "common/index/boolean_term.h"
#include "common/index/schema.h"

namespace niger::sources {

using messages::Argument;
using messages::Message;
using messages::Text;

namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

// A line that can be shown, and cannot be taken for another.
bool is_plain(std::string_view line) {
  if (!is_valid_utf8(line)) return false;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = next_code_point(line, at);
    if (turns_direction(c) || (c != ' ' && c != '\t' && c != '\r' && is_blank_in_line(c))) {
      return false;
    }
  }
  return true;
}

}  // namespace

SourceAliases::SourceAliases(std::string_view bytes, const std::string& path) {
  if (bytes.starts_with("\uFEFF")) bytes.remove_prefix(3);
  std::uint64_t number = 0;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    take_line(bytes.substr(0, end), path, ++number);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
}

void SourceAliases::take_line(std::string_view line, const std::string& path,
                              std::uint64_t number) {
  const auto complain = [&](Message message, std::vector<Argument> more = {}) {
    std::vector<Argument> arguments = {{"path", path}, {"line", number}};
    for (Argument& one : more) arguments.push_back(std::move(one));
    complaints_.emplace_back(message, std::move(arguments));
  };
  if (line.size() > kMostLineBytes) {
    complain(Message::AliasLong, {{"most", std::uint64_t{kMostLineBytes}}});
    return;
  }
  if (!is_plain(line)) {
    complain(Message::AliasLetters);
    return;
  }
  line = trimmed(line.substr(0, line.find('#')));
  if (line.empty()) return;
  const std::size_t sign = line.find('=');
  if (sign == std::string_view::npos) {
    complain(Message::AliasNoSign);
    return;
  }
  std::vector<std::string> names = {std::string(trimmed(line.substr(0, sign)))};
  std::string_view rest = line.substr(sign + 1);
  for (std::size_t comma = 0; comma != std::string_view::npos;) {
    // The Arabic comma is one, too.
    constexpr std::string_view kArabicComma = "\u060C";
    const std::size_t arabic = rest.find(kArabicComma);
    comma = std::min(rest.find(','), arabic);
    names.emplace_back(trimmed(rest.substr(0, comma)));
    if (comma != std::string_view::npos) {
      rest.remove_prefix(comma + (comma == arabic ? kArabicComma.size() : 1));
    }
  }
  std::vector<std::string> terms;
  for (const std::string& name : names) {
    terms.push_back(index::folded_term(schema::kSourcePrefix, name));
    if (terms.back().empty()) {
      complain(Message::AliasEmptyName);
      return;
    }
    if (by_term_.contains(terms.back()) ||
        std::find(terms.begin(), terms.end() - 1, terms.back()) != terms.end() - 1) {
      complain(Message::AliasTwice, {{"name", name}});
      return;
    }
  }
  for (std::string& term : terms) by_term_.emplace(std::move(term), sources_.size());
  sources_.push_back(std::move(names));
}

SourceAliases SourceAliases::of_index(const std::filesystem::path& index) {
  const std::filesystem::path path = index / kAliasesFile;
  const files::FileContent file = files::read_small_file(path, kMostBytes, files::Links::Refuse);
  if (file.ok()) return {file.bytes, path.string()};
  SourceAliases out;
  if (file.error == ENOENT || file.error == ENOTDIR) return out;
  const Text reason = file.error == EFBIG
                          ? Text{Message::AliasesLarge, {{"most", std::uint64_t{kMostBytes}}}}
                          : file.reason;
  out.complaints_.push_back(
      {Message::AliasesUnreadable, {{"path", path.string()}, {"reason", reason}}});
  return out;
}

void copy_aliases(const std::filesystem::path& index, const std::filesystem::path& copy) {
  const files::FileContent file =
      files::read_small_file(index / kAliasesFile, SourceAliases::kMostBytes, files::Links::Refuse);
  if (!file.ok()) return;
  files::WritingRules rules;
  rules.links = files::Links::Refuse;
  rules.error = ErrorKind::Index;
  files::WholeFile(copy / kAliasesFile, rules).commit(file.bytes);
}

const std::vector<std::string>* SourceAliases::names_of(std::string_view name) const {
  if (sources_.empty()) return nullptr;
  const auto at = by_term_.find(index::folded_term(schema::kSourcePrefix, name));
  return at == by_term_.end() ? nullptr : &sources_[at->second];
}

}  // namespace niger::sources
