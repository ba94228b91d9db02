#include "indexer/settings/source_settings.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "common/index/generation.h"
#include "common/messages/text_error.h"
#include "indexer/catalog/packing.h"
#include "indexer/reading/fields/record_fields.h"
#include "indexer/reading/filter_program.h"

namespace niger::run_settings {

using articles::ReadLimits;
using articles::ReadOptions;
using messages::Message;
using messages::TextError;
using walk::PathRule;
using walk::Root;

namespace {

// Bits of one number.
constexpr std::uint64_t kHidden = 1;
constexpr std::uint64_t kFollowLinks = 2;

void pack(const std::vector<std::string>& texts, catalog::Packer& packer) {
  packer.number(texts.size());
  for (const std::string& text : texts) {
    packer.text(text);
  }
}

std::vector<std::string> unpacked(catalog::Unpacker& unpacker) {
  std::vector<std::string> texts;
  const std::uint64_t count = unpacker.number();
  for (std::uint64_t i = 0; i < count && unpacker.ok(); ++i) {
    texts.push_back(unpacker.text());
  }
  return texts;
}

// An index may keep other names: what it was built with stays as it is.
void check_fields(const std::vector<std::string>& fields) {
  for (const std::string& field : fields) {
    const std::string name = field.substr(0, field.find('='));
    if (name.size() < field.size() && !name.empty() &&
        fields::role_named(name) == fields::FieldRole::None) {
      throw TextError(ErrorKind::Usage,
                      {Message::FieldOurs,
                       {{"name", walk::shown_bytes(name)}, {"list", fields::our_field_names()}}});
    }
  }
}

}  // namespace

std::string stored_sources(const SourceSettings& settings) {
  catalog::Packer packer;
  pack(settings.roots, packer);
  packer.text(settings.encoding);
  pack(settings.fields, packer);
  pack(settings.filters, packer);
  packer.number((settings.hidden ? kHidden : 0) | (settings.follow_links ? kFollowLinks : 0))
      .number(settings.file_dates ? 1 : 0);
  pack(settings.listed, packer);
  const ReadLimits& limits = settings.limits;
  packer.number(limits.file_bytes).number(limits.record_bytes).number(limits.unpacked_bytes);
  packer.number(limits.unpacked_ratio).number(limits.entries).number(limits.archive_depth);
  packer.number(static_cast<std::uint64_t>(limits.filter_time.count()));
  packer.number(settings.unique_ids ? 1 : 0);
  pack(settings.names, packer);
  packer.number(settings.listed_after).number(settings.rules.size());
  for (const PathRule& rule : settings.rules) {
    packer.number(rule.include ? 1 : 0).text(rule.glob);
  }
  return packer.take();
}

SourceSettings sources_from(const std::string& stored) {
  catalog::Unpacker unpacker(stored);
  SourceSettings settings;
  settings.roots = unpacked(unpacker);
  settings.encoding = unpacker.text();
  settings.fields = unpacked(unpacker);
  settings.filters = unpacked(unpacker);
  const std::uint64_t walked = unpacker.number();
  settings.hidden = (walked & kHidden) != 0;
  settings.follow_links = (walked & kFollowLinks) != 0;
  settings.file_dates = unpacker.number() != 0;
  settings.listed = unpacked(unpacker);
  ReadLimits& limits = settings.limits;
  limits.file_bytes = unpacker.number();
  limits.record_bytes = unpacker.number();
  limits.unpacked_bytes = unpacker.number();
  limits.unpacked_ratio = unpacker.number();
  limits.entries = unpacker.number();
  constexpr std::uint64_t kMostNesting = 100;  // as the option has it
  limits.archive_depth = static_cast<unsigned>(std::min(unpacker.number(), kMostNesting));
  limits.filter_time = std::chrono::milliseconds(unpacker.number());
  settings.listed_after = settings.roots.size();
  for (Root& root : walk::named_roots(settings.roots)) {
    settings.names.push_back(std::move(root.name));
  }
  if (unpacker.done()) {
    return unpacker.ok() ? settings : SourceSettings();  // as format 5 kept them
  }
  settings.unique_ids = unpacker.number() != 0;
  settings.names = unpacked(unpacker);
  settings.listed_after = unpacker.number();
  if (settings.names.size() != settings.roots.size() ||
      settings.listed_after > settings.roots.size()) {
    return {};
  }
  const std::uint64_t rules = unpacker.number();
  for (std::uint64_t i = 0; i < rules && unpacker.ok(); ++i) {
    const bool include = unpacker.number() != 0;
    settings.rules.push_back({include, unpacker.text()});
  }
  return unpacker.ok() ? settings : SourceSettings();
}

void take_rules(const IndexOptions& options, SourceSettings& settings) {
  settings.rules.clear();
  std::copy_if(options.rules.begin(), options.rules.end(), std::back_inserter(settings.rules),
               [](const PathRule& rule) { return !rule.glob.empty(); });
}

void take_filters(const IndexOptions& options, SourceSettings& settings) {
  std::vector<std::string> named;
  std::copy_if(options.filters.begin(), options.filters.end(), std::back_inserter(named),
               [](const std::string& filter) { return !filter.empty(); });
  if (named.size() == options.filters.size()) {
    for (const std::string& kept : settings.filters) {
      if (std::find(named.begin(), named.end(), kept) == named.end()) {
        throw TextError(ErrorKind::Usage,
                        {Message::FilterUnnamed, {{"path", options.index}, {"filter", kept}}});
      }
    }
  }
  settings.filters = std::move(named);
}

void check_new_filters(const SourceSettings& before, const SourceSettings& now) {
  for (const std::string& filter : now.filters) {
    const bool is_known =
        std::find(before.filters.begin(), before.filters.end(), filter) != before.filters.end();
    const articles::FilterProgram program = reading::parse_filter(filter);
    if (!is_known && !reading::is_program(program.command.front())) {
      throw TextError(
          ErrorKind::Usage,
          {Message::FilterNotFound, {{"program", program.command.front()}, {"filter", filter}}});
    }
  }
}

void take_reading_options(const IndexOptions& options, bool all, SourceSettings& settings) {
  const auto take = [&](const char* name, auto& ours, const auto& given) {
    if (all || options.given.contains(name)) {
      ours = given;
    }
  };
  take("encoding", settings.encoding, options.encoding);
  check_fields(options.fields);
  take("field", settings.fields, options.fields);
  if (all) {
    settings.filters.clear();  // of no index
  }
  take_filters(options, settings);
  if (all || options.given.contains("exclude") || options.given.contains("include")) {
    take_rules(options, settings);
  }
  take("hidden", settings.hidden, options.hidden);
  take("follow-links", settings.follow_links, options.follow_links);
  take("file-dates", settings.file_dates, options.file_dates);
  take("ids", settings.unique_ids, options.ids == IdScope::Collection);
  ReadLimits& limits = settings.limits;
  take("max-file", limits.file_bytes, options.limits.file_bytes);
  take("max-article", limits.record_bytes, options.limits.record_bytes);
  take("max-unpacked", limits.unpacked_bytes, options.limits.unpacked_bytes);
  take("max-ratio", limits.unpacked_ratio, options.limits.unpacked_ratio);
  take("max-entries", limits.entries, options.limits.entries);
  take("max-nesting", limits.archive_depth, options.limits.archive_depth);
  take("filter-seconds", limits.filter_time, std::chrono::seconds(options.filter_seconds));
}

ReadOptions read_options(const SourceSettings& settings) {
  ReadOptions options;
  options.encoding = settings.encoding;
  options.date_from_file_time = settings.file_dates;
  options.unique_ids = settings.unique_ids;
  options.limits = settings.limits;
  for (const std::string& field : settings.fields) {
    const std::size_t equals = field.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == field.size()) {
      throw TextError(ErrorKind::Usage, {Message::FieldUsage, {{"text", field}}});
    }
    options.field_names[field.substr(0, equals)] = field.substr(equals + 1);
  }
  for (const std::string& filter : settings.filters) {
    options.filters.push_back(reading::parse_filter(filter));
  }
  for (const PathRule& rule : settings.rules) {
    const std::string_view glob = rule.glob;
    if (!walk::Glob(glob.substr(glob.starts_with('!') ? 1 : 0)).is_valid()) {
      throw TextError(ErrorKind::Usage,
                      {Message::GlobBad, {{"text", walk::shown_bytes(rule.glob)}}});
    }
  }
  return options;
}

ReadOptions stored_read_options(const std::string& stored) {
  return read_options(sources_from(stored));
}

void set_roots(std::vector<std::string> paths, SourceSettings& settings) {
  settings.names.clear();
  for (Root& root : walk::named_roots(paths)) {
    settings.names.push_back(std::move(root.name));
  }
  settings.listed_after = paths.size();
  settings.roots = std::move(paths);
}

walk::WalkOptions walk_options(const SourceSettings& settings) {
  walk::WalkOptions options;
  options.hidden = settings.hidden;
  options.follow_links = settings.follow_links;
  options.rules = settings.rules;
  options.is_index = [](const std::string& folder) { return index::is_index_folder(folder); };
  return options;
}

std::vector<Root> walk_roots(const SourceSettings& settings) {
  std::vector<Root> roots;
  for (std::size_t i = 0; i < settings.roots.size(); ++i) {
    roots.push_back({settings.roots[i], settings.names.at(i)});
  }
  return roots;
}

}  // namespace niger::run_settings
