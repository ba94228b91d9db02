#pragma once
/// Articles and databases for the tests of writing: made up, the same on every run.
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/article.h"
#include "indexer/writing/index_builder.h"

namespace niger::writing {

/// A folder of its own for one test, deleted with it.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ScratchFolder(ScratchFolder&&) = delete;
  ScratchFolder& operator=(ScratchFolder&&) = delete;

  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

/// An article of `words` words drawn from a small vocabulary.
Article random_article(const std::string& id, unsigned words, std::mt19937& random);

/// Builds a database of `articles` in batches of `batch` by `workers` threads.
BuildStats build(const std::filesystem::path& directory, const std::vector<Article>& articles,
                 unsigned workers = 1, std::size_t batch = 10);

/// Everything searchable and stored, by article id, as text: equal for equal databases, whatever
/// the numbers of their documents.
std::map<std::string, std::string> contents(const Xapian::Database& database);

/// All metadata but the dictionary, which depends on the articles a build began with. The lists of
/// copies name the articles by their ids.
std::map<std::string, std::string> metadata(const Xapian::Database& database);

}  // namespace niger::writing
