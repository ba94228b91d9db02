#pragma once
/// An index of given articles in a folder of its own, for tests of the searcher.
#include <filesystem>
#include <vector>

#include "common/article.h"
#include "indexer/folder/generations.h"
#include "indexer/writing/index_builder.h"
#include "tests/support/temp_dir.h"

namespace niger::test {

class TestIndex {
 public:
  explicit TestIndex(const std::vector<Article>& articles) {
    folder::prepare_index_folder(path());
    build(articles);
  }

  /// A new generation of these articles, which is in use then.
  void build(const std::vector<Article>& articles) const {
    folder::NewGeneration generation(path());
    {
      writing::IndexBuilder builder({.directory = generation.path(), .workers = 1});
      builder.worker(0).start_batch(0);
      for (const Article& one : articles) builder.worker(0).add(Article(one));
      static_cast<void>(builder.finish({}));
    }
    generation.publish();
  }

  [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "index"; }

 private:
  TempDir folder_;
};

}  // namespace niger::test
