#include "indexer/duplicates/story_families.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <string>

#include "indexer/duplicates/sketch_buckets.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::duplicates;

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

Groups groups_of(StoryFamilies& groups, const std::vector<NumberedFingerprint>& articles) {
  Groups out;
  for (const std::vector<std::uint32_t>& members : groups.families()) {
    std::set<std::uint32_t> numbers;
    for (const std::uint32_t member : members) {
      numbers.insert(articles[member].article);
    }
    out.insert(numbers);
  }
  return out;
}

Groups found(const std::vector<NumberedFingerprint>& articles) {
  StoryFamilies groups(articles);
  groups.find({}, [&articles](std::uint32_t one, std::uint32_t other) {
    return are_made_copies(articles[one].fingerprint, articles[other].fingerprint);
  });
  return groups_of(groups, articles);
}

// Articles of one template: each of `slots` places is one of a few values, the rest is the same.
std::vector<NumberedFingerprint> made_crowd(std::size_t count, unsigned slots, unsigned values,
                                            std::mt19937& random) {
  std::vector<NumberedFingerprint> articles;
  for (std::uint32_t i = 0; i < count; ++i) {
    Fingerprint print = made_fingerprint(random(), 1, 0, random);
    for (unsigned slot = 0; slot < slots; ++slot) {
      (*print.sketch)[random() % Fingerprint::kPlaces] =
          static_cast<std::uint16_t>(random() % values);
    }
    articles.push_back({i + 1, print});
  }
  return articles;
}

std::size_t judged_count(const std::vector<NumberedFingerprint>& articles, bool copies) {
  std::size_t judged = 0;
  StoryFamilies groups(articles);
  groups.find({}, [&](std::uint32_t, std::uint32_t) {
    ++judged;
    return copies;
  });
  return judged;
}

}  // namespace

