// What signs, AND, OR, NOT and parentheses mean, query by query: the articles found are those of
// which a plain expression in C++ is true. Articles with each combination of four words.
#include <xapian.h>

#include <set>
#include <string>
#include <vector>

#include "tests/support/article.h"
#include "tests/support/catch.h"
#include "tests/support/searched.h"

namespace niger::results {
namespace {

constexpr const char* kWords[] = {"زلزال", "بركان", "طنجة", "جسر"};
constexpr unsigned kArticles = 16;

using Ids = std::set<std::string>;
using Meaning = bool (*)(bool a, bool b, bool c, bool d);

// & AND, | OR, ! NOT; side by side is both. Of the four, OR binds its neighbours first.
struct Row {
  const char* query;
  Meaning meaning;
  /// Xapian's QueryParser means the same by it. Without parentheses its AND binds before OR, and
  /// its NOT takes in the words that follow.
  bool is_xapians = true;
};

#define MEANS(expression)                                                                   \
  [](bool a, bool b, bool c, bool d) {                                                      \
    static_cast<void>(a), static_cast<void>(b), static_cast<void>(c), static_cast<void>(d); \
    return expression;                                                                      \
  }

const std::vector<Row> kRows = {
    {"A", MEANS(a)},
    {"A B", MEANS(a&& b)},
    {"A B C D", MEANS(a&& b&& c&& d)},
    {"A & B", MEANS(a&& b)},
    {"A & B & C", MEANS(a&& b&& c)},
    {"A | B", MEANS(a || b)},
    {"A | B | C | D", MEANS(a || b || c || d)},
    {"A !B", MEANS(a && !b)},
    {"A !B !C", MEANS(a && !b && !c)},
    {"!B A", MEANS(a && !b), false},
    {"A & !B", MEANS(a && !b)},
    {"A & (!B)", MEANS(a && !b)},
    {"A (!B)", MEANS(a && !b)},
    {"(!B) A", MEANS(a && !b)},
    {"(!B) & A", MEANS(a && !b)},
    {"A ((!B))", MEANS(a && !b)},
    {"A & ((!B)) & C", MEANS(a && !b && c)},
    {"(A) (!B)", MEANS(a && !b)},
    {"(A !B)", MEANS(a && !b)},
    {"(A !B) C", MEANS(a && !b && c)},
    {"!A", MEANS(!a)},
    {"(!A)", MEANS(!a)},
    {"((!A))", MEANS(!a)},
    {"!(!A)", MEANS(a)},
    {"!((!A))", MEANS(a)},
    {"A !(!B)", MEANS(a&& b)},
    {"!(!(!A))", MEANS(!a)},
    {"!A !B", MEANS(!a && !b)},
    {"(!A) (!B)", MEANS(!a && !b)},
    {"(!A !B)", MEANS(!a && !b)},
    {"A (!B !C)", MEANS(a && !b && !c)},
    {"A & (!B & !C)", MEANS(a && !b && !c)},
    {"!(A B)", MEANS(!(a && b))},
    {"!(A & B)", MEANS(!(a && b))},
    {"!(A | B)", MEANS(!(a || b))},
    {"!(A A B)", MEANS(!(a && b))},
    {"A !(B C)", MEANS(a && !(b && c))},
    {"A !(B | C)", MEANS(a && !(b || c))},
    {"A & !(B | C) & D", MEANS(a && !(b || c) && d)},
    {"A !(B !C)", MEANS(a && !(b && !c))},
    {"A !(!B C)", MEANS(a && !(!b && c)), false},
    {"A !(!B !C)", MEANS(a && (b || c))},
    {"!(!A !B)", MEANS(a || b)},
    {"!(!A | !B)", MEANS(a&& b)},
    {"A | (!B)", MEANS(a || !b)},
    {"(!A) | (!B)", MEANS(!a || !b)},
    {"(!A) | (!B) | C", MEANS(!a || !b || c)},
    {"A | (B !C)", MEANS(a || (b && !c))},
    {"A | (!B !C)", MEANS(a || (!b && !c))},
    {"(A | B) C", MEANS((a || b) && c)},
    {"(A | B) & (C | D)", MEANS((a || b) && (c || d))},
    {"(A | B) !C", MEANS((a || b) && !c)},
    {"(A | B) & !(C | D)", MEANS((a || b) && !(c || d))},
    {"(A & B) | (C & D)", MEANS((a && b) || (c && d))},
    {"(A B) | (C D)", MEANS((a && b) || (c && d))},
    {"A & (B | (C & D))", MEANS(a && (b || (c && d)))},
    {"A & (B | (C & (!D)))", MEANS(a && (b || (c && !d)))},
    {"A & B | C", MEANS(a && (b || c)), false},
    {"A | B & C", MEANS((a || b) && c), false},
    {"A | B C", MEANS((a || b) && c), false},
    {"A B | C", MEANS(a && (b || c)), false},
    {"A & B | C & D", MEANS(a && (b || c) && d), false},
    {"+A B", MEANS(a&& b)},
    {"+A !B", MEANS(a && !b)},
    {"+(A | B) !C", MEANS((a || b) && !c)},
    {"+A +B !(C)", MEANS(a&& b && !c)},
    {"A (B)", MEANS(a&& b)},
    {"A & (B) & ((C))", MEANS(a&& b&& c)},
    {"A A A", MEANS(a)},
    {"A & A !B !B", MEANS(a && !b)},
    {"A | A | B | B", MEANS(a || b)},
    {"A !A", MEANS(false)},
    {"A | (!A)", MEANS(true)},
};

// How the same query may be typed.
struct Spelling {
  const char* name;
  const char* conjunction;
  const char* disjunction;
  const char* negation;
  bool in_quotes = false;
};

constexpr Spelling kSpellings[] = {
    {"signs", "AND", "OR", "-"},
    {"English words", "AND", "OR", "NOT "},
    {"Arabic words", "و", "أو", "ليس "},
    {"phrases", "AND", "|", "-", true},
};

std::string typed(const std::string& query, const Spelling& spelling) {
  std::string out;
  for (const char c : query) {
    if (c >= 'A' && c <= 'D') {
      const std::string quote = spelling.in_quotes ? "\"" : "";
      out += quote + kWords[c - 'A'] + quote;
    } else if (c == '&' || c == '|') {
      out += c == '&' ? spelling.conjunction : spelling.disjunction;
    } else if (c == '!') {
      out += spelling.negation;
    } else {
      out += c;
    }
  }
  return out;
}

bool has(unsigned article, unsigned word) { return (article >> word & 1U) != 0; }

std::string text_of(unsigned article) {
  std::string text = "قطار";
  for (unsigned word = 0; word < 4; ++word) {
    if (has(article, word)) text += std::string(" ") + kWords[word];
  }
  return text;
}

Ids meant(const Row& row) {
  Ids ids;
  for (unsigned i = 0; i < kArticles; ++i) {
    if (row.meaning(has(i, 0), has(i, 1), has(i, 2), has(i, 3))) ids.insert(std::to_string(i));
  }
  return ids;
}

std::vector<Article> articles() {
  std::vector<Article> out;
  for (unsigned i = 0; i < kArticles; ++i) {
    out.push_back(test::article(std::to_string(i), "", text_of(i)));
  }
  return out;
}

// The same articles, and Xapian's own parser.
class Peer {
 public:
  Peer() : database_("", Xapian::DB_BACKEND_INMEMORY) {
    Xapian::TermGenerator words;
    for (unsigned i = 0; i < kArticles; ++i) {
      Xapian::Document document;
      words.set_document(document);
      words.set_termpos(0);
      words.index_text(text_of(i));
      database_.add_document(document);
    }
  }

