// Queries that Xapian cannot decide, against a reading of every article.
#include "searcher/matching/two_phase_matching.h"

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>

#include "tests/support/article.h"
#include "tests/support/catch.h"
#include "tests/support/searched.h"

namespace niger::matching {
namespace {

using test::article;
using test::Searched;
using Ids = std::set<std::string>;

unsigned below(std::mt19937& random, std::size_t count) {
  return static_cast<unsigned>(random() % count);
}

// ---- A query and its plain meaning ------------------------------------------------------------

constexpr std::array<const char*, 6> kWords = {"زلزال", "بركان", "طنجة", "جسر", "قطار", "من"};

struct Asked {
  std::string text;
  std::vector<bool> met;  // by each article
};

using Texts = std::vector<std::vector<unsigned>>;  // words of kWords

class Asking {
 public:
  Asking(std::mt19937& random, const Texts& texts) : random_(random), texts_(texts) {}

  Asked any(int depth) {
    switch (below(random_, depth > 0 ? 6 : 4)) {
      case 0:
        return word();
      case 1:
      case 2:
        return phrase();
      case 3:
        return near();
      case 4:
        return joined(any(depth - 1), " OR ", any(depth - 1));
      default:
        return excluded(any(depth - 1), any(depth - 1));
    }
  }

 private:
  template <typename Meets>
  Asked asked(std::string text, const Meets& meets) const {
    Asked out{std::move(text), {}};
    for (const auto& words : texts_) out.met.push_back(meets(words));
    return out;
  }

  Asked word() {
    const unsigned which = below(random_, 5);
    return asked(kWords[which], [which](const std::vector<unsigned>& words) {
      return std::find(words.begin(), words.end(), which) != words.end();
    });
  }

  Asked phrase() {
    std::vector<unsigned> phrase(2 + below(random_, 2));
    std::string text;
    for (unsigned& which : phrase) {
      which = below(random_, kWords.size());
      text += (text.empty() ? "\"" : " ") + std::string(kWords[which]);
    }
    return asked(text + "\"", [&phrase](const std::vector<unsigned>& words) {
      return std::search(words.begin(), words.end(), phrase.begin(), phrase.end()) != words.end();
    });
  }

  Asked near() {
    const unsigned one = below(random_, 5);
    const unsigned other = (one + 1 + below(random_, 4)) % 5;
    const std::size_t distance = 1 + below(random_, 3);
    const std::string text =
        std::string(kWords[one]) + " NEAR:" + std::to_string(distance) + " " + kWords[other];
    return asked("(" + text + ")", [&](const std::vector<unsigned>& words) {
      for (std::size_t i = 0; i < words.size(); ++i) {
        for (std::size_t j = 0; j < words.size(); ++j) {
          if (words[i] == one && words[j] == other && (i > j ? i - j : j - i) <= distance) {
            return true;
          }
        }
      }
      return false;
    });
  }

  Asked joined(const Asked& one, const char* by, const Asked& other) const {
    Asked out{"(" + one.text + by + other.text + ")", one.met};
    for (std::size_t i = 0; i < out.met.size(); ++i) out.met[i] = out.met[i] || other.met[i];
    return out;
  }

  Asked excluded(const Asked& one, const Asked& other) const {
    Asked out{"(" + one.text + " -" + other.text + ")", one.met};
    for (std::size_t i = 0; i < out.met.size(); ++i) out.met[i] = out.met[i] && !other.met[i];
    return out;
  }

  std::mt19937& random_;
  const Texts& texts_;
};

}  // namespace

TEST_CASE("queries mean what a reading of every article finds", "[two_phase_matching][property]") {
  const unsigned seed = 20;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  Texts texts(150);
  std::vector<Article> articles;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    texts[i].resize(below(random, 9));
    std::string text;
    for (unsigned& which : texts[i]) {
      which = below(random, kWords.size());
      text += std::string(kWords[which]) + " ";
    }
    articles.push_back(article("id" + std::to_string(i), "", text));
  }
  Searched searched(articles);
  Asking asking(random, texts);
  for (int round = 0; round < 600; ++round) {
    const Asked asked = asking.any(3);
    INFO(asked.text);
    Ids expected;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (asked.met[i]) expected.insert(articles[i].id);
    }
    CHECK(searched.all_ids(asked.text) == expected);
  }
}

TEST_CASE("phrases, nearness and exact letters in every position", "[two_phase_matching]") {
  Searched searched({
      article("base", "بيان", "هجوم بالقاعدة الجوية ٢٠١ قرب المدينة"),
      article("and", "بيان", "انسحبوا والقاعدة الجوية خالية"),
      article("apart", "بيان", "القوات الجوية غادرت القاعدة"),
      article("title", "القاعدة الجوية", "خبر قصير"),
      article("name", "خبر", "التقى عبد الله الوفد"),
      article("joined", "خبر", "التقى عبدالله الوفد"),
      article("loose", "خبر", "صلى الرجل عبد من عباد الله"),
      article("bare", "خبر", "قاعدة قديمة"),
  });
  struct Row {
    const char* why;
    const char* query;
    Ids expected;
    MatchMode mode = MatchMode::All;
  };
  const std::vector<Row> rows = {
      {"clitics and numbers do not part a phrase", "\"القاعدة الجوية\"", {"base", "and", "title"}},
      {"longer", "\"القاعدة الجوية 201\"", {"base"}},
      {"in the title alone", "عنوان:\"القاعدة الجوية\"", {"title"}},
      {"the other way round in a title", "عنوان:\"الجوية القاعدة\"", {}},
      {"among alternatives", "\"القاعدة الجوية\" OR قديمة", {"base", "and", "title", "bare"}},
      {"excluded", "القاعدة -\"القاعدة الجوية\"", {"apart", "bare"}},
      {"excluded alternatives", "القاعدة -(\"القاعدة الجوية\" OR قديمة)", {"apart"}},
      {"near", "القاعدة NEAR:1 الجوية", {"base", "and", "title"}},
      {"excluded nearness", "القاعدة -(القوات NEAR:2 الجوية)", {"base", "and", "title", "bare"}},
      {"a compound name in one word meets it in two", "عبدالله", {"name", "joined"}},
      {"and by a quorum", "عبدالله الوفد خالية", {"name", "joined"}, MatchMode::Auto},
      {"exact letters", "=قاعدة", {"bare"}},
      {"exact letters among alternatives", "=قاعدة OR =القاعدة", {"bare", "apart", "title"}},
      {"exact letters, one of them excluded",
       "القاعدة -(=قاعدة OR \"القوات الجوية\")",
       {"base", "and", "title"}},
      {"exact letters and a phrase", "\"القوات الجوية\" AND =القاعدة", {"apart"}},
      {"exact letters of the title", "عنوان:=القاعدة", {"title"}},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.query);
    CHECK(searched.all_ids(row.query, row.mode) == row.expected);
  }
}

}  // namespace niger::matching
