#include "common/index/former_paths.h"

#include <algorithm>
#include <utility>

#include "common/index/article_key.h"

namespace niger::index {

// Paths are shown ones, which have no line ends: two lines a move.
FormerPaths::FormerPaths(std::string_view stored) {
  while (moves_.size() < kMostMoves) {
    const std::size_t first = stored.find('\n');
    const std::size_t second =
        first == std::string_view::npos ? first : stored.find('\n', first + 1);
    if (second == std::string_view::npos) {
      return;
    }
    PathMove move{std::string(stored.substr(0, first)),
                  std::string(stored.substr(first + 1, second - first - 1))};
    stored.remove_prefix(second + 1);
    if (!move.from.empty() && !move.to.empty()) {
      moves_.push_back(std::move(move));
    }
  }
}

std::string FormerPaths::stored() const {
  std::string bytes;
  for (const PathMove& move : moves_) {
    bytes.append(move.from).append("\n").append(move.to).append("\n");
  }
  return bytes;
}

void FormerPaths::add(PathMove move) {
  moves_.push_back(std::move(move));
  if (moves_.size() > kMostMoves) {
    moves_.erase(moves_.begin());
  }
}

std::vector<std::string> FormerPaths::of(std::string_view path) const {
  std::vector<std::string> paths{std::string(path)};
  for (auto move = moves_.rbegin(); move != moves_.rend(); ++move) {
    // What lies there may have come with the move, or after it.
    const std::size_t known = paths.size();
    for (std::size_t which = 0; which < known && paths.size() <= kMostPaths; ++which) {
      if (lies_below(paths[which], move->to)) {
        std::string before = moved_path(paths[which], move->to, move->from);
        if (std::find(paths.begin(), paths.end(), before) == paths.end()) {
          paths.push_back(std::move(before));
        }
      }
    }
  }
  paths.erase(paths.begin());
  return paths;
}

std::vector<std::string> FormerPaths::keys_of(const Article& article) const {
  std::vector<std::string> keys;
  if (article.repetition == 0) {
    return keys;  // the id is the key
  }
  const bool is_named = !has_own_id(article);
  const std::string record = article.record.empty() ? "" : "#" + article.record;
  const auto add = [&](const std::string& id, const std::string& path) {
    const std::uint64_t scope = scope_of(path, entry_of(article), article.repetition);
    keys.push_back(kept_key(id, key_term(id, scope)));
  };
  for (const std::string& path : of(article.path)) {
    add(article.id, path);
    // An id that was made of a name is the path below the source, which may have been any folder.
    for (std::size_t at = path.rfind('/'); is_named && at != std::string::npos && at > 0;
         at = path.rfind('/', at - 1)) {
      if (path.compare(at + 1, std::string::npos, article.id) != 0) {
        add(path.substr(at + 1) + record, path);
      }
    }
  }
  return keys;
}

bool lies_below(std::string_view path, std::string_view folder) {
  while (folder.size() > 1 && folder.ends_with('/')) {
    folder.remove_suffix(1);
  }
  return path == folder || folder == "/" ||
         (path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/');
}

std::string moved_path(std::string_view path, std::string_view from, std::string_view to) {
  if (!lies_below(path, from)) {
    return std::string(path);
  }
  if (path == from) {
    return std::string(to);
  }
  std::string_view rest = path.substr(from.size());
  if (from.ends_with('/')) {  // the root folder alone
    rest = path.substr(from.size() - 1);
  }
  if (to.ends_with('/') && rest.starts_with('/')) {
    rest.remove_prefix(1);
  }
  return std::string(to) + std::string(rest);
}

}  // namespace niger::index