  Ids run(const std::string& query) {
    Xapian::QueryParser parser;
    parser.set_default_op(Xapian::Query::OP_AND);
    Xapian::Enquire enquire(database_);
    enquire.set_query(parser.parse_query(
        query, Xapian::QueryParser::FLAG_BOOLEAN | Xapian::QueryParser::FLAG_LOVEHATE |
                   Xapian::QueryParser::FLAG_PHRASE | Xapian::QueryParser::FLAG_PURE_NOT));
    Ids ids;
    const Xapian::MSet found = enquire.get_mset(0, kArticles);
    for (auto at = found.begin(); at != found.end(); ++at) ids.insert(std::to_string(*at - 1));
    return ids;
  }

 private:
  Xapian::WritableDatabase database_;
};

}  // namespace

TEST_CASE("boolean queries mean what an expression says", "[boolean]") {
  test::Searched searched(articles());
  for (const Spelling& spelling : kSpellings) {
    for (const Row& row : kRows) {
      const std::string query = typed(row.query, spelling);
      INFO(spelling.name << ": " << row.query << ": " << query);
      CHECK(searched.all_ids(query) == meant(row));
    }
  }
}

TEST_CASE("where Xapian's parser has the construct, it means the same", "[boolean]") {
  Peer peer;
  for (const Row& row : kRows) {
    const std::string query = typed(row.query, kSpellings[1]);
    INFO(row.query << ": " << query);
    // A row that has come to agree is to be marked so.
    CHECK((peer.run(query) == meant(row)) == row.is_xapians);
  }
}

}  // namespace niger::results
