#include "indexer/duplicates/family_groups.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "tests/support/catch.h"

using namespace niger;
using namespace niger::duplicates;

namespace {

// Texts on a line: the nearer the more alike, and their sketches too.
struct Line {
  std::vector<FamilyText> texts;
  std::vector<double> places;
};

Line made_line(const std::vector<double>& places) {
  Line line;
  line.places = places;
  std::sort(line.places.begin(), line.places.end());
  for (std::size_t at = 0; at < line.places.size(); ++at) {
    FamilyText& text = line.texts.emplace_back();
    text.fingerprint.words = 1000 + at;
    text.fingerprint.sketch.emplace();
    for (std::size_t place = 0; place < Fingerprint::kPlaces; ++place) {
      (*text.fingerprint.sketch)[place] =
          static_cast<std::uint16_t>(line.places[at] + static_cast<double>(place) / 16);
    }
    text.words = 100 + at % 7;
    text.first_day = static_cast<int>(at);
  }
  return line;
}

TextComparer by_distance(const Line& line, std::size_t& compared) {
  return [&line, &compared](std::size_t one, std::size_t other) {
    ++compared;
    const double distance = std::abs(line.places[one] - line.places[other]);
    const Kinship kinship = distance <= 1   ? Kinship::Copy
                            : distance <= 3 ? Kinship::FollowUp
                                            : Kinship::None;
    return Comparison{kinship, 1 / (1 + distance)};
  };
}

// What must hold whatever the texts: each in one group, each a copy of the centre of its group.
void check_groups(const Line& line, const std::vector<FamilyGroup>& groups) {
  std::set<std::size_t> seen;
  for (const FamilyGroup& group : groups) {
    CHECK(std::count(group.members.begin(), group.members.end(), group.centre) == 1);
    for (const std::size_t member : group.members) {
      CHECK(seen.insert(member).second);
      CHECK(std::abs(line.places[member] - line.places[group.centre]) <= 1);
    }
  }
  CHECK(seen.size() == line.texts.size());
}

}  // namespace

TEST_CASE("a chain of stories each like the next is no group", "[family_groups]") {
  for (const std::size_t count : {10U, 200U}) {
    std::vector<double> places;
    for (std::size_t at = 0; at < count; ++at) places.push_back(0.9 * static_cast<double>(at));
    const Line line = made_line(places);
    std::size_t compared = 0;
    const std::vector<FamilyGroup> groups =
        groups_of_family(line.texts, by_distance(line, compared));
    check_groups(line, groups);
    CHECK(groups.size() >= count / 3);
  }
}

TEST_CASE("a text joins the centre that it is most like", "[family_groups]") {
  // Two clusters, and one between them that is a copy of both centres.
  const Line line = made_line({0, 0.1, 0.2, 0.85, 1.5, 1.6, 1.7});
  std::size_t compared = 0;
  const std::vector<FamilyGroup> groups = groups_of_family(line.texts, by_distance(line, compared));
  check_groups(line, groups);
  CHECK(compared <= line.texts.size() * (line.texts.size() - 1) / 2);  // each pair once
}

TEST_CASE("a large crowd of copies is one group, and comparisons grow with it", "[family_groups]") {
  for (const std::size_t count : {500U, 2000U}) {
    const Line line = made_line(std::vector<double>(count, 3.0));
    std::size_t compared = 0;
    const std::vector<FamilyGroup> groups =
        groups_of_family(line.texts, by_distance(line, compared));
    CHECK(groups.size() == 1);
    CHECK(compared <= count * 3 * kMostCompared);
  }
}

TEST_CASE("a follow-up follows an earlier centre", "[family_groups]") {
  const Line line = made_line({0, 0.5, 2, 4});
  std::size_t compared = 0;
  std::map<std::size_t, std::optional<std::size_t>> follows;
  for (const FamilyGroup& group : groups_of_family(line.texts, by_distance(line, compared))) {
    follows[group.members.front()] = group.follows;
  }
  REQUIRE(follows.size() == 3);
  int followers = 0;
  for (const auto& [member, earlier] : follows) {
    if (!earlier) continue;
    ++followers;
    CHECK(*line.texts[*earlier].first_day < *line.texts[member].first_day);
  }
  CHECK(followers == 2);
}

TEST_CASE("members much shorter than the longest are short forms", "[family_groups]") {
  Line line = made_line({0, 0.1, 0.2});
  line.texts[1].words = 40;
  std::size_t compared = 0;
  const std::vector<FamilyGroup> groups = groups_of_family(line.texts, by_distance(line, compared));
  REQUIRE(groups.size() == 1);
  CHECK(groups.front().short_forms == std::vector<std::size_t>{1});
}

TEST_CASE("random families are sound", "[family_groups][property]") {
  const unsigned seed = 1404;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 40; ++round) {
    std::vector<double> places;
    for (auto count = 2 + random() % 150; count > 0; --count) {
      places.push_back(static_cast<double>(random() % 20000) / 1000);
    }
    const Line line = made_line(places);
    std::size_t compared = 0;
    check_groups(line, groups_of_family(line.texts, by_distance(line, compared)));
  }
}
