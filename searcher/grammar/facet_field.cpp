#include "searcher/grammar/facet_field.h"

#include <algorithm>
#include <array>

namespace niger::grammar {
namespace {

struct FieldNames {
  FacetField field;
  std::string_view name;
  std::string_view arabic;  // as the query language calls it
};

constexpr std::array kNames = {
    FieldNames{FacetField::Source, "source", "مصدر"},
    FieldNames{FacetField::Year, "year", "سنة"},
    FieldNames{FacetField::Month, "month", "شهر"},
    FieldNames{FacetField::Day, "day", "يوم"},
    FieldNames{FacetField::Place, "place", "مكان"},
    FieldNames{FacetField::Author, "author", "كاتب"},
    FieldNames{FacetField::Keyword, "keyword", "وسم"},
    FieldNames{FacetField::Category, "category", "قسم"},
    FieldNames{FacetField::Folder, "folder", "مجلد"},
};

}  // namespace

const std::vector<FacetField>& usual_facets() {
  static const std::vector<FacetField> kUsual = {
      FacetField::Source, FacetField::Year,    FacetField::Month,    FacetField::Place,
      FacetField::Author, FacetField::Keyword, FacetField::Category, FacetField::Folder};
  return kUsual;
}

std::string_view facet_name(FacetField field) {
  return std::find_if(kNames.begin(), kNames.end(),
                      [field](const FieldNames& names) { return names.field == field; })
      ->name;
}

std::optional<FacetField> facet_of(std::string_view name) {
  for (const FieldNames& names : kNames) {
    if (names.name == name || names.arabic == name) return names.field;
  }
  return std::nullopt;
}

std::vector<std::string> facet_names() {
  std::vector<std::string> all;
  for (const FieldNames& names : kNames) {
    all.emplace_back(names.name);
    all.emplace_back(names.arabic);
  }
  return all;
}

}  // namespace niger::grammar
