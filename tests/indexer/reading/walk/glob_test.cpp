#include "indexer/reading/walk/glob.h"

#include <random>
#include <string>
#include <vector>

#include "common/base/utf8.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::walk;

namespace {

bool names(const std::string& pattern, const std::string& path) {
  return Glob(pattern).matches(file_names(path), path.ends_with('/'));
}

}  // namespace

// The rules of gitignore(5), and where it leaves a question what git does; a path that ends in a
// slash is a folder.
TEST_CASE("a pattern names the paths that it names in git", "[glob]") {
  const auto [why, pattern, path, wanted] =
      GENERATE(table<std::string, std::string, std::string, bool>({
          {"a name at any depth", "a.txt", "a.txt", true},
          {"a name at any depth", "a.txt", "x/y/a.txt", true},
          {"a name is whole", "a.txt", "ba.txt", false},
          {"a name is whole", "a.txt", "a.txt2", false},
          {"a name names a folder, too", "a", "x/a/", true},
          {"letters of another case are others", "A.txt", "a.txt", false},
          {"a slash before it: here alone", "/a.txt", "a.txt", true},
          {"a slash before it: here alone", "/a.txt", "x/a.txt", false},
          {"a slash within: from here", "x/a.txt", "x/a.txt", true},
          {"a slash within: from here", "x/a.txt", "y/x/a.txt", false},
          {"a slash at the end: folders alone", "a/", "a", false},
          {"a slash at the end: folders alone", "a/", "a/", true},
          {"a slash at the end fixes no place", "a/", "x/y/a/", true},
          {"both slashes", "/a/", "x/a/", false},
          {"both slashes", "/a/", "a/", true},
          {"* is any letters of a name", "*.txt", "a.txt", true},
          {"* is any letters of a name", "*.txt", ".txt", true},
          {"* is any letters of a name", "*.txt", "x/b.txt", true},
          {"* is any letters of a name", "a*c", "abbc", true},
          {"* is any letters of a name", "a*c", "ac", true},
          {"* is any letters of a name", "a*c", "acb", false},
          {"* takes a dot at the start", "*", ".hidden", true},
          {"* takes no slash", "x/*", "x/a", true},
          {"* takes no slash", "x/*", "x/a/b", false},
          {"* takes no slash", "x*b", "x/b", false},
          {"* tries again", "*ab*ab", "abxabyab", true},
          {"* tries again", "*aab", "aaab", true},
          {"? is one letter", "a?c", "abc", true},
          {"? is one letter", "a?c", "ac", false},
          {"? is no slash", "a?c", "a/c", false},
          {"? is one Arabic letter", "خ?ر", "خبر", true},
          {"? is one byte that is no letter", "a?c",
           "a\xE9"
           "c",
           true},
          {"a class", "[ab].txt", "a.txt", true},
          {"a class", "[ab].txt", "c.txt", false},
          {"a range", "[a-c]", "b", true},
          {"a range", "[a-c]", "d", false},
          {"a range the wrong way is empty", "[c-a]", "b", false},
          {"a range of Arabic letters", "[ا-ي]*", "خبر", true},
          {"a range of Arabic letters", "[ا-ي]*", "news", false},
          {"not these letters", "[!ab]", "c", true},
          {"not these letters", "[!ab]", "a", false},
          {"not these letters, as elsewhere", "[^ab]", "c", true},
          {"not these letters, and no slash", "x[!a]y", "x/y", false},
          {"a bracket first in a class", "[]a]", "]", true},
          {"a bracket first in a class", "[!]a]", "]", false},
          {"a hyphen first or last", "[-a]", "-", true},
          {"a hyphen first or last", "[a-]", "-", true},
          {"a hyphen after a range", "[a-c-e]", "-", true},
          {"a hyphen after a range", "[a-c-e]", "d", false},
          {"an escape in a class", "[\\]]", "]", true},
          {"letters of a kind", "[[:digit:]]*", "7.txt", true},
          {"letters of a kind", "[[:digit:]]*", "x.txt", false},
          {"letters of a kind and others", "[[:upper:]_]", "_", true},
          {"letters of no kind", "[[:foo:]]", "f", false},
          {"a bracket without a colon is a letter", "[[a]", "[", true},
          {"a class without an end names nothing", "[ab", "a", false},
          {"a class without an end names nothing", "[ab", "[ab", false},
          {"** before: at any depth", "**/a", "a", true},
          {"** before: at any depth", "**/a", "x/y/a", true},
          {"** before, and a place", "**/x/a", "y/x/a", true},
          {"** before, and a place", "**/x/a", "x/y/a", false},
          {"** after: all that is in it", "x/**", "x/a", true},
          {"** after: all that is in it", "x/**", "x/y/a", true},
          {"** after: not the folder itself", "x/**", "x/", false},
          {"** after: from here", "x/**", "y/x/a", false},
          {"** within: folders, or none", "a/**/b", "a/b", true},
          {"** within: folders, or none", "a/**/b", "a/x/y/b", true},
          {"** within: folders, or none", "a/**/b", "ab", false},
          {"** within, more than once", "a/**/b/**/c", "a/b/x/b/c", true},
          {"** within, more than once", "a/**/b/**/c", "a/x/c", false},
          {"** in a name is *", "a**b", "axxb", true},
          {"** in a name is *", "x/a**b", "x/a/b", false},
          {"** alone is all", "**", "x/y", true},
          {"a backslash makes a letter of it", "\\*", "*", true},
          {"a backslash makes a letter of it", "\\*", "a", false},
          {"a backslash makes a letter of it", "a\\?", "a?", true},
          {"a backslash makes a letter of it", "\\a", "a", true},
          {"a backslash at the end names nothing", "a\\", "a", false},
          {"a backslash at the end names nothing", "a\\", "a\\", false},
          {"bytes that are no UTF-8", "caf\xE9.txt", "caf\xE9.txt", true},
          {"bytes that are no UTF-8", "caf\xE9.txt", "caf\xE8.txt", false},
          {"bytes that are no UTF-8", "caf\xE9.txt", "caf\xEF\xBF\xBD.txt", false},
          {"bytes that are no UTF-8", "*\xE9*", "caf\xE9.txt", true},
          {"a name of an Arabic folder", "أخبار/*.html", "أخبار/خبر.html", true},
          {"a name of an Arabic folder", "أخبار/*.html", "اخبار/خبر.html", false},
          {"two slashes name nothing", "x//a", "x/a", false},
          {"a lone slash names nothing", "/", "x/", false},
          {"nothing names nothing", "", "x", false},
          {"a space is a letter", "a b", "a b", true},
      }));
  INFO(why << ": " << pattern << " and " << path);
  CHECK(names(pattern, path) == wanted);
}

