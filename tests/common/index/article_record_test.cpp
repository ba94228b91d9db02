#include "common/index/article_record.h"

#include <random>

#include "common/base/error.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::index;

namespace {

bool same(const Article& one, const Article& other) {
  return one.id == other.id && one.path == other.path && one.record == other.record &&
         one.title == other.title && one.text == other.text && one.zones == other.zones &&
         one.date == other.date && one.date_origin == other.date_origin &&
         one.source == other.source && one.author == other.author && one.place == other.place &&
         one.category == other.category && one.keywords == other.keywords &&
         one.language == other.language && one.url == other.url && one.encoding == other.encoding;
}

Article full_article() {
  Article article;
  article.id = "a/b.html#3";
  article.path = "a/b.html";
  article.record = "3";
  article.title = "القَاعِدَة الجوية ٢٠١";
  article.text = "أغاديز. نصّ طويل\nإقرأ أيضاً: عنوان";
  article.zones = {{ZoneKind::Lead, {0, 13}}, {ZoneKind::Related, {30, 45}}};
  article.date = {2018, 4, 19};
  article.date_origin = DateOrigin::Url;
  article.source = "الجزيرة";
  article.author = "أحمد";
  article.place = "أغاديز";
  article.category = "سياسة";
  article.keywords = {"النيجر", "", "قاعدة"};
  article.language = "ar";
  article.url = "https://example.org/201";
  article.encoding = "windows-1256";
  return article;
}

std::vector<Article> news(unsigned count) {
  std::vector<Article> articles;
  for (unsigned number = 0; number < count; ++number) {
    Article article = full_article();
    article.id = "news-" + std::to_string(number);
    for (unsigned word = 0; word < 100 + number % 7; ++word) {
      article.text += " كلمة" + std::to_string((number * 31 + word * word) % 997);
    }
    articles.push_back(article);
  }
  return articles;
}

}  // namespace

TEST_CASE("every field of an article comes back from its record", "[article_record]") {
  const std::string dictionary = trained_dictionary(news(200));
  REQUIRE_FALSE(dictionary.empty());
  for (const std::string& used : {std::string(), dictionary}) {
    ArticleRecordWriter writer(used);
    ArticleRecordReader reader(used);
    CHECK(same(reader.article(writer.record(full_article())), full_article()));
    CHECK(same(reader.article(writer.record(Article())), Article()));
    Article zeros;
    zeros.text = std::string(100000, '\0');
    CHECK(same(reader.article(writer.record(zeros)), zeros));
  }
}

TEST_CASE("a dictionary makes records smaller", "[article_record]") {
  const std::vector<Article> articles = news(200);
  ArticleRecordWriter plain("");
  ArticleRecordWriter trained(trained_dictionary(articles));
  CHECK(trained.record(articles[7]).size() * 4 < plain.record(articles[7]).size() * 3);
}

TEST_CASE("few samples, or samples without content, give no dictionary", "[article_record]") {
  CHECK(trained_dictionary({}).empty());
  CHECK(trained_dictionary(news(3)).empty());
  CHECK_NOTHROW(trained_dictionary(std::vector<Article>(1000)));
}

TEST_CASE("damaged records are refused, never read past their end", "[article_record][property]") {
  const std::string dictionary = trained_dictionary(news(200));
  ArticleRecordWriter writer(dictionary);
  ArticleRecordReader reader(dictionary);
  const std::string record = writer.record(full_article());
  CHECK_THROWS_AS(reader.article(""), Error);
  CHECK_THROWS_AS(reader.article("x"), Error);
  CHECK_THROWS_AS(ArticleRecordReader("").article(record), Error);
  const unsigned seed = 17;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 2000; ++round) {
    std::string damaged = record.substr(0, random() % (record.size() + 1));
    for (auto changes = random() % 3; changes > 0 && !damaged.empty(); --changes) {
      damaged[random() % damaged.size()] = static_cast<char>(random());
    }
    try {
      (void)reader.article(damaged);
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::Index);
    }
  }
}
