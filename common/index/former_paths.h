#pragma once
/// Former paths of the files of an index: the moves that niger-index knows of, the newest last. The
/// key of an article is made of its file's path, and lists of keys that were kept before a move
/// name the articles by their former ones. Kept in the database's metadata; the oldest are dropped.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace niger::index {

/// Its key in the metadata (see schema.h).
inline constexpr std::string_view kMovesKey = "niger.moves";

struct PathMove {
  std::string from;  ///< of a file, or a folder with all below it
  std::string to;

  friend bool operator==(const PathMove&, const PathMove&) = default;
};

class FormerPaths {
 public:
  static constexpr std::size_t kMostMoves = 1000;
  static constexpr std::size_t kMostPaths = 16;  ///< that a file may have had, as far as is asked

  FormerPaths() = default;
  /// Of the value of kMovesKey, whatever it is; what cannot be read is none.
  explicit FormerPaths(std::string_view stored);

  [[nodiscard]] std::string stored() const;

  void add(PathMove move);

  [[nodiscard]] bool empty() const { return moves_.empty(); }
  [[nodiscard]] const std::vector<PathMove>& moves() const { return moves_; }

  /// Paths that the file at `path` may have had, the last one first.
  [[nodiscard]] std::vector<std::string> of(std::string_view path) const;

  /// Keys (kept_key of article_key.h) that the article may have had, with an own id or one that was
  /// made of its file's name.
  [[nodiscard]] std::vector<std::string> keys_of(const Article& article) const;

 private:
  std::vector<PathMove> moves_;
};

/// True where `path` is `folder` or lies below it.
[[nodiscard]] bool lies_below(std::string_view path, std::string_view folder);

/// `path` with what `from` is of it replaced by `to`; unchanged where it does not lie below `from`.
[[nodiscard]] std::string moved_path(std::string_view path, std::string_view from,
                                     std::string_view to);

}  // namespace niger::index
