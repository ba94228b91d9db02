#include "searcher/results/field_place.h"

#include <algorithm>
#include <array>

#include "common/index/boolean_term.h"

namespace niger::results {

using grammar::FacetField;

namespace {

constexpr std::array kFields = {
    FieldPlace{FacetField::Source, schema::kSourceSlot, 0, schema::kSourcePrefix},
    FieldPlace{FacetField::Year, schema::kDateSlot, 4, {}},
    FieldPlace{FacetField::Month, schema::kDateSlot, 6, {}},
    FieldPlace{FacetField::Day, schema::kDateSlot, 8, {}},
    FieldPlace{FacetField::Place, schema::kPlaceSlot, 0, schema::kPlacePrefix},
    FieldPlace{FacetField::Author, schema::kAuthorSlot, 0, schema::kAuthorPrefix},
    FieldPlace{FacetField::Keyword, schema::kKeywordsSlot, 0, schema::kKeywordPrefix},
    FieldPlace{FacetField::Category, schema::kCategorySlot, 0, schema::kCategoryPrefix},
    FieldPlace{FacetField::Folder, schema::kFolderSlot, 0, {}},
};

}  // namespace

const FieldPlace& place_of(FacetField field) {
  return *std::find_if(kFields.begin(), kFields.end(),
                       [field](const FieldPlace& place) { return place.field == field; });
}

std::string group_of(const FieldPlace& place, const std::string& value) {
  std::string folded = place.prefix.empty() ? value : index::folded_term(place.prefix, value);
  return folded.empty() ? value : folded;
}

std::string dashed(std::string_view digits) {
  std::string out(digits.substr(0, 4));
  for (std::size_t at = 4; at + 2 <= digits.size(); at += 2) {
    out.append("-").append(digits.substr(at, 2));
  }
  return out;
}

}  // namespace niger::results
