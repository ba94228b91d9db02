#include "indexer/reading/known_formats.h"

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/reading/filter_program.h"

namespace niger::reading {
namespace {

using namespace std::string_view_literals;

constexpr std::array<KnownFormat, 34> kFormats = {{
    {"text", ".txt", ""},
    {"html", ".html .htm .xhtml .shtml", ""},
    {"markdown", ".md .markdown", ""},
    {"json", ".json", ""},
    {"jsonl", ".jsonl .ndjson", ""},
    {"csv", ".csv .tsv", ""},
    {"trec", "", ""},
    {"rss", ".rss .xml .wxr", ""},
    {"atom", ".atom .xml", ""},
    {"sitemap", ".xml", ""},
    {"mediawiki", ".xml", ""},
    {"tei", ".xml .tei", ""},
    {"nitf", ".xml .nitf", ""},
    {"newsml", ".xml", ""},
    {"docbook", ".xml .dbk", ""},
    {"fictionbook", ".fb2", ""},
    {"rdf", ".rdf", ""},
    {"xml", ".xml", ""},
    {"mail", ".eml .emlx .mht .mhtml", ""},
    {"mbox", ".mbox", ""},
    {"subtitles", ".srt .vtt", ""},
    {"pdf", ".pdf", ""},
    {"docx", ".docx .docm .dotx", ""},
    {"xlsx", ".xlsx .xlsm", ""},
    {"pptx", ".pptx .ppsx", ""},
    {"opendocument", ".odt .ods .odp .ott", ""},
    {"epub", ".epub", ""},
    {"warc", ".warc", ""},
    {"packed", ".zip .tar .gz .bz2 .xz .zst .lz4 .Z .cpio", ""},
    {"doc", ".doc .dot", "antiword -m UTF-8.txt %s | catdoc -d utf-8 %s"},
    {"xls", ".xls", "xls2csv -d utf-8 %s"},
    {"ppt", ".ppt .pps", "catppt -d utf-8 %s"},
    {"rtf", ".rtf", "unrtf --nopict --html %s"},
    {"djvu", ".djvu .djv", "djvutxt %s"},
}};

bool has_suffix(const KnownFormat& format, std::string_view extension) {
  std::string_view rest = format.suffixes;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, end) == extension) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

std::vector<std::string_view> commands_of(const KnownFormat& format) {
  std::vector<std::string_view> commands;
  std::string_view rest = format.commands;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(" | "), rest.size());
    commands.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 3, rest.size()));
  }
  return commands;
}

const KnownFormat* named(std::string_view name) {
  const auto found = std::find_if(kFormats.begin(), kFormats.end(),
                                  [&](const KnownFormat& one) { return one.name == name; });
  return found == kFormats.end() ? nullptr : &*found;
}

}  // namespace

std::span<const KnownFormat> known_formats() { return kFormats; }

std::string program_names(const KnownFormat& format) {
  std::string names;
  for (const std::string_view command : commands_of(format)) {
    names.append(names.empty() ? "" : ", ").append(command.substr(0, command.find(' ')));
  }
  return names;
}

std::optional<articles::FilterProgram> installed_program(const KnownFormat& format) {
  for (const std::string_view command : commands_of(format)) {
    if (!is_program(std::string(command.substr(0, command.find(' '))))) continue;
    const std::string_view suffix = format.suffixes.substr(0, format.suffixes.find(' '));
    return parse_filter(std::string(suffix) + "=" + std::string(command));
  }
  return std::nullopt;
}

const KnownFormat* program_format(std::string_view extension, std::string_view beginning) {
  if (beginning.starts_with("{\\rtf")) return named("rtf");  // whatever it is called
  if (beginning.starts_with("AT&TFORM")) return named("djvu");
  if (!beginning.starts_with("\xD0\xCF\x11\xE0")) return nullptr;
  for (const KnownFormat& format : kFormats) {
    if (!format.commands.empty() && has_suffix(format, extension)) return &format;
  }
  return nullptr;
}

}  // namespace niger::reading
