#include "common/messages/text.h"

#include <cerrno>
#include <cstring>

#include "common/messages/stored_text.h"
#include "common/messages/system_text.h"
#include "common/messages/text_error.h"
#include "tests/support/catch.h"

namespace niger::messages {
namespace {

Text count_of(std::uint64_t count) { return {Message::ArticleCount, {{"count", count}}}; }

}  // namespace

TEST_CASE("numbers of things are counted as each language counts", "[text]") {
  struct Row {
    std::uint64_t count;
    const char* english;
    const char* arabic;
  };
  const std::vector<Row> rows = {
      {0, "0 articles", "لا مقالات"},      {1, "1 article", "مقال واحد"},
      {2, "2 articles", "مقالان"},         {3, "3 articles", "3 مقالات"},
      {10, "10 articles", "10 مقالات"},    {11, "11 articles", "11 مقالا"},
      {99, "99 articles", "99 مقالا"},     {100, "100 articles", "100 مقال"},
      {103, "103 articles", "103 مقالات"}, {12345, "12345 articles", "12345 مقالا"},
  };
  for (const Row& row : rows) {
    CHECK(localized(count_of(row.count), Language::English) == row.english);
    CHECK(localized(count_of(row.count), Language::Arabic) == row.arabic);
  }
}

TEST_CASE("a text within a text is said in the same language", "[text]") {
  const Text text{Message::ArticleCountShown,
                  {{"articles", count_of(12)}, {"first", 1}, {"last", 10}}};
  CHECK(localized(text, Language::English) == "12 articles, 1–10 shown");
  CHECK(localized(text, Language::Arabic) == "12 مقالا، المعروض 1–10");
}

TEST_CASE("words as they stand", "[text]") {
  CHECK(Text().empty());
  CHECK(Text("").empty());
  CHECK(localized(Text()).empty());
  CHECK_FALSE(Text(Message::NoWords).empty());
  CHECK(localized(Text("{count} of {it}"), Language::Arabic) == "{count} of {it}");
}

TEST_CASE("a place without its argument is shown as written", "[text]") {
  CHECK(localized({Message::DidYouMean, {}}) == "did you mean: {query}?");
}

TEST_CASE("what is put in neither ends the line nor commands the terminal", "[text]") {
  const Text text{Message::DidYouMean, {{"query", "a\nb\x1B[2J\u202Ec\u2069"}}};
  CHECK(localized(text) == "did you mean: a b [2Jc?");
}

TEST_CASE("on a terminal directions are kept apart", "[text]") {
  const Text path{Message::IndexForeign, {{"path", "/x"}}};
  const std::string arabic = localized(path, {Language::Arabic, true});
  CHECK(arabic.find("\u2068/x\u2069 ليس") == 0);  // FIRST STRONG ISOLATE … POP
  CHECK(arabic.find("\u2068--index\u2069 أو") != std::string::npos);
  CHECK(localized(path, {Language::English, true}).find("with --index, or") != std::string::npos);
  CHECK(localized(path, Language::Arabic).find("\u2068") == std::string::npos);
}

TEST_CASE("an error has its English, and its text for any language", "[text]") {
  const TextError error(ErrorKind::Usage, Message::QueriesAndQuery);
  CHECK(std::string(error.what()).find("remove one of them") != std::string::npos);
  CHECK(localized(error.text(), Language::Arabic).find("احذف أحدهما") != std::string::npos);
}

TEST_CASE("a text is kept by the name of its message, and said in another language", "[text]") {
  const Text inner{Message::SystemDenied};
  const std::vector<Text> rows = {
      {},
      "words as they stand",
      Message::NothingChanged,
      {Message::CannotRead, {{"path", "/أخبار/a:b\x1F.txt"}, {"reason", inner}}},
      {Message::ArticleCount, {{"count", 12}}},
      {Message::ArticleCount, {{"count", Grouped{31523}}}},
  };
  for (const Text& text : rows) {
    const Text again = text_from(stored(text));
    CHECK(again == text);
    CHECK(localized(again, Language::Arabic) == localized(text, Language::Arabic));
  }
  CHECK(localized(text_from(stored(rows.back())), Language::Arabic) == "31,523 مقالا");
}

TEST_CASE("what is no stored text is told as it stands", "[text]") {
  const std::string whole = stored({Message::ArticleCount, {{"count", 12}}});
  for (std::size_t size = 1; size < whole.size(); ++size) {
    CHECK_NOTHROW(localized(text_from(whole.substr(0, size)), Language::Arabic));
  }
  CHECK(localized(text_from("\x01NoSuchMessage\x1F")) == " NoSuchMessage ");
  CHECK(localized(text_from("damaged: line 3")) == "damaged: line 3");
}

TEST_CASE("what the system says", "[text]") {
  CHECK(localized(system_text(EACCES)) == std::strerror(EACCES));
  CHECK(localized(system_text(EACCES), Language::Arabic) == "لا إذن لك بذلك");
  CHECK(localized(system_text(EPIPE), Language::Arabic) == std::strerror(EPIPE));
  for (const int error : {ENOENT, EACCES, EPERM, ENOTDIR, EISDIR, ENOSPC, EDQUOT, EROFS, EIO, ELOOP,
                          ENAMETOOLONG, EMFILE}) {
    CHECK(localized(system_text(error)) == std::strerror(error));
  }
}

}  // namespace niger::messages
