#pragma once
/// The articles that a name of --new has been shown before: a list of their keys for each name and
/// index, in a folder of state, which outlives the index's generations. Knows nothing of searching.
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_set>

#include "common/files/descriptor.h"

namespace niger::search_app {

/// Holds the list for itself from its making to its end, so that runs at the same time follow each
/// other.
class SeenArticles {
 public:
  /// How long to wait for another run with the same name.
  static constexpr unsigned kWaitMilliseconds = 60'000;
  /// Of a list: some millions of keys. A longer one is neither read nor written.
  static constexpr std::size_t kMaxBytes = std::size_t{256} << 20;

  /// Reads the list of `name` for `index` in the folder `state`, made where it is not there yet.
  /// Throws Error(Usage) where the state cannot be read or written or is damaged, and Error(Busy)
  /// where another run keeps it.
  SeenArticles(const std::filesystem::path& state, const std::filesystem::path& index,
               const std::string& name, unsigned wait_milliseconds = kWaitMilliseconds,
               std::size_t max_bytes = kMaxBytes);
  ~SeenArticles() = default;
  SeenArticles(const SeenArticles&) = delete;
  SeenArticles& operator=(const SeenArticles&) = delete;
  SeenArticles(SeenArticles&&) = delete;
  SeenArticles& operator=(SeenArticles&&) = delete;

  /// False: no article with this id is in the list.
  [[nodiscard]] bool has_id(const std::string& id) const { return ids_.contains(id); }
  /// `key`: kept_key of common/index/article_key.h: id, tab, scope. A list that is older than keys
  /// has ids alone, each for all articles with it.
  [[nodiscard]] bool has(const std::string& key) const {
    return keys_.contains(key) || keys_.contains(key.substr(0, key.rfind('\t')));
  }
  [[nodiscard]] std::size_t size() const { return keys_.size(); }

  void add(const std::string& key) {
    ids_.insert(key.substr(0, key.rfind('\t')));
    keys_.insert(key);
  }

  /// Writes the list, whole or not at all. Throws Error(Usage) where it cannot be written.
  void save() const;

  /// The file of the list.
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  void lock(unsigned wait_milliseconds);
  void read();
  [[noreturn]] void fail_damaged(std::uint64_t line) const;

  std::string name_;
  std::size_t max_bytes_;
  std::string index_;  // as written in the list
  std::filesystem::path path_;
  files::Descriptor lock_;
  std::unordered_set<std::string> ids_;
  std::unordered_set<std::string> keys_;
};

}  // namespace niger::search_app
