#pragma once
/// A collection that changes at random, for the tests of an index's life: texts, records and
/// archives come, change, move and go, copies of articles and files that cannot be read among them.
#include <filesystem>
#include <random>
#include <string>

#include "tests/support/seed.h"

namespace niger::test {

class ChangingFolder {
 public:
  /// Makes the folder, with one article that always stays.
  ChangingFolder(std::filesystem::path path, unsigned seed);

  /// One change, of any kind.
  void change();

  /// A query over the words of the articles: plain ones mostly, phrases, fields, orders.
  [[nodiscard]] std::string query();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::string word();
  std::string words(std::size_t count);
  std::string name();
  std::string records(const std::string& stem);
  void write_text(const std::string& file);
  void write_records();
  void write_archive();
  std::filesystem::path any();

  std::filesystem::path path_;
  std::mt19937 random_;
};

}  // namespace niger::test
