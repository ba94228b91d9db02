#include "indexer/duplicates/near_duplicates.h"

#include <algorithm>
#include <map>
#include <set>

#include "common/index/article_key.h"
#include "common/index/duplicate_list.h"
#include "common/index/schema.h"
#include "indexer/duplicates/sketch_buckets.h"
#include "indexer/writing/index_updater.h"
#include "tests/indexer/writing/articles.h"
#include "tests/indexer/writing/stories.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::arabic;
using namespace niger::duplicates;
using namespace niger::index;
using namespace niger::writing;

namespace {

// The groups of a database: ids that have one value in the slot.
std::set<std::set<std::string>> groups_of(const Xapian::Database& database) {
  std::map<std::string, std::set<std::string>> groups;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const Xapian::Document document = database.get_document(*at);
    const std::string key = document.get_value(schema::kClusterSlot);
    if (!key.empty()) {
      groups[key].insert(document.get_value(schema::kIdSlot));
    }
  }
  std::set<std::set<std::string>> out;
  for (const auto& [key, ids] : groups) {
    if (ids.size() > 1) out.insert(ids);
  }
  return out;
}

void check_sound(const Xapian::Database& database) {
  const Analyzer analyzer;
  Analyzer::Session session(analyzer);
  CHECK(copy_findings(database, session).empty());
}

// A collection in which stories are told, copied and edited.
class Newsroom {
 public:
  explicit Newsroom(unsigned seed) : random_(seed) {}

  Article article(const std::string& id) {
    if (stories_.size() < 4 || random_() % 4 == 0) {
      stories_.push_back(random_story(60 + random_() % 120, random_));
    }
    std::vector<std::string> words = stories_[random_() % stories_.size()];
    switch (random_() % 5) {
      case 0:
        break;  // an exact copy
      case 1:
        words.resize(words.size() * 3 / 4);
        break;
      case 2: {
        const std::vector<std::string> lead = random_story(words.size() / 4, random_);
        words.insert(words.begin(), lead.begin(), lead.end());
        break;
      }
      case 3:
        for (std::size_t edit = 0; edit < words.size() / 15; ++edit) {
          words[random_() % words.size()] = random_story(1, random_).front();
        }
        break;
      default:
        stories_.push_back(words);  // told on from here, with more edits
        for (std::size_t edit = 0; edit < words.size() / 8; ++edit) {
          stories_.back()[random_() % words.size()] = random_story(1, random_).front();
        }
    }
    Article article = article_of(id, joined(words));
    article.title = "خبر " + id;
    if (random_() % 4 != 0) {
      article.date = {2018, 5, 1 + static_cast<int>(random_() % 9)};
      article.date_origin = DateOrigin::Metadata;
    }
    if (random_() % 4 != 0) article.source = random_() % 2 == 0 ? "الأفق" : "النهر";
    return article;
  }

  std::mt19937& random() { return random_; }

 private:
  std::mt19937 random_;
  std::vector<std::vector<std::string>> stories_;
};

std::vector<Article> values_of(const std::map<std::string, Article>& articles) {
  std::vector<Article> values;
  for (const auto& [id, article] : articles) {
    values.push_back(article);
  }
  return values;
}

}  // namespace

TEST_CASE("copies are grouped, others are not", "[copies]") {
  const ScratchFolder folder;
  build(
      folder / "db",
      {article_of("bridge-1", kBridgeStory), article_of("harvest", kHarvestStory),
       article_of("bridge-2", kBridgeStory),
       article_of("bridge-3", std::string("نقلا عن الصحف المحلية. ") + kBridgeStory),
       article_of("protest", kOtherBridgeStory), article_of("school-1", kSchoolStory),
       article_of("school-2", kSchoolStory), article_of("empty-1", ""), article_of("empty-2", "")});
  const Xapian::Database database((folder / "db").string());
  CHECK(groups_of(database) == std::set<std::set<std::string>>{{"bridge-1", "bridge-2", "bridge-3"},
                                                               {"school-1", "school-2"}});
  const DuplicateCounts counts = duplicate_counts(database);
  CHECK(counts.groups == 2);
  CHECK(counts.exact == 2);
  CHECK(counts.near == 1);
  check_sound(database);
}

