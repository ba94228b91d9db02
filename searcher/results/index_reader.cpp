#include "searcher/results/index_reader.h"

#include <string>
#include <utility>

#include "common/base/error.h"
#include "common/index/schema.h"

namespace niger {

IndexReader::IndexReader(std::filesystem::path index) : index_(std::move(index)) { reopen(); }

void IndexReader::reopen() {
  records_.reset();
  live_.reset();
  live_.emplace(open_live_index(index_));
}

Article IndexReader::article(const Xapian::Document& document) {
  if (!records_) {
    records_ = std::make_unique<ArticleRecordReader>(
        live_->database.get_metadata(std::string(schema::kDictionaryKey)));
  }
  return records_->article(document.get_data());
}

void IndexReader::fail(const Xapian::Error& error) const {
  const bool changing = std::string(error.get_type()) == "DatabaseModifiedError";
  const std::string reason =
      changing ? "it changes faster than it can be read; try again"
               : error.get_msg() + "; if this stays so, run niger-index build to make it anew";
  throw Error(ErrorKind::Index, "cannot read the index " + index_.string() + ": " + reason);
}

}  // namespace niger
