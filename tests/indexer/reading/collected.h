#pragma once
/// What a reader made of a text, collected for a test.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/reading/reader.h"
#include "tests/support/temp_dir.h"

namespace niger::test {

class Collected : public articles::ArticleSink {
 public:
  void article(Article&& article) override { articles.push_back(std::move(article)); }
  void skipped(walk::Skipped&& skipped) override { skips.push_back(std::move(skipped)); }

  std::vector<Article> articles;
  std::vector<walk::Skipped> skips;
  articles::FileReport report;
};

/// Writes `content` to a file called `name` and reads it.
inline Collected read_as(const std::string& name, std::string_view content,
                         const articles::ReadOptions& options = {}) {
  const TempDir folder;
  walk::Candidate candidate;
  candidate.native_path = folder.write(name, content).string();
  candidate.path = candidate.native_path;
  candidate.name = name;
  candidate.size_bytes = content.size();
  candidate.mtime_ns = std::int64_t{1'700'000'000} * 1'000'000'000;  // 14 November 2023
  Collected collected;
  reading::Reader reader(options);
  collected.report = reader.read(candidate, collected);
  return collected;
}

}  // namespace niger::test
