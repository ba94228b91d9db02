#include "common/index/key_lists.h"

#include <algorithm>
#include <random>
#include <set>

#include "common/index/term_codec.h"
#include "common/spelling/spelling_key.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::index;

TEST_CASE("lists of stems come back sorted and without repetitions", "[key_lists]") {
  struct Row {
    const char* why;
    std::vector<std::string> stems;
    std::vector<std::string> expected;
  };
  const Row rows[] = {
      {"none", {}, {}},
      {"one", {"لندن"}, {"لندن"}},
      {"the empty stem is left out", {"", "لندن"}, {"لندن"}},
      {"sorted", {"لوندن", "لندن"}, {"لندن", "لوندن"}},
      {"repetition", {"لندن", "لندن"}, {"لندن"}},
      {"one the beginning of the other", {"لندني", "لندن"}, {"لندن", "لندني"}},
      {"Latin before Arabic", {"لندن", "london"}, {"london", "لندن"}},
      {"sixteen letters need the long form", {"قسطنطينيقسطنطيني"}, {"قسطنطينيقسطنطيني"}},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const auto stems = decoded_stems(encoded_stems(row.stems));
    REQUIRE(stems);
    CHECK(*stems == row.expected);
  }
}

TEST_CASE("the bytes are those of the description", "[key_lists]") {
  // لندن, لندنا: one byte a letter (term_codec.h); the second shares four bytes and adds one.
  const std::string first = encoded_term("لندن");
  const std::string second = encoded_term("لندنا");
  std::string expected = "\x01\x04";
  expected += first;
  expected += '\x41';
  expected += second.substr(4);
  CHECK(encoded_stems({"لندنا", "لندن"}) == expected);
  CHECK(encoded_stems({}).empty());
  CHECK(metadata_key_of_bucket("lndn") == "niger.k.lndn");
  CHECK(bucket_of_stem("لندن") == "lndn");
  CHECK(bucket_of_stem("من").empty());
}

TEST_CASE("damaged lists are told, not read", "[key_lists]") {
  const std::string good = encoded_stems({"لندن", "لندنا", "قسطنطينيقسطنطيني"});
  std::string other_version = good;
  other_version[0] = 2;
  CHECK_FALSE(decoded_stems(other_version));
  CHECK_FALSE(decoded_stems(good.substr(0, good.size() - 1)));
  CHECK_FALSE(decoded_stems(std::string("\x01\x91", 2)));
  CHECK_FALSE(decoded_stems(std::string("\x01\x00\x05", 3)));
  CHECK_FALSE(decoded_stems(std::string("\x01\x00\x05\x01m", 5)));
}

TEST_CASE("a list of stems that cannot be is refused", "[key_lists]") {
  struct Row {
    const char* why;
    std::string bytes;
    bool good = false;
  };
  const auto long_form = [](int shared, int rest) {
    return std::string{'\0', static_cast<char>(shared), static_cast<char>(rest)};
  };
  const std::string version(1, '\x01');
  const std::string a120(120, 'a');
  const Row rows[] = {
      {"as it should be",
       version + "\x02"
                 "ab"
                 "\x11"
                 "c"
                 "\x21"
                 "\x80",
       true},
      {"a stem twice", version + "\x02"
                                 "ab"
                                 "\x02"
                                 "ab"},
      {"a stem twice, of which a letter is shared", version + "\x02"
                                                              "ab"
                                                              "\x11"
                                                              "b"},
      {"a stem before one that stands before it", version + "\x02"
                                                            "ac"
                                                            "\x11"
                                                            "b"},
      {"bytes past 127 stand last", version + "\x01"
                                              "\x80"
                                              "\x01"
                                              "a"},
      {"a stem as long as a term may be",
       version + long_form(0, 120) + a120 + long_form(120, 125) + a120 + "aaaaa", true},
      {"a stem that is longer",
       version + long_form(0, 120) + a120 + long_form(120, 126) + a120 + "aaaaaa"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(decoded_stems(row.bytes).has_value() == row.good);
  }
}

TEST_CASE("any set of stems comes back, any bytes are survived", "[key_lists][property]") {
  const unsigned seed = 31;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const char* letters[] = {"ا", "ب", "ن", "ي", "q", "é", "7"};
  for (int round = 0; round < 300; ++round) {
    std::set<std::string> terms;
    std::vector<std::string> stems;
    for (auto count = random() % 40; count > 0; --count) {
      std::string stem;
      for (auto length = 1 + random() % 60; length > 0; --length) {
        stem += letters[random() % std::size(letters)];
      }
      stems.push_back(stem);
      terms.insert(encoded_term(stem));
    }
    const std::string bytes = encoded_stems(stems);
    const auto back = decoded_stems(bytes);
    REQUIRE(back);
    CHECK(back->size() == terms.size());
    for (const std::string& stem : *back) {
      CHECK(terms.count(encoded_term(stem)) == 1);
    }
    std::string damaged = bytes;
    if (!damaged.empty()) {
      damaged[random() % damaged.size()] = static_cast<char>(random());
      (void)decoded_stems(damaged);
    }
  }
}
