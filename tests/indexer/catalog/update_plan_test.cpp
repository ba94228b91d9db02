#include "indexer/catalog/update_plan.h"

#include "common/index/former_paths.h"

#include "tests/support/catch.h"

using namespace niger;
using namespace niger::catalog;
using namespace niger::index;

namespace {

struct Row {
  std::string why;
  CatalogFile known;  ///< an empty path: none
  FoundFile found;    ///< an empty path: none
  std::optional<std::uint64_t> hash;
  std::string expected;  ///< name of the change, or empty: unchanged
  bool asks_for_hash = false;
};

CatalogFile known(std::uint64_t bytes, std::int64_t modified, std::uint64_t hash,
                  bool settled = true, const std::vector<Skip>& skips = {}) {
  return {"/a", bytes, modified, hash, settled, true, false, 1, skips.size(), skips};
}

FoundFile on_disk(std::uint64_t bytes, std::int64_t modified, std::int64_t changed = 0) {
  return {"/a", bytes, modified, changed};
}

PlanOptions with_hash(std::optional<std::uint64_t> hash) {
  return {.unreadable = {}, .hash_of = [hash](std::string_view) { return hash; }};
}

}  // namespace

TEST_CASE("what becomes of one file", "[update_plan]") {
  const Skip passing{"", "cannot be read", true};
  const Skip lasting{"", "it is binary", false};
  const std::vector<Row> rows = {
      {"same size and time", known(5, 10, 1), on_disk(5, 10), 1, ""},
      {"another size", known(5, 10, 1), on_disk(6, 10), 1, "changed"},
      {"another time, other bytes", known(5, 10, 1), on_disk(5, 11), 2, "changed", true},
      {"another time, same bytes", known(5, 10, 1), on_disk(5, 11), 1, "new time only", true},
      {"the same time set again after a change", known(5, 10, 1), on_disk(5, 10, 11), 2, "changed",
       true},
      {"only its rights or names changed", known(5, 10, 1), on_disk(5, 10, 11), 1, "new time only",
       true},
      {"an older time counts too", known(5, 10, 1), on_disk(5, 9), 2, "changed", true},
      {"read right after its change, same bytes", known(5, 10, 1, false), on_disk(5, 10), 1, "",
       true},
      {"read right after its change, other bytes", known(5, 10, 1, false), on_disk(5, 10), 2,
       "changed", true},
      {"another time, no longer readable", known(5, 10, 1), on_disk(5, 11), std::nullopt, "changed",
       true},
      {"skipped for a passing reason", known(5, 10, 1, true, {passing}), on_disk(5, 10), 1,
       "tried again"},
      {"skipped for a lasting reason", known(5, 10, 1, true, {lasting}), on_disk(5, 10), 1, ""},
      {"not known", CatalogFile(), on_disk(5, 10), 1, "new"},
      {"gone", known(5, 10, 1), FoundFile(), 1, "removed"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    Catalog catalog;
    if (!row.known.path.empty()) {
      catalog[row.known.path] = row.known;
    }
    std::vector<FoundFile> found;
    if (!row.found.path.empty()) {
      found.push_back(row.found);
    }
    bool asked = false;
    const UpdatePlan plan =
        planned_update(catalog, found, {.unreadable = {}, .hash_of = [&](std::string_view) {
                                          asked = true;
                                          return row.hash;
                                        }});
    CHECK(plan.empty() == row.expected.empty());
    CHECK(plan.unchanged == (row.expected.empty() ? 1 : 0));
    if (!plan.empty()) {
      CHECK(name_of(plan.changes.front().change) == row.expected);
    }
    CHECK(asked == row.asks_for_hash);
  }
}

TEST_CASE("a new file with the bytes of one that is gone has moved", "[update_plan]") {
  Catalog catalog;
  catalog["/old/a"] = {"/old/a", 5, 10, 1, true, true, false, 1, 0, {}};
  catalog["/old/b"] = {"/old/b", 5, 10, 1, true, true, false, 1, 0, {}};
  const std::vector<FoundFile> found{{"/new/a", 5, 20}, {"/new/b", 5, 20}, {"/new/c", 5, 20}};
  const UpdatePlan plan = planned_update(catalog, found, with_hash(1));
  CHECK(plan.count(Change::Moved) == 2);
  CHECK(plan.count(Change::New) == 1);
  CHECK(plan.count(Change::Removed) == 2);
  CHECK(plan.changes.front().path == "/new/a");
  CHECK(plan.changes.front().from == "/old/a");

  CHECK(planned_update(catalog, found, with_hash(2)).count(Change::Moved) == 0);
  // A copy beside the old file is new, not moved.
  const UpdatePlan copied =
      planned_update(catalog, {{"/old/a", 5, 10}, {"/old/b", 5, 10}, {"/c", 5, 9}}, with_hash(1));
  CHECK(copied.count(Change::New) == 1);
}

TEST_CASE("what lies below a folder that cannot be read stays", "[update_plan]") {
  Catalog catalog;
  for (const std::string path : {"/data/a/1", "/data/ab/1", "/data/b"}) {
    catalog[path] = {path, 5, 10, 1, true, true, false, 1, 0, {}};
  }
  PlanOptions options = with_hash(1);
  options.unreadable = {"/data/a/"};
  const UpdatePlan plan = planned_update(catalog, {}, options);
  CHECK(plan.unchanged == 1);
  REQUIRE(plan.changes.size() == 2);
  CHECK(plan.changes[0].path == "/data/ab/1");
  CHECK(plan.changes[1].path == "/data/b");
}

TEST_CASE("an article that has the date of its file changes with the day", "[update_plan]") {
  constexpr std::int64_t kHourNs = std::int64_t{3600} * 1'000'000'000;
  Catalog catalog;
  catalog["/a"] = {"/a", 5, 30 * kHourNs, 1, true, true, true, 1, 0, {}};
  const UpdatePlan same_day = planned_update(catalog, {on_disk(5, 31 * kHourNs)}, with_hash(1));
  CHECK(same_day.count(Change::Retimed) == 1);
  const UpdatePlan next_day = planned_update(catalog, {on_disk(5, 55 * kHourNs)}, with_hash(1));
  CHECK(next_day.count(Change::Changed) == 1);
}

TEST_CASE("a place that could not be walked is neither removed nor unchanged", "[update_plan]") {
  Catalog catalog;
  catalog["/a"] = {"/a", 0, 0, 0, true, false, false, 0, 1, {}};
  CHECK(planned_update(catalog, {}, with_hash(1)).empty());
  CHECK(planned_update(catalog, {on_disk(5, 1)}, with_hash(1)).count(Change::New) == 1);
}

TEST_CASE("nothing on disk and nothing in the index is nothing to do", "[update_plan]") {
  CHECK(planned_update({}, {}, with_hash(1)).empty());
}

TEST_CASE("a path lies below a folder only at a slash", "[update_plan]") {
  CHECK(lies_below("/a/b", "/a"));
  CHECK(lies_below("/a/b", "/a/"));
  CHECK(lies_below("/a", "/a"));
  CHECK(lies_below("/a", "/"));
  CHECK_FALSE(lies_below("/ab", "/a"));
  CHECK_FALSE(lies_below("/", "/a"));
}
