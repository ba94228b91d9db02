#pragma once
/// A searcher and the snapshot that it searches, for tests that need one of each. A request's
/// first problem is an error here.
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "common/messages/text_error.h"
#include "searcher/engine/searcher.h"

namespace niger::test {

class SearchSession {
 public:
  explicit SearchSession(const std::filesystem::path& index)
      : snapshot_(snapshot::IndexSnapshot::take(index)) {}

  [[nodiscard]] response::SearchResponse search(const engine::SearchRequest& request) {
    return value_of(searcher_.search(snapshot_, request));
  }
  [[nodiscard]] response::Namesakes namesakes(const std::string& id, std::size_t most) {
    return searcher_.namesakes(snapshot_, id, most);
  }
  [[nodiscard]] response::ShownArticle article(const std::string& id,
                                               const engine::SearchRequest& request) {
    return value_of(searcher_.article(snapshot_, id, request));
  }
  [[nodiscard]] std::vector<std::string> completions(const std::string& word,
                                                     const Deadline& deadline = {}) {
    return searcher_.completions(snapshot_, word, deadline);
  }
  response::KwicSummary concordance(const engine::SearchRequest& request,
                                    const response::KwicRequest& kwic) {
    return value_of(searcher_.concordance(snapshot_, request, kwic));
  }

 private:
  template <typename T>
  static T value_of(engine::Answer<T> answer) {
    if (!answer.ok()) throw messages::TextError(ErrorKind::Usage, answer.problems.front().message);
    return std::move(answer.value);
  }

  snapshot::Snapshot snapshot_;
  engine::Searcher searcher_;
};

}  // namespace niger::test