TEST_CASE("what a story follows is told, whichever came first into the index", "[copies]") {
  const auto told = [](const std::string& id, const std::string& text, int day) {
    Article article = article_of(id, text);
    article.title = "جسر الوادي";
    article.date = {2024, 4, day};
    article.date_origin = DateOrigin::Metadata;
    article.source = "الأفق";
    return article;
  };
  const std::string later = std::string(kHarvestStory) + "\n" + kBridgeStory;
  std::vector<Article> articles = {told("first", kBridgeStory, 1), told("later", later, 3),
                                   told("copy", kBridgeStory, 2), told("harvest", kSchoolStory, 1)};
  for (int order = 0; order < 2; ++order) {
    const ScratchFolder folder;
    build(folder / "db", articles);
    const Xapian::Database database((folder / "db").string());
    CHECK(groups_of(database) == std::set<std::set<std::string>>{{"first", "copy"}});
    const std::string prefix(schema::kNearDuplicatesPrefix);
    REQUIRE(std::distance(database.metadata_keys_begin(prefix),
                          database.metadata_keys_end(prefix)) == 1);
    const auto family =
        decoded_family(database.get_metadata(*database.metadata_keys_begin(prefix)));
    REQUIRE(family);
    REQUIRE(family->size() == 2);
    const std::size_t alone = (*family)[0].members.size() == 1 ? 0 : 1;
    CHECK((*family)[alone].follows == 1 - alone);
    CHECK_FALSE((*family)[1 - alone].follows);
    std::reverse(articles.begin(), articles.end());
  }
}

TEST_CASE("a group is made anew when a member goes", "[copies]") {
  const ScratchFolder folder;
  // The middle one is a copy of both others, which are none of each other.
  const std::string first = std::string(kHarvestStory) + "\n" + kBridgeStory;
  const std::string middle = first + "\n" + kSchoolStory;
  const std::string last = std::string(kBridgeStory) + "\n" + kSchoolStory;
  build(folder / "db",
        {article_of("first", first), article_of("middle", middle), article_of("last", last)});
  const auto groups = [&] { return groups_of(Xapian::Database((folder / "db").string())); };
  CHECK(groups() == std::set<std::set<std::string>>{{"first", "middle", "last"}});
  {
    IndexUpdater updater({folder / "db"});
    updater.remove(key_term("middle", 0));
    (void)updater.commit({});
  }
  CHECK(groups().empty());
  check_sound(Xapian::Database((folder / "db").string()));
  {
    IndexUpdater updater({folder / "db"});
    updater.replace(article_of("middle", middle));
    (void)updater.commit({});
  }
  CHECK(groups() == std::set<std::set<std::string>>{{"first", "middle", "last"}});
}

TEST_CASE("groups depend on the articles alone: not on threads, order, or updates",
          "[copies][property]") {
  const unsigned seed = 20181119;
  INFO("seed " << seed);
  Newsroom room(seed);
  const ScratchFolder folder;
  std::map<std::string, Article> now;
  for (int number = 0; number < 150; ++number) {
    const std::string id = "id" + std::to_string(number);
    now[id] = room.article(id);
  }
  build(folder / "updated", values_of(now));
  for (int update = 0; update < 15; ++update) {
    IndexUpdater updater({folder / "updated"});
    for (auto changes = 1 + room.random()() % 12; changes > 0; --changes) {
      const std::string id = "id" + std::to_string(room.random()() % 200);
      if (room.random()() % 3 == 0) {
        CHECK(updater.remove(key_term(id, 0)) == (now.erase(id) > 0));
      } else {
        now[id] = room.article(id);
        updater.replace(now[id]);
      }
    }
    (void)updater.commit({});
    const Xapian::Database updated((folder / "updated").string());
    check_sound(updated);
  }
  std::vector<Article> articles = values_of(now);
  build(folder / "fresh", articles);
  std::shuffle(articles.begin(), articles.end(), room.random());
  build(folder / "shuffled", articles, 3, 7);
  const Xapian::Database updated((folder / "updated").string());
  const Xapian::Database fresh((folder / "fresh").string());
  const Xapian::Database shuffled((folder / "shuffled").string());
  CHECK(groups_of(fresh).size() > 10);
  CHECK(contents(updated) == contents(fresh));
  CHECK(metadata(updated) == metadata(fresh));
  CHECK(contents(shuffled) == contents(fresh));
  CHECK(metadata(shuffled) == metadata(fresh));
}

