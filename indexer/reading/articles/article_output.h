#pragma once
/// The common state of readers while they hand over articles: ids, paths, counts and the report of
/// one file.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/reading/articles/article_sink.h"
#include "indexer/reading/articles/file_report.h"
#include "indexer/reading/articles/read_options.h"
#include "indexer/reading/fields/article_draft.h"
#include "indexer/reading/walk/file_walker.h"

namespace niger::articles {

/// Lives while one file is read.
class ArticleOutput {
 public:
  ArticleOutput(const walk::Candidate& candidate, const ReadOptions& options, ArticleSink& sink,
                FileReport& report)
      : candidate_(candidate), options_(options), sink_(sink), report_(report) {}

  [[nodiscard]] const walk::Candidate& candidate() const { return candidate_; }
  [[nodiscard]] const ReadOptions& options() const { return options_; }

  /// The entry of an archive that is being read; empty: the file itself. Records are named below
  /// it.
  void enter_entry(std::string entry) { entry_ = std::move(entry); }
  [[nodiscard]] const std::string& entry() const { return entry_; }

  /// The last change of the entry, which stands for that of the file. 0: not known.
  void set_entry_time(std::int64_t mtime_ns) { entry_time_ns_ = mtime_ns; }

  /// When the page was fetched, ISO 8601: its date where nothing of it tells one. Empty: not known.
  void set_fetched(std::string time) { fetched_ = std::move(time); }

  /// What the input was taken for. The first one names the file; an archive says it first.
  void set_kind(std::string_view kind);

  /// What is no article and was skipped, by its kind: a picture in a web archive.
  void count_other(std::string_view kind);

  /// Adds to the draft what the place of the file says, and hands the article to the sink, with id,
  /// path, record and repetition. `record` is the article's place in the input ("17"); empty: the
  /// input is one article.
  void emit(fields::ArticleDraft&& draft, std::string_view record = "");

  void skip(std::string_view record, walk::SkipReason reason, messages::Text message);
  void doubt(std::string_view record, const messages::Text& message);
  /// The file has been read: what gave nothing at all, such as an archive without files, is
  /// reported.
  void finish();
  [[nodiscard]] std::uint64_t skipped() const { return report_.skipped; }
  [[nodiscard]] std::uint64_t articles() const { return report_.articles; }
  void add_repaired(std::uint64_t count) { report_.repaired += count; }

  /// Calls `read`, which reads the record (or the entry that was entered: empty), unless the watch
  /// has it skipped or refused.
  template <typename Read>
  void read_unit(std::string_view record, const Read& read);

 private:
  void take_place_of_file(fields::ArticleDraft& draft) const;
  [[nodiscard]] std::string record_name(std::string_view record) const;

  const walk::Candidate& candidate_;
  const ReadOptions& options_;
  ArticleSink& sink_;
  FileReport& report_;
  std::string entry_;
  std::int64_t entry_time_ns_ = 0;
  std::string fetched_;
};

template <typename Read>
void ArticleOutput::read_unit(std::string_view record, const Read& read) {
  ReadingWatch* const watch = options_.watch;
  if (watch == nullptr) {
    read();
    return;
  }
  switch (watch->unit_begins(report_)) {
    case ReadingWatch::Turn::PassOver:
      return;
    case ReadingWatch::Turn::Refuse:
      skip(record, walk::SkipReason::Stopped, watch->refusal());
      break;
    case ReadingWatch::Turn::Read:
      try {
        read();
      } catch (const LeaveReading& left) {
        skip(record, walk::SkipReason::Stopped, left.why);
      }
  }
  watch->unit_ended();
}

}  // namespace niger::articles
