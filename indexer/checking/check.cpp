#include "indexer/checking/check.h"

#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "common/arabic/analyzer.h"
#include "common/base/content_hash.h"
#include "common/index/article_key.h"
#include "common/index/article_record.h"
#include "common/index/generation.h"
#include "common/index/open_database.h"
#include "common/index/schema.h"
#include "common/messages/text_error.h"
#include "indexer/catalog/catalog.h"
#include "indexer/catalog/change_hash.h"
#include "indexer/catalog/removed_articles.h"
#include "indexer/catalog/stored_articles.h"
#include "indexer/checking/check_lists.h"
#include "indexer/checking/check_statistics.h"
#include "indexer/checking/check_vectors.h"
#include "indexer/duplicates/near_duplicates.h"
#include "indexer/folder/lock.h"
#include "indexer/folder/own_files.h"
#include "indexer/writing/document_maker.h"

namespace niger::checking {

using arabic::Analyzer, catalog::article_hash, messages::Message, messages::Text,
    messages::TextError;
namespace fs = std::filesystem;
namespace {

// Everything of a document that a search can touch.
struct DocumentFacts {
  std::map<std::string, Xapian::termcount> terms;  // with their frequencies
  std::map<Xapian::valueno, std::string> values;
};

DocumentFacts facts_of(const Xapian::Document& document) {
  DocumentFacts facts;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    facts.terms[*term] = term.get_wdf();
  }
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    if (value.get_valueno() == schema::kClusterSlot) {
      continue;  // depends on the other articles: check_near_duplicates
    }
    facts.values[value.get_valueno()] = *value;
  }
  return facts;
}

// How what is there differs from what should be; empty where it does not.
Text difference(const DocumentFacts& expected, const DocumentFacts& found) {
  for (const auto& [term, frequency] : expected.terms) {
    const auto there = found.terms.find(term);
    if (there == found.terms.end()) {
      return Message::CheckTermMissing;
    }
    if (there->second != frequency) {
      return Message::CheckTermFrequency;
    }
  }
  if (found.terms.size() != expected.terms.size()) {
    return Message::CheckTermsExtra;
  }
  return expected.values == found.values ? Text() : Text(Message::CheckValues);
}

// Equal while nobody has written in between.
std::string revision_of(const fs::path& index) {
  try {
    const index::HeldGeneration generation = index::live_generation(index);
    const Xapian::Database database = index::open_database(generation.path());
    return generation.path().string() + " " + std::to_string(database.get_revision());
  } catch (const Xapian::Error&) {
    return "";  // not readable at all: the check reports that
  }
}

class Check {
 public:
  Check(const fs::path& index, const CheckOptions& options) : index_(index), options_(options) {}

  CheckReport run() {
    check_folder();
    const index::HeldGeneration generation = index::live_generation(index_);
    if (options_.started) {
      options_.started(catalog::article_count(generation.path()));
    }
    try {
      index::refuse_what_xapian_cannot(generation.path());
      check_files(generation.path());
      const Xapian::Database database = index::open_database(generation.path());
      check_metadata(database);
      load_removed(database);
      if (report_.sound()) {
        check_articles(database);
        check_near_duplicates(database);
        const auto found = [this](Text problem) { report_.add(std::move(problem)); };
        sums_.compare(database, options_.stopped, found);
        stop_if_asked();
        compare_stem_lists(database, found);
        check_catalog(database);
      }
    } catch (const Xapian::Error& error) {
      report_.add({Message::CheckUnreadable, {{"reason", error.get_msg()}}});
    } catch (const std::logic_error& error) {  // a length that Xapian reads and takes for true
      report_.add({Message::CheckUnreadable, {{"reason", error.what()}}});
    }
    return std::move(report_);
  }

 private:
  // What an interrupted run left behind harms nobody and goes with the next run, unless one is at
  // work just now.
  void check_folder() {
    if (!folder::WriterLock::holder(index_).empty()) {
      return;
    }
    const std::string current = index::current_generation(index_);
    std::error_code failure;
    for (const fs::directory_entry& entry : fs::directory_iterator(index_, failure)) {
      const std::string name = entry.path().filename().string();
      const bool newer = index::generation_number(name) > index::generation_number(current);
      if (newer || folder::is_unfinished_file(entry.path())) {
        report_.left.push_back({Message::CheckLeft, {{"name", name}}});
      }
    }
  }

