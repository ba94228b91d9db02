#include "searcher/app/query_lines.h"

#include <algorithm>
#include <sstream>
#include <streambuf>
#include <utility>
#include <vector>

#include "common/base/error.h"
#include "searcher/grammar/query_text.h"
#include "tests/support/catch.h"

namespace niger::search_app {

using namespace grammar;

namespace {

std::vector<QueryLine> all_of(std::istream& in) {
  QueryLines lines(in, "queries");
  std::vector<QueryLine> all;
  for (QueryLine line; lines.next(line);) all.push_back(line);
  return all;
}

std::vector<QueryLine> all_of(const std::string& text) {
  std::istringstream in(text);
  return all_of(in);
}

// A line that goes on for `count` bytes after "q1<TAB>", none of which are anywhere in memory.
class LongLine : public std::streambuf {
 public:
  explicit LongLine(std::size_t count) : count_(count) {}

 protected:
  int_type underflow() override {
    static constexpr std::size_t kPiece = 4096;
    if (begins_) {
      begins_ = false;
      text_ = "q1\t";
    } else if (count_ > 0) {
      text_.assign(std::min(kPiece, count_), 'x');
      count_ -= text_.size();
    } else if (!std::exchange(ended_, true)) {
      text_ = "\nq2\tnext\n";
    } else {
      return traits_type::eof();
    }
    setg(text_.data(), text_.data(), text_.data() + text_.size());
    return traits_type::to_int_type(text_.front());
  }

 private:
  std::size_t count_;
  bool begins_ = true;
  bool ended_ = false;
  std::string text_;
};

}  // namespace

TEST_CASE("a line is an id, a tab and a query", "[query_lines]") {
  const std::vector<QueryLine> all = all_of("q1\tone two\r\n\n\r\nq2\t\n\tthree\nq4\ta\tb");
  REQUIRE(all.size() == 4);
  CHECK(all[0].id == "q1");
  CHECK(all[0].query == "one two");
  CHECK(all[1].id == "q2");
  CHECK(all[1].query.empty());
  CHECK(all[2].id.empty());
  CHECK(all[2].query == "three");
  CHECK(all[3].query == "a\tb");
  CHECK(all_of("").empty());
}

TEST_CASE("a line without a tab is refused, however long", "[query_lines]") {
  CHECK_THROWS_AS(all_of("q1\tone\nno tab\n"), Error);
  CHECK_THROWS_AS(all_of(std::string(kMaxQueryBytes * 3, 'x') + "\tone\n"), Error);
}

TEST_CASE("no more of a line is kept than tells that it is too long", "[query_lines]") {
  for (const std::size_t over : {std::size_t{0}, std::size_t{1}, std::size_t{2}}) {
    const std::vector<QueryLine> all =
        all_of("q1\t" + std::string(kMaxQueryBytes + over, 'x') + "\nq2\tnext\n");
    REQUIRE(all.size() == 2);
    CHECK(all[0].query.size() == kMaxQueryBytes + (over > 0 ? 1 : 0));
    CHECK(all[1].query == "next");
  }
  LongLine buffer(std::size_t{64} << 20);
  std::istream in(&buffer);
  const std::vector<QueryLine> all = all_of(in);
  REQUIRE(all.size() == 2);
  CHECK(all[0].query.capacity() <= 4 * kMaxQueryBytes);
  CHECK(all[1].id == "q2");
}

}  // namespace niger::search_app
