#include "searcher/index/index_reader.h"

#include <utility>

#include "common/index/generation.h"
#include "common/index/open_database.h"
#include "common/index/schema.h"
#include "common/messages/text_error.h"
#include "searcher/index/opened_database.h"

namespace niger::snapshot {

using messages::Message;

IndexReader::IndexReader(Snapshot snapshot) : snapshot_(std::move(snapshot)) { reopen(); }

void IndexReader::use(const Snapshot& snapshot) {
  if (snapshot == snapshot_) {
    // Read and compared: times and inode numbers of a file can be the same after two commits.
    const std::string version = index::version_bytes(snapshot_->generation().path());
    if (database_ && (version.empty() || version == version_)) return;
  } else {
    records_.reset();
    snapshot_ = snapshot;
  }
  reopen();
}

void IndexReader::release() {
  records_.reset();
  database_.reset();
  snapshot_.reset();
}

void IndexReader::reopen() {
  database_.reset();
  std::string version = index::version_bytes(snapshot_->generation().path());
  if (const std::unique_ptr<OpenedDatabase> opened = snapshot_->take_opened()) {
    if (opened->version == version) {
      version_ = std::move(version);
      database_ = opened->database;
      return;
    }
  }
  version_ = std::move(version);
  database_ = index::open_generation(snapshot_->index(), snapshot_->generation());
}

Article IndexReader::article(const Xapian::Document& document) {
  if (!records_) {
    records_ = std::make_unique<index::ArticleRecordReader>(snapshot_->dictionary(
        [this] { return database_->get_metadata(std::string(schema::kDictionaryKey)); }));
  }
  return records_->article(document.get_data());
}

void IndexReader::refuse(const messages::Text& reason) const {
  throw messages::TextError(
      ErrorKind::Index,
      {Message::IndexUnreadable, {{"path", snapshot_->index().string()}, {"reason", reason}}});
}

void IndexReader::fail(const Xapian::Error& error) const {
  if (index::is_overtaken(error)) refuse(Message::IndexChanging);
  refuse({Message::IndexDamaged,
          {{"reason", error.get_msg()}, {"path", snapshot_->index().string()}}});
}

// What the decoders of the index throw names no index.
void IndexReader::fail(const Error& error) const {
  if (error.kind() == ErrorKind::Index) refuse(messages::text_of(error));
  throw;
}

void IndexReader::fail(const std::logic_error& error) const {
  refuse(
      {Message::IndexDamaged, {{"reason", error.what()}, {"path", snapshot_->index().string()}}});
}

}  // namespace niger::snapshot