  void check_files(const fs::path& generation) {
    // Xapian opens the tables for writing to check them, though it writes nothing.
    if (const std::uint64_t last = far_last_number(generation)) {
      report_.add({Message::CheckStatistic,
                   {{"what", Text(Message::StatisticLast)},
                    {"recorded", last},
                    {"found", catalog::article_count(generation)}}});
    } else if (access((generation / "postlist.glass").c_str(), W_OK) == 0 || errno == ENOENT) {
      std::ostringstream findings;
      const std::size_t errors = Xapian::Database::check(generation.string(), 0, &findings);
      if (errors > 0) {
        report_.add({Message::CheckFiles,
                     {{"count", errors},
                      {"path", generation.string()},
                      {"first", first_line(findings.str())}}});
      }
    } else {
      report_.unproved.push_back(Message::CheckBlocks);
    }
    const std::vector<std::string> left = folder::left_in_generation(generation);
    const bool is_written = !folder::WriterLock::holder(index_).empty();
    for (const fs::directory_entry& entry : fs::directory_iterator(generation)) {
      const std::string name = entry.path().filename().string();
      if (std::find(left.begin(), left.end(), name) != left.end()) {
        if (!is_written) {
          report_.left.push_back(
              {Message::CheckLeft, {{"name", generation.filename().string() + "/" + name}}});
        }
      } else if (!name.ends_with(".glass") && name != "iamglass" && name != "flintlock" &&
                 name != index::kReadersFile && name != index::kPackedFile) {
        report_.add({Message::CheckStray, {{"path", generation.string()}, {"name", name}}});
      }
    }
    if (!fs::exists(generation / index::kReadersFile)) {
      report_.add({Message::CheckReaders, {{"path", generation.string()}}});
    }
  }

  void stop_if_asked() const {
    if (options_.stopped && options_.stopped()) {
      throw TextError(ErrorKind::Index, Message::CheckStopped);
    }
  }

  static std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

  void check_metadata(const Xapian::Database& database) {
    const Text complaint = index::version_complaint(database);
    if (!complaint.empty()) {
      report_.add({Message::CheckVersion, {{"complaint", complaint}}});
    }
    const auto found = [this](Text problem) { report_.add(std::move(problem)); };
    check_metadata_keys(database, found);
    check_vectors(database, found);
  }

  void check_articles(const Xapian::Database& database) {
    const std::string dictionary = database.get_metadata(std::string(schema::kDictionaryKey));
    const Analyzer analyzer;
    index::ArticleRecordReader reader(dictionary);
    index::ArticleRecordWriter writer(dictionary);
    writing::DocumentMaker maker(analyzer, writer);
    ArticleStatistics statistics(database);
    std::set<std::string> keys;
    for (auto posting = database.postlist_begin(""); posting != database.postlist_end("");
         ++posting) {
      stop_if_asked();
      const Xapian::Document document = database.get_document(*posting);
      try {
        const Article article = reader.article(document.get_data());
        FileSums& file = files_[article.path];
        ++file.articles;
        file.records += record_sum(article.id, index::scope_of(article), article_hash(article));
        if (!keys.insert(index::key_term(article)).second) {
          report_.add({Message::CheckRepeatedKey, {{"key", index::shown_key(article)}}});
        }
        if (is_removed(article)) {
          report_.add({Message::CheckRemovedThere, {{"key", index::shown_key(article)}}});
        }
        const Text wrong = difference(facts_of(maker.document(article)), facts_of(document));
        if (!wrong.empty()) {
          report_.add({Message::CheckArticle, {{"id", article.id}, {"what", wrong}}});
        }
      } catch (const Error& error) {
        report_.add({Message::CheckNumber,
                     {{"number", std::uint64_t{*posting}}, {"what", messages::text_of(error)}}});
      }
      const ArticleTerms terms = sums_.add_article(*posting, document);
      statistics.add(*posting, document, terms.length);
      if (terms.length != database.get_doclength(*posting) ||
          std::min(terms.count, terms.length) != database.get_unique_terms(*posting)) {
        report_.add({Message::CheckNumber,
                     {{"number", std::uint64_t{*posting}}, {"what", Text(Message::CheckLength)}}});
      }
      ++report_.articles;
      if (options_.article_done) {
        options_.article_done();
      }
    }
    statistics.compare([this](Text problem) { report_.add(std::move(problem)); });
  }

