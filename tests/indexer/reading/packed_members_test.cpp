// Compressed files of several members: what stands between them costs at most itself, in no
// silence.
#include <random>

#include "tests/indexer/reading/packed_files.h"
#include "tests/indexer/reading/web_archives.h"
#include "tests/support/seed.h"

using namespace niger;
using namespace std::string_literals;
using niger::test::Collected;
using niger::test::read_as;

namespace {

constexpr std::size_t kEach = 30;

// So many records, numbered from `first`.
std::string records(std::size_t first) {
  std::string lines;
  for (std::size_t number = first; number < first + kEach; ++number) {
    lines += R"({"id":")" + std::to_string(number) + R"(","title":"خبر","text":"نص المقال رقم )" +
             std::to_string(number) + "\"}\n";
  }
  return lines;
}

std::string gzip(const std::string& text) { return test::gzip(text); }
std::string bzip2(const std::string& text) { return test::packed({{"", text}}, "raw", "bzip2"); }

struct Compression {
  const char* name;
  std::string (*pack)(const std::string& text);
};
const Compression kBoth[] = {{"a.jsonl.gz", gzip}, {"a.jsonl.bz2", bzip2}};

struct Row {
  const char* why;
  std::string between;
  bool is_told;
};

}  // namespace

TEST_CASE("what stands between members is passed over, and told if it is not blank", "[packed]") {
  const Row rows[] = {
      {"nothing", "", false},
      {"a zero", "\0"s, false},
      {"a block of zeros, as on a tape", std::string(512, '\0'), false},
      {"a line end", "\n", false},
      {"many zeros", std::string(400'000, '\0'), false},
      {"letters", "junk", true},
      {"many letters", std::string(400'000, 'x'), true},
      {"zeros and a letter", std::string(300'000, '\0') + "x", true},
      {"half a mark", "\x1F\x8B", true},
      {"marks that begin nothing", "\x1F\x8B\x08\x1C...BZh91AY&SY...", true},
  };
  for (const Compression& one : kBoth) {
    for (const Row& row : rows) {
      INFO(one.name << ": " << row.why);
      const std::string first = one.pack(records(0));
      const std::string last = one.pack(records(kEach));
      const Collected between = read_as(one.name, first + row.between + last);
      CHECK(between.articles.size() == 2 * kEach);
      CHECK(between.skips.size() == (row.is_told ? 1 : 0));
      const Collected behind = read_as(one.name, first + last + row.between);
      CHECK(behind.articles.size() == 2 * kEach);
      CHECK(behind.skips.size() == (row.is_told ? 1 : 0));
    }
  }
}

TEST_CASE("a damaged member costs what is in it, and is told", "[packed]") {
  for (const Compression& one : kBoth) {
    const std::string first = one.pack(records(0));
    const std::string last = one.pack(records(kEach));
    const std::string bad = one.pack(records(2 * kEach));
    std::string no_mark = bad;
    no_mark[0] = 'x';
    std::string no_letters = bad;
    for (std::size_t at = bad.size() / 2; at < bad.size() / 2 + 20; ++at) no_letters[at] = '\xFF';
    const std::vector<std::string> all = {no_mark, no_letters, bad.substr(0, bad.size() / 2)};
    for (const std::string& damaged : all) {
      INFO(one.name << ", " << damaged.size() << " bytes");
      const Collected read = read_as(one.name, first + damaged + last);
      CHECK(!read.skips.empty());
      // A record that begins in what is left of it takes the next line along. Of bzip2 data
      // libarchive drops what was good before the damage.
      const bool keeps = one.pack == gzip || &damaged == &all.front();
      if (keeps) CHECK(read.articles.size() + 1 >= 2 * kEach);
    }
  }
}

TEST_CASE("a web archive goes on behind what is no member", "[packed][warc]") {
  const std::string one = gzip(test::kBeside);
  for (const std::string& between : {"\0"s, "junk"s, std::string(300'000, 'x')}) {
    const Collected read = read_as("a.warc.gz", one + one + between + one + one);
    CHECK(read.articles.size() == 4);
    for (const walk::Skipped& skip : read.skips)
      UNSCOPED_INFO(skip.record << ": " << messages::localized(skip.message));
    CHECK(read.skips.size() == (between == "\0"s ? 0 : 1));
  }
}

TEST_CASE("what stands behind a page that is whole does not cost the page", "[packed]") {
  const std::string page = "<html><title>جسر</title><body><p>" + test::kPage + "</p></body></html>";
  for (const char* name : {"a.html.gz", "a.html.bz2"}) {
    for (const std::string& behind : {""s, "\0\0"s, "junk"s}) {
      INFO(name << behind);
      const std::string packed = name[7] == 'g' ? gzip(page) : bzip2(page);
      const Collected read = read_as(name, packed + behind);
      CHECK(read.articles.size() == 1);
      CHECK(read.skips.size() == (behind == "junk" ? 1 : 0));
    }
    const std::string packed = name[7] == 'g' ? gzip(page) : bzip2(page);
    CHECK(read_as(name, packed.substr(0, packed.size() - 9)).skips.size() == 1);
  }
  // Letters that were changed are no text: the checksum tells.
  std::string sum = gzip(page);
  sum[sum.size() - 6] = static_cast<char>(sum[sum.size() - 6] ^ 1);
  const Collected read = read_as("a.html.gz", sum);
  CHECK(read.articles.empty());
  CHECK(read.skips.size() == 1);
}

TEST_CASE("any damage among members is told or costs nothing", "[packed][property]") {
  const unsigned seed = test::seed_of_run();
  INFO("NIGER_TEST_SEED=" << seed);
  std::mt19937 random(seed);
  std::string archive;
  constexpr std::size_t kRecords = 20;
  for (std::size_t count = 0; count < kRecords; ++count) archive += gzip(test::kBeside);
  const std::size_t first = gzip(test::kBeside).size();
  for (int round = 0; round < 200; ++round) {
    std::string damaged = archive;
    // What the first bytes are decides how all is read.
    const std::size_t at = first + random() % (damaged.size() - first);
    switch (random() % 3) {
      case 0:
        damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
        break;
      case 1:
        damaged.erase(at, 1 + random() % 50);
        break;
      default:
        damaged.insert(at, std::string(1 + random() % 50, static_cast<char>(random() % 256)));
    }
    INFO("round " << round << ", byte " << at);
    const Collected read = read_as("a.warc.gz", damaged);
    // Two members, and a record that begins in the line where another was left.
    CHECK(read.articles.size() + 4 >= kRecords);
    if (read.articles.size() < kRecords) CHECK_FALSE(read.skips.empty());
  }
}
