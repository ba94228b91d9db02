/// niger-index status: what the index holds, and how the last run went.
#include <algorithm>
#include <ctime>
#include <sstream>
#include <utility>
#include <vector>

#include "indexer/app/collection.h"
#include "indexer/app/json_text.h"
#include "indexer/app/writing_run.h"
#include "indexer/writing/index_facts.h"
#include "indexer/writing/lock.h"
#include "indexer/writing/update_plan.h"

namespace niger {
namespace {

constexpr int kJsonVersion = 1;
constexpr std::size_t kShownPublishers = 8;

struct Status {
  IndexFacts facts;
  std::optional<RunRecord> run;
  std::string writer;       ///< who writes it now; empty: nobody
  std::string dead_writer;  ///< who was killed writing it; empty: nobody
  SourceSettings sources;
  std::vector<std::pair<std::string, std::uint64_t>> publishers;  ///< most articles first
  std::optional<std::uint64_t> backlog;  ///< files that an update would look at; if asked for
};

// Seconds since an ISO 8601 time; -1 where it is none.
std::int64_t age_seconds(const std::string& time) {
  std::tm parts{};
  if (strptime(time.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts) == nullptr) {
    return -1;
  }
  return std::max<std::int64_t>(0, std::time(nullptr) - timegm(&parts));
}

std::string ago(const std::string& time) {
  const std::int64_t seconds = age_seconds(time);
  if (seconds < 0) {
    return time;
  }
  const std::string age = seconds >= 2 * 24 * 3600 ? std::to_string(seconds / (24 * 3600)) + " days"
                                                   : time_text(static_cast<double>(seconds));
  return time + " (" + age + " ago)";
}

// Size and time alone, no hashes: what a monitor may ask every minute.
std::uint64_t backlog_of(const IndexFacts& facts, const SourceSettings& sources) {
  const Collection collection = found_collection(sources);
  std::vector<FoundFile> found;
  for (const Candidate& file : collection.files) {
    found.push_back({file.path, file.size_bytes, file.mtime_ns, file.ctime_ns});
  }
  PlanOptions options;
  for (const Skipped& skipped : collection.unreached) {
    options.unreadable.push_back(skipped.path);
  }
  options.hash_of = [&facts](const std::string& path) -> std::optional<std::uint64_t> {
    const auto known = facts.catalog.find(path);
    return known == facts.catalog.end() ? std::nullopt : std::optional(known->second.hash);
  };
  return planned_update(facts.catalog, found, options).changes.size();
}

Status status_of(const IndexOptions& options) {
  Status status;
  status.facts = index_facts(options.index);
  status.run = last_run(options.index);
  status.writer = WriterLock::holder(options.index);
  status.dead_writer = WriterLock::dead_holder(options.index);
  status.sources = sources_from(status.facts.sources);
  status.publishers.assign(status.facts.publishers.begin(), status.facts.publishers.end());
  std::stable_sort(status.publishers.begin(), status.publishers.end(),
                   [](const auto& left, const auto& right) { return left.second > right.second; });
  if (options.backlog) {
    status.backlog = backlog_of(status.facts, status.sources);
  }
  return status;
}

std::string day_text(const std::string& day) {
  return day.size() == 8 ? day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6) : day;
}

std::string text_of(const Status& status, const IndexOptions& options) {
  const IndexFacts& facts = status.facts;
  std::ostringstream text;
  text << "Index:       " << options.index << " (" << facts.generation.filename().string() << "), "
       << size_text(facts.bytes) << "\n";
  if (!facts.complaint.empty()) {
    text << "             it " << facts.complaint << ": make it again with `niger-index build`\n";
  }
  text << "Articles:    " << grouped(facts.articles) << ", "
       << static_cast<std::uint64_t>(facts.mean_words) << " words each on average\n"
       << "Terms:       " << grouped(facts.terms) << "\n";
  if (facts.copies.groups > 0) {
    text << "Copies:      " << grouped(facts.copies.exact) << " exact, "
         << grouped(facts.copies.near) << " near, of " << grouped(facts.copies.groups)
         << " articles\n";
  }
  if (!facts.first_day.empty()) {
    text << "Dates:       " << day_text(facts.first_day) << " to " << day_text(facts.last_day)
         << "\n";
  }
  if (!status.sources.listed.empty()) {
    text << "Source:      " << grouped(status.sources.listed.size()) << " files of a list\n";
  }
  for (const std::string& root : status.sources.roots) {
    text << "Source:      " << shown_path(root) << "\n";
  }
  if (!status.publishers.empty()) {
    text << "Publishers:  " << grouped(status.publishers.size()) << "\n";
    for (std::size_t i = 0; i < std::min(kShownPublishers, status.publishers.size()); ++i) {
      text << "             " << grouped(status.publishers[i].second) << "\t"
           << status.publishers[i].first << "\n";
    }
  }
  text << "Built:       " << ago(facts.built_at) << " by " << facts.creator << ", format "
       << facts.format << ", analyzer " << facts.analyzer << "\n"
       << "Files:       " << grouped(facts.catalog.size()) << "\n";
  if (status.run) {
    text << "Last run:    " << ago(status.run->started) << ": "
         << log_line(*status.run).substr(status.run->started.size() + 1) << "\n";
  }
  if (status.run && status.run->result != "well" && status.run->result != "skipped") {
    text << "Up to date:  "
         << (status.run->last_good.empty() ? "never since" : "as of " + ago(status.run->last_good))
         << "\n";
  }
  if (!status.dead_writer.empty()) {
    text << "Killed:      " << status.dead_writer << " (the next run carries on)\n";
  }
  if (!status.writer.empty()) {
    text << "Being written: " << status.writer << "\n";
  }
  if (status.backlog) {
    text << "Backlog:     " << grouped(*status.backlog) << " files for `niger-index update`\n";
  }
  text << skipped_text(facts.catalog, options.listed);
  return text.str();
}

std::string json_of(const Status& status, const IndexOptions& options) {
  const IndexFacts& facts = status.facts;
  std::ostringstream json;
  json << "{\"version\":" << kJsonVersion << ",\"index\":" << json_text(options.index)
       << ",\"generation\":" << json_text(facts.generation.filename().string())
       << ",\"bytes\":" << facts.bytes
       << ",\"usable\":" << (facts.complaint.empty() ? "true" : "false")
       << ",\"articles\":" << facts.articles << ",\"terms\":" << facts.terms
       << ",\"copies\":{\"exact\":" << facts.copies.exact << ",\"near\":" << facts.copies.near
       << ",\"groups\":" << facts.copies.groups << "},\"files\":" << facts.catalog.size()
       << ",\"skipped\":" << skipped_count(facts.catalog)
       << ",\"first_day\":" << json_text(day_text(facts.first_day))
       << ",\"last_day\":" << json_text(day_text(facts.last_day)) << ",\"sources\":[";
  for (std::size_t i = 0; i < status.sources.roots.size(); ++i) {
    json << (i == 0 ? "" : ",") << json_text(shown_path(status.sources.roots[i]));
  }
  json << "],\"publishers\":{";
  for (std::size_t i = 0; i < status.publishers.size(); ++i) {
    json << (i == 0 ? "" : ",") << json_text(status.publishers[i].first) << ":"
         << status.publishers[i].second;
  }
  json << "},\"built_at\":" << json_text(facts.built_at)
       << ",\"age_seconds\":" << age_seconds(facts.built_at)
       << ",\"creator\":" << json_text(facts.creator) << ",\"format\":" << json_text(facts.format)
       << ",\"analyzer\":" << json_text(facts.analyzer)
       << ",\"writer\":" << (status.writer.empty() ? "null" : json_text(status.writer))
       << ",\"killed_writer\":"
       << (status.dead_writer.empty() ? "null" : json_text(status.dead_writer))
       << ",\"backlog\":" << (status.backlog ? std::to_string(*status.backlog) : "null")
       << ",\"last_run\":";
  if (status.run) {
    const RunRecord& run = *status.run;
    json << "{\"task\":" << json_text(run.task) << ",\"started\":" << json_text(run.started)
         << ",\"age_seconds\":" << age_seconds(run.started) << ",\"seconds\":" << run.seconds
         << ",\"last_good\":" << (run.last_good.empty() ? "null" : json_text(run.last_good))
         << ",\"last_good_age_seconds\":"
         << (run.last_good.empty() ? "null" : std::to_string(age_seconds(run.last_good)))
         << ",\"result\":" << json_text(run.result) << ",\"message\":" << json_text(run.message)
         << ",\"files\":" << run.files << ",\"added\":" << run.added
         << ",\"changed\":" << run.changed << ",\"removed\":" << run.removed << "}";
  } else {
    json << "null";
  }
  json << "}\n";
  return json.str();
}

}  // namespace

int run_status(const Invocation& invocation) {
  IndexOptions options;
  if (!read_options("status", invocation, options)) {
    return 0;
  }
  const Status status = status_of(options);
  invocation.out << (options.json ? json_of(status, options) : text_of(status, options));
  return 0;
}

}  // namespace niger
