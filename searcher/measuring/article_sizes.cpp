#include "searcher/measuring/article_sizes.h"

#include <utility>

#include "common/index/boolean_term.h"

namespace niger::measuring {

std::optional<Date> ArticleDays::day_of(Xapian::docid article) {
  std::string value = days_.value_of(article);
  if (value != last_) {
    last_day_ = value.empty() ? std::nullopt : index::date_of_value(value);
    last_ = std::move(value);
  }
  return last_day_;
}

}  // namespace niger::measuring
