#include "searcher/app/kwic_words.h"

#include <limits>

#include "common/base/error.h"
#include "tests/support/catch.h"

namespace niger::search_app {

using response::CollocateOptions;
using response::KwicOrder;

TEST_CASE("orders of lines", "[kwic_words]") {
  CHECK(kwic_sort_of("text").order == KwicOrder::Text);
  CHECK(kwic_sort_of("article").order == KwicOrder::Article);
  CHECK(kwic_sort_of("date").order == KwicOrder::Date);
  CHECK(kwic_sort_of("source").order == KwicOrder::Source);
  CHECK(kwic_sort_of("random").order == KwicOrder::Random);
  CHECK(kwic_sort_of("before").positions == std::vector<int>{-1, -2, -3});
  CHECK(kwic_sort_of("after").positions == std::vector<int>{1, 2, 3});
  CHECK(kwic_sort_of("L1,r1,R9").order == KwicOrder::Words);
  CHECK(kwic_sort_of("L1,r1,R9").positions == std::vector<int>{-1, 1, 9});
  CHECK(kwic_sort_of("R2").positions == std::vector<int>{2});
  for (const char* bad : {"", "up", "L", "L0", "L10", "1", "L1,", ",L1", "L1,,R1", "L1,L2,L3,L4",
                          "L-1", "L1 ", "R99999999999999999999", "Text"}) {
    INFO(bad);
    CHECK_THROWS_AS(kwic_sort_of(bad), Error);
  }
}

TEST_CASE("windows of collocates", "[kwic_words]") {
  const auto window = [](const std::string& typed) {
    CollocateOptions options;
    read_window(typed, options);
    return std::pair(options.left, options.right);
  };
  using Window = std::pair<std::uint32_t, std::uint32_t>;
  CHECK(window("5") == Window{5, 5});
  CHECK(window("20") == Window{20, 20});
  CHECK(window("L3,R2") == Window{3, 2});
  CHECK(window("r2,l3") == Window{3, 2});
  CHECK(window("L3") == Window{3, 0});
  CHECK(window("R1,L0") == Window{0, 1});
  for (const char* bad : {"", "0", "L0", "L0,R0", "21", "L21", "-1", "x", "L1,L2", "L1,R1,R1",
                          "L1,5", "5 ", "99999999999"}) {
    INFO(bad);
    CHECK_THROWS_AS(window(bad), Error);
  }
}

TEST_CASE("seeds", "[kwic_words]") {
  CHECK(seed_of("0") == 0);
  CHECK(seed_of("18446744073709551615") == std::numeric_limits<std::uint64_t>::max());
  for (const char* bad : {"", "-1", "x", "1x", "1.5", "18446744073709551616"}) {
    INFO(bad);
    CHECK_THROWS_AS(seed_of(bad), Error);
  }
}

}  // namespace niger::search_app
