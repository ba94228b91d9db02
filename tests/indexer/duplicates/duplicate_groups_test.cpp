#include "indexer/duplicates/duplicate_groups.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <string>

#include "tests/support/catch.h"

using namespace niger;

namespace {

// An article of a story: its sketch has `changed` places that are its own.
Fingerprint made_fingerprint(std::uint64_t words, std::uint16_t story, unsigned changed,
                             std::mt19937& random) {
  Fingerprint out;
  out.words = words;
  out.sketch.emplace();
  for (std::size_t place = 0; place < Fingerprint::kPlaces; ++place) {
    (*out.sketch)[place] = static_cast<std::uint16_t>(story * 31 + place * 7 + 1000);
  }
  for (; changed > 0; --changed) {
    (*out.sketch)[random() % Fingerprint::kPlaces] = static_cast<std::uint16_t>(random());
  }
  return out;
}

std::vector<NumberedFingerprint> made_articles(std::size_t count, std::mt19937& random) {
  std::vector<NumberedFingerprint> articles;
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto story = static_cast<std::uint16_t>(random() % (count / 4));
    const unsigned changed = static_cast<unsigned>(random() % 8);
    const std::uint64_t words = changed == 0 ? 1 + story : 1'000'000 + i;
    articles.push_back({i + 1, made_fingerprint(words, story, changed, random)});
  }
  return articles;
}

// A made-up rule that is no equivalence: the groups are its closure.
bool are_made_copies(const Fingerprint& one, const Fingerprint& other) {
  return one.words == other.words || (one.words ^ other.words) % 3 != 0;
}

using Groups = std::set<std::set<std::uint32_t>>;

Groups groups_of(CopyGroups& groups, const std::vector<NumberedFingerprint>& articles) {
  Groups out;
  for (const std::vector<std::uint32_t>& members : groups.groups()) {
    std::set<std::uint32_t> numbers;
    for (const std::uint32_t member : members) {
      numbers.insert(articles[member].article);
    }
    out.insert(numbers);
  }
  return out;
}

Groups found(const std::vector<NumberedFingerprint>& articles) {
  CopyGroups groups(articles);
  groups.find({}, [&articles](std::uint32_t one, std::uint32_t other) {
    return are_made_copies(articles[one].fingerprint, articles[other].fingerprint);
  });
  return groups_of(groups, articles);
}

}  // namespace

TEST_CASE("groups do not depend on the order of the articles", "[copy_groups][property]") {
  const unsigned seed = 99;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 10; ++round) {
    std::vector<NumberedFingerprint> articles = made_articles(400, random);
    const Groups before = found(articles);
    CHECK(before.size() > 20);
    std::shuffle(articles.begin(), articles.end(), random);
    CHECK(found(articles) == before);
  }
}

TEST_CASE("each pair is judged that a comparison of all with all would judge", "[copy_groups]") {
  std::mt19937 random(17);
  const std::vector<NumberedFingerprint> articles = made_articles(300, random);
  CopyGroups all_with_all(articles);
  for (std::uint32_t one = 0; one < articles.size(); ++one) {
    for (std::uint32_t other = 0; other < one; ++other) {
      const Fingerprint& left = articles[one].fingerprint;
      const Fingerprint& right = articles[other].fingerprint;
      std::vector<bool> agree;
      for (std::size_t place = 0; place < Fingerprint::kPlaces; ++place) {
        agree.push_back((*left.sketch)[place] == (*right.sketch)[place]);
      }
      bool close = false;
      for (std::size_t place = 0; place < Fingerprint::kPlaces; ++place) {
        close |= agree[place] && (agree[(place + 1) % Fingerprint::kPlaces] ||
                                  agree[(place + 2) % Fingerprint::kPlaces]);
      }
      const bool like = close && std::count(agree.begin(), agree.end(), true) >= kLeastAgreement;
      if ((left.words == right.words || like) && are_made_copies(left, right)) {
        all_with_all.unite(one, other);
      }
    }
  }
  CHECK(found(articles) == groups_of(all_with_all, articles));
}

TEST_CASE("fresh articles join the groups that all together would give",
          "[copy_groups][property]") {
  const unsigned seed = 123;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 10; ++round) {
    const std::vector<NumberedFingerprint> articles = made_articles(400, random);
    std::vector<bool> fresh;
    std::vector<NumberedFingerprint> old;
    for (const NumberedFingerprint& article : articles) {
      fresh.push_back(random() % 20 == 0);
      if (!fresh.back()) {
        old.push_back(article);
      }
    }
    CopyGroups groups(articles);
    groups.find(fresh, [&articles](std::uint32_t one, std::uint32_t other) {
      return are_made_copies(articles[one].fingerprint, articles[other].fingerprint);
    });
    for (const std::set<std::uint32_t>& known : found(old)) {
      for (const std::uint32_t member : known) {
        groups.unite(*known.begin() - 1, member - 1);  // numbers from 1, places from 0
      }
    }
    CHECK(groups_of(groups, articles) == found(articles));
  }
}

TEST_CASE("no pair is judged twice", "[copy_groups][property]") {
  const unsigned seed = 8;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const std::vector<NumberedFingerprint> articles = made_articles(300, random);
  std::set<std::pair<std::uint32_t, std::uint32_t>> judged;
  bool twice = false;
  CopyGroups groups(articles);
  groups.find({}, [&](std::uint32_t one, std::uint32_t other) {
    twice |= !judged.insert(std::minmax(one, other)).second;
    return false;
  });
  CHECK(judged.size() > 100);
  CHECK_FALSE(twice);
}

TEST_CASE("a thousand articles of the same words are compared as one", "[copy_groups]") {
  std::mt19937 random(2);
  std::vector<NumberedFingerprint> articles;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    articles.push_back({i + 1, made_fingerprint(7, 1, 0, random)});
  }
  articles.push_back({1001, made_fingerprint(8, 1, 0, random)});
  CopyGroups groups(articles);
  std::size_t judged = 0;
  groups.find({}, [&judged](std::uint32_t, std::uint32_t) { return ++judged > 0; });
  CHECK(judged == 1);
  CHECK(groups.groups().size() == 1);
}
