#include "searcher/results/index_reader.h"

#include <string>
#include <utility>

#include "common/index/schema.h"
#include "common/messages/text_error.h"

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
  const Text reason = changing ? Text(Message::IndexChanging)
                               : Text(Message::IndexDamaged, {{"reason", error.get_msg()}});
  throw TextError(ErrorKind::Index,
                  {Message::IndexUnreadable, {{"path", index_.string()}, {"reason", reason}}});
}

}  // namespace niger
