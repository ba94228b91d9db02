#include "searcher/engine/asked_article.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "common/index/article_key.h"
#include "common/index/article_lookup.h"
#include "searcher/engine/refusal.h"

namespace niger::engine {

using index::NamedArticles;
using messages::Message;
using response::Namesake;

namespace {

NamedArticles named(SearchContext& context, const std::string& id) {
  return index::named_articles(
      context.database(), id,
      [&context](const Xapian::Document& document) { return context.reader.article(document); });
}

}  // namespace

Xapian::docid asked_article(SearchContext& context, const std::string& id, std::string_view field) {
  using Kind = RequestProblem::Kind;
  const auto refuse = [field](Kind kind, const messages::Text& message) {
    throw Refusal({kind, std::string(field), {}, message});
  };
  const NamedArticles found = named(context, id);
  const auto count = static_cast<std::uint64_t>(found.articles.size());
  if (count == 0) refuse(Kind::Unknown, {Message::ArticleUnknown, {{"id", id}}});
  if (found.by_file) {
    refuse(Kind::Ambiguous, {Message::ArticlesOfFile, {{"path", id}, {"count", count}}});
  }
  if (count > 1) {
    constexpr std::size_t kMostListed = 10;
    std::string keys;
    for (const Namesake& one : namesakes_of(context, id, kMostListed).list) {
      keys += (keys.empty() ? "" : ", ") + one.key;
    }
    if (count > kMostListed) keys += ", …";
    refuse(Kind::Ambiguous,
           {Message::ArticlesOfId, {{"id", id}, {"count", count}, {"keys", keys}}});
  }
  return found.articles.front();
}

response::Namesakes namesakes_of(SearchContext& context, const std::string& id, std::size_t most) {
  const NamedArticles found = named(context, id);
  response::Namesakes out;
  if (found.by_file || found.articles.size() < 2) return out;
  out.id = id;
  out.total = found.articles.size();
  for (const Xapian::docid number : found.articles) {
    if (out.list.size() == most) break;
    Article article = context.reader.article(context.reader.document(number));
    Namesake one;
    one.key = index::shown_key(article);
    one.id = std::move(article.id);
    one.path = std::move(article.path);
    one.record = std::move(article.record);
    one.title = std::move(article.title);
    if (article.date_origin != DateOrigin::FileTime) one.date = article.date;
    out.list.push_back(std::move(one));
  }
  std::sort(out.list.begin(), out.list.end(),
            [](const Namesake& one, const Namesake& other) { return one.key < other.key; });
  return out;
}

}  // namespace niger::engine
