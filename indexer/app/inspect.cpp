/// niger-index inspect: what would be indexed of a file, without an index.
#include <utility>

#include "common/messages/quantities.h"
#include "common/messages/text_error.h"
#include "indexer/app/inspection.h"
#include "indexer/running/collection.h"
#include "indexer/running/report.h"
#include "indexer/settings/invocation.h"
#include "indexer/settings/source_settings.h"

namespace niger::index_app {

using messages::Message;
using messages::Text;
using messages::TextError;
using run_settings::IndexOptions;
using running::FileOutcome;
using walk::Skipped;

namespace {

// Leaves a file that has more articles than are asked for, or whose reader of the output has left.
struct SeenEnough {};

class InspectingSink : public articles::ArticleSink {
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
  void skipped(Skipped&& skipped) override { running::note_skip(std::move(skipped), outcome_); }

  [[nodiscard]] std::uint64_t shown() const { return shown_; }

 private:
  const IndexOptions& options_;
  Inspection& inspection_;
  const std::ostream& out_;
  FileOutcome& outcome_;
  std::uint64_t shown_ = 0;
};

std::string joined(const std::vector<articles::NamedCount>& counts) {
  std::string text;
  for (const articles::NamedCount& one : counts) {
    text += (text.empty() ? "" : ", ") + one.name +
            (one.count > 1 ? " (" + messages::grouped(one.count) + ")" : "");
  }
  return text;
}

Text kind_of(const articles::FileReport& report) {
  if (report.kind.empty()) return Message::InspectNothing;
  if (report.inner_kinds.empty()) return report.kind;
  return {Message::InspectKindOf,
          {{"kind", report.kind}, {"contents", joined(report.inner_kinds)}}};
}

void tell_outcome(const FileOutcome& outcome, std::uint64_t shown,
                  const run_settings::Invocation& invocation) {
  const auto tell = [&invocation](const Text& line) {
    invocation.out << messages::localized(line, invocation.to_out()) << "\n";
  };
  const articles::FileReport& report = outcome.report;
  std::vector<messages::Argument> places{
      {"path", report.path},
      {"kind", kind_of(report)},
      {"size", messages::size_text(report.bytes)},
      {"articles", Text(Message::ArticleCount, {{"count", messages::Grouped{report.articles}}})}};
  invocation.out << "\n";
  if (report.encodings.empty()) {
    tell({Message::InspectTaken, std::move(places)});
  } else {
    places.emplace_back("encodings", joined(report.encodings));
    tell({Message::InspectTakenEncoded, std::move(places)});
  }
  if (report.articles > shown) tell({Message::InspectFirst, {{"count", messages::Grouped{shown}}}});
  for (const Text& doubt : report.doubts) tell({Message::InspectDoubt, {{"doubt", doubt}}});
  for (const catalog::Skip& skip : outcome.skips) {
    std::vector<messages::Argument> why{{"reason", skip.reason}};
    if (!skip.record.empty()) why.emplace_back("record", skip.record);
    tell({skip.record.empty() ? Message::InspectSkip : Message::InspectSkipRecord, std::move(why)});
  }
}

}  // namespace

int run_inspect(const run_settings::Invocation& invocation) {
  IndexOptions options;
  if (!run_settings::read_options("inspect", invocation, options)) {
    return 0;
  }
  run_settings::SourceSettings settings;
  run_settings::set_roots(options.sources, settings);
  if (settings.roots.empty()) {
    throw TextError(ErrorKind::Usage, Message::InspectNoFile);
  }
  run_settings::take_reading_options(options, true, settings);
  (void)run_settings::read_options(
      settings);  // a bad filter or field is reported before anything is read
  isolation::IsolationOptions isolation = running::isolation_options(settings, options, 1);
  isolation.stopped = [&invocation] { return invocation.interruption.asked(); };
  isolation::IsolatedReader reader(std::move(isolation));
  const walk::WalkResult found =
      walk::walk(run_settings::walk_roots(settings), run_settings::walk_options(settings));
  if (found.candidates.empty()) {
    if (found.skipped.empty()) {
      throw TextError(ErrorKind::Input, {Message::NoFileIn, {{"path", settings.first()}}});
    }
    const Skipped& first = found.skipped.front();
    throw TextError(ErrorKind::Input,
                    {Message::CannotRead, {{"path", first.path}, {"reason", first.message}}});
  }
  Inspection inspection(options.tokens, options.json, invocation.to_out(), invocation.out);
  bool skipped = false;
  for (const walk::Candidate& file : found.candidates) {
    FileOutcome outcome;
    InspectingSink sink(options, inspection, invocation.out, outcome);
    try {
      outcome.report = reader.read(file, sink);
    } catch (const SeenEnough&) {
      return 0;
    } catch (const isolation::ReadingInterrupted&) {
      return 1;
    }
    skipped = skipped || outcome.skipped > 0;
    if (options.json) {
      invocation.out << running::json_line(outcome) << "\n";
    } else {
      tell_outcome(outcome, sink.shown(), invocation);
    }
  }
  for (const Skipped& one : found.skipped) {
    skipped = true;
    if (options.json) {
      invocation.out << running::json_line(one) << "\n";
    } else {
      const Text line{Message::InspectSkipFile, {{"path", one.path}, {"reason", one.message}}};
      invocation.out << "\n" << messages::localized(line, invocation.to_out()) << "\n";
    }
  }
  return skipped ? 1 : 0;
}

}  // namespace niger::index_app
