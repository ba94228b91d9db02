#include "common/index/article_key.h"

#include <algorithm>
#include <cstdio>

#include "common/base/content_hash.h"
#include "common/index/boolean_term.h"
#include "common/index/schema.h"

namespace niger::index {
namespace {

constexpr std::size_t kScopeBytes = 8;
constexpr char kAfterId = '\x01';

std::string before_scope(std::string_view id) {
  // A zero byte of the scope counts twice.
  std::string term = exact_term(schema::kIdPrefix, id, schema::kMaxTermBytes - 1 - 2 * kScopeBytes);
  term.push_back(kAfterId);
  return term;
}

std::string bytes_of(std::uint64_t scope) {
  std::string bytes;
  for (std::size_t i = 0; i < kScopeBytes; ++i) {
    bytes.push_back(static_cast<char>(scope >> (8 * (kScopeBytes - 1 - i))));
  }
  return bytes;
}

}  // namespace

std::string_view entry_of(const Article& article) {
  return std::string_view(article.record)
      .substr(0, std::min<std::size_t>(article.entry_bytes, article.record.size()));
}

std::uint64_t scope_of(const Article& article) {
  return scope_of(article.path, entry_of(article), article.repetition);
}

std::uint64_t scope_of(std::string_view path, std::string_view entry, std::uint32_t repetition) {
  if (repetition == 0) {
    return 0;
  }
  const std::uint64_t scope = content_hash(entry, content_hash(path, repetition));
  return scope < 2 ? 2 : scope;
}

std::string key_term(std::string_view id, std::uint64_t scope) {
  return scope == 0 ? before_scope(id) : before_scope(id) + bytes_of(scope);
}

std::string key_term(const Article& article) { return key_term(article.id, scope_of(article)); }

std::string key_term_of(const Xapian::Document& document) {
  auto term = document.termlist_begin();
  term.skip_to(std::string(schema::kIdPrefix));
  return term != document.termlist_end() && (*term).starts_with(schema::kIdPrefix) ? *term : "";
}

std::vector<std::string> key_terms_of_id(const Xapian::Database& database, std::string_view id,
                                         std::size_t most) {
  const std::string prefix = before_scope(id);
  std::vector<std::string> terms;
  for (auto term = database.allterms_begin(prefix);
       term != database.allterms_end(prefix) && terms.size() < most; ++term) {
    const std::size_t rest = (*term).size() - prefix.size();
    if (rest == 0 || rest == kScopeBytes) {  // else another id, with this byte in it
      terms.push_back(*term);
    }
  }
  return terms;
}

bool is_shared_id(const Xapian::Database& database, std::string_view id) {
  return key_terms_of_id(database, id, 2).size() > 1;
}

std::string kept_key(std::string_view id, std::string_view term) {
  const std::string prefix = before_scope(id);
  std::string key(id);
  key.push_back('\t');
  if (term.size() == prefix.size() + kScopeBytes) {
    for (const char c : term.substr(prefix.size())) {
      char digits[3];
      std::snprintf(digits, sizeof digits, "%02x", static_cast<unsigned char>(c));
      key += digits;
    }
  }
  return key;
}

bool has_own_id(const Article& article) {
  std::string_view name = article.id;
  if (!article.record.empty()) {
    if (!name.ends_with(article.record)) {
      return true;
    }
    name.remove_suffix(article.record.size());
    if (!name.ends_with('#')) {
      return true;
    }
    name.remove_suffix(1);
  }
  // The name of a file is the end of its path.
  const std::string_view path = article.path;
  return name.empty() || !path.ends_with(name) ||
         (path.size() > name.size() && path[path.size() - name.size() - 1] != '/');
}

std::string shown_key(const Article& article) {
  std::string key = article.path;
  if (!has_own_id(article)) {
    key += article.record.empty() ? "" : "#" + article.record;
  } else {
    const std::string_view entry = entry_of(article);
    key.append(entry.empty() ? "" : "#").append(entry).append("#").append(article.id);
  }
  return article.repetition > 1 ? key + "#" + std::to_string(article.repetition) : key;
}

}  // namespace niger::index
