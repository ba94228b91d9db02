#include "searcher/results/index_reader.h"

#include <string>
#include <system_error>
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

SearchedIndex IndexReader::facts() const {
  const Xapian::Database& database = live_->database;
  const auto metadata = [&database](std::string_view key) {
    return database.get_metadata(std::string(key));
  };
  std::error_code failure;
  const std::filesystem::path path = std::filesystem::weakly_canonical(index_, failure);
  return {.path = (failure ? index_ : path).string(),
          .generation = live_->generation.path().filename().string(),
          .uuid = database.get_uuid(),
          .revision = database.get_revision(),
          .built_at = metadata(schema::kBuiltAtKey),
          .creator = metadata(schema::kCreatorKey),
          .analyzer = metadata(schema::kAnalyzerKey),
          .articles = database.get_doccount()};
}

void IndexReader::refuse(const Text& reason) const {
  throw TextError(ErrorKind::Index,
                  {Message::IndexUnreadable, {{"path", index_.string()}, {"reason", reason}}});
}

void IndexReader::fail(const Xapian::Error& error) const {
  if (std::string(error.get_type()) == "DatabaseModifiedError") refuse(Message::IndexChanging);
  refuse({Message::IndexDamaged, {{"reason", error.get_msg()}}});
}

// What the decoders of the index throw names no index.
void IndexReader::fail(const Error& error) const {
  if (error.kind() == ErrorKind::Index) refuse(text_of(error));
  throw;
}

void IndexReader::fail(const std::logic_error& error) const {
  refuse({Message::IndexDamaged, {{"reason", error.what()}}});
}

}  // namespace niger
