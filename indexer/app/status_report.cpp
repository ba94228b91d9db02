#include "indexer/app/status_report.h"

#include <algorithm>
#include <ctime>

#include "common/base/json_writer.h"
#include "indexer/reading/walk/shown_path.h"
#include "indexer/running/writing_run.h"

namespace niger::index_app {
namespace {

constexpr int kJsonVersion = 1;

void write_vectors(const writing::IndexFacts& facts, JsonWriter& json) {
  json.key("vectors");
  if (!facts.vectors) {
    json.null();
    return;
  }
  json.begin_object().member("stems", facts.vectors->stems).member("bytes", facts.vector_bytes);
  json.member("learned_from", facts.vectors->learned);
  json.member("changed", facts.changed_since_learned).end_object();
}

void write_removed(const Status& status, JsonWriter& json) {
  json.key("removed").begin_array();
  for (const catalog::RemovedArticle& one : status.removed.all()) {
    json.begin_object().member_or_null("key", one.key);
    json.member("path", one.paths.empty() ? "" : one.paths.back());
    json.member("time", one.time).member("reason", one.reason).end_object();
  }
  json.end_array();
}

void write_sources(const Status& status, JsonWriter& json) {
  json.key("sources").begin_array();
  for (const std::string& root : status.sources.roots) {
    json.string(walk::shown_path(root));
  }
  json.end_array().key("rules").begin_array();
  for (const walk::PathRule& rule : status.sources.rules) {
    json.begin_object().member("include", rule.include);
    json.member("pattern", walk::shown_bytes(rule.glob)).end_object();
  }
  json.end_array().key("ignored");
  if (status.run) {
    const folder::IgnoredCounts& ignored = status.run->ignored;
    json.begin_object().member("nigerignore", ignored.by).member("files", ignored.files);
    json.member("folders", ignored.folders).end_object();
  } else {
    json.null();
  }
  json.key("publishers").begin_object();
  for (const auto& [publisher, articles] : status.publishers) {
    json.member(publisher, articles);
  }
  json.end_object();
}

void write_last_run(const Status& status, JsonWriter& json) {
  json.key("last_run");
  if (!status.run) {
    json.null();
    return;
  }
  const folder::RunRecord& run = *status.run;
  json.begin_object().member("task", run.task).member("started", run.started);
  json.member("age_seconds", age_seconds(run.started)).member("seconds", run.seconds);
  json.member_or_null("last_good", run.last_good).key("last_good_age_seconds");
  if (run.last_good.empty()) {
    json.null();
  } else {
    json.number(age_seconds(run.last_good));
  }
  json.member("result", run.result).member("message", messages::localized(run.message));
  json.member("warning", messages::localized(run.warning)).member("files", run.files);
  json.member("added", run.added);
  json.member("changed", run.changed).member("removed", run.removed).end_object();
}

}  // namespace

std::int64_t age_seconds(const std::string& time) {
  std::tm parts{};
  if (strptime(time.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts) == nullptr) {
    return -1;
  }
  return std::max<std::int64_t>(0, std::time(nullptr) - timegm(&parts));
}

std::string day_text(const std::string& day) {
  return day.size() == 8 ? day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6) : day;
}

void write_json(const Status& status, const run_settings::IndexOptions& options,
                std::ostream& out) {
  const writing::IndexFacts& facts = status.facts;
  JsonWriter json(out, true);
  json.begin_object().member("version", kJsonVersion).member("index", options.index);
  json.member("generation", facts.generation.filename().string());
  json.member("bytes", facts.bytes).member("packed_bytes", facts.packed_bytes);
  json.member("usable", facts.complaint.empty());
  json.member("articles", facts.articles).member("terms", facts.terms);
  json.key("copies").begin_object().member("exact", facts.duplicates.exact);
  json.member("near", facts.duplicates.near).member("groups", facts.duplicates.groups).end_object();
  write_vectors(facts, json);
  json.key("aliases").begin_object().member("sources", status.aliases.size());
  json.key("problems").begin_array();
  for (const messages::Text& problem : status.aliases.complaints()) {
    json.string(messages::localized(problem));
  }
  json.end_array().end_object();
  json.member("files", facts.catalog.size())
      .member("skipped", running::skipped_count(facts.catalog));
  json.member("replaced", running::replaced_count(facts.catalog));
  write_removed(status, json);
  json.member("first_day", day_text(facts.first_day)).member("last_day", day_text(facts.last_day));
  json.member("undated", facts.undated);
  write_sources(status, json);
  json.member("built_at", facts.built_at).member("age_seconds", age_seconds(facts.built_at));
  json.member("creator", facts.creator).member("format", facts.format);
  json.member("analyzer", facts.analyzer).member_or_null("writer", status.writer);
  json.member_or_null("killed_writer", status.dead_writer).key("backlog");
  if (status.backlog) {
    json.number(*status.backlog);
  } else {
    json.null();
  }
  write_last_run(status, json);
  json.end_object();
  out << "\n";
}

}  // namespace niger::index_app
