#include "searcher/correction/near_keys.h"

#include <algorithm>

#include "common/letters/folding.h"
#include "common/spelling/spelling_key.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::letters;
using namespace niger::spelling;

TEST_CASE("the key of a word is near to that of the same word with one slip", "[near_keys]") {
  struct Row {
    const char* why;
    const char* typed;
    const char* meant;
    bool near;
  };
  const Row rows[] = {
      {"the word itself", "برلمان", "برلمان", true},
      {"a vowel, which no key keeps", "برلمن", "برلمان", true},
      {"a consonant left out", "برمان", "برلمان", true},
      {"one too many", "برلمنان", "برلمان", true},
      {"another consonant", "برلخان", "برلمان", true},
      {"two swapped", "بلرمان", "برلمان", true},
      {"m and b brought together", "ترابم", "ترامب", true},
      {"two slips", "بخلخان", "برلمان", false},
      {"another word", "حكومة", "برلمان", false},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.typed << ", " << row.meant);
    const auto keys = correction::keys_near(spelling_key(fold(row.typed)));
    CHECK((std::find(keys.begin(), keys.end(), spelling_key(fold(row.meant))) != keys.end()) ==
          row.near);
  }
}
