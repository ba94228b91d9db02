#include "indexer/reading/walk/path_rules.h"

#include <algorithm>
#include <utility>

namespace niger::walk {
namespace {

// Spaces at the end of a line do not count, but one after a backslash.
std::string_view without_spaces_at_end(std::string_view line) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
      end = std::min(i + 1, line.size());
    } else if (line[i] != ' ') {
      end = i + 1;
    }
  }
  return line.substr(0, end);
}

}  // namespace

PathRules::PathRules(const std::vector<PathRule>& rules) {
  for (const PathRule& rule : rules) {
    add(rule.glob, rule.include);
  }
}

PathRules PathRules::of_lines(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
  }
  PathRules rules;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    if (!line.starts_with('#')) {
      rules.add(without_spaces_at_end(line), false);
    }
  }
  return rules;
}

void PathRules::add(std::string_view pattern, bool include) {
  const bool is_turned = pattern.starts_with('!');
  Glob glob(pattern.substr(is_turned ? 1 : 0));
  if (glob.is_valid()) {
    rules_.push_back(
        {std::move(glob), include == is_turned, include && !is_turned, std::string(pattern)});
  }
}

PathRules::Verdict PathRules::verdict_of(std::vector<Rule>::const_reverse_iterator rule) const {
  return {rule->leaves_out, rule->pattern, static_cast<std::size_t>(rules_.rend() - rule) - 1};
}

std::optional<PathRules::Verdict> PathRules::of(std::span<const FileName> path,
                                                bool is_folder) const {
  const auto last = std::find_if(rules_.rbegin(), rules_.rend(), [&](const Rule& rule) {
    return rule.glob.matches(path, is_folder);
  });
  if (last == rules_.rend()) {
    return std::nullopt;
  }
  return verdict_of(last);
}

std::optional<PathRules::Verdict> PathRules::of_file(std::span<const FileName> path) const {
  for (std::size_t depth = 1; depth < path.size(); ++depth) {
    const auto verdict = of(path.first(depth), true);
    if (verdict && verdict->leaves_out) {
      return verdict;
    }
  }
  const auto names = [path](const Rule& rule) {
    for (std::size_t depth = 1; rule.with_files_below && depth < path.size(); ++depth) {
      if (rule.glob.matches(path.first(depth), true)) {
        return true;
      }
    }
    return rule.glob.matches(path, false);
  };
  const auto last = std::find_if(rules_.rbegin(), rules_.rend(), names);
  if (last == rules_.rend()) {
    return std::nullopt;
  }
  return verdict_of(last);
}

}  // namespace niger::walk
