#include "indexer/app/inspection.h"

#include <sstream>

#include "tests/support/catch.h"

using namespace niger;
using namespace niger::index_app;
using Catch::Matchers::Contains;

namespace {

Article sample() {
  Article article;
  article.id = "a.txt";
  article.path = "/x/a.txt";
  article.title = "سحب القوات";
  article.text = "شارك\nوصلت القوات\x1B[31m اليوم.\n\nإقرأ أيضاً:\nخبر آخر";
  article.zones = {{ZoneKind::Boilerplate, {0, 8}},
                   {ZoneKind::Related, {article.text.find("إقرأ"), article.text.size()}}};
  article.encoding = "windows-1256";
  article.date = {2024, 4, 20};
  article.origins[static_cast<std::size_t>(ArticleField::Title)] = FieldOrigin::FirstLine;
  article.origins[static_cast<std::size_t>(ArticleField::Date)] = FieldOrigin::Text;
  return article;
}

std::string shown(bool tokens, bool json) {
  std::ostringstream out;
  Inspection(tokens, json, {}, out).show(sample());
  return out.str();
}

}  // namespace

TEST_CASE("the parts of a text cover it in order, without blank ends", "[inspection]") {
  const Article article = sample();
  std::string told;
  for (const TextPart& part : parts_of(article)) {
    told += std::to_string(static_cast<int>(part.kind)) + "=" +
            article.text.substr(part.span.begin, part.span.size()) + "|";
  }
  CHECK(told == "4=شارك|0=وصلت القوات\x1B[31m اليوم.|3=إقرأ أيضاً:\nخبر آخر|");
  CHECK(parts_of(Article{}).empty());
}

TEST_CASE("an article is shown with its fields, their origins and its zones", "[inspection]") {
  const std::string text = shown(false, false);
  CHECK_THAT(text, Contains("Article a.txt\n  title     سحب القوات  [first line]\n"
                            "  date      2024-04-20  [text]\n  source    -\n") &&
                       Contains("encoding  windows-1256") &&
                       Contains("-- boilerplate (not searched)\nشارك\n") &&
                       Contains("-- related (searched, ranked below articles about it)\n"));
  CHECK(text.find('\x1B') == std::string::npos);  // no command to a terminal
  CHECK(text.find("القوات\t") == std::string::npos);
}

TEST_CASE("tokens show what is posted, and boilerplate has none", "[inspection]") {
  const std::string text = shown(true, false);
  CHECK_THAT(text, Contains("\tالقوات\tالقوات\tقو"));
  CHECK(text.find("\tشارك\t") == std::string::npos);
}

TEST_CASE("an article as JSON", "[inspection]") {
  const std::string text = shown(true, true);
  CHECK_THAT(text, Contains("{\"id\":\"a.txt\",\"path\":\"/x/a.txt\",\"record\":\"\","
                            "\"encoding\":\"windows-1256\",\"fields\":{\"title\":{\"value\":"
                            "\"سحب القوات\",\"from\":\"first line\",\"tokens\":[{\"word\":") &&
                       Contains("\"date\":{\"value\":\"2024-04-20\",\"from\":\"text\"}") &&
                       Contains("\"zones\":[{\"zone\":\"boilerplate\",\"text\":\"شارك\"},"
                                "{\"zone\":\"body\"") &&
                       Contains("\"stop_word\":"));
  CHECK(text.back() == '\n');
  CHECK(shown(false, true).find("tokens") == std::string::npos);
}
