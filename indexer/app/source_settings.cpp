#include "indexer/app/source_settings.h"

#include <cstdint>

#include "common/base/error.h"
#include "indexer/reading/filter_program.h"
#include "indexer/writing/packing.h"

namespace niger {
namespace {

void pack(const std::vector<std::string>& texts, Packer& packer) {
  packer.number(texts.size());
  for (const std::string& text : texts) {
    packer.text(text);
  }
}

std::vector<std::string> unpacked(Unpacker& unpacker) {
  std::vector<std::string> texts;
  const std::uint64_t count = unpacker.number();
  for (std::uint64_t i = 0; i < count && unpacker.ok(); ++i) {
    texts.push_back(unpacker.text());
  }
  return texts;
}

}  // namespace

std::string stored_sources(const SourceSettings& settings) {
  Packer packer;
  pack(settings.roots, packer);
  packer.text(settings.encoding);
  pack(settings.fields, packer);
  pack(settings.filters, packer);
  packer.number(settings.hidden ? 1 : 0).number(settings.file_dates ? 1 : 0);
  return packer.take();
}

SourceSettings sources_from(const std::string& stored) {
  Unpacker unpacker(stored);
  SourceSettings settings;
  settings.roots = unpacked(unpacker);
  settings.encoding = unpacker.text();
  settings.fields = unpacked(unpacker);
  settings.filters = unpacked(unpacker);
  settings.hidden = unpacker.number() != 0;
  settings.file_dates = unpacker.number() != 0;
  return unpacker.ok() ? settings : SourceSettings();
}

ReadOptions read_options(const SourceSettings& settings) {
  ReadOptions options;
  options.encoding = settings.encoding;
  options.date_from_file_time = settings.file_dates;
  for (const std::string& field : settings.fields) {
    const std::size_t equals = field.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == field.size()) {
      throw Error(ErrorKind::Usage,
                  "--field wants OURS=THEIRS, such as body=story, not \"" + field + "\"");
    }
    options.field_names[field.substr(0, equals)] = field.substr(equals + 1);
  }
  for (const std::string& filter : settings.filters) {
    options.filters.push_back(parse_filter(filter));
  }
  return options;
}

WalkOptions walk_options(const SourceSettings& settings) {
  WalkOptions options;
  options.hidden = settings.hidden;
  return options;
}

}  // namespace niger
