#include "searcher/highlighting/shown_sentences.h"

#include "tests/support/catch.h"

namespace niger::highlighting {

using namespace arabic;
using namespace query;

namespace {

const Analyzer& analyzer() {
  static const Analyzer analyzer;
  return analyzer;
}

QueryTerms asked(const std::string& word) {
  QueryTerms terms;
  terms.words.push_back({.typed = word, .stems = {analyzer().analyze(word).front().stem}});
  terms.followers.push_back(QueryTerms::kNoWord);
  return terms;
}

Article article_of(const std::string& text) {
  Article article;
  article.text = text;
  return article;
}

std::string all_of(const std::vector<response::Fragment>& snippet) {
  std::string out;
  for (const response::Fragment& fragment : snippet) out += fragment.text + "|";
  return out;
}

const std::string kBackground =
    "وتخضع المدينة لحصار خانق منذ أعوام، وتمنع القوات دخول القافلة الغذائية إليها بين حين وآخر.";

}  // namespace

TEST_CASE("of two snippets that are the same sentence the second gives way", "[shown_sentences]") {
  Analyzer::Session session(analyzer());
  const QueryTerms terms = asked("القافلة");
  Highlighter highlighter(session, terms);
  ShownSentences shown;
  const response::SnippetOptions options{.max_chars = 100, .max_fragments = 1};
  const std::string first =
      all_of(shown.snippet(highlighter, article_of(kBackground), options, nullptr));
  CHECK(first == kBackground + "|");
  // The background stands first, where it is as good as what follows.
  const Article other = article_of(kBackground +
                                   "\nوأعلن المتحدث أن القافلة الجديدة انطلقت صباح اليوم "
                                   "وعلى متنها ستون شاحنة.");
  const std::string second = all_of(shown.snippet(highlighter, other, options, nullptr));
  CHECK(second.find("ستون شاحنة") != std::string::npos);
  CHECK(second.find("لحصار خانق") == std::string::npos);
  // What has nothing else to say of the query says it again.
  const Article same = article_of(kBackground + "\nوهذا كلام لا صلة له بما سبق من حديث الناس.");
  CHECK(all_of(shown.snippet(highlighter, same, options, nullptr)).find("لحصار خانق") !=
        std::string::npos);
}

TEST_CASE("the bytes of a snippet are those of the text, with zones or without",
          "[shown_sentences]") {
  Analyzer::Session session(analyzer());
  const QueryTerms terms = asked("القافلة");
  Highlighter highlighter(session, terms);
  ShownSentences shown;
  Article article =
      article_of("مقدمة الخبر عن القافلة.\n" + kBackground + "\nانتهت القافلة من عملها أمس.");
  const std::size_t lead = article.text.find('\n');
  article.zones = {{ZoneKind::Lead, {0, lead}},
                   {ZoneKind::Caption, {lead + 1, lead + 1 + kBackground.size()}}};
  std::vector<std::string> seen;
  for (int page = 0; page < 5; ++page) {
    for (const response::Fragment& fragment :
         shown.snippet(highlighter, article, {.max_chars = 80, .max_fragments = 1}, nullptr)) {
      CHECK(article.text.find(fragment.text) != std::string::npos);
      CHECK_FALSE(fragment.highlights.empty());
      seen.push_back(fragment.text);
    }
  }
  CHECK(seen.size() == 5);
  CHECK(seen[0] != seen[1]);
}

}  // namespace niger::highlighting
