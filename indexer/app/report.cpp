#include "indexer/app/report.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <utility>

#include "common/base/error.h"
#include "indexer/app/json_text.h"
#include "indexer/app/progress.h"
#include "indexer/reading/field_origin.h"

namespace niger {
namespace {

// {"name":count,…}
class CountsObject {
 public:
  void add(std::string_view name, std::uint64_t count) {
    text_ += text_.empty() ? "{" : ",";
    text_ += json_text(name) + ":" + std::to_string(count);
  }
  [[nodiscard]] std::string text() const { return text_.empty() ? "{}" : text_ + "}"; }

 private:
  std::string text_;
};

std::string counts_text(const std::vector<NamedCount>& counts) {
  CountsObject object;
  for (const NamedCount& one : counts) {
    object.add(one.name, one.count);
  }
  return object.text();
}

std::string fields_text(const std::vector<FieldCount>& fields) {
  std::string text = "{";
  for (auto first = fields.begin(); first != fields.end();) {
    CountsObject origins;
    auto last = first;
    for (; last != fields.end() && last->field == first->field; ++last) {
      origins.add(origin_name(last->origin), last->count);
    }
    text += text.size() > 1 ? "," : "";
    text += json_text(field_name(first->field)) + ":" + origins.text();
    first = last;
  }
  return text + "}";
}

std::string skip_text(const std::string& record, const std::string& why) {
  return "{\"record\":" + json_text(record) + ",\"why\":" + json_text(why) + "}";
}

std::string why(const Skipped& skipped) {
  return std::string(reason_name(skipped.reason)) + ": " + skipped.message;
}

// The sums of all files.
struct Totals {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::uint64_t articles = 0;
  std::uint64_t skipped = 0;
  std::uint64_t repaired = 0;
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> kinds;  // files, articles
  std::map<std::string, std::uint64_t> encodings;
  std::array<std::array<std::uint64_t, kFieldOrigins>, kArticleFields> fields{};
};

Totals totals_of(const ReportFacts& facts) {
  Totals totals;
  totals.skipped = facts.unreached.size();
  for (const FileOutcome& outcome : facts.outcomes) {
    const FileReport& report = outcome.report;
    ++totals.files;
    totals.bytes += report.bytes;
    totals.articles += report.articles;
    totals.skipped += report.skipped;
    totals.repaired += report.repaired;
    auto& [files, articles] = totals.kinds[report.kind.empty() ? "not read" : report.kind];
    ++files;
    articles += report.articles;
    for (const NamedCount& encoding : report.encodings) {
      totals.encodings[encoding.name] += encoding.count;
    }
    for (const FieldCount& one : report.fields) {
      totals.fields[static_cast<std::size_t>(one.field)][static_cast<std::size_t>(one.origin)] +=
          one.count;
    }
  }
  return totals;
}

std::string field_line(ArticleField field,
                       const std::array<std::uint64_t, kFieldOrigins>& origins) {
  std::uint64_t found = 0;
  std::string where;
  for (std::size_t i = 0; i < kFieldOrigins; ++i) {
    if (origins[i] > 0) {
      found += origins[i];
      where += where.empty() ? "" : ", ";
      where += std::string(origin_name(static_cast<FieldOrigin>(i))) + " " + grouped(origins[i]);
    }
  }
  std::string line = "  " + std::string(field_name(field)) + ": " + grouped(found);
  return line + (where.empty() ? "\n" : " (" + where + ")\n");
}

std::string named(const std::string& path, const std::string& record) {
  return "  " + path + (record.empty() ? "" : "#" + record);
}

std::string doubts_of(const ReportFacts& facts) {
  std::string text;
  for (const FileOutcome& outcome : facts.outcomes) {
    for (const std::string& doubt : outcome.report.doubts) {
      text += named(outcome.report.path, "") + ": " + doubt + "\n";
    }
  }
  return text.empty() ? "" : "\nDoubtful:\n" + text;
}

std::string skips_of(const ReportFacts& facts) {
  std::string text;
  for (const FileOutcome& outcome : facts.outcomes) {
    for (const Skip& skip : outcome.skips) {
      text += named(outcome.report.path, skip.record) + ": " + skip.reason + "\n";
    }
    if (outcome.skipped > outcome.skips.size()) {
      text += named(outcome.report.path, "") + ": … and " +
              grouped(outcome.skipped - outcome.skips.size()) + " more\n";
    }
  }
  for (const Skipped& skipped : facts.unreached) {
    text += named(skipped.path, skipped.record) + ": " + why(skipped) + "\n";
  }
  return text.empty() ? "" : "\nSkipped:\n" + text;
}

void write_file(const std::string& file, const std::string& text, std::ios::openmode mode) {
  std::ofstream stream(file, std::ios::binary | mode);
  stream << text;
  if (!stream.flush()) {
    throw Error(ErrorKind::Input,
                "cannot write the report " + file + ": give another file with --report");
  }
}

}  // namespace

std::string json_line(const FileOutcome& outcome) {
  const FileReport& report = outcome.report;
  std::string doubts;
  for (const std::string& doubt : report.doubts) {
    doubts += (doubts.empty() ? "" : ",") + json_text(doubt);
  }
  std::string skips;
  for (const Skip& skip : outcome.skips) {
    skips += (skips.empty() ? "" : ",") + skip_text(skip.record, skip.reason);
  }
  return "{\"path\":" + json_text(report.path) + ",\"kind\":" + json_text(report.kind) +
         ",\"contents\":" + counts_text(report.inner_kinds) +
         ",\"bytes\":" + std::to_string(report.bytes) +
         ",\"articles\":" + std::to_string(report.articles) +
         ",\"encodings\":" + counts_text(report.encodings) +
         ",\"fields\":" + fields_text(report.fields) +
         ",\"repaired\":" + std::to_string(report.repaired) + ",\"doubts\":[" + doubts +
         "],\"skipped\":" + std::to_string(outcome.skipped) + ",\"skips\":[" + skips + "]}";
}

std::string json_line(const Skipped& unreached) {
  FileOutcome outcome;
  outcome.report.path = unreached.path;
  outcome.skipped = 1;
  outcome.skips.push_back({unreached.record, why(unreached), false});
  return json_line(outcome);
}

std::string readable_report(const ReportFacts& facts) {
  const Totals totals = totals_of(facts);
  std::string text = grouped(totals.files) + " files, " + size_text(totals.bytes) + ": " +
                     grouped(totals.articles) + " articles; " + grouped(totals.skipped) +
                     " files or pieces skipped, " + grouped(totals.repaired) +
                     " damaged characters\n\nTaken for:\n";
  for (const auto& [kind, counts] : totals.kinds) {
    text += "  " + kind + ": " + grouped(counts.first) + " files, " + grouped(counts.second) +
            " articles\n";
  }
  text += "\nEncodings, by articles:\n";
  for (const auto& [encoding, count] : totals.encodings) {
    text += "  " + encoding + ": " + grouped(count) + "\n";
  }
  text += "\nFields, by articles, and where they were found:\n";
  for (std::size_t i = 0; i < kArticleFields; ++i) {
    text += field_line(static_cast<ArticleField>(i), totals.fields[i]);
  }
  return text + doubts_of(facts) + skips_of(facts);
}

void check_report(const std::string& file) {
  write_file(file, "", std::ios::app);
  write_file(file + ".txt", "", std::ios::app);
}

void write_report(const std::string& file, const ReportFacts& facts) {
  std::string lines;
  for (const FileOutcome& outcome : facts.outcomes) {
    lines += json_line(outcome) + "\n";
  }
  for (const Skipped& skipped : facts.unreached) {
    lines += json_line(skipped) + "\n";
  }
  write_file(file, lines, std::ios::trunc);
  write_file(file + ".txt", readable_report(facts), std::ios::trunc);
}

}  // namespace niger
