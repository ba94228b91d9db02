/// niger-index inspect: what would be indexed of a file, without an index.
#include <utility>

#include "common/base/error.h"
#include "indexer/app/inspection.h"
#include "indexer/app/progress.h"
#include "indexer/app/report.h"
#include "indexer/app/source_settings.h"
#include "indexer/app/verbs.h"

namespace niger {
namespace {

// Leaves a file that has more articles than are asked for, or whose reader of the output has left.
struct SeenEnough {};

class InspectingSink : public ArticleSink {
 public:
  InspectingSink(const IndexOptions& options, Inspection& inspection, const std::ostream& out,
                 FileOutcome& outcome)
      : options_(options), inspection_(inspection), out_(out), outcome_(outcome) {}

  void article(Article&& article) override {
    if (options_.shown_articles == 0 || shown_ < options_.shown_articles) {
      ++shown_;
      inspection_.show(article);
    }
    if (!out_) {
      throw SeenEnough();
    }
  }
  void skipped(Skipped&& skipped) override { note_skip(std::move(skipped), outcome_); }

  [[nodiscard]] std::uint64_t shown() const { return shown_; }

 private:
  const IndexOptions& options_;
  Inspection& inspection_;
  const std::ostream& out_;
  FileOutcome& outcome_;
  std::uint64_t shown_ = 0;
};

std::string joined(const std::vector<NamedCount>& counts) {
  std::string text;
  for (const NamedCount& one : counts) {
    text += (text.empty() ? "" : ", ") + one.name +
            (one.count > 1 ? " (" + grouped(one.count) + ")" : "");
  }
  return text;
}

void tell_outcome(const FileOutcome& outcome, std::uint64_t shown, std::ostream& out) {
  const FileReport& report = outcome.report;
  out << "\n" << report.path << ": taken for " << (report.kind.empty() ? "nothing" : report.kind);
  if (!report.inner_kinds.empty()) {
    out << " of " << joined(report.inner_kinds);
  }
  out << ", " << size_text(report.bytes) << ", " << grouped(report.articles)
      << (report.articles == 1 ? " article" : " articles");
  if (!report.encodings.empty()) {
    out << ", " << joined(report.encodings);
  }
  out << "\n";
  if (report.articles > shown) {
    out << "  … of which the first " << grouped(shown) << " are shown (--limit 0 shows all)\n";
  }
  for (const std::string& doubt : report.doubts) {
    out << "  doubtful: " << doubt << "\n";
  }
  for (const Skip& skip : outcome.skips) {
    out << "  skipped: " << (skip.record.empty() ? "" : "#" + skip.record + ": ") << skip.reason
        << "\n";
  }
}

}  // namespace

int run_inspect(const Invocation& invocation) {
  IndexOptions options;
  if (!read_options("inspect", invocation, options)) {
    return 0;
  }
  SourceSettings settings;
  settings.roots = options.sources;
  if (settings.roots.empty()) {
    throw Error(ErrorKind::Usage, "inspect wants a FILE to look into");
  }
  take_reading_options(options, true, settings);
  Reader reader(read_options(settings));
  const WalkResult found = walk(settings.roots, walk_options(settings));
  if (found.candidates.empty()) {
    throw Error(ErrorKind::Input, found.skipped.empty()
                                      ? "there is no file in " + settings.first()
                                      : "cannot read " + found.skipped.front().path + ": " +
                                            found.skipped.front().message);
  }
  Inspection inspection(options.tokens, options.json, invocation.out);
  bool skipped = false;
  for (const Candidate& file : found.candidates) {
    FileOutcome outcome;
    InspectingSink sink(options, inspection, invocation.out, outcome);
    try {
      outcome.report = reader.read(file, sink);
    } catch (const SeenEnough&) {
      return 0;
    }
    skipped = skipped || outcome.skipped > 0;
    if (options.json) {
      invocation.out << json_line(outcome) << "\n";
    } else {
      tell_outcome(outcome, sink.shown(), invocation.out);
    }
  }
  for (const Skipped& one : found.skipped) {
    skipped = true;
    if (options.json) {
      invocation.out << json_line(one) << "\n";
    } else {
      invocation.out << "\n" << one.path << ": skipped: " << one.message << "\n";
    }
  }
  return skipped ? 1 : 0;
}

}  // namespace niger