  void load_removed(const Xapian::Database& database) {
    const std::string bytes = database.get_metadata(std::string(schema::kRemovedKey));
    if (bytes.empty()) {
      return;
    }
    if (std::optional<catalog::RemovedArticles> removed = catalog::removed_from(bytes)) {
      removed_ = *std::move(removed);
    } else {
      report_.add(Message::CheckRemovedDamaged);
    }
  }

  // What is known by its place may have another article there by now.
  [[nodiscard]] bool is_removed(const Article& article) const {
    return removed_.recognized(article, article.repetition == 0) == catalog::Recognized::Removed;
  }

  void check_near_duplicates(const Xapian::Database& database) {
    const Analyzer analyzer;
    Analyzer::Session session(analyzer);
    for (Text& finding : duplicates::copy_findings(database, session)) {
      report_.add(std::move(finding));
    }
  }

  void check_catalog(const Xapian::Database& database) {
    catalog::Catalog catalog;
    try {
      catalog = catalog::loaded_catalog(
          [&database](const std::string& key) { return database.get_metadata(key); });
    } catch (const Error& error) {
      report_.add(messages::text_of(error));
      return;
    }
    for (const auto& [path, sums] : files_) {
      if (!catalog.contains(path)) {
        report_.add({Message::CheckFileUnlisted, {{"path", path}}});
      }
    }
    for (const catalog::CatalogFile* file : catalog::by_path(catalog)) {
      const auto there = files_.find(file->path);
      const std::uint64_t count = there == files_.end() ? 0 : there->second.articles;
      if (count != file->articles) {
        report_.add(
            {Message::CheckFileCount,
             {{"path", file->path}, {"wanted", std::uint64_t{file->articles}}, {"found", count}}});
      } else {
        check_records(database, *file);
      }
    }
  }

  // An update knows by these fingerprints which records of a file have changed. Of those that later
  // ones have replaced no article is there to compare.
  void check_records(const Xapian::Database& database, const catalog::CatalogFile& file) {
    const std::vector<catalog::CatalogRecord> records = catalog::loaded_records(
        [&database](const std::string& key) { return database.get_metadata(key); }, file.path);
    std::uint64_t sum = 0;
    for (const catalog::CatalogRecord& record : records) {
      sum += record_sum(record.id, record.scope, record.hash);
    }
    if (!records.empty() && (records.size() != file.articles + file.replaced ||
                             (file.replaced == 0 && sum != files_[file.path].records))) {
      report_.add({Message::CheckRecords, {{"path", file.path}}});
    }
  }

  static std::uint64_t record_sum(const std::string& id, std::uint64_t scope, std::uint64_t hash) {
    return content_hash(id, hash ^ scope);
  }

  const fs::path& index_;
  const CheckOptions& options_;
  CheckReport report_;
  struct FileSums {
    std::uint64_t articles = 0;
    std::uint64_t records = 0;  // sum of the fingerprints, in whatever order
  };
  std::map<std::string, FileSums> files_;  // by path
  PostingSums sums_;
  catalog::RemovedArticles removed_;
};

}  // namespace

void CheckReport::add(Text problem) {
  ++problem_count;
  if (problems.size() < kMostProblems) {
    problems.push_back(std::move(problem));
  }
}

CheckReport check_index(const fs::path& index, const CheckOptions& options) {
  constexpr int kAttempts = 5;
  for (int attempt = 1;; ++attempt) {
    const std::string before = revision_of(index);
    CheckReport report = Check(index, options).run();
    // Of what a writer changes in the meantime only half may have been seen.
    if (report.sound() || revision_of(index) == before) {
      return report;
    }
    if (attempt == kAttempts) {
      throw TextError(ErrorKind::Busy, {Message::CheckChanging, {{"path", index.string()}}});
    }
  }
}

}  // namespace niger::checking
