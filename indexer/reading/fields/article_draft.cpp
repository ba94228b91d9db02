#include "indexer/reading/fields/article_draft.h"

#include <stdexcept>
#include <utility>

namespace niger::fields {
namespace {

struct Reported {
  FieldOrigin field;
  DateOrigin date;  ///< None: no date is looked for there
};

constexpr std::array<Reported, kProvenances> kReported = {{
    {FieldOrigin::Record, DateOrigin::Metadata},
    {FieldOrigin::Head, DateOrigin::Metadata},
    {FieldOrigin::Record, DateOrigin::None},  // FetchedAddress
    {FieldOrigin::Page, DateOrigin::None},    // SavedAddress
    {FieldOrigin::Page, DateOrigin::Text},
    {FieldOrigin::FirstLine, DateOrigin::None},
    {FieldOrigin::Text, DateOrigin::Text},  // Line
    {FieldOrigin::Page, DateOrigin::None},  // TagLinks
    {FieldOrigin::Page, DateOrigin::None},  // GenericTitle
    {FieldOrigin::Head, DateOrigin::None},  // SiteName
    {FieldOrigin::Url, DateOrigin::Url},
    {FieldOrigin::Folder, DateOrigin::None},
    {FieldOrigin::Record, DateOrigin::FileTime},  // FetchTime
    {FieldOrigin::FileTime, DateOrigin::FileTime},
    {FieldOrigin::Letters, DateOrigin::None},
    {FieldOrigin::None, DateOrigin::None},
}};
static_assert(static_cast<std::size_t>(Provenance::None) + 1 == kProvenances);

}  // namespace

FieldOrigin reported_origin(Provenance from) {
  return kReported[static_cast<std::size_t>(from)].field;
}

DateOrigin date_origin(Provenance from) { return kReported[static_cast<std::size_t>(from)].date; }

bool ArticleDraft::claim(ArticleField field, Provenance from) {
  if (!wants(field, from)) {
    return false;
  }
  provenance_[static_cast<std::size_t>(field)] = from;
  return true;
}

std::string& ArticleDraft::text_field(ArticleField field) {
  switch (field) {
    case ArticleField::Title:
      return article_.title;
    case ArticleField::Source:
      return article_.source;
    case ArticleField::Author:
      return article_.author;
    case ArticleField::Place:
      return article_.place;
    case ArticleField::Category:
      return article_.category;
    case ArticleField::Language:
      return article_.language;
    case ArticleField::Url:
      return article_.url;
    case ArticleField::Date:
    case ArticleField::Keywords:
      break;
  }
  throw std::logic_error("ArticleDraft::set");
}

void ArticleDraft::set(ArticleField field, std::string_view value, Provenance from) {
  std::string& held = text_field(field);
  if (!value.empty() && claim(field, from)) {
    held = value;
  }
}

void ArticleDraft::set_date(const Date& date, Provenance from) {
  if (date.known() && claim(ArticleField::Date, from)) {
    article_.date = date;
  }
}

void ArticleDraft::set_keywords(std::vector<std::string> keywords, Provenance from) {
  if (!keywords.empty() && claim(ArticleField::Keywords, from)) {
    article_.keywords = std::move(keywords);
  }
}

std::vector<std::string*> ArticleDraft::spelled_fields() {
  std::vector<std::string*> fields = {&article_.source, &article_.author, &article_.place,
                                      &article_.category};
  for (std::string& keyword : article_.keywords) {
    fields.push_back(&keyword);
  }
  return fields;
}

Article ArticleDraft::take() {
  Article article = std::exchange(article_, {});
  article.id = std::exchange(id, {});
  article.encoding = std::exchange(encoding, {});
  article.text = std::exchange(text, {});
  article.zones = std::exchange(zones, {});
  for (std::size_t i = 0; i < kArticleFields; ++i) {
    article.origins[i] = reported_origin(provenance_[i]);
  }
  article.date_origin = date_origin(provenance(ArticleField::Date));
  provenance_.fill(Provenance::None);
  return article;
}

}  // namespace niger::fields
