#include "searcher/spelling/world_names.h"

#include <algorithm>
#include <string>

#include "common/arabic/analyzer.h"
#include "common/letters/folding.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::arabic;
using niger::letters::fold;
using namespace niger::typing;

TEST_CASE("names of the Latin script that Arabic calls otherwise", "[world_names]") {
  struct Row {
    std::vector<std::string_view> words;
    std::size_t taken;
    const char* arabic;
  };
  const std::vector<Row> rows = {
      {{"egypt"}, 1, "مصر"},
      {{"jerusalem", "today"}, 1, "القدس"},
      {{"red", "sea", "ships"}, 2, "البحر الأحمر"},
      {{"nato"}, 1, "الناتو"},
      {{"united", "nations"}, 2, "الأمم المتحدة"},
      {{"allemagne"}, 1, "ألمانيا"},
      {{"hezbollah"}, 1, "حزب الله"},
  };
  for (const Row& row : rows) {
    INFO(row.words[0]);
    const WorldName name = world_name_at(row.words);
    CHECK(name.words == row.taken);
    CHECK(std::find(name.arabic.begin(), name.arabic.end(), row.arabic) != name.arabic.end());
  }
  CHECK(world_name_at({}).words == 0);
  const std::string_view unknown[] = {"red", "herring"};
  CHECK(world_name_at(unknown).words == 0);
}

TEST_CASE("an Arabic name has the Latin ones of the list", "[world_names]") {
  const auto has = [](const char* arabic, std::string_view latin) {
    const std::vector<std::string_view> names = latin_names_of(fold(arabic));
    return std::find(names.begin(), names.end(), latin) != names.end();
  };
  CHECK(has("رويترز", "reuters"));
  CHECK(has("القاهرة", "cairo"));
  CHECK(has("قاهرة", "caire"));
  CHECK(has("حمص", "homs"));
  CHECK_FALSE(has("البحر", "red sea"));  // names of one word only
  CHECK(latin_names_of("كرسي").empty());
  CHECK(latin_names_of("").empty());
}

TEST_CASE("every name of the list can be looked for", "[world_names]") {
  const Analyzer analyzer;
  REQUIRE(world_names().size() > 500);
  for (const std::string_view latin : world_names()) {
    INFO(latin);
    CHECK(letters::fold(latin) == latin);
    std::vector<std::string_view> words;
    for (const Token& token : analyzer.analyze(latin)) {
      words.push_back(latin.substr(token.span.begin, token.span.size()));
    }
    const WorldName name = world_name_at(words);
    CHECK(name.words == words.size());
    REQUIRE_FALSE(name.arabic.empty());
    for (const std::string_view arabic : name.arabic) {
      INFO(arabic);
      const std::vector<Token> tokens = analyzer.analyze(arabic);
      CHECK((tokens.size() == 1 || tokens.size() == 2));
      for (const Token& token : tokens) CHECK_FALSE(token.is_stop_word);
    }
  }
}
