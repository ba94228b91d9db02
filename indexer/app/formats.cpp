/// niger-index formats: the formats that are read, and the programs that some of them need.
#include <algorithm>
#include <array>
#include <vector>

#include "common/base/json_writer.h"
#include "common/base/utf8.h"
#include "indexer/app/verbs.h"
#include "indexer/reading/known_formats.h"
#include "indexer/settings/source_settings.h"

namespace niger::index_app {

using messages::localized;
using messages::Message;
using reading::KnownFormat;

namespace {

constexpr std::size_t kColumns = 4;
using Row = std::array<std::string, kColumns>;

Row heading(const run_settings::Invocation& invocation) {
  const std::string text = localized(Message::FormatsHeading, invocation.to_out());
  Row row;
  std::size_t begin = 0;
  for (std::string& cell : row) {
    const std::size_t end = std::min(text.find('\t', begin), text.size());
    cell = text.substr(begin, end - begin);
    begin = std::min(end + 1, text.size());
  }
  return row;
}

void print_table(const run_settings::Invocation& invocation) {
  std::vector<Row> rows = {heading(invocation)};
  for (const KnownFormat& format : reading::known_formats()) {
    const bool is_built_in = format.commands.empty();
    const bool is_there = is_built_in || reading::installed_program(format).has_value();
    rows.push_back({std::string(format.name), std::string(format.suffixes),
                    is_built_in ? localized(Message::InspectNothing, invocation.to_out())
                                : reading::program_names(format),
                    localized(is_there ? Message::FormatsThere : Message::FormatsMissing,
                              invocation.to_out())});
  }
  std::array<std::size_t, kColumns> widths{};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < kColumns; ++i) {
      widths.at(i) = std::max(widths.at(i), count_code_points(row.at(i)));
    }
  }
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < kColumns; ++i) {
      line += row.at(i);
      if (i + 1 < kColumns) line.append(widths.at(i) + 2 - count_code_points(row.at(i)), ' ');
    }
    invocation.out << line << "\n";
  }
}

void print_json(const run_settings::Invocation& invocation) {
  JsonWriter json(invocation.out, false);
  json.begin_array();
  for (const KnownFormat& format : reading::known_formats()) {
    const bool is_built_in = format.commands.empty();
    json.begin_object().member("format", std::string(format.name));
    json.member("suffixes", std::string(format.suffixes));
    json.member("programs", reading::program_names(format));
    json.member("installed", is_built_in || reading::installed_program(format).has_value());
    json.end_object();
  }
  json.end_array();
  invocation.out << "\n";
}

}  // namespace

int run_formats(const run_settings::Invocation& invocation) {
  run_settings::IndexOptions options;
  if (!run_settings::read_options("formats", invocation, options)) {
    return 0;
  }
  if (options.json) {
    print_json(invocation);
  } else {
    print_table(invocation);
  }
  return 0;
}

}  // namespace niger::index_app
