#pragma once
/// Files that a process of its own reads, and what came of it.
#include <string>
#include <vector>

#include "common/messages/text.h"
#include "indexer/isolation/isolated_reader.h"
#include "indexer/isolation/messages.h"
#include "tests/indexer/reading/collected.h"
#include "tests/support/read_options_for_test.h"
#include "tests/support/temp_dir.h"

namespace niger::test {

/// Ends its reader: tests/support/deadly_parser.cpp.
inline const std::string kDeadly = "<html><body><p>NIGER-DEADLY</p></body></html>";

inline std::string page(int number) {
  return "<html><head><title>خبر رقم " + std::to_string(number) +
         "</title></head><body><p>قالت الحكومة في نيامي إن القاعدة " + std::to_string(number) +
         " ستبقى مفتوحة أمام الزوار حتى آخر الشهر.</p></body></html>";
}

inline std::string warc_record(int number, const std::string& body) {
  const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body;
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://e.org/" +
         std::to_string(number) + "\r\nContent-Length: " + std::to_string(http.size()) +
         "\r\n\r\n" + http + "\r\n\r\n";
}

class Folder {
 public:
  walk::Candidate file(const std::string& name, const std::string& content) const {
    walk::Candidate file;
    file.native_path = folder_.write(name, content).string();
    file.path = file.native_path;
    file.name = name;
    file.size_bytes = content.size();
    file.mtime_ns = std::int64_t{1'700'000'000} * 1'000'000'000;
    return file;
  }
  [[nodiscard]] std::string path(const std::string& name) const {
    return (folder_.path() / name).string();
  }

 private:
  TempDir folder_;
};

inline Collected read_by(isolation::IsolatedReader& reader, const walk::Candidate& file) {
  Collected collected;
  collected.report = reader.read(file, collected);
  return collected;
}

inline Collected read_isolated(const walk::Candidate& file,
                               const isolation::IsolationOptions& options = {}) {
  isolation::IsolatedReader reader(options);
  return read_by(reader, file);
}

inline Collected read_here(const walk::Candidate& file, const std::string& settings = "") {
  reading::Reader reader(read_options_for_test(settings));
  Collected collected;
  collected.report = reader.read(file, collected);
  return collected;
}

/// All that was found, as bytes: every field is in them.
inline std::string all_of(const Collected& collected) {
  isolation::WireWriter out;
  for (const Article& article : collected.articles) {
    out.text(article.path);
    isolation::put(article, out);
  }
  for (const walk::Skipped& skipped : collected.skips) {
    out.text(skipped.path);
    isolation::put(skipped, out);
  }
  out.text(collected.report.path);
  isolation::put(collected.report, out);
  return out.bytes();
}

inline std::string localized_of(const Collected& collected) {
  std::string all;
  for (const walk::Skipped& skipped : collected.skips) {
    all += skipped.record + ": " + messages::localized(skipped.message) + "\n";
  }
  return all;
}

inline std::vector<std::string> records_of(const Collected& collected) {
  std::vector<std::string> records;
  for (const Article& article : collected.articles) {
    records.push_back(article.record);
  }
  return records;
}

}  // namespace niger::test