TEST_CASE("updates of a crowd give what a build gives", "[copies][property]") {
  const unsigned seed = 38;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const std::vector<std::string> told = random_story(90, random);
  // Each with a few words of its own: some are copies, others are not.
  const auto article = [&](const std::string& id) {
    std::vector<std::string> words = told;
    const auto own = 1 + random() % 30;
    const auto from = random() % (words.size() - own);
    for (auto edit = own; edit > 0; --edit) {
      words[from + edit] = "كلمة" + std::to_string(random() % 100000);
    }
    return article_of(id, joined(words));
  };
  const ScratchFolder folder;
  std::map<std::string, Article> now;
  for (std::size_t number = 0; number < 4 * kMostPairedWithAll; ++number) {
    const std::string id = "id" + std::to_string(number);
    now[id] = article(id);
  }
  build(folder / "updated", values_of(now), 1, 100);
  for (int update = 0; update < 4; ++update) {
    IndexUpdater updater({folder / "updated"});
    for (auto changes = 1 + random() % 60; changes > 0; --changes) {
      const std::string id = "id" + std::to_string(random() % (6 * kMostPairedWithAll));
      if (random() % 2 == 0) {
        CHECK(updater.remove(key_term(id, 0)) == (now.erase(id) > 0));
      } else {
        now[id] = article(id);
        updater.replace(now[id]);
      }
    }
    (void)updater.commit({});
    check_sound(Xapian::Database((folder / "updated").string()));
  }
  std::vector<Article> articles = values_of(now);
  std::shuffle(articles.begin(), articles.end(), random);
  build(folder / "fresh", articles, 2, 100);
  const Xapian::Database updated((folder / "updated").string());
  const Xapian::Database fresh((folder / "fresh").string());
  CHECK(!groups_of(fresh).empty());
  CHECK(groups_of(updated) == groups_of(fresh));
  CHECK(metadata(updated) == metadata(fresh));
}

TEST_CASE("a thousand reports of one kind are as many stories", "[copies][property]") {
  const unsigned seed = 12;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const auto number = [&random](int least, int most) {
    return least + static_cast<int>(random() % static_cast<unsigned>(most - least + 1));
  };
  const ScratchFolder folder;
  std::vector<Article> articles;
  std::set<std::string> texts;
  for (int day = 0; day < 1000; ++day) {
    Article article =
        article_of("day" + std::to_string(day),
                   weather_report(number(24, 40), number(12, 20), number(30, 60), number(10, 30)));
    article.title = "الطقس اليوم";
    texts.insert(article.text);
    articles.push_back(article);
  }
  build(folder / "db", articles);
  const Xapian::Database database((folder / "db").string());
  const DuplicateCounts counts = duplicate_counts(database);
  CHECK(counts.near == 0);
  CHECK(counts.exact == articles.size() - texts.size());
}

TEST_CASE("what is wrong with the groups is found", "[copies]") {
  const ScratchFolder folder;
  build(folder / "db", {article_of("a", kBridgeStory), article_of("b", kBridgeStory),
                        article_of("c", kHarvestStory)});
  const Analyzer analyzer;
  Analyzer::Session session(analyzer);
  Xapian::WritableDatabase database((folder / "db").string());
  const auto spoil = [&database](Xapian::docid number, const std::string& key) {
    Xapian::Document document = database.get_document(number);
    document.add_value(schema::kClusterSlot, key);
    database.replace_document(number, document);
  };
  SECTION("a copy is not marked") { spoil(1, ""); }
  SECTION("a stranger is marked") { spoil(3, "12345678"); }
  SECTION("a list is lost") {
    database.set_metadata(*database.metadata_keys_begin(std::string(schema::kNearDuplicatesPrefix)),
                          "");
  }
  CHECK(copy_findings(database, session).size() == 1);
}
