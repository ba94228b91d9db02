#pragma once
/// The articles that a person has removed for good, so that no update and no build brings them
/// back. Kept in the database's metadata, so that one commit changes list and articles, and once
/// more beside the generations (INDEX/removed), for a generation too damaged to be read.
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/article.h"
#include "indexer/catalog/catalog.h"
#include "indexer/catalog/update_plan.h"

namespace niger::catalog {

/// After a purge nothing of an article is left in it but hashes, and the paths of its file.
struct RemovedArticle {
  std::vector<std::string> paths;  ///< of its file, and those that the file was moved to
  bool own_id = false;             ///< false: it is known by its place in the file, or its text
  std::uint64_t place = 0;  ///< hash of entry and id, or of the record where it has no own id
  std::uint64_t id = 0;     ///< hash of the id that people see
  std::uint64_t text = 0;   ///< hash of title and text
  /// Files in which another article had the same text when this one was taken out: there it stays.
  std::vector<std::string> copies;
  bool shared_text = false;  ///< too many had it to be named: it identifies no article
  bool shared_id = false;    ///< an article of another file had the id too: no name of one alone
  std::string key;           ///< shown_key, with the present path; empty: purged
  std::string time;          ///< when it was taken out: UTC, ISO 8601
  std::string reason;        ///< as given

  friend bool operator==(const RemovedArticle&, const RemovedArticle&) = default;
};

[[nodiscard]] RemovedArticle removed_article(const Article& article, std::string time,
                                             std::string reason);
/// The hashes of an article as RemovedArticle has them.
[[nodiscard]] std::uint64_t place_hash(const Article& article);
[[nodiscard]] std::uint64_t text_hash(const Article& article);

/// What the list says of an article.
enum class Recognized : std::uint8_t {
  Not,
  IdAlone,  ///< another file, another text, but the own id of a removed one: it may be that one
  Removed,
};

class RemovedArticles {
 public:
  explicit RemovedArticles(std::vector<RemovedArticle> all = {});

  [[nodiscard]] const std::vector<RemovedArticle>& all() const { return all_; }
  [[nodiscard]] bool empty() const { return all_.empty(); }

  /// Those of a file.
  [[nodiscard]] std::vector<const RemovedArticle*> of_file(const std::string& path) const;

  /// A removed article is known in its file by its own id, or its text; in any other by its text,
  /// but for `copies`; where ids are unique in the collection, by its own id. What stands in the
  /// place of one without an own id is not known by that alone: see RemovedFilter.
  [[nodiscard]] Recognized recognized(const Article& article, bool unique_ids) const;

  /// True where a removed article had this text, wherever it was.
  [[nodiscard]] bool has_text(const Article& article) const {
    return by_text_.contains(text_hash(article));
  }

  /// Those that a person means by an id, a key or the path of a file (article_lookup.h).
  [[nodiscard]] std::vector<std::size_t> named(const std::string& name) const;

  /// The present paths of the files that `name` is the path of, or its end, each once.
  [[nodiscard]] std::vector<std::string> files_named(const std::string& name) const;

 private:
  std::vector<RemovedArticle> all_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_path_;
  std::unordered_multimap<std::uint64_t, std::size_t> by_text_;
  std::unordered_multimap<std::uint64_t, std::size_t> by_own_id_;
};

/// Files that were moved take the list with them. True where it has changed.
bool follow_moves(const UpdatePlan& plan, RemovedArticles& removed);

/// The list as the value of schema::kRemovedKey, never empty, and back; nothing where it is
/// damaged.
[[nodiscard]] std::string stored(const RemovedArticles& removed);
[[nodiscard]] std::optional<RemovedArticles> removed_from(std::string_view bytes);

/// The list of the index in a folder: that of the generation in use, else the one kept beside it.
/// `metadata` of that generation may be empty. Throws Error(Index) where there was a list and
/// neither can be read.
[[nodiscard]] RemovedArticles removed_in_use(const std::filesystem::path& index,
                                             const MetadataReader& metadata);

/// Keeps the list beside the generations; where it is empty and none was kept, makes no file.
/// Throws Error(Index) where it cannot be written.
void keep_removed(const std::filesystem::path& index, const RemovedArticles& removed);

}  // namespace niger::catalog
