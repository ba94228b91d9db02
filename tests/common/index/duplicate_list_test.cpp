#include "common/index/duplicate_list.h"

#include <random>
#include <set>

#include "tests/support/catch.h"

using namespace niger;
using namespace niger::index;

namespace {

std::vector<std::uint32_t> numbers(std::mt19937& random, std::size_t count) {
  std::set<std::uint32_t> out;
  while (out.size() < count) {
    out.insert(1 + static_cast<std::uint32_t>(random() >> random() % 32 & 0xFFFFFFFE));
  }
  return {out.begin(), out.end()};
}

DuplicateGroup group(const std::string& key, std::vector<std::uint32_t> members) {
  DuplicateGroup out;
  out.key = key;
  out.members = std::move(members);
  return out;
}

}  // namespace

TEST_CASE("lists of families come back as they went", "[copy_list][property]") {
  const unsigned seed = 4;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 200; ++round) {
    std::vector<DuplicateGroup> family(random() % 5);
    for (std::size_t at = 0; at < family.size(); ++at) {
      family[at] = group("group  " + std::to_string(at), numbers(random, 1 + random() % 20));
      for (const std::uint32_t member : family[at].members) {
        if (random() % 4 == 0) family[at].short_forms.push_back(member);
      }
      if (at > 0 && random() % 2 == 0) family[at].follows = random() % at;
    }
    CHECK(decoded_family(encoded_family(family)) == family);
  }
  CHECK(encoded_family({}).empty());
  CHECK(encoded_family({group("12345678", {5, 6, 200})}).size() == 8 + 1 + 4 + 1);
}

TEST_CASE("a damaged list of a family is told from a good one", "[copy_list]") {
  const std::string key = "12345678";
  const std::string whole = encoded_family({group(key, {1, 300}), group("abcdefgh", {4})});
  for (std::size_t size = 1; size < whole.size(); ++size) {
    const auto half = decoded_family(whole.substr(0, size));
    CHECK((!half || half->size() == 1));
  }
  const std::string one("\x01", 1);
  for (const std::string& bytes :
       {key,                                              // no members
        key + std::string(1, '\0'),                       // none of them
        key + one + std::string(2, '\0'),                 // the number 0
        key + one + "\x02\x05",                           // follows what is not there
        key + one + "\x02\x01",                           // follows itself
        key + "\xFF\xFF\xFF\xFF\x7F" + "\x02",            // more members than bytes
        key + one + "\xFF\xFF\xFF\xFF\xFF\x01" + one}) {  // a number of 33 bits and more
    CHECK_FALSE(decoded_family(bytes));
  }
}

TEST_CASE("a family's list has a key of plain letters", "[copy_list]") {
  const std::string family("\x00\xFF\x1A ABCD", 8);
  const std::string value = group_value(family, "in it...");
  CHECK(metadata_key_of_family(value) == "niger.d.00ff1a2041424344");
  CHECK(metadata_key_of_family(family) == metadata_key_of_family(value));
  CHECK(family_of(value) == family);
  CHECK(group_of(group_value("12345678", "abcdefgh")) == "abcdefgh");
  CHECK(group_of("short").empty());
}
