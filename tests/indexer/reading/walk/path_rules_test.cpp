#include "indexer/reading/walk/path_rules.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/reading/walk/file_walker.h"
#include "indexer/reading/walk/ignore_file.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using namespace niger::walk;
using niger::test::TempDir;

namespace {

using Names = std::vector<std::string>;

Names read_names(const WalkResult& result) {
  Names names;
  for (const Candidate& file : result.candidates) {
    names.push_back(file.name);
  }
  return names;
}

PathRule out(std::string glob) { return {false, std::move(glob)}; }
PathRule in(std::string glob) { return {true, std::move(glob)}; }

Names read_with(const TempDir& folder, std::vector<PathRule> rules) {
  WalkOptions options;
  options.rules = std::move(rules);
  return read_names(walk::walk({folder.path().string()}, options));
}

}  // namespace

TEST_CASE("the lines of a .nigerignore are read as git reads them", "[path_rules]") {
  // Whether the file "a b" / "#c" / "!d" / "e " / "f" is left out by each text.
  const auto [why, text, path, wanted] =
      GENERATE(table<std::string, std::string, std::string, bool>({
          {"a line", "f\n", "f", true},
          {"no line end", "f", "f", true},
          {"a line of Windows", "f\r\ng\r\n", "f", true},
          {"a mark of UTF-8 before it",
           "\xEF\xBB\xBF"
           "f\n",
           "f", true},
          {"a comment", "#c\n", "#c", false},
          {"no comment", "\\#c\n", "#c", true},
          {"a blank line", "\n\n  \nf\n", "f", true},
          {"spaces after it", "f  \n", "f", true},
          {"a space that counts", "e\\ \n", "e ", true},
          {"a space that counts", "e \n", "e ", false},
          {"a space within", "a b\n", "a b", true},
          {"brought back", "*\n!f\n", "f", false},
          {"left out again", "*\n!f\nf\n", "f", true},
          {"a name with a mark", "\\!d\n", "!d", true},
          {"the last one counts", "!f\n*\n", "f", true},
          {"one that cannot be understood", "[f\nf\n", "f", true},
      }));
  INFO(why << ": " << text);
  const PathRules rules = PathRules::of_lines(text);
  const auto verdict = rules.of(file_names(path), false);
  CHECK((verdict && verdict->leaves_out) == wanted);
}

TEST_CASE("options leave out, bring back, and choose", "[path_rules]") {
  const TempDir folder;
  for (const char* name : {"a.txt", "a.html", "keep.html", "x/b.txt", "x/b.html", "x/y/c.txt"}) {
    folder.write(name, "نص");
  }
  CHECK(read_with(folder, {}).size() == 6);
  CHECK(read_with(folder, {out("*.html")}) == Names{"a.txt", "x/b.txt", "x/y/c.txt"});
  CHECK(read_with(folder, {out("x/")}) == Names{"a.html", "a.txt", "keep.html"});
  CHECK(read_with(folder, {out("/a.*"), out("y")}) == Names{"keep.html", "x/b.html", "x/b.txt"});
  // A later one counts more.
  CHECK(read_with(folder, {out("*.html"), in("keep.html")}) ==
        Names{"a.txt", "keep.html", "x/b.txt", "x/y/c.txt"});
  CHECK(read_with(folder, {out("*.html"), out("!keep.html")}) ==
        Names{"a.txt", "keep.html", "x/b.txt", "x/y/c.txt"});
  // Given first, only what it names is read.
  CHECK(read_with(folder, {in("*.html")}) == Names{"a.html", "keep.html", "x/b.html"});
  CHECK(read_with(folder, {in("*.html"), out("x/")}) == Names{"a.html", "keep.html"});
  CHECK(read_with(folder, {in("*.html"), in("*.txt"), out("b.*")}).size() == 4);
  CHECK(read_with(folder, {in("y/")}) == Names{"x/y/c.txt"});
  CHECK(read_with(folder, {in("x/**")}) == Names{"x/b.html", "x/b.txt", "x/y/c.txt"});
  CHECK(read_with(folder, {in("!*.html")}).size() == 3);
  // As in git: nothing comes back out of a folder that is left out …
  CHECK(read_with(folder, {out("x/"), in("b.txt")}) == Names{"a.html", "a.txt", "keep.html"});
  // … and folders that come back bring no files with them.
  CHECK(read_with(folder, {out("*"), out("!*/"), out("!*.html")}) ==
        Names{"a.html", "keep.html", "x/b.html"});
}

TEST_CASE("each folder has a say in what is below it", "[path_rules]") {
  const TempDir folder;
  for (const char* name : {"a.tmp", "b.txt", "x/a.tmp", "x/b.txt", "x/y/a.tmp", "x/y/b.txt",
                           "أخبار/مسودة.txt", "أخبار/خبر.txt"}) {
    folder.write(name, "نص");
  }
  folder.write(".nigerignore", "*.tmp\n/b.txt\n");
  folder.write("x/.nigerignore", "!a.tmp\n/y/b.txt\n");
  folder.write("أخبار/.nigerignore", "# مسودات\nمسود?.txt\n");
  CHECK(read_with(folder, {}) == Names{"x/a.tmp", "x/b.txt", "x/y/a.tmp", "أخبار/خبر.txt"});
  // What the options leave out, no folder brings back; and the other way round.
  CHECK(read_with(folder, {out("*.tmp")}) == Names{"x/b.txt", "أخبار/خبر.txt"});
  CHECK(read_with(folder, {out("خبر.txt"), in("*.tmp")}) ==
        Names{"x/a.tmp", "x/b.txt", "x/y/a.tmp"});
  // It is no article where hidden files are read, either.
  WalkOptions hidden;
  hidden.hidden = true;
  CHECK(read_names(walk::walk({folder.path().string()}, hidden)).size() == 4);
}

