#include "searcher/query/query_bounds.h"

#include <algorithm>

#include "searcher/base/match_weights.h"
#include "searcher/grammar/query_description.h"

namespace niger::query {

using grammar::QueryNode;

namespace {

// As deep as the tree is: query_text bounds it.
std::size_t prefixes_in(const QueryNode& node) {
  using grammar::NodeKind;
  const bool is_one =
      node.kind == NodeKind::Prefix || node.kind == NodeKind::Stars || node.kind == NodeKind::Regex;
  std::size_t sum = is_one ? 1 : 0;
  for (const QueryNode& child : node.children) sum += prefixes_in(child);
  return sum;
}

// True where nothing is asked for but what must not be there.
bool only_excludes(const QueryNode& node) {
  const bool all = !node.children.empty() && node.kind != grammar::NodeKind::Near &&
                   node.kind != grammar::NodeKind::Together &&
                   std::all_of(node.children.begin(), node.children.end(), only_excludes);
  return node.excluded != all;
}

}  // namespace

bool MergedParts::is_new(const QueryNode& part) {
  return known_.insert(grammar::described(part)).second;
}

void QueryBounds::look_over(const QueryNode& root) {
  prefixes_ = std::max<std::size_t>(prefixes_in(root), 1);
  out_.only_excluded = only_excludes(root);
}

Xapian::termcount QueryBounds::terms_of_prefix() const {
  return static_cast<Xapian::termcount>(
      std::min(match::kMaxPrefixTerms, match::kMaxPrefixTermsInAll / prefixes_));
}

bool QueryBounds::may_check(const std::vector<std::string>& terms) {
  Xapian::doccount least = database_.get_doccount();
  for (const std::string& term : terms) least = std::min(least, database_.get_termfreq(term));
  const std::uint64_t most = match::kMaxChecksPerArticle * database_.get_doccount();
  if (checks_ + least > most) {
    out_.checks_left_out = true;
    return false;
  }
  checks_ += least;
  return true;
}

bool QueryBounds::may_expand(std::size_t words) {
  if (words == 0) return false;
  if (expanded_ >= match::kMaxQueryWords || words > match::kMaxQueryWords) {
    out_.expansions_left_out = true;
  }
  if (expanded_ >= match::kMaxQueryWords || !has_time()) return false;
  expanded_ += words;
  return true;
}

}  // namespace niger::query
