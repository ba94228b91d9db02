#include "common/settings/known_settings.h"

#include <algorithm>
#include <iterator>

namespace niger::settings {
namespace {

using Names = std::vector<std::string>;

const Names& index_settings() {
  static const Names kNames = {
      "encoding",    "exclude",     "field",          "file-dates",   "file-memory", "file-time",
      "files-from",  "filter",      "filter-seconds", "follow-links", "hidden",      "ids",
      "include",     "index",       "lang",           "limit",        "list",        "log",
      "max-article", "max-entries", "max-file",       "max-nesting",  "max-ratio",   "max-unpacked",
      "memory",      "quiet",       "report",         "source",       "threads",     "trust-index",
      "wait"};
  return kNames;
}

const Names& search_settings() {
  static const Names kNames = {
      "all-copies",   "bidi",   "bom",   "color",   "copies", "diverse", "exact",  "explain",
      "facet-values", "format", "index", "lang",    "limit",  "match",   "offset", "recency",
      "snippet",      "sort",   "state", "timeout", "wide",   "width"};
  return kNames;
}

}  // namespace

const Names& known_settings(std::string_view section) {
  static const Names kNone;
  static const Names kAll = [] {
    Names all;
    std::set_union(index_settings().begin(), index_settings().end(), search_settings().begin(),
                   search_settings().end(), std::back_inserter(all));
    return all;
  }();
  if (section.empty()) return kAll;
  if (section == "index") return index_settings();
  return section == "search" ? search_settings() : kNone;
}

}  // namespace niger::settings
