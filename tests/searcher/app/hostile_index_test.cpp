/// An index into whose database a stranger has written: every way to search it ends with an answer,
/// or with an error that names the index and what to do. Each damage is tried in a process of its
/// own, of bounded time and memory.
#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "common/base/error.h"
#include "common/base/utf8.h"
#include "common/messages/exception_text.h"
#include "common/messages/text_error.h"
#include "searcher/app/run.h"
#include "tests/support/apart.h"
#include "tests/support/catch.h"
#include "tests/support/hostile_database.h"
#include "tests/support/sample_articles.h"
#include "tests/support/seed.h"
#include "tests/support/test_index.h"

namespace niger::search_app {

using namespace messages;
using namespace response;

namespace {

namespace fs = std::filesystem;

constexpr unsigned kSeconds = 120;
constexpr std::uint64_t kMemory = std::uint64_t{1} << 30;
constexpr std::uint64_t kMostPeak = std::uint64_t{400} << 20;
constexpr std::size_t kMostOutput = std::size_t{64} << 20;

// Enough articles for a dictionary, with copies among them.
std::vector<Article> collection() {
  std::vector<Article> out = test::sample_articles();
  const std::string story =
      "أعلن الجيش في النيجر أن القوات الأمريكية غادرت القاعدة الجوية 201 قرب أغاديز صباح الخميس، "
      "وقال المتحدث إن الانسحاب اكتمل قبل موعده وإن المعدات نقلت إلى القواعد في دول أخرى.";
  for (int number = 0; number < 40; ++number) {
    const std::string name = std::to_string(number);
    Article one = test::article("story" + name, "خبر " + name, story);
    if (number >= 4) one.text = "نص " + name + " عن القاعدة والانسحاب من الفرات. " + name;
    one.source = "وكالة " + std::to_string(number % 5);
    one.keywords = {"وسم " + std::to_string(number % 3), "الساحل"};
    one.date = {2020 + number % 5, 1 + number % 12, 1 + number % 28};
    out.push_back(one);
  }
  return out;
}

struct Asked {
  const char* why;
  SearchOptions options;
};

// Everything that the program offers, in every format.
std::vector<Asked> everything(const fs::path& index, const fs::path& state) {
  std::vector<Asked> all;
  const auto ask = [&](const char* why, std::vector<std::string> words) -> SearchOptions& {
    SearchOptions options;
    options.words = std::move(words);
    options.index = index.string();
    options.state = state.string();
    options.timeout_seconds = 20;
    options.limit = 100;
    options.bidi = BidiMode::None;
    all.push_back({why, std::move(options)});
    return all.back().options;
  };
  for (const OutputFormat format :
       {OutputFormat::Text, OutputFormat::Json, OutputFormat::JsonLines, OutputFormat::Csv,
        OutputFormat::Tsv, OutputFormat::Html, OutputFormat::Trec}) {
    SearchOptions& words = ask("words in every format", {"قاعدة", "جوية"});
    words.format = format;
    words.copies = words.explain = words.usual_facets = words.timeline = true;
    ask("an article", {"قاعدة"}).show = "base";
    all.back().options.format = format;
    ask("what is similar", {}).similar = "story1";
    all.back().options.format = format;
  }
  for (const SortOrder sort : {SortOrder::Newest, SortOrder::Oldest}) {
    ask("by date", {"القاعدة"}).sort = sort;
    ask("by date, all copies", {"القاعدة"}).sort = sort;
    all.back().options.all_copies = true;
  }
  SearchOptions& all_facets = ask("every facet", {"القاعدة", "OR", "نيامي"});
  all_facets.facets = {"source", "author", "place", "keyword", "category",
                       "folder", "year",   "month", "day"};
  all_facets.facet_values = 0;
  ask("a phrase", {"\"القاعدة الجوية\""});
  ask("a phrase within others", {"نيامي", "OR", "(\"القاعدة الجوية\"", "-=غادر)"});
  ask("words near each other", {"القاعدة near:5 أغاديز"});
  ask("exact letters", {"=القاعدة"});
  ask("a prefix", {"قا*"});
  ask("another spelling", {"القاعده", "الجوييه"});
  ask("a name", {"محمد", "عبدالله"});
  ask("nothing that is there", {"زنجفخ"});
  ask("fields", {"source:وكالة", "date:2020..2024"});
  ask("a value that is not there", {"source:رويتز"});
  ask("a keyword", {"keyword:الساحل"});
  ask("without a date", {"date:none", "القاعدة"});
  ask("the newer first", {"القاعدة"}).recency_percent = 50;
  for (const KwicOrder order : {KwicOrder::Text, KwicOrder::Words, KwicOrder::Random}) {
    SearchOptions& lines = ask("words in context", {"القاعدة"});
    lines.kwic = true;
    lines.kwic_sort = {order, {-1, 2}};
    lines.collocates.most = order == KwicOrder::Random ? 0 : 5;
    lines.usual_facets = lines.explain = true;
    lines.format = order == KwicOrder::Text ? OutputFormat::Csv : OutputFormat::Json;
  }
  ask("what is new", {"القاعدة"}).new_for = "desk";
  ask("what is new since then", {"القاعدة"}).new_for = "desk";
  ask("a record", {"القاعدة"}).record = (state / "record.json").string();
  for (const char* word : {"", "source:", "author:", "place:", "keyword:", "category:"}) {
    SearchOptions& completion = ask("completion", {});
    completion.is_completing = true;
    completion.complete = word;
  }
  ask("an article by its file", {}).show = "copy-1";
  ask("articles of one id", {}).show = "copy";
  ask("an article by its key", {}).show = "copy-2#copy";
  return all;
}

bool is_plain(const std::string& text, OutputFormat format) {
  if (!is_valid_utf8(text)) return false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = next_code_point(text, at);
    const bool is_own = letter == '\n' || (letter == '\r' && format == OutputFormat::Csv) ||
                        (letter == '\t' && format == OutputFormat::Tsv);
    if (!is_own && letter != ' ' && (is_blank_in_line(letter) || turns_direction(letter))) {
      // The white space of an article's own text.
      if (letter != '\t' && letter != U'\u00A0' && letter != U'\u3000') return false;
    }
  }
  return true;
}

// What is wrong with a run; empty: nothing.
std::string complaint_of(const SearchOptions& options) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  try {
    const int status =
        run_search(options, {.in = in, .out = out, .err = err, .today = {2024, 5, 20}, .now = ""});
    if (status != 0 && status != 1 && status != 3) return "status " + std::to_string(status);
  } catch (const Error& error) {
    const std::string told = localized(text_of(error), Language::English);
    if (error.kind() == ErrorKind::Usage) return "";  // no such article
    if (error.kind() != ErrorKind::Index) return "an error of another kind: " + told;
    if (told.find(options.index) == std::string::npos) return "no index is named: " + told;
    if (told.find("niger-index ") == std::string::npos) return "nothing to do is named: " + told;
    return is_plain(told, OutputFormat::Text) ? "" : "a message that is not plain";
  }
  if (out.str().size() > kMostOutput) return "an answer of " + std::to_string(out.str().size());
  if (!is_plain(out.str(), options.format)) {
    return "an answer that is not plain: " + out.str().substr(0, 2000);
  }
  return is_plain(err.str(), OutputFormat::Text) ? "" : "notes that are not plain";
}

