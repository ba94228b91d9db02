#include "indexer/reading/articles/article_output.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "indexer/reading/fields/date_text.h"
#include "indexer/reading/fields/site_name.h"

namespace niger::articles {

using fields::Provenance;
using messages::Message;
using messages::Text;
using walk::SkipReason;

namespace {

constexpr std::size_t kMaxDoubts = 20;

Date day_of(std::int64_t time_ns) {
  const std::chrono::sys_time<std::chrono::nanoseconds> time{std::chrono::nanoseconds{time_ns}};
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(time)};
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

void count(std::string_view name, std::vector<NamedCount>& counts) {
  const auto found = std::find_if(counts.begin(), counts.end(),
                                  [name](const NamedCount& one) { return one.name == name; });
  if (found == counts.end()) {
    counts.push_back({std::string(name), 1});
  } else {
    ++found->count;
  }
}

void count_fields(const Article& article, std::vector<FieldCount>& counts) {
  for (std::size_t i = 0; i < kArticleFields; ++i) {
    const auto field = static_cast<ArticleField>(i);
    const FieldOrigin origin = article.origins[i];
    if (origin == FieldOrigin::None) {
      continue;
    }
    const auto at = std::find_if(counts.begin(), counts.end(), [&](const FieldCount& one) {
      return std::pair(one.field, one.origin) >= std::pair(field, origin);
    });
    if (at == counts.end() || at->field != field || at->origin != origin) {
      counts.insert(at, {field, origin, 1});
    } else {
      ++at->count;
    }
  }
}

// ????? ?????: a program that knew no Arabic letters saved the text; so with U+FFFD.
bool lost_its_letters(std::string_view text) {
  constexpr std::string_view kLost = "\xEF\xBF\xBD";  // U+FFFD
  constexpr std::size_t kLeast = 12;
  std::size_t lost = static_cast<std::size_t>(std::count(text.begin(), text.end(), '?'));
  std::size_t lost_bytes = lost;
  for (std::size_t at = text.find(kLost); at != std::string_view::npos;
       at = text.find(kLost, at + kLost.size())) {
    ++lost;
    lost_bytes += kLost.size();
  }
  if (lost < kLeast || lost * 16 < text.size()) {
    return false;
  }
  const auto blanks = static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\n'; }));
  return lost_bytes * 2 > text.size() - blanks;
}

}  // namespace

void ArticleOutput::set_kind(std::string_view kind) {
  if (report_.kind.empty()) {
    report_.kind = kind;
  } else {
    count(kind, report_.inner_kinds);
  }
}

void ArticleOutput::count_other(std::string_view kind) { count(kind, report_.inner_kinds); }

std::string ArticleOutput::record_name(std::string_view record) const {
  if (entry_.empty()) {
    return std::string(record);
  }
  if (record.empty()) {
    return entry_;
  }
  return entry_ + "#" + std::string(record);
}

// Where the file lies and when it was changed: trusted less than anything that stands in it.
void ArticleOutput::take_place_of_file(fields::ArticleDraft& draft) const {
  for (const std::string& place : {draft.url(), entry_, candidate_.name}) {
    if (draft.wants(ArticleField::Date, Provenance::Address)) {
      draft.set_date(fields::date_in_path(place).value_or(Date{}), Provenance::Address);
    }
  }
  if (draft.wants(ArticleField::Source, Provenance::Folder)) {
    draft.set(ArticleField::Source, fields::site_in_path(entry_), Provenance::Folder);
    draft.set(ArticleField::Source, fields::site_in_path(candidate_.path), Provenance::Folder);
  }
  if (!fetched_.empty()) {
    draft.set_date(fields::date_in_path(fetched_).value_or(Date{}), Provenance::FetchTime);
  }
  const std::int64_t time_ns = entry_time_ns_ != 0 ? entry_time_ns_ : candidate_.mtime_ns;
  if (options_.date_from_file_time && time_ns > 0) {
    draft.set_date(day_of(time_ns), Provenance::FileTime);
  }
}

void ArticleOutput::emit(fields::ArticleDraft&& draft, std::string_view record) {
  if (lost_its_letters(draft.text.empty() ? draft.title() : draft.text)) {
    skip(record, SkipReason::Encoding, Message::ReadLettersLost);
    return;
  }
  take_place_of_file(draft);
  Article article = draft.take();
  article.path = candidate_.path;
  article.record = record_name(record);
  if (article.id.empty()) {
    article.id = candidate_.name;
    if (!article.record.empty()) {
      article.id.append("#").append(article.record);
    }
  }
  article.entry_bytes = static_cast<std::uint32_t>(entry_.size());
  // Those of one id are numbered where all articles of the file arrive, whoever has read them.
  article.repetition = options_.unique_ids ? 0 : 1;
  count(article.encoding, report_.encodings);
  count_fields(article, report_.fields);
  ++report_.articles;
  sink_.article(std::move(article));
}

void ArticleOutput::skip(std::string_view record, SkipReason reason, Text message) {
  ++report_.skipped;
  sink_.skipped({candidate_.path, record_name(record), reason, std::move(message)});
}

void ArticleOutput::finish() {
  if (report_.articles == 0 && report_.skipped == 0) {
    skip("", SkipReason::Empty, Message::ReadNoArticle);
  }
}

void ArticleOutput::doubt(std::string_view record, const Text& message) {
  if (report_.doubts.size() >= kMaxDoubts) {
    return;
  }
  if (record.empty() &&
      std::find(report_.doubts.begin(), report_.doubts.end(), message) != report_.doubts.end()) {
    return;  // of each record once is enough
  }
  const std::string name = record_name(record);
  report_.doubts.push_back(
      name.empty() ? message : Text(Message::ReadRecord, {{"record", name}, {"what", message}}));
}

}  // namespace niger::articles
