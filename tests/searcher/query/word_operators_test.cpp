// word{3}, same-sentence(…), same-paragraph(…), stars and regular expressions, against a plain
// reading of articles whose words are known.
#include <algorithm>
#include <functional>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/article.h"
#include "tests/support/catch.h"
#include "tests/support/search_session.h"
#include "tests/support/seed.h"
#include "tests/support/test_index.h"

namespace niger::query {

namespace {

using test::article;
using test::SearchSession;
using test::TestIndex;
using Ids = std::set<std::string>;

// Each word of these is a stem of its own, and no two are related.
const std::vector<std::string> kWords = {"زيتون", "نحاس", "قطار", "بركان", "مسرح"};

using Sentence = std::vector<std::string>;
using Paragraph = std::vector<Sentence>;

struct Story {
  Article article;
  Paragraph title;
  std::vector<Paragraph> text;
};

std::string written(const Paragraph& paragraph) {
  std::string out;
  for (const Sentence& sentence : paragraph) {
    for (const std::string& word : sentence) out += word + " ";
    out += ". ";
  }
  return out;
}

Story random_story(int number, std::mt19937& random) {
  const auto sentence = [&random] {
    Sentence out;
    for (auto words = 1 + random() % 3; words > 0; --words) {
      out.push_back(kWords[random() % kWords.size()]);
    }
    return out;
  };
  Story story;
  if (random() % 3 == 0) story.title = {sentence()};
  for (auto paragraphs = 1 + random() % 3; paragraphs > 0; --paragraphs) {
    Paragraph paragraph;
    for (auto sentences = 1 + random() % 3; sentences > 0; --sentences) {
      paragraph.push_back(sentence());
    }
    story.text.push_back(paragraph);
  }
  std::string text;
  for (const Paragraph& paragraph : story.text) text += written(paragraph) + "\n";
  story.article = article(std::to_string(number), written(story.title), text);
  return story;
}

bool has(const Sentence& sentence, const std::string& word) {
  return std::find(sentence.begin(), sentence.end(), word) != sentence.end();
}

bool shares_sentence(const Story& story, const std::string& one, const std::string& other) {
  const auto in = [&](const Paragraph& paragraph) {
    return std::any_of(paragraph.begin(), paragraph.end(), [&](const Sentence& sentence) {
      return has(sentence, one) && has(sentence, other);
    });
  };
  return in(story.title) || std::any_of(story.text.begin(), story.text.end(), in);
}

bool shares_paragraph(const Story& story, const std::string& one, const std::string& other) {
  const auto in = [&](const Paragraph& paragraph) {
    Sentence all;
    for (const Sentence& sentence : paragraph) {
      all.insert(all.end(), sentence.begin(), sentence.end());
    }
    return has(all, one) && has(all, other);
  };
  return in(story.title) || std::any_of(story.text.begin(), story.text.end(), in);
}

std::size_t mentions(const Story& story, const std::string& word) {
  std::size_t out = 0;
  const auto count = [&](const Paragraph& paragraph) {
    for (const Sentence& sentence : paragraph) {
      out += static_cast<std::size_t>(std::count(sentence.begin(), sentence.end(), word));
    }
  };
  count(story.title);
  for (const Paragraph& paragraph : story.text) count(paragraph);
  return out;
}

Ids found(SearchSession& session, const std::string& query) {
  engine::SearchRequest request;
  request.query = query;
  request.limit = 1000;
  request.collapse = false;
  Ids out;
  for (const response::Hit& hit : session.search(request).hits) out.insert(hit.id);
  return out;
}

}  // namespace

TEST_CASE("operators on words: what a plain reading finds", "[word_operators][property]") {
  const unsigned seed = test::seed_of_run();
  CAPTURE(seed);
  std::mt19937 random(seed);
  std::vector<Story> stories;
  std::vector<Article> articles;
  for (int i = 0; i < 150; ++i) {
    stories.push_back(random_story(i, random));
    articles.push_back(stories.back().article);
  }
  const TestIndex index(articles);
  SearchSession session(index.path());
  const auto expected = [&stories](const std::function<bool(const Story&)>& is_meant) {
    Ids out;
    for (const Story& story : stories) {
      if (is_meant(story)) out.insert(story.article.id);
    }
    return out;
  };
  for (const std::string& one : kWords) {
    for (const std::string& other : kWords) {
      if (one == other) continue;
      const std::string both = "(" + one + " " + other + ")";
      INFO(both);
      const Ids sentences =
          expected([&](const Story& story) { return shares_sentence(story, one, other); });
      CHECK(found(session, "same-sentence" + both) == sentences);
      CHECK(found(session, "\"" + one + " " + other + "\"~جملة") == sentences);
      const Ids paragraphs =
          expected([&](const Story& story) { return shares_paragraph(story, one, other); });
      CHECK(found(session, "نفس-الفقرة" + both) == paragraphs);
      CHECK(found(session, one + " -same-sentence" + both) == expected([&](const Story& story) {
              return mentions(story, one) > 0 && !shares_sentence(story, one, other);
            }));
    }
    for (const std::size_t least : {2, 3, 5}) {
      const std::string query = one + "{" + std::to_string(least) + "}";
      INFO(query);
      const Ids often = expected([&](const Story& story) { return mentions(story, one) >= least; });
      if (!often.empty()) CHECK(found(session, query) == often);
    }
  }
}

TEST_CASE("operators on words: patterns find the words they stand for", "[word_operators]") {
  const TestIndex index({article("1", "خبر", "نحاس كثير"), article("2", "خبر", "والنحاس هنا"),
                         article("3", "نعاس", "شاعر"), article("4", "خبر", "بركان أصفر")});
  SearchSession session(index.path());
  CHECK(found(session, "ن*س") == Ids{"1", "2", "3"});
  CHECK(found(session, "ن*حاس") == Ids{"1", "2"});
  CHECK(found(session, "*ركان") == Ids{"4"});
  CHECK(found(session, "/ن[حع]اس/") == Ids{"1", "2", "3"});
  CHECK(found(session, "/ن[^ح]اس/") == Ids{"3"});
  CHECK(found(session, "title:ن*س") == Ids{"3"});
  CHECK(found(session, "خبر -/ن.اس/") == Ids{"4"});
  CHECK(found(session, "/سفين./").empty());
  // What stands for a word is shown as one.
  engine::SearchRequest request;
  request.query = "ن*حاس";
  const response::SearchResponse answer = session.search(request);
  REQUIRE_FALSE(answer.hits.empty());
  CHECK_FALSE(answer.hits.front().snippet.front().highlights.empty());
}

TEST_CASE("operators on words: an expression that cannot be used is refused", "[word_operators]") {
  const TestIndex index({article("1", "خبر", "زيتون " + std::string(100, 'a'))});
  SearchSession session(index.path());
  for (const std::string query : {"/(زيتون/", "/(a+)+b/"}) {
    engine::SearchRequest request;
    request.query = query;
    CHECK_THROWS_AS(session.search(request), messages::TextError);
  }
}

}  // namespace niger::query
