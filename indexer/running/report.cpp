#include "indexer/running/report.h"

#include <algorithm>
#include <array>
#include <map>
#include <sstream>
#include <utility>

#include "common/base/json_writer.h"
#include "common/files/whole_file.h"
#include "common/messages/quantities.h"
#include "indexer/reading/fields/field_origin.h"
#include "indexer/settings/names.h"

namespace niger::running {

using articles::NamedCount;
using files::WholeFile;
using messages::Grouped;
using messages::Language;
using messages::localized;
using messages::Message;
using messages::Text;
using walk::Excluded;
using walk::Skipped;

namespace {

void write_counts(std::string_view key, const std::vector<NamedCount>& counts, JsonWriter& json) {
  json.key(key).begin_object();
  for (const NamedCount& one : counts) {
    json.member(one.name, one.count);
  }
  json.end_object();
}

void write_fields(const std::vector<articles::FieldCount>& fields, JsonWriter& json) {
  json.key("fields").begin_object();
  for (auto at = fields.begin(); at != fields.end();) {
    const ArticleField field = at->field;
    json.key(fields::field_name(field)).begin_object();
    for (; at != fields.end() && at->field == field; ++at) {
      json.member(fields::origin_name(at->origin), at->count);
    }
    json.end_object();
  }
  json.end_object();
}

// The sums of all files.
struct Totals {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::uint64_t articles = 0;
  std::uint64_t skipped = 0;
  std::uint64_t repaired = 0;
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>>
      kinds;  // files, articles; "": none
  std::map<std::string, std::uint64_t> encodings;
  std::array<std::array<std::uint64_t, kFieldOrigins>, kArticleFields> fields{};
};

Totals totals_of(const ReportFacts& facts) {
  Totals totals;
  totals.skipped = facts.unreached.size();
  for (const FileOutcome& outcome : facts.outcomes) {
    const articles::FileReport& report = outcome.report;
    ++totals.files;
    totals.bytes += report.bytes;
    totals.articles += report.articles;
    totals.skipped += report.skipped;
    totals.repaired += report.repaired;
    auto& [files, articles] = totals.kinds[report.kind];
    ++files;
    articles += report.articles;
    for (const NamedCount& encoding : report.encodings) {
      totals.encodings[encoding.name] += encoding.count;
    }
    for (const articles::FieldCount& one : report.fields) {
      totals.fields[static_cast<std::size_t>(one.field)][static_cast<std::size_t>(one.origin)] +=
          one.count;
    }
  }
  return totals;
}

using Lines = std::vector<Text>;

Text field_line(ArticleField field, const std::array<std::uint64_t, kFieldOrigins>& origins,
                Language language) {
  std::uint64_t found = 0;
  std::string where;
  for (std::size_t i = 0; i < kFieldOrigins; ++i) {
    if (origins[i] > 0) {
      found += origins[i];
      where += where.empty() ? "" : ", ";
      where += localized(run_settings::label_of(static_cast<FieldOrigin>(i)), language) + " " +
               messages::grouped(origins[i]);
    }
  }
  std::vector<messages::Argument> places{{"field", run_settings::label_of(field)},
                                         {"count", Grouped{found}}};
  if (where.empty()) return {Message::ReportField, std::move(places)};
  places.emplace_back("origins", where);
  return {Message::ReportFieldWhere, std::move(places)};
}

std::string named(const std::string& path, const std::string& record) {
  return path + (record.empty() ? "" : "#" + record);
}

Text line_about(const std::string& path, const Text& what) {
  return {Message::SkippedLine, {{"path", path}, {"reason", what}}};
}

void add_part(Text heading, const Lines& part, Lines& lines) {
  if (part.empty()) return;
  lines.emplace_back();
  lines.push_back(std::move(heading));
  lines.insert(lines.end(), part.begin(), part.end());
}

Lines doubts_of(const ReportFacts& facts) {
  Lines lines;
  for (const FileOutcome& outcome : facts.outcomes) {
    for (const Text& doubt : outcome.report.doubts) {
      lines.push_back(line_about(outcome.report.path, doubt));
    }
  }
  return lines;
}

Lines skips_of(const ReportFacts& facts) {
  Lines lines;
  for (const FileOutcome& outcome : facts.outcomes) {
    for (const catalog::Skip& skip : outcome.skips) {
      lines.push_back(line_about(named(outcome.report.path, skip.record), skip.reason));
    }
    if (outcome.skipped > outcome.skips.size()) {
      const Grouped more{outcome.skipped - outcome.skips.size()};
      lines.push_back(line_about(outcome.report.path, {Message::AndMore, {{"count", more}}}));
    }
  }
  for (const Skipped& skipped : facts.unreached) {
    lines.push_back(line_about(named(skipped.path, skipped.record), run_settings::why(skipped)));
  }
  return lines;
}

Lines replaced_of(const ReportFacts& facts) {
  Lines lines;
  for (const FileOutcome& outcome : facts.outcomes) {
    for (const std::string& id : outcome.replaced_ids) {
      lines.push_back({Message::ReplacedLine, {{"path", outcome.report.path}, {"id", id}}});
    }
    if (outcome.replaced > outcome.replaced_ids.size()) {
      const Grouped more{outcome.replaced - outcome.replaced_ids.size()};
      lines.push_back(line_about(outcome.report.path, {Message::AndMore, {{"count", more}}}));
    }
  }
  return lines;
}

Lines excluded_of(const ReportFacts& facts) {
  Lines lines;
  for (const Excluded& one : facts.excluded) {
    Text by = one.is_index ? Message::ExcludedIndex : Message::ExcludedByNone;
    if (!one.file.empty()) {
      by = {Message::ExcludedBy, {{"pattern", one.pattern}, {"file", one.file}}};
    } else if (!one.pattern.empty()) {
      by = {Message::ExcludedByOption, {{"pattern", one.pattern}}};
    }
    lines.push_back(line_about(one.path + (one.is_folder ? "/" : ""), by));
  }
  return lines;
}

Lines report_lines(const ReportFacts& facts, Language language) {
  const Totals totals = totals_of(facts);
  const auto articles = [](std::uint64_t count) {
    return Text(Message::ArticleCount, {{"count", Grouped{count}}});
  };
  const auto files = [](std::uint64_t count) {
    return Text(Message::FileCount, {{"count", Grouped{count}}});
  };
  Lines lines;
  lines.push_back({Message::ReportTotals,
                   {{"files", files(totals.files)},
                    {"size", messages::size_text(totals.bytes)},
                    {"articles", articles(totals.articles)},
                    {"skipped", Grouped{totals.skipped}},
                    {"repaired", Grouped{totals.repaired}}}});
  if (!facts.warning.empty()) lines.push_back(facts.warning);
  Lines kinds;
  for (const auto& [kind, counts] : totals.kinds) {
    const Text name = kind.empty() ? Text(Message::ReportNotRead) : Text(kind);
    kinds.push_back(
        {Message::ReportKind,
         {{"kind", name}, {"files", files(counts.first)}, {"articles", articles(counts.second)}}});
  }
  add_part(Message::ReportKinds, kinds, lines);
  Lines encodings;
  for (const auto& [encoding, count] : totals.encodings) {
    encodings.push_back(
        {Message::ReportEncoding, {{"encoding", encoding}, {"count", Grouped{count}}}});
  }
  add_part(Message::ReportEncodings, encodings, lines);
  Lines fields;
  for (std::size_t i = 0; i < kArticleFields; ++i) {
    fields.push_back(field_line(static_cast<ArticleField>(i), totals.fields[i], language));
  }
  add_part(Message::ReportFields, fields, lines);
  add_part(Message::ReportDoubtful, doubts_of(facts), lines);
  add_part(Message::ReportReplaced, replaced_of(facts), lines);
  add_part(Message::ReportSkipped, skips_of(facts), lines);
  add_part(Message::ReportExcluded, excluded_of(facts), lines);
  return lines;
}

constexpr files::WritingRules kReport{files::Links::Follow, 0666, ErrorKind::Input,
                                      Message::ReportUnwritable};

}  // namespace

std::string json_line(const FileOutcome& outcome) {
  const articles::FileReport& report = outcome.report;
  std::ostringstream line;
  JsonWriter json(line, true);
  json.begin_object().member("path", report.path).member("kind", report.kind);
  write_counts("contents", report.inner_kinds, json);
  json.member("bytes", report.bytes).member("articles", report.articles);
  write_counts("encodings", report.encodings, json);
  write_fields(report.fields, json);
  json.member("repaired", report.repaired).key("doubts").begin_array();
  for (const Text& doubt : report.doubts) {
    json.string(localized(doubt));
  }
  json.end_array().member("skipped", outcome.skipped).key("skips").begin_array();
  for (const catalog::Skip& skip : outcome.skips) {
    json.begin_object().member("record", skip.record).member("why", localized(skip.reason));
    json.end_object();
  }
  json.end_array().member("replaced", outcome.replaced).key("replaced_ids").begin_array();
  for (const std::string& id : outcome.replaced_ids) {
    json.string(id);
  }
  json.end_array().end_object();
  return line.str();
}

std::string json_line(const Skipped& unreached) {
  FileOutcome outcome;
  outcome.report.path = unreached.path;
  outcome.skipped = 1;
  outcome.skips.push_back({unreached.record, run_settings::why(unreached), false});
  return json_line(outcome);
}

std::string json_line(const Excluded& excluded) {
  std::ostringstream line;
  JsonWriter json(line, true);
  json.begin_object().member("path", excluded.path).member("excluded", true);
  json.member("folder", excluded.is_folder).member("pattern", excluded.pattern);
  json.member("file", excluded.file);
  if (excluded.is_index) json.member("index", true);
  json.end_object();
  return line.str();
}

std::string readable_report(const ReportFacts& facts, Language language) {
  std::string text;
  for (const Text& line : report_lines(facts, language)) {
    text += localized(line, language) + "\n";
  }
  return text;
}

void check_report(const std::string& file) {
  const WholeFile lines(file, kReport);  // neither is written yet
  const WholeFile readable(file + ".txt", kReport);
}

void write_report(const std::string& file, const ReportFacts& facts, Language language) {
  std::string lines;
  for (const FileOutcome& outcome : facts.outcomes) {
    lines += json_line(outcome) + "\n";
  }
  for (const Skipped& skipped : facts.unreached) {
    lines += json_line(skipped) + "\n";
  }
  for (const Excluded& excluded : facts.excluded) {
    lines += json_line(excluded) + "\n";
  }
  if (!facts.warning.empty()) {
    std::ostringstream line;
    JsonWriter(line, true).begin_object().member("warning", localized(facts.warning)).end_object();
    lines += line.str() + "\n";
  }
  WholeFile(file, kReport).commit(lines);
  WholeFile(file + ".txt", kReport).commit(readable_report(facts, language));
}

}  // namespace niger::running
