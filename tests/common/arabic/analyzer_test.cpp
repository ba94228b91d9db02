#include "common/arabic/analyzer.h"

#include "tests/support/catch.h"

using namespace niger;

TEST_CASE("a session gives the tokens of the analyzer", "[analyzer]") {
  const Analyzer analyzer;
  Analyzer::Session session(analyzer);
  const std::string text = "افتتحت الوزيرةُ المكتبةَ، ثم زارت Niamey في 2019.";
  std::vector<TokenRef> refs;
  session.analyze(text, refs);
  const std::vector<Token> tokens = analyzer.analyze(text);
  REQUIRE(refs.size() == 8);
  REQUIRE(tokens.size() == refs.size());
  for (std::size_t i = 0; i < refs.size(); ++i) {
    CHECK(refs[i].span == tokens[i].span);
    CHECK(refs[i].folded == tokens[i].folded);
    CHECK(refs[i].stem == tokens[i].stem);
    CHECK(refs[i].position == i + 1);
  }
  CHECK(tokens[2].folded == "المكتبه");
  CHECK(tokens[6].folded == "في");
  CHECK(analyzer.analyze("").empty());
}
