#include "indexer/reading/fields/record_fields.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "indexer/reading/fields/date_text.h"
#include "indexer/reading/fields/line_kind.h"

namespace niger {
namespace {

struct RoleNames {
  FieldRole role;
  std::string_view our_name;
  std::vector<std::string_view> names;  ///< lower case, the best known first
};

const std::vector<RoleNames>& role_names() {
  static const std::vector<RoleNames> table = {
      {FieldRole::Id,
       "id",
       {"_id", "id", "docno", "docid", "doc_id", "uuid", "guid", "identifier", "المعرف"}},
      {FieldRole::Title,
       "title",
       {"title", "headline", "عنوان", "العنوان", "hl", "og:title", "twitter:title", "name",
        "heading", "dc.title", "subject", "news_title", "article_title", "post_title"}},
      {FieldRole::Text, "body", {"text",        "body",         "content",   "contents",
                                 "النص",        "نص",           "المحتوى",   "محتوى",
                                 "articlebody", "article",      "story",     "article_text",
                                 "full_text",   "fulltext",     "news_text", "paragraph",
                                 "maintext",    "post_content", "html",      "raw_text"}},
      {FieldRole::Abstract,
       "abstract",
       {"abstract", "summary", "lead", "ملخص", "الملخص", "description", "og:description",
        "subtitle", "standfirst", "excerpt", "snippet"}},
      {FieldRole::Date,
       "date",
       {"date",           "published",      "datepublished",     "article:published_time",
        "published_at",   "pubdate",        "publish_date",      "publishdate",
        "published_date", "date_published", "og:published_time", "pub_date",
        "تاريخ",          "التاريخ",        "تاريخ النشر",       "time",
        "datetime",       "date_time",      "created",           "created_at",
        "datecreated",    "dc.date",        "dc.date.issued",    "dcterms.created",
        "dcterms.date",   "sailthru.date",  "parsely-pub-date",  "publication_date",
        "publishedat",    "published_time", "timestamp",         "article:modified_time",
        "datemodified",   "modified",       "updated",           "updated_at",
        "last-modified"}},
      {FieldRole::Source,
       "source",
       {"source", "publisher", "src", "المصدر", "مصدر", "og:site_name", "site_name", "site",
        "newspaper", "agency", "application-name", "dc.publisher", "outlet", "domain"}},
      {FieldRole::Author,
       "author",
       {"author", "authors", "byline", "الكاتب", "كاتب", "writer", "creator", "dc.creator",
        "article:author", "sailthru.author", "parsely-author", "by", "المؤلف"}},
      {FieldRole::Place, "place", {"place", "dateline", "location", "المكان", "geo.placename"}},
      {FieldRole::Category,
       "category",
       {"category", "cat", "section", "article:section", "articlesection", "القسم", "التصنيف",
        "topic", "class", "genre", "categories"}},
      {FieldRole::Keywords,
       "keywords",
       {"keywords", "tags", "news_keywords", "كلمات دلالية", "الوسوم", "article:tag", "keyword",
        "labels", "hashtags", "tag"}},
      {FieldRole::Language,
       "language",
       {"language", "lang", "og:locale", "inlanguage", "اللغة", "content-language"}},
      {FieldRole::Url,
       "url",
       {"url", "link", "og:url", "canonical", "source_url", "الرابط", "permalink", "web_url",
        "href", "article_url", "page_url"}},
  };
  return table;
}

std::string lower(std::string_view name) {
  std::string out(name);
  for (char& c : out) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

// The value of a date field: written out, 20240420, or seconds since 1970.
Date date_of(std::string_view value) {
  if (const auto found = find_date(value)) {
    return found->date;
  }
  if (const auto compact = date_in_path(value)) {
    return *compact;
  }
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  const bool whole = error == std::errc() && end == value.data() + value.size();
  return whole ? date_of_unix_time(seconds).value_or(Date{}) : Date{};
}

}  // namespace

FieldRole role_named(std::string_view name) {
  for (const RoleNames& entry : role_names()) {
    if (entry.our_name == name || (entry.role == FieldRole::Text && name == "text")) {
      return entry.role;
    }
  }
  return FieldRole::None;
}

RecordFields::Match RecordFields::match(std::string_view name) const {
  for (const auto& [ours, theirs] : mapping_) {
    if (theirs == name) {
      return {role_named(ours), -1};
    }
  }
  static const std::unordered_map<std::string, std::pair<FieldRole, int>> known = [] {
    std::unordered_map<std::string, std::pair<FieldRole, int>> made;
    for (const RoleNames& entry : role_names()) {
      int rank = 0;
      for (const std::string_view usual : entry.names) {
        made.emplace(usual, std::pair{entry.role, rank++});
      }
    }
    return made;
  }();
  const auto found = known.find(lower(name));
  return found == known.end() ? Match{} : Match{found->second.first, found->second.second};
}

bool RecordFields::wants(std::string_view name) const {
  const Match found = match(name);
  return found.role != FieldRole::None && found.rank < slot(found.role).rank;
}

RecordFields::Slot* RecordFields::better_slot(std::string_view name) {
  const Match found = match(name);
  if (found.role == FieldRole::None) {
    return nullptr;
  }
  Slot& held = slot(found.role);
  if (found.rank >= held.rank) {
    return nullptr;
  }
  held = Slot{};
  held.rank = found.rank;
  return &held;
}

void RecordFields::put(std::string_view name, std::string_view value) {
  const std::string_view kept = trimmed(value);
  if (kept.empty()) {
    return;
  }
  if (Slot* held = better_slot(name)) {
    held->value = kept;
  }
}

void RecordFields::put_date(std::string_view name, Date date) {
  if (Slot* held = better_slot(name)) {
    held->date = date;
  }
}

void RecordFields::put_keywords(std::string_view name, std::vector<std::string> keywords) {
  if (keywords.empty()) {
    return;
  }
  Slot* held = better_slot(name);
  if (held == nullptr) {
    return;
  }
  for (const std::string& keyword : keywords) {  // authors: [...] names them all
    held->value.append(held->value.empty() ? "" : "، ").append(keyword);
  }
  held->keywords = std::move(keywords);
}

std::string RecordFields::take(FieldRole role) { return std::exchange(slot(role), {}).value; }

void RecordFields::give(ArticleDraft& draft, Provenance from) {
  const Slot date = std::exchange(slot(FieldRole::Date), {});
  draft.set_date(date.date.known() ? date.date : date_of(date.value), from);
  Slot keywords = std::exchange(slot(FieldRole::Keywords), {});
  draft.set_keywords(
      keywords.keywords.empty() ? split_keywords(keywords.value) : std::move(keywords.keywords),
      from);
  std::string language = lower(take(FieldRole::Language));
  language.resize(std::min(language.find_first_of("-_"), language.size()));
  draft.set(ArticleField::Language, language, from);
  draft.set(ArticleField::Source, take(FieldRole::Source), from);
  draft.set(ArticleField::Author, take(FieldRole::Author), from);
  draft.set(ArticleField::Place, take(FieldRole::Place), from);
  draft.set(ArticleField::Category, take(FieldRole::Category), from);
  draft.set(ArticleField::Url, take(FieldRole::Url), from);
}

}  // namespace niger