std::string complaint_of_all(const fs::path& index, const fs::path& state) {
  std::string complaints;
  for (const Asked& asked : everything(index, state)) {
    std::string wrong;
    try {
      wrong = complaint_of(asked.options);
    } catch (const std::exception& error) {
      wrong = std::string("an exception: ") + error.what();
    } catch (const Xapian::Error& error) {
      wrong = "an exception of Xapian: " + error.get_description();
    }
    if (!wrong.empty()) complaints += std::string("\n  ") + asked.why + ": " + wrong;
  }
  return complaints;
}

}  // namespace

TEST_CASE("a hostile index is searched in bounds, or refused by name", "[hostile][slow]") {
  const test::TestIndex good(collection());
  const test::TempDir folder;
  const fs::path index = folder.path() / "index";
  const fs::path state = folder.path() / "state";
  const auto afresh = [&] {
    fs::remove_all(index);
    fs::remove_all(state);
    fs::create_directory(state);
    fs::copy(good.path(), index, fs::copy_options::recursive);
  };
  afresh();
  REQUIRE(complaint_of_all(index, state).empty());
  const unsigned seed = test::seed_of_run();
  INFO("NIGER_TEST_SEED=" << seed);
  for (const test::Damage& damage : test::tried_of(test::damages(), seed)) {
    afresh();
    test::do_damage(index, damage);
    const test::Apart ended =
        test::run_apart([&] { return complaint_of_all(index, state); }, kSeconds, kMemory);
    INFO(damage.name << ", seen with " << (ended.peak_bytes >> 20) << " MB");
    CHECK(ended.complaint == "");
    CHECK((kIsSanitized || ended.peak_bytes < kMostPeak));
  }
}

TEST_CASE("a stored article that takes more memory than there is is refused", "[hostile]") {
  const test::TestIndex index(collection());
  test::do_damage(index.path(),
                  {"", [](Xapian::WritableDatabase& database) {
                     Xapian::Document document = database.get_document(1);
                     document.set_data(test::record_of_size(std::uint64_t{1} << 30, true));
                     database.replace_document(1, document);
                   }});
  SearchOptions options;
  options.index = index.path().string();
  options.show = "base";
  const test::Apart ended = test::run_apart(
      [&] {
        std::istringstream in;
        std::ostringstream out;
        try {
          (void)run_search(options, {.in = in, .out = out, .err = out});
        } catch (const Error& error) {
          return std::string(error.what());
        }
        return std::string("shown");
      },
      kSeconds, kMemory);
  if (!kIsSanitized) {  // under which no limit of memory can be set, and the article is shown
    CHECK(ended.complaint.find(localized(Message::RecordLarge, Language::English)) !=
          std::string::npos);
    CHECK(ended.complaint.find("niger-index check") != std::string::npos);
  }
}

}  // namespace niger::search_app
