#include "searcher/highlighting/shown_title.h"

#include "common/base/utf8.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::highlighting;

TEST_CASE("an article without a title is shown by the first words of its text", "[shown_title]") {
  Article article;
  article.title = "عنوان";
  article.text = "نص الخبر.";
  CHECK(shown_title(article).text == "عنوان");
  CHECK_FALSE(shown_title(article).from_lead);
  article.title = " ";
  CHECK(shown_title(article).text == "نص الخبر.");
  CHECK(shown_title(article).from_lead);
  article.text = "\n  أول سطر\nثاني سطر";
  CHECK(shown_title(article).text == "أول سطر");
  article.text = "";
  CHECK(shown_title(article).text.empty());
  CHECK_FALSE(shown_title(article).from_lead);
}

TEST_CASE("a long first line is cut between words", "[shown_title]") {
  Article article;
  while (article.text.size() < 4 * kLeadTitleBytes) article.text += "كلمات ";
  const ShownTitle title = shown_title(article);
  CHECK(title.text.ends_with("كلمات…"));
  CHECK(title.text.size() <= kLeadTitleBytes + 4);
  article.text = std::string(4 * kLeadTitleBytes, 'x');
  CHECK(shown_title(article).text.size() <= kLeadTitleBytes + 4);
  CHECK(is_valid_utf8(shown_title(article).text));
}

TEST_CASE("what stands before the story is no title", "[shown_title]") {
  const std::string before = "الرئيسية | أخبار\n";
  Article article;
  article.text = before + "قال المتحدث.";
  article.zones = {{ZoneKind::Boilerplate, {0, before.size()}}};
  CHECK(shown_title(article).text == "قال المتحدث.");
  article.zones = {{ZoneKind::Related, {0, article.text.size()}}};
  CHECK(shown_title(article).text.empty());
}
