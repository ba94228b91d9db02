/// A byte of an index's tables that is not what it was: `check` tells it, or no answer differs.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <new>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "common/base/error.h"
#include "common/base/sanitizer.h"
#include "common/index/generation.h"
#include "indexer/checking/check_apart.h"
#include "tests/indexer/app/changing_folder.h"
#include "tests/indexer/app/program.h"
#include "tests/support/catch.h"
#include "tests/support/search_session.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using namespace niger::engine;
using namespace niger::response;
namespace fs = std::filesystem;

namespace {

void build(const fs::path& index, const fs::path& articles) {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"build", "--index", index.string(), articles.string()},
        std::vector<std::string>{"update", "--index", index.string()}}) {
    REQUIRE(test::run_index(arguments).status < 2);
  }
}

// Ids, scores and counts of all queries, to the last digit.
std::string answers(const fs::path& index, const std::vector<SearchRequest>& requests) {
  test::SearchSession session(index);
  std::ostringstream text;
  text << std::hexfloat;
  for (const SearchRequest& request : requests) {
    const SearchResponse response = session.search(request);
    text << response.total << '\n';
    for (const Hit& hit : response.hits) {
      text << hit.id << ' ' << hit.score << ' ' << hit.date.year << ' ' << hit.source << '\n';
    }
  }
  return text.str();
}

std::vector<SearchRequest> requests_for(test::ChangingFolder& articles, std::mt19937& random) {
  constexpr int kQueries = 40;
  std::vector<SearchRequest> requests(kQueries);
  for (SearchRequest& request : requests) {
    request.query = articles.query();
    request.limit = 50;
    request.sort = random() % 3 != 0   ? SortOrder::Relevance
                   : random() % 2 == 0 ? SortOrder::Newest
                                       : SortOrder::Oldest;
  }
  return requests;
}

// The byte at `place` of a file, another until the end of the scope.
class Flip {
 public:
  Flip(const fs::path& file, off_t place, unsigned char bits)
      : file_(::open(file.c_str(), O_RDWR | O_CLOEXEC)), place_(place), bits_(bits) {
    turn();
  }
  ~Flip() {
    turn();
    ::close(file_);
  }
  Flip(const Flip&) = delete;
  Flip& operator=(const Flip&) = delete;
  Flip(Flip&&) = delete;
  Flip& operator=(Flip&&) = delete;

 private:
  void turn() const {
    unsigned char byte = 0;
    CHECK(::pread(file_, &byte, 1, place_) == 1);
    byte ^= bits_;
    CHECK(::pwrite(file_, &byte, 1, place_) == 1);
  }

  int file_;
  off_t place_;
  unsigned char bits_;
};

enum Outcome : int { Told, Same, Missed, Threw, Ended };

Outcome outcome_of(const fs::path& index, const std::vector<SearchRequest>& requests,
                   const std::string& wanted) {
  try {
    if (!checking::CheckApart(index).report({}).sound()) return Told;
  } catch (const Error&) {
    return Told;
  } catch (const std::bad_alloc&) {
    return Told;  // as too little memory, by the program
  } catch (const std::exception&) {
    return Threw;  // of no use to a person
  }
  try {
    return answers(index, requests) == wanted ? Same : Missed;
  } catch (const std::exception&) {
    return Missed;
  }
}

// In a process of its own: what a library makes of damage may be its end, or last for ever.
Outcome outcome_apart(const std::function<Outcome()>& outcome) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    constexpr unsigned kHangsAfterSeconds = 120;
    alarm(kHangsAfterSeconds);
    _exit(outcome());
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return WIFEXITED(status) && WEXITSTATUS(status) < Ended
             ? static_cast<Outcome>(WEXITSTATUS(status))
             : Ended;
}

}  // namespace

TEST_CASE("a flipped byte of a table is told by a check, or changes no answer",
          "[damage][property]") {
  const unsigned seed = test::seed_of_run();
  const test::TempDir folder;
  const fs::path index = folder.path() / "index";
  test::ChangingFolder articles(folder.path() / "articles", seed);
  for (int i = 0; i < 40; ++i) {
    articles.change();
  }
  build(index, articles.path());
  std::mt19937 random(seed);
  const std::vector<SearchRequest> requests = requests_for(articles, random);
  const std::string wanted = answers(index, requests);
  REQUIRE(outcome_apart([&] { return outcome_of(index, requests, wanted); }) == Same);

  const fs::path generation = index::live_generation(index).path();
  std::map<Outcome, int> counts;
  for (const fs::directory_entry& entry : fs::directory_iterator(generation)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".glass") && name != "iamglass") continue;
    const auto size = static_cast<int>(fs::file_size(entry.path()));
    const bool is_small = size < 400;  // the file of the statistics: each byte of it
    const int flips = is_small ? size : 80;
    for (int i = 0; i < flips; ++i) {
      const off_t place = is_small ? i : static_cast<off_t>(random() % static_cast<unsigned>(size));
      const auto bits = static_cast<unsigned char>(1 + random() % 255);
      INFO("NIGER_TEST_SEED=" << seed << ": " << name << ", byte " << place << " of " << size
                              << ", bits " << int{bits});
      const Flip flip(entry.path(), place, bits);
      const Outcome outcome = outcome_apart([&] { return outcome_of(index, requests, wanted); });
      ++counts[outcome];
      CAPTURE(outcome);  // 0 told, 1 same, 2 missed, 3 threw, 4 ended
      // Under a sanitizer nothing stands between a library's end and this process.
      CHECK((outcome == Told || outcome == Same || (kIsSanitized && outcome == Ended)));
    }
  }
  INFO("NIGER_TEST_SEED=" << seed << ": told " << counts[Told] << ", same " << counts[Same]);
  CHECK(counts[Told] > 20);  // else it proves little
  CHECK(answers(index, requests) == wanted);
}
