/// An index into whose database a stranger has written: every verb that reads one ends with what it
/// was asked for, or with an error that names the index or what to do. Each damage is tried in a
/// process of its own, of bounded time and memory.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/base/error.h"
#include "common/base/utf8.h"
#include "common/messages/text_error.h"
#include "tests/indexer/app/program.h"
#include "tests/support/apart.h"
#include "tests/support/catch.h"
#include "tests/support/hostile_database.h"
#include "tests/support/seed.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using namespace niger::messages;
namespace fs = std::filesystem;

namespace {

constexpr unsigned kSeconds = 120;
constexpr std::uint64_t kMemory = std::uint64_t{4}
                                  << 30;  // the reading processes have theirs of it
constexpr std::uint64_t kMostPeak = std::uint64_t{600} << 20;

void write_articles(const test::TempDir& folder) {
  const std::string story =
      "أعلن الجيش في النيجر أن القوات الأمريكية غادرت القاعدة الجوية 201 قرب أغاديز صباح الخميس، "
      "وقال المتحدث إن الانسحاب اكتمل قبل موعده وإن المعدات نقلت إلى القواعد في دول أخرى.";
  std::ofstream records(folder.write("articles/all.jsonl", ""));
  for (int number = 0; number < 44; ++number) {
    records << R"({"id":"a)" << number << R"(","title":"خبر )" << number << R"(","text":")"
            << (number < 4 ? story : "نص عن القاعدة والانسحاب من الفرات ")
            << (number < 4 ? 0 : number) << R"(","source":"وكالة )" << number % 5
            << R"(","date":"2024-0)" << 1 + number % 9 << R"(-11"})" << '\n';
  }
  folder.write("articles/one.txt", "خبر وحيد\nوصلت القافلة إلى أغاديز أمس.\n");
}

bool is_plain(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = next_code_point(text, at);
    if (letter != '\n' && letter != '\t' && letter != ' ' &&
        (is_blank_in_line(letter) || turns_direction(letter))) {
      return false;
    }
  }
  return is_valid_utf8(text);
}

// What is wrong with a run; empty: nothing.
std::string complaint_of(const std::vector<std::string>& arguments, const std::string& index) {
  try {
    const test::ProgramRun ended = test::run_index(arguments);
    if (ended.status < 0 || (ended.status > 2 && ended.status != 75)) {
      return "status " + std::to_string(ended.status);
    }
    return is_plain(ended.out) && is_plain(ended.err)
               ? ""
               : "it says what is not plain: " + ended.out + ended.err;
  } catch (const Error& error) {
    const std::string told = localized(text_of(error), Language::English);
    if (error.kind() == ErrorKind::Internal) return "a broken promise: " + told;
    if (error.kind() == ErrorKind::Index && told.find(index) == std::string::npos &&
        told.find("niger-index ") == std::string::npos) {
      return "neither the index nor what to do is named: " + told;
    }
    return is_plain(told) ? "" : "a message that is not plain";
  } catch (const std::exception& error) {
    return std::string("an exception: ") + error.what();
  } catch (const Xapian::Error& error) {
    return "an exception of Xapian: " + error.get_description();
  }
}

std::string complaint_of_all(const test::TempDir& folder, const fs::path& index) {
  const fs::path copy = folder.path() / "copy";
  const fs::path articles = folder.path() / "articles";
  const fs::path moved = folder.path() / "moved";
  fs::remove_all(copy);
  std::string complaints;
  const auto ask = [&](const std::string& verb, std::vector<std::string> rest) {
    std::vector<std::string> arguments = {verb};
    arguments.insert(arguments.end(), rest.begin(), rest.end());
    arguments.insert(arguments.end(), {"--index", index.string()});
    const std::string wrong = complaint_of(arguments, index.string());
    if (!wrong.empty()) complaints += "\n  " + verb + ": " + wrong;
  };
  ask("status", {});
  ask("status", {"--json"});
  ask("check", {});
  ask("copy", {copy.string()});
  ask("remove", {"a1"});
  ask("restore", {"a1"});
  ask("remove", {"a2"});
  ask("update", {});
  ask("move", {articles.string(), moved.string()});
  ask("purge", {});
  ask("check", {"--repair"});
  ask("status", {});
  return complaints;
}

}  // namespace

TEST_CASE("a hostile index is read by every verb in bounds", "[hostile][slow]") {
  const test::TempDir folder;
  write_articles(folder);
  const fs::path good = folder.path() / "good";
  const fs::path index = folder.path() / "index";
  REQUIRE(
      test::run_index({"build", "--index", good.string(), (folder.path() / "articles").string()})
          .status == 0);
  const auto afresh = [&] {
    fs::remove_all(index);
    fs::copy(good, index, fs::copy_options::recursive);
  };
  afresh();
  REQUIRE(complaint_of_all(folder, index) == "");
  // Values are read in few places, all alike: one in five of their damages.
  std::vector<test::Damage> damages = test::damages();
  std::size_t number = 0;
  std::erase_if(damages, [&number](const test::Damage& damage) {
    return damage.name.starts_with("slot ") && number++ % 5 != 0;
  });
  const unsigned seed = test::seed_of_run();
  INFO("NIGER_TEST_SEED=" << seed);
  for (const test::Damage& damage : test::tried_of(std::move(damages), seed)) {
    afresh();
    test::do_damage(index, damage);
    const test::Apart ended =
        test::run_apart([&] { return complaint_of_all(folder, index); }, kSeconds, kMemory);
    INFO(damage.name << ", seen with " << (ended.peak_bytes >> 20) << " MB");
    CHECK(ended.complaint == "");
    CHECK((kIsSanitized || ended.peak_bytes < kMostPeak));
  }
}