TEST_CASE("what is left out is told, with the pattern", "[path_rules]") {
  const TempDir folder;
  folder.write("a.tmp", "نص");
  folder.write("b.html", "نص");
  folder.write("c.txt", "نص");
  folder.write("x/d.txt", "نص");
  folder.write(".nigerignore", "x/\n");
  WalkOptions options;
  options.rules = {in("*.txt"), in("*.tmp"), out("*.tmp")};
  const std::string base = folder.path().string();
  const WalkResult result = walk::walk({base}, options);
  REQUIRE(result.excluded.size() == 3);
  CHECK(result.excluded[0].path == base + "/a.tmp");
  CHECK(result.excluded[0].pattern == "*.tmp");
  CHECK(result.excluded[0].file.empty());
  CHECK(result.excluded[1].path == base + "/b.html");
  CHECK(result.excluded[1].pattern.empty());
  CHECK(result.excluded[2].path == base + "/x");
  CHECK(result.excluded[2].pattern == "x/");
  CHECK(result.excluded[2].file == base + "/.nigerignore");
  CHECK(result.excluded[2].is_folder);
  CHECK_FALSE(result.excluded[1].is_folder);
  CHECK(result.skipped.empty());
}

TEST_CASE("a folder that is left out is not entered", "[path_rules]") {
  const TempDir folder;
  folder.write("a.txt", "نص");
  folder.write("x/b.txt", "نص");
  std::filesystem::create_symlink("../..", folder.path() / "x/up");
  std::filesystem::create_symlink("nowhere", folder.path() / "x/dangling");
  mkfifo((folder.path() / "x/pipe").c_str(), 0600);
  WalkOptions options;
  options.rules = {out("x")};
  const WalkResult result = walk::walk({folder.path().string()}, options);
  CHECK(read_names(result) == Names{"a.txt"});
  CHECK(result.skipped.empty());  // entered, it would tell of the links and the FIFO
  CHECK(result.excluded.size() == 1);
}

TEST_CASE("files that were named are judged by the options alone", "[path_rules]") {
  const TempDir folder;
  const std::string text = folder.write("x/a.txt", "نص").string();
  const std::string draft = folder.write("x/a.tmp", "نص").string();
  folder.write("x/.nigerignore", "*\n");
  WalkOptions options;
  options.rules = {out("*.tmp")};
  CHECK(read_names(walk::walk({text, draft}, options)) == Names{"a.txt"});
  const WalkResult listed = candidates_of({text, draft}, options);
  REQUIRE(listed.candidates.size() == 1);
  CHECK(listed.candidates[0].path == text);
  CHECK(listed.excluded.size() == 1);
  options.rules = {out("x/")};
  CHECK(candidates_of({text}, options).candidates.empty());
}

TEST_CASE("a .nigerignore that is no file of some lines is told and not obeyed", "[path_rules]") {
  const TempDir folder;
  const auto told = [&folder] {
    const WalkResult result = walk::walk({folder.path().string()});
    CHECK(read_names(result) == Names{"a.txt"});
    REQUIRE(result.skipped.size() == 1);
    CHECK(result.skipped[0].path == (folder.path() / kIgnoreFile).string());
    std::filesystem::remove_all(folder.path() / kIgnoreFile);
    return result.skipped[0].reason;
  };
  folder.write("a.txt", "نص");
  const std::string ignore = (folder.path() / kIgnoreFile).string();
  mkfifo(ignore.c_str(), 0600);
  CHECK(told() == SkipReason::Special);
  std::filesystem::create_directory(ignore);
  CHECK(told() == SkipReason::Special);
  std::filesystem::create_symlink("a.txt", ignore);
  CHECK(told() == SkipReason::Special);
  std::filesystem::create_symlink("/dev/zero", ignore);
  CHECK(told() == SkipReason::Special);
  folder.write(kIgnoreFile, "*\n" + std::string(Selection::kMaxBytes, '#'));
  CHECK(told() == SkipReason::TooLarge);
}

TEST_CASE("the .nigerignore files above a file are bounded together", "[path_rules]") {
  const TempDir folder;
  const std::string half(Selection::kMaxBytes / 2 - 100, '#');
  folder.write(kIgnoreFile, half + "\n*.a\n");
  folder.write("x/" + std::string(kIgnoreFile), half + "\n*.b\n");
  folder.write("x/y/" + std::string(kIgnoreFile), half + "\n*.c\n");
  folder.write("z/" + std::string(kIgnoreFile), half + "\n*.d\n");
  for (const char* name : {"x/y/1.a", "x/y/1.b", "x/y/1.c", "z/1.d"}) {
    folder.write(name, "نص");
  }
  const WalkResult result = walk::walk({folder.path().string()});
  CHECK(read_names(result) == Names{"x/y/1.c"});  // the third is one too many
  REQUIRE(result.skipped.size() == 1);
  CHECK(result.skipped[0].reason == SkipReason::TooLarge);
}
