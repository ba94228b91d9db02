#include "indexer/catalog/removed_articles.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include "common/base/content_hash.h"
#include "common/files/regular_file.h"
#include "common/index/article_key.h"
#include "common/index/schema.h"
#include "common/messages/text_error.h"
#include "indexer/catalog/packing.h"
#include "indexer/folder/generations.h"
#include "indexer/folder/own_files.h"

namespace niger::catalog {

using files::FileContent;
using folder::kRemovedFile;
using index::has_own_id;

namespace {

constexpr std::uint64_t kLayout = 2;
constexpr std::uint64_t kSeed = 0x72656D6F766564;  // of the hash of the whole alone

FileContent kept(const std::filesystem::path& index) {
  constexpr std::size_t kMaxBytes = std::size_t{64} << 20;  // half a million articles
  return files::read_small_file(index / kRemovedFile, kMaxBytes, files::Links::Refuse);
}

std::uint64_t place_hash(std::string_view entry, std::string_view id) {
  return content_hash(entry, content_hash(id));
}

bool is_end(std::string_view whole, std::string_view end) {
  return whole == end || (whole.ends_with(end) && whole.size() > end.size() &&
                          whole[whole.size() - end.size() - 1] == '/');
}

bool is_among(const std::vector<std::string>& paths, const std::string& path) {
  return std::find(paths.begin(), paths.end(), path) != paths.end();
}

// For an article with the same text.
bool is_by_text(const Article& article, const RemovedArticle& removed) {
  const bool own_file = is_among(removed.paths, article.path);
  if (own_file && !removed.own_id && !has_own_id(article)) {
    return true;
  }
  if (!removed.shared_text && !is_among(removed.copies, article.path)) {
    return true;
  }
  return !own_file && removed.own_id && has_own_id(article) && !removed.shared_id &&
         removed.id == content_hash(article.id);
}

// For an article with the same own id; both have one.
Recognized by_id(const Article& article, const RemovedArticle& removed, bool unique_ids) {
  if (unique_ids) {
    return Recognized::Removed;
  }
  if (is_among(removed.paths, article.path)) {
    return removed.place == catalog::place_hash(article) ? Recognized::Removed : Recognized::Not;
  }
  return removed.shared_id ? Recognized::Not : Recognized::IdAlone;
}

void pack(Packer& packer, const std::vector<std::string>& paths) {
  packer.number(paths.size());
  for (const std::string& path : paths) {
    packer.text(path);
  }
}

std::vector<std::string> unpacked_paths(Unpacker& unpacker) {
  std::vector<std::string> paths;
  const std::uint64_t count = unpacker.number();
  for (std::uint64_t path = 0; path < count && unpacker.ok(); ++path) {
    paths.push_back(unpacker.text());
  }
  return paths;
}

// The key taken apart at its signs: file, entry and id.
bool means(const RemovedArticle& removed, std::string_view name, const std::string& path) {
  if (is_end(path, name)) {
    return true;
  }
  for (std::size_t at = name.find('#'); at != std::string_view::npos; at = name.find('#', at + 1)) {
    if (!is_end(path, name.substr(0, at))) {
      continue;
    }
    const std::string_view rest = name.substr(at + 1);
    if (removed.place == (removed.own_id ? place_hash("", rest) : content_hash(rest))) {
      return true;
    }
    for (std::size_t next = rest.find('#'); removed.own_id && next != std::string_view::npos;
         next = rest.find('#', next + 1)) {
      if (removed.place == place_hash(rest.substr(0, next), rest.substr(next + 1))) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

std::uint64_t place_hash(const Article& article) {
  return has_own_id(article) ? place_hash(index::entry_of(article), article.id)
                             : content_hash(article.record);
}

std::uint64_t text_hash(const Article& article) {
  return content_hash(article.text, content_hash(article.title));
}

RemovedArticle removed_article(const Article& article, std::string time, std::string reason) {
  RemovedArticle removed;
  removed.paths = {article.path};
  removed.own_id = has_own_id(article);
  removed.place = place_hash(article);
  removed.id = content_hash(article.id);
  removed.text = text_hash(article);
  Article first = article;  // the second of its id in the file has the same key
  first.repetition = std::min(first.repetition, 1U);
  removed.key = index::shown_key(first);
  removed.time = std::move(time);
  removed.reason = std::move(reason);
  return removed;
}

RemovedArticles::RemovedArticles(std::vector<RemovedArticle> all) : all_(std::move(all)) {
  for (std::size_t which = 0; which < all_.size(); ++which) {
    for (const std::string& path : all_[which].paths) {
      by_path_[path].push_back(which);
    }
    by_text_.emplace(all_[which].text, which);
    if (all_[which].own_id) {
      by_own_id_.emplace(all_[which].id, which);
    }
  }
}

std::vector<const RemovedArticle*> RemovedArticles::of_file(const std::string& path) const {
  std::vector<const RemovedArticle*> found;
  if (const auto here = by_path_.find(path); here != by_path_.end()) {
    for (const std::size_t which : here->second) {
      found.push_back(&all_[which]);
    }
  }
  return found;
}

Recognized RemovedArticles::recognized(const Article& article, bool unique_ids) const {
  const auto texts = by_text_.equal_range(text_hash(article));
  if (std::any_of(texts.first, texts.second,
                  [&](const auto& same) { return is_by_text(article, all_[same.second]); })) {
    return Recognized::Removed;
  }
  Recognized most = Recognized::Not;
  if (has_own_id(article)) {
    const auto ids = by_own_id_.equal_range(content_hash(article.id));
    for (auto same = ids.first; same != ids.second && most != Recognized::Removed; ++same) {
      most = std::max(most, by_id(article, all_[same->second], unique_ids));
    }
  }
  return most;
}

std::vector<std::size_t> RemovedArticles::named(const std::string& name) const {
  const std::uint64_t id = content_hash(name);
  std::vector<std::size_t> by_id;
  std::vector<std::size_t> by_key;
  for (std::size_t which = 0; which < all_.size(); ++which) {
    const RemovedArticle& one = all_[which];
    if (one.id == id) {
      by_id.push_back(which);
    }
    if (!name.empty() &&
        std::any_of(one.paths.begin(), one.paths.end(),
                    [&](const std::string& path) { return means(one, name, path); })) {
      by_key.push_back(which);
    }
  }
  return by_id.empty() ? by_key : by_id;
}

std::vector<std::string> RemovedArticles::files_named(const std::string& name) const {
  std::vector<std::string> files;
  for (const RemovedArticle& one : all_) {
    const bool is_named = !name.empty() && !one.paths.empty() && is_end(one.paths.back(), name);
    if (is_named && std::find(files.begin(), files.end(), one.paths.back()) == files.end()) {
      files.push_back(one.paths.back());
    }
  }
  return files;
}

bool follow_moves(const UpdatePlan& plan, RemovedArticles& removed) {
  if (removed.empty()) {
    return false;
  }
  std::vector<RemovedArticle> all = removed.all();
  bool changed = false;
  for (const PlannedChange& planned : plan.changes) {
    if (planned.change != Change::Moved) {
      continue;
    }
    for (RemovedArticle& one : all) {
      if (is_among(one.copies, planned.from) && !is_among(one.copies, planned.path)) {
        one.copies.push_back(planned.path);
        changed = true;
      }
      if (is_among(one.paths, planned.from) && !is_among(one.paths, planned.path)) {
        one.paths.push_back(planned.path);
        if (one.key.starts_with(planned.from)) {
          one.key.replace(0, planned.from.size(), planned.path);
        }
        changed = true;
      }
    }
  }
  if (changed) {
    removed = RemovedArticles(std::move(all));
  }
  return changed;
}

std::string stored(const RemovedArticles& removed) {
  Packer packer;
  packer.number(kLayout).number(removed.all().size());
  for (const RemovedArticle& one : removed.all()) {
    pack(packer, one.paths);
    packer.number(one.own_id ? 1 : 0).number(one.place).number(one.id).number(one.text);
    pack(packer, one.copies);
    packer.number(one.shared_text ? 1 : 0).number(one.shared_id ? 1 : 0);
    packer.text(one.key).text(one.time).text(one.reason);
  }
  const std::uint64_t whole = content_hash(packer.bytes(), kSeed);
  return packer.number(whole).take();
}

std::optional<RemovedArticles> removed_from(std::string_view bytes) {
  Unpacker unpacker(bytes);
  if (unpacker.number() != kLayout) {
    return std::nullopt;
  }
  std::vector<RemovedArticle> all;
  const std::uint64_t count = unpacker.number();
  for (std::uint64_t i = 0; i < count && unpacker.ok(); ++i) {
    RemovedArticle one;
    one.paths = unpacked_paths(unpacker);
    one.own_id = unpacker.number() != 0;
    one.place = unpacker.number();
    one.id = unpacker.number();
    one.text = unpacker.number();
    one.copies = unpacked_paths(unpacker);
    one.shared_text = unpacker.number() != 0;
    one.shared_id = unpacker.number() != 0;
    one.key = unpacker.text();
    one.time = unpacker.text();
    one.reason = unpacker.text();
    all.push_back(std::move(one));
  }
  (void)unpacker.number();  // of the whole: that of what was read must be the same
  if (!unpacker.ok() || !unpacker.done()) {
    return std::nullopt;
  }
  RemovedArticles removed(std::move(all));
  if (stored(removed) != bytes) {
    return std::nullopt;
  }
  return removed;
}

RemovedArticles removed_in_use(const std::filesystem::path& index, const MetadataReader& metadata) {
  const std::string of_generation = metadata ? metadata(std::string(schema::kRemovedKey)) : "";
  if (std::optional<RemovedArticles> removed = removed_from(of_generation)) {
    return *std::move(removed);
  }
  const FileContent beside = kept(index);
  if (std::optional<RemovedArticles> removed = removed_from(beside.bytes)) {
    return *std::move(removed);
  }
  // Whoever deletes the file wants to go on without it.
  if (!beside.bytes.empty() || beside.error == EFBIG) {
    throw messages::TextError(ErrorKind::Index, {messages::Message::RemovedListDamaged,
                                                 {{"path", (index / kRemovedFile).string()}}});
  }
  return RemovedArticles();
}

void keep_removed(const std::filesystem::path& index, const RemovedArticles& removed) {
  const FileContent before = kept(index);
  const std::string now = stored(removed);
  if (before.bytes != now && (!removed.empty() || !before.bytes.empty() || before.error == EFBIG)) {
    folder::replace_file(index / kRemovedFile, now);
  }
}

}  // namespace niger::catalog
