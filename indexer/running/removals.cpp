#include "indexer/running/removals.h"

#include <algorithm>

#include "common/index/former_paths.h"

namespace niger::running {

using catalog::Change;
using index::lies_below;
using messages::Grouped;
using messages::Message;

namespace {

// So few may go at once without a question, however small the index.
constexpr std::uint64_t kAlwaysAllowed = 20;

bool are_most(std::uint64_t gone, std::uint64_t all) {
  return gone > kAlwaysAllowed && gone > all / 2;
}

}  // namespace

messages::Text doubt_about(const catalog::UpdatePlan& plan, const catalog::Catalog& catalog,
                           const std::vector<std::string>& roots,
                           const std::unordered_set<std::string>& wanted) {
  const std::size_t gone =
      plan.count(Change::Removed) - plan.count(Change::Moved) -
      std::min(wanted.size(), plan.count(Change::Removed) - plan.count(Change::Moved));
  if (gone == 0) {
    return {};
  }
  for (const std::string& root : roots) {
    const auto is_below = [&](const catalog::PlannedChange& one) {
      return one.change == Change::Removed && lies_below(one.path, root) &&
             !wanted.contains(one.path);
    };
    const auto removed = std::count_if(plan.changes.begin(), plan.changes.end(), is_below);
    const auto known = std::count_if(catalog.begin(), catalog.end(), [&](const auto& one) {
      return one.second.walked && lies_below(one.first, root) && !wanted.contains(one.first);
    });
    const bool has_new = std::any_of(
        plan.changes.begin(), plan.changes.end(), [&root](const catalog::PlannedChange& one) {
          return one.change != Change::Removed && lies_below(one.path, root);
        });
    if (removed > 0 && removed == known && !has_new) {
      return {Message::DoubtSource, {{"path", root}}};
    }
  }
  const auto walked = static_cast<std::uint64_t>(std::count_if(
      catalog.begin(), catalog.end(),
      [&wanted](const auto& one) { return one.second.walked && !wanted.contains(one.first); }));
  if (are_most(gone, walked)) {
    return {Message::DoubtFiles, {{"gone", Grouped{gone}}, {"all", Grouped{walked}}}};
  }
  return {};
}

messages::Text doubt_about(const writing::UpdateStats& pending, std::uint64_t articles,
                           std::uint64_t wanted) {
  const std::uint64_t gone = pending.removed - std::min(pending.removed, pending.added + wanted);
  const std::uint64_t all = articles - std::min(articles, wanted);
  if (!are_most(gone, all)) return {};
  return {Message::DoubtArticles, {{"gone", Grouped{gone}}, {"all", Grouped{all}}}};
}

}  // namespace niger::running