TEST_CASE("which patterns can be understood", "[glob]") {
  for (const std::string good : {"a", "*", "[a]", "[[:alpha:]]", "a/**", "\\[", "a\\ "}) {
    INFO(good);
    CHECK(Glob(good).is_valid());
  }
  for (const std::string bad : {"", "/", "[", "[a", "[a-", "a\\", "[[:x:]]", "a//b", "//"}) {
    INFO(bad);
    CHECK_FALSE(Glob(bad).is_valid());
  }
  CHECK(Glob(std::string(Glob::kMaxBytes, 'a')).is_valid());
  CHECK_FALSE(Glob(std::string(Glob::kMaxBytes + 1, 'a')).is_valid());
}

// Matching that tries every way takes 2^60 steps for these.
TEST_CASE("no pattern takes exponential time", "[glob]") {
  std::string stars;
  for (int i = 0; i < 60; ++i) {
    stars += "*a";
  }
  const std::string name(240, 'a');
  CHECK_FALSE(names(stars + "*b", name));
  CHECK(names(stars + "*", name));
  std::string deep_pattern;
  std::string deep_path;
  for (int i = 0; i < 60; ++i) {
    deep_pattern += "**/a*a/";
    deep_path += "aaaa/";
  }
  CHECK_FALSE(names(deep_pattern + "b", deep_path + "a"));
  CHECK(names(deep_pattern + "**/c", deep_path + "x/c"));
}

TEST_CASE("a pattern agrees with a slow one that tries every way", "[glob]") {
  // Of one name, and `*`, `?` and letters alone.
  struct Slow {
    static bool matches(std::string_view pattern, std::string_view text) {
      if (pattern.empty()) return text.empty();
      if (pattern.front() == '*') {
        return matches(pattern.substr(1), text) ||
               (!text.empty() && matches(pattern, text.substr(1)));
      }
      return !text.empty() && (pattern.front() == '?' || pattern.front() == text.front()) &&
             matches(pattern.substr(1), text.substr(1));
    }
  };
  const auto seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const auto some = [&random](std::string_view letters, std::size_t most) {
    std::string text;
    for (std::size_t size = 1 + random() % most; size > 0; --size) {
      text += letters[random() % letters.size()];
    }
    return text;
  };
  for (int i = 0; i < 20000; ++i) {
    const std::string pattern = some("ab*?", 8);
    const std::string text = some("ab", 10);
    INFO(pattern << " and " << text);
    REQUIRE(names(pattern, text) == Slow::matches(pattern, text));
  }
}

TEST_CASE("any bytes are a pattern and a name", "[glob]") {
  const auto seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int i = 0; i < 20000; ++i) {
    std::string bytes;
    for (std::size_t size = random() % 12; size > 0; --size) {
      bytes += random() % 3 == 0 ? "[]-!\\*/?:a"[random() % 10] : static_cast<char>(random());
    }
    (void)names(bytes, bytes);
    std::string literal;
    for (const char byte : bytes) {
      if (byte != '/') literal += byte;
    }
    if (literal.empty()) continue;
    std::string escaped;
    for (const char byte : literal) {
      escaped += std::string("*?[\\").find(byte) == std::string::npos ? "" : "\\";
      escaped += byte;
    }
    REQUIRE(names(escaped, literal));
  }
}
