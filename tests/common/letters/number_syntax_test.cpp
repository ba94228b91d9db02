#include "common/letters/number_syntax.h"

#include <string>

#include "tests/support/catch.h"

using namespace niger;
using namespace niger::letters;

namespace {

// The numbers of all chains of a text that starts with a digit, folded.
std::string numbers_of(std::string_view text) {
  const NumberChain chain = number_chain(text, 0);
  std::string out;
  for (std::size_t i = 0; i < chain.count; ++i) {
    const Span span = chain.numbers[i];
    out += i > 0 ? "|" : "";
    out += fold_number(text.substr(span.begin, span.size()));
  }
  out += chain.end < text.size() ? "…" : "";
  return out;
}

}  // namespace

TEST_CASE("separators of both traditions are read", "[numbers]") {
  struct Row {
    const char* why;
    const char* text;
    const char* expected;
  };
  const Row rows[] = {
      {"a plain number", "47", "47"},
      {"Arabic-Indic digits", "٤٧", "47"},
      {"extended digits", "۴۷", "47"},
      {"English thousands", "5,400", "5400"},
      {"millions", "12,005,400", "12005400"},
      {"Arabic thousands U+066C", "٥٬٤٠٠", "5400"},
      {"Arabic comma U+060C as thousands", "٥،٤٠٠", "5400"},
      {"no-break space U+00A0", "5\u00A0400", "5400"},
      {"narrow no-break space U+202F", "12\u202F005\u202F400", "12005400"},
      {"points: two groups are thousands", "12.005.400", "12005400"},
      {"points: one group is a fraction", "5.405", "5.405"},
      {"… but for one that ends in two zeros", "5.400", "5400"},
      {"… and does not start with one", "0.400", "0.400"},
      {"points with a decimal comma", "5.400,25", "5400.25"},
      {"commas with a decimal point", "5,400.25", "5400.25"},
      {"Arabic thousands and decimals", "٥٬٤٠٠٫٢٥", "5400.25"},
      {"spaces with a decimal comma", "5\u00A0400,25", "5400.25"},
      {"point", "2.7", "2.7"},
      {"Arabic decimal separator U+066B", "٢٫٧", "2.7"},
      {"decimal comma", "2,7", "2.7"},
      {"Arabic decimal comma", "٢،٧", "2.7"},
      {"pi", "3.14159", "3.14159"},
      {"a date with points", "17.09.2023", "17|09|2023"},
      {"a version", "1.2.3", "1|2|3"},
      {"a list", "1,2,3", "1|2|3"},
      {"a list of years", "2021,2022", "2021|2022"},
      {"a list of decimals", "2.7,3.1,4.5", "2.7|3.1|4.5"},
      {"a group too short", "5,40,000", "5|40|000"},
      {"a first group too long", "5000,400", "5000|400"},
      {"a first group with zero", "05,400", "05|400"},
      {"a space is no separator of other numbers", "2021\u00A0400", "2021…"},
      {"… nor of a short group", "21\u00A040", "21…"},
      {"a slash ends it", "17/9", "17…"},
      {"a colon ends it", "17:30", "17…"},
      {"a point at the end of a sentence", "2023.", "2023…"},
      {"a comma before a blank", "2023, 47", "2023…"},
      {"direction mark inside", "4\u200F7", "47"},
      {"mixed digit sets", "4٧", "47"},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.text);
    CHECK(numbers_of(row.text) == row.expected);
  }
  CHECK(fold_number("").empty());
}

TEST_CASE("a folded number folds to itself and a long chain is cut", "[numbers]") {
  for (const char* number : {"5,400", "٢٫٧", "5.400,25", "12.005.400", "007"}) {
    const std::string once = fold_number(number);
    CHECK(fold_number(once) == once);
  }
  std::string text = "1";
  for (int i = 0; i < 100; ++i) {
    text += ".1";
  }
  CHECK(number_chain(text, 0).count == NumberChain::kMaxGroups);
}