TEST_CASE("comparisons grow with a crowd, not its square", "[families]") {
  const unsigned slots = GENERATE(0U, 4U, 8U);
  const unsigned values = GENERATE(5U, 60'000U);
  const bool copies = GENERATE(false, true);
  CAPTURE(slots, values, copies);
  std::mt19937 random(31);
  for (const std::size_t count : {2000U, 8000U}) {
    const std::size_t judged = judged_count(made_crowd(count, slots, values, random), copies);
    CHECK(judged >= count - 1);
    CHECK(judged <= count * kSketchRounds * kMostPairedWithAll / 2);
  }
}

TEST_CASE("what is kin in a crowd is one family", "[families]") {
  std::mt19937 random(41);
  const std::vector<NumberedFingerprint> articles = made_crowd(2000, 6, 60'000, random);
  StoryFamilies groups(articles);
  groups.find({}, [](std::uint32_t, std::uint32_t) { return true; });
  REQUIRE(groups.families().size() == 1);
  CHECK(groups.families().front().size() == articles.size());
}

TEST_CASE("groups of a crowd do not depend on the order of the articles", "[families][property]") {
  const unsigned seed = 51;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  std::vector<NumberedFingerprint> articles = made_crowd(600, 9, 60'000, random);
  const Groups before = found(articles);
  std::shuffle(articles.begin(), articles.end(), random);
  CHECK(found(articles) == before);
}

TEST_CASE("groups do not depend on the order of the articles", "[families][property]") {
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

TEST_CASE("each pair is judged that a comparison of all with all would judge", "[families]") {
  std::mt19937 random(17);
  const std::vector<NumberedFingerprint> articles = made_articles(300, random);
  StoryFamilies all_with_all(articles);
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

TEST_CASE("fresh articles join the groups that all together would give", "[families][property]") {
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
    StoryFamilies groups(articles);
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

TEST_CASE("no pair is judged twice", "[families][property]") {
  const unsigned seed = 8;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const std::vector<NumberedFingerprint> articles = made_articles(300, random);
  std::set<std::pair<std::uint32_t, std::uint32_t>> judged;
  bool twice = false;
  StoryFamilies groups(articles);
  groups.find({}, [&](std::uint32_t one, std::uint32_t other) {
    twice |= !judged.insert(std::minmax(one, other)).second;
    return false;
  });
  CHECK(judged.size() > 100);
  CHECK_FALSE(twice);
}

TEST_CASE("a thousand articles of the same words are compared as one", "[families]") {
  std::mt19937 random(2);
  std::vector<NumberedFingerprint> articles;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    articles.push_back({i + 1, made_fingerprint(7, 1, 0, random)});
  }
  articles.push_back({1001, made_fingerprint(8, 1, 0, random)});
  StoryFamilies groups(articles);
  std::size_t judged = 0;
  groups.find({}, [&judged](std::uint32_t, std::uint32_t) { return ++judged > 0; });
  CHECK(judged == 1);
  CHECK(groups.families().size() == 1);
}

TEST_CASE("a crowd that changes is grouped as one built so", "[families][property]") {
  const unsigned seed = 61;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (const std::size_t size :
       {kMostPairedWithAll - 10, kMostPairedWithAll, 3 * kMostPairedWithAll}) {
    std::vector<NumberedFingerprint> now = made_crowd(size, 8, 60'000, random);
    std::uint32_t next = 10'000;
    std::size_t unlike = 0;
    for (int update = 0; update < 25; ++update) {
      // A rule of few copies, so that the pairs that are compared make a difference.
      const auto sparse = [](const std::vector<NumberedFingerprint>& articles) {
        return [&articles](std::uint32_t one, std::uint32_t other) {
          return (articles[one].fingerprint.words ^ articles[other].fingerprint.words) % 40 == 0;
        };
      };
      StoryFamilies groups_before(now);
      groups_before.find({}, sparse(now));
      const Groups before = groups_of(groups_before, now);

      std::vector<Fingerprint> gone;
      std::set<std::uint32_t> came;
      std::set<std::uint32_t> marked;  // by number
      for (auto changes = 1 + random() % 20; changes > 0; --changes) {
        if (random() % 2 == 0) {
          const auto at = now.begin() + static_cast<std::ptrdiff_t>(random() % now.size());
          gone.push_back(at->fingerprint);
          for (const std::set<std::uint32_t>& group : before) {
            if (group.contains(at->article)) {
              marked.insert(group.begin(), group.end());
            }
          }
          now.erase(at);
        } else {
          now.push_back(made_crowd(1, 8, 60'000, random).front());
          now.back().article = next++;
          came.insert(now.back().article);
        }
      }
      std::vector<bool> fresh;
      std::map<std::uint32_t, std::uint32_t> place_of;
      for (std::uint32_t place = 0; place < now.size(); ++place) {
        fresh.push_back(came.contains(now[place].article));
        place_of[now[place].article] = place;
      }
      StoryFamilies groups(now);
      groups.add_disturbed(gone, fresh);
      Groups kept;
      for (const std::set<std::uint32_t>& group : before) {
        bool whole = true;
        for (const std::uint32_t member : group) {
          whole &=
              place_of.contains(member) && !fresh[place_of[member]] && !marked.contains(member);
        }
        if (whole) {
          kept.insert(group);
        } else {
          marked.insert(group.begin(), group.end());
        }
      }
      for (const std::uint32_t member : marked) {
        if (const auto at = place_of.find(member); at != place_of.end()) {
          fresh[at->second] = true;
        }
      }
      groups.find(fresh, sparse(now));
      for (const std::set<std::uint32_t>& group : kept) {
        for (const std::uint32_t member : group) {
          groups.unite(place_of[*group.begin()], place_of[member]);
        }
      }
      StoryFamilies anew(now);
      anew.find({}, sparse(now));
      const Groups wanted = groups_of(anew, now);
      CHECK(groups_of(groups, now) == wanted);
      unlike += wanted == before ? 0 : 1;
    }
    CHECK(unlike > 0);
  }
}
