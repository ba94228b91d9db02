#include "indexer/reading/article_output.h"

#include <chrono>
#include <optional>
#include <utility>

#include "indexer/reading/date_text.h"

namespace niger {
namespace {

constexpr std::size_t kMaxDoubts = 20;

Date day_of(std::int64_t time_ns) {
  const std::chrono::sys_time<std::chrono::nanoseconds> time{std::chrono::nanoseconds{time_ns}};
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(time)};
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

}  // namespace

void ArticleOutput::set_kind(std::string_view kind) {
  if (report_.kind.empty()) {
    report_.kind = kind;
  }
}

std::string ArticleOutput::record_name(std::string_view record) const {
  if (entry_.empty()) {
    return std::string(record);
  }
  if (record.empty()) {
    return entry_;
  }
  return entry_ + "#" + std::string(record);
}

void ArticleOutput::emit(Article&& article, std::string_view record) {
  article.path = candidate_.path;
  article.record = record_name(record);
  if (article.id.empty()) {
    article.id = candidate_.name;
    if (!article.record.empty()) {
      article.id.append("#").append(article.record);
    }
  }
  for (const std::string& place : {article.url, entry_, candidate_.name}) {
    if (article.date.known()) {
      break;
    }
    if (const std::optional<Date> date = date_in_path(place)) {
      article.date = *date;
      article.date_origin = DateOrigin::Url;
    }
  }
  if (!article.date.known() && options_.date_from_file_time) {
    const std::int64_t time_ns = entry_time_ns_ != 0 ? entry_time_ns_ : candidate_.mtime_ns;
    if (time_ns > 0) {
      article.date = day_of(time_ns);
      article.date_origin = DateOrigin::FileTime;
    }
  }
  if (report_.encoding.empty()) {
    report_.encoding = article.encoding;
  }
  ++report_.articles;
  sink_.article(std::move(article));
}

void ArticleOutput::skip(std::string_view record, SkipReason reason, std::string message) {
  ++report_.skipped;
  sink_.skipped({candidate_.path, record_name(record), reason, std::move(message)});
}

void ArticleOutput::doubt(std::string_view record, std::string_view message) {
  if (report_.doubts.size() >= kMaxDoubts) {
    return;
  }
  const std::string name = record_name(record);
  report_.doubts.push_back(name.empty() ? std::string(message)
                                        : name + ": " + std::string(message));
}

}  // namespace niger
