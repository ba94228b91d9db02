/// The yardstick: what a competent person writes with stock Xapian in an afternoon. TermGenerator
/// and QueryParser with Stem("arabic"), text stored as document data, MSet::snippet.
/// scripts/evaluate and scripts/bench run it beside niger so that every figure is a ratio.
///
///   stock_xapian index DB < articles.tsv        id TAB title TAB text, one article a line
///   stock_xapian compact DB FROM...             merges shards into DB
///   stock_xapian search DB queries.tsv LIMIT snippets|plain|phrases   writes a TREC run to
///   standard output
///                                               and milliseconds a query to standard error
#include <xapian.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

namespace {

constexpr Xapian::valueno kIdSlot = 0;

int index(const std::string& path) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("arabic"));
  std::string line;
  while (std::getline(std::cin, line)) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (first == std::string::npos || second == std::string::npos) {
      std::cerr << "not id TAB title TAB text: " << line.substr(0, 60) << '\n';
      return EXIT_FAILURE;
    }
    const std::string id = line.substr(0, first);
    const std::string title = line.substr(first + 1, second - first - 1);
    const std::string text = line.substr(second + 1);
    Xapian::Document document;
    generator.set_document(document);
    generator.index_text(title, 1, "S");
    generator.index_text(title);
    generator.increase_termpos();
    generator.index_text(text);
    document.set_data(title + '\n' + text);
    document.add_value(kIdSlot, id);
    document.add_boolean_term(("Q" + id).substr(0, 240));
    database.add_document(document);
  }
  database.commit();
  return EXIT_SUCCESS;
}

int compact(const std::string& to, int count, char** from) {
  Xapian::Database shards;
  for (int i = 0; i < count; ++i) {
    shards.add_database(Xapian::Database(from[i]));
  }
  shards.compact(to);
  return EXIT_SUCCESS;
}

int search(const std::string& path, const std::string& queries, unsigned limit,
           std::string_view mode) {
  const bool snippets = mode == "snippets";
  constexpr std::size_t kSnippetBytes = 400;
  const Xapian::Database database(path);
  const Xapian::Stem stem("arabic");
  Xapian::QueryParser parser;
  parser.set_database(database);
  parser.set_stemmer(stem);
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  std::ifstream lines(queries);
  std::string line;
  std::size_t shown = 0;
  while (std::getline(lines, line)) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) {
      continue;
    }
    const auto start = std::chrono::steady_clock::now();
    Xapian::Enquire enquire(database);
    // The query's text is a person's, not a program's: no operators, so that a dash is no NOT.
    enquire.set_query(parser.parse_query(line.substr(tab + 1),
                                         mode == "phrases" ? Xapian::QueryParser::FLAG_PHRASE : 0));
    const Xapian::MSet hits = enquire.get_mset(0, limit);
    std::string run;
    for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
      const Xapian::Document document = hit.get_document();
      run += line.substr(0, tab) + " Q0 " + document.get_value(kIdSlot) + ' ' +
             std::to_string(hit.get_rank() + 1) + ' ' + std::to_string(hit.get_weight()) +
             " stock\n";
      if (snippets) {
        shown += hits.snippet(document.get_data(), kSnippetBytes, stem).size();
      }
    }
    const std::chrono::duration<double, std::milli> taken =
        std::chrono::steady_clock::now() - start;
    std::cout << run;
    std::fprintf(stderr, "%.4f\n", taken.count());
  }
  return snippets && shown == 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}

}  // namespace

int main(int argc, char** argv) try {
  const std::string_view verb = argc > 2 ? argv[1] : "";
  if (verb == "index" && argc == 3) {
    return index(argv[2]);
  }
  if (verb == "compact" && argc > 3) {
    return compact(argv[2], argc - 3, argv + 3);
  }
  if (verb == "search" && argc == 6) {
    return search(argv[2], argv[3], static_cast<unsigned>(std::atoi(argv[4])), argv[5]);
  }
  std::cerr << "usage: stock_xapian index DB < articles.tsv | compact DB FROM... |\n"
               "       search DB queries.tsv LIMIT snippets|plain\n";
  return EXIT_FAILURE;
} catch (const Xapian::Error& error) {
  std::cerr << "stock_xapian: " << error.get_description() << '\n';
  return EXIT_FAILURE;
}
