#include "indexer/reading/walk/file_walker.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using namespace niger::walk;
using niger::test::TempDir;

namespace {

std::vector<std::string> names_of(const WalkResult& result) {
  std::vector<std::string> names;
  for (const Candidate& candidate : result.candidates) {
    names.push_back(candidate.name);
  }
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a folder's files are found in a stable order", "[walker]") {
  const TempDir folder;
  folder.write("b.txt", "2");
  folder.write("a/z.txt", "1");
  folder.write("a/خبر.txt", "خبر");
  folder.write(".hidden", "x");
  folder.write(".git/config", "x");
  const WalkResult result = walk::walk({folder.path().string() + "//"});
  CHECK(names_of(result) == Names{"a/z.txt", "a/خبر.txt", "b.txt"});
  CHECK(result.skipped.empty());
  CHECK(result.candidates[1].path == (folder.path() / "a/خبر.txt").string());
  CHECK(result.candidates[1].size_bytes == 6);
  CHECK(result.candidates[1].mtime_ns > 0);

  WalkOptions hidden;
  hidden.hidden = true;
  CHECK(walk::walk({folder.path().string()}, hidden).candidates.size() == 5);
}

TEST_CASE("names tell several roots apart", "[walker]") {
  const TempDir folder;
  folder.write("one/news/a.txt", "1");
  folder.write("two/news/a.txt", "2");
  folder.write("two/other/a.txt", "3");
  folder.write("single.txt", "4");
  const std::string base = folder.path().string();
  CHECK(names_of(walk::walk({base + "/one/news"})) == Names{"a.txt"});
  CHECK(names_of(walk::walk({base + "/single.txt"})) == Names{"single.txt"});
  CHECK(names_of(walk::walk({base + "/one/news", base + "/two/other", base + "/single.txt"})) ==
        Names{"news/a.txt", "other/a.txt", "single.txt"});
  CHECK(names_of(walk::walk({base + "/one/news", base + "/two/news"})) ==
        Names{base + "/one/news/a.txt", base + "/two/news/a.txt"});
}

TEST_CASE("what cannot be walked is reported with its reason", "[walker]") {
  const TempDir folder;
  folder.write("good.txt", "نص");
  const std::string base = folder.path().string();
  REQUIRE(::mkfifo((base + "/fifo").c_str(), 0600) == 0);
  std::filesystem::create_directory_symlink(base, base + "/loop");
  std::filesystem::create_symlink("self", base + "/self");
  std::filesystem::create_symlink("nowhere", base + "/dangling");
  std::filesystem::create_symlink("/dev/null", base + "/device");
  const int unix_socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  (base + "/socket").copy(address.sun_path, sizeof address.sun_path - 1);
  REQUIRE(::bind(unix_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  ::close(unix_socket);

  const WalkResult result = walk::walk({base, base + "/absent"});
  CHECK(result.candidates.size() == 1);
  const auto reason = [&](const std::string& name) {
    const auto found =
        std::find_if(result.skipped.begin(), result.skipped.end(),
                     [&](const Skipped& skipped) { return skipped.path == base + "/" + name; });
    return found == result.skipped.end() ? "not reported" : reason_name(found->reason);
  };
  CHECK(reason("fifo") == "special");
  CHECK(reason("socket") == "special");
  CHECK(reason("device") == "special");
  CHECK(reason("loop") == "loop");
  CHECK(reason("self") == "loop");
  CHECK(reason("dangling") == "missing");
  CHECK(reason("absent") == "missing");
}

TEST_CASE("a folder linked twice is walked once", "[walker]") {
  const TempDir folder;
  folder.write("real/a.txt", "1");
  const std::string base = folder.path().string();
  std::filesystem::create_directory_symlink(base + "/real", base + "/same");
  const WalkResult result = walk::walk({base});
  CHECK(names_of(result) == Names{"real/a.txt"});
  REQUIRE(result.skipped.size() == 1);
  CHECK(result.skipped[0].reason == SkipReason::Repeated);
}

TEST_CASE("links are followed within the sources only, unless they are asked for", "[walker]") {
  const TempDir folder;
  folder.write("source/a.txt", "1");
  folder.write("source/sub/b.txt", "2");
  folder.write("other/c.txt", "3");
  folder.write("source-secret/d.txt", "4");  // its name begins as the source's
  const std::filesystem::path base = folder.path();
  const auto link = [&](const std::string& to, const std::string& at) {
    std::filesystem::create_symlink(to, base / at);
  };
  link("a.txt", "source/in-file");
  link("../source/sub/b.txt", "source/in-again");  // out and in again
  link("../other/c.txt", "source/out-file");
  link("../../other", "source/sub/out-folder");
  link("../source-secret", "source/out-like");
  link((base / "other/c.txt").string(), "source/out-absolute");
  link("sub/hop", "source/out-chain");
  link("../../other/c.txt", "source/sub/hop");
  link("..", "other/up");  // a circle through both
  link("source", "by-link");
  const auto skipped = [](const WalkResult& result, SkipReason reason) {
    Names names;
    for (const Skipped& one : result.skipped) {
      if (one.reason == reason) {
        names.push_back(std::filesystem::path(one.path).filename().string());
      }
    }
    return names;
  };
  const Names out = {"out-absolute", "out-chain", "out-file", "out-like", "hop", "out-folder"};
  for (const char* root : {"source", "by-link"}) {
    INFO(root);
    const WalkResult result = walk::walk({(base / root).string()});
    CHECK(names_of(result) == Names{"a.txt", "in-again", "in-file", "sub/b.txt"});
    CHECK(skipped(result, SkipReason::Link) == out);
    CHECK(result.skipped.size() == out.size());
  }
  // What another source has is no stranger.
  const WalkResult both = walk::walk({(base / "source").string(), (base / "other").string()});
  CHECK(skipped(both, SkipReason::Link) == Names{"out-like", "up"});
  WalkOptions follow;
  follow.follow_links = true;
  const WalkResult all = walk::walk({(base / "source").string()}, follow);
  CHECK(skipped(all, SkipReason::Link).empty());
  CHECK(skipped(all, SkipReason::Loop).size() + skipped(all, SkipReason::Repeated).size() > 0);
  for (const char* name :
       {"out-absolute", "out-chain", "out-file", "out-like/d.txt", "sub/out-folder/c.txt"}) {
    INFO(name);
    const Names names = names_of(all);
    CHECK(std::find(names.begin(), names.end(), name) != names.end());
  }
}

TEST_CASE("a folder that is an index is told and not entered", "[walker]") {
  const TempDir folder;
  folder.write("a.txt", "1");
  folder.write("idx/format", "x");
  folder.write("sub/idx/format", "x");
  const std::string base = folder.path().string();
  WalkOptions options;
  options.is_index = [](const std::string& path) { return path.ends_with("/idx"); };
  options.rules = {{true, "idx/"}, {true, "a.txt"}};
  const WalkResult result = walk::walk({base}, options);
  CHECK(names_of(result) == Names{"a.txt"});
  REQUIRE(result.excluded.size() == 2);
  CHECK(result.excluded[0].path == base + "/idx");
  CHECK(result.excluded[1].path == base + "/sub/idx");
  for (const Excluded& one : result.excluded) CHECK((one.is_index && one.is_folder));
  CHECK(walk::walk({base + "/idx"}, options).candidates.empty());
  options.is_index = nullptr;
  CHECK(walk::walk({base}, options).candidates.size() == 3);
}

TEST_CASE("odd file names are readable and shown as UTF-8", "[walker]") {
  const TempDir folder;
  folder.write("line\nbreak.txt", "1");
  folder.write("latin\xE9.txt", "2");
  const WalkResult result = walk::walk({folder.path().string()});
  REQUIRE(result.candidates.size() == 2);
  CHECK(result.candidates[0].name == "latin%E9.txt");
  CHECK(result.candidates[0].native_path.ends_with("latin\xE9.txt"));
  CHECK(result.candidates[1].name == "line%0Abreak.txt");
  CHECK(shown_path("\xFF\xD8") == "%FF%D8");
  CHECK(shown_path("خبر\nثان\x1B[31m\x7F") == "خبر%0Aثان%1B[31m%7F");
  // No two names are shown alike, and those of saved pages stay as they are.
  CHECK(shown_path("%FF%D8") == "%25FF%25D8");
  CHECK(shown_path("%25FF%D8") == "%2525FF%25D8");
  CHECK(shown_path("\xFF%41") == "%FF%2541");
  for (const char* same : {"%D8%A7%D8%A8.html", "100%.txt", "%zz", "a%2", "%25", "%41%20b"}) {
    CHECK(shown_path(same) == same);
  }
  CHECK(shown_bytes("http://x/%E3\xF6") == "http://x/%E3%F6");
}

TEST_CASE("folders nested too deep are reported", "[walker]") {
  const TempDir folder;
  folder.write("a/b/c/d/deep.txt", "1");
  WalkOptions options;
  options.max_depth = 2;
  const WalkResult result = walk::walk({folder.path().string()}, options);
  CHECK(result.candidates.empty());
  REQUIRE(result.skipped.size() == 1);
  CHECK(result.skipped[0].reason == SkipReason::TooLarge);
}

TEST_CASE("a list of paths names files by line or by NUL", "[walker]") {
  const auto paths = [](const std::string& text) {
    std::istringstream input(text);
    return path_list(input);
  };
  CHECK(paths("").empty());
  CHECK(paths("a.txt\nb c.txt\r\n\nd") == Names{"a.txt", "b c.txt", "d"});
  CHECK(paths(std::string("with\nbreak\0b\0", 13)) == Names{"with\nbreak", "b"});

  const TempDir folder;
  const std::string file = folder.write("a.txt", "1").string();
  const WalkResult result = candidates_of({file, folder.path().string(), file + "x"});
  CHECK(names_of(result) == Names{file});
  CHECK(result.skipped.size() == 2);
}
