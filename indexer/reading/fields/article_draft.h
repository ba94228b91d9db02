#pragma once
/// An article in the making: text and zones as a reader writes them, and fields of which each knows
/// where it was found. Readers offer what their sources state; the draft keeps the most trusted.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace niger::fields {

/// Where a reader finds a field, the most trusted first: of two finds the one further up is kept.
enum class Provenance : std::uint8_t {
  Record,          ///< a field of the record: JSON, CSV, TREC markup, front matter
  Head,            ///< meta elements and JSON-LD of a page
  FetchedAddress,  ///< where a web archive fetched the page from
  SavedAddress,    ///< where a browser saved the page from, in a comment before it
  Page,            ///< an element of the page that is marked as a field, or stands by the story
  FirstLine,       ///< the headline that the text starts with
  Line,            ///< a line of the text that states it
  TagLinks,        ///< links of the page that name subjects
  GenericTitle,    ///< one word, such as طباعة: rather the headline of the text
  SiteName,        ///< of the head: a line of the story knows better whose report it is
  Address,         ///< the URL, or the path of the file
  Folder,          ///< a folder named after a site
  FetchTime,       ///< when a web archive fetched the page: a guess
  FileTime,        ///< the last change of the file: a guess
  Letters,         ///< known by the letters of the text
  None,            ///< nothing was found
};
inline constexpr std::size_t kProvenances = 16;

/// What reports call it.
[[nodiscard]] FieldOrigin reported_origin(Provenance from);
/// What is stored with a date that was found there.
[[nodiscard]] DateOrigin date_origin(Provenance from);

class ArticleDraft {
 public:
  std::string id;        ///< the record's own; empty: it has none
  std::string encoding;  ///< how its bytes were read
  std::string text;      ///< everything but the title
  std::vector<Zone> zones;

  ArticleDraft() { provenance_.fill(Provenance::None); }

  /// Each keeps the value if what is known comes from a less trusted place; of one place the first
  /// counts. An empty value is none. `field` is one of text: neither date nor keywords.
  void set(ArticleField field, std::string_view value, Provenance from);
  void set_date(const Date& date, Provenance from);
  void set_keywords(std::vector<std::string> keywords, Provenance from);

  /// True where a value from there would be kept: others need not be looked for.
  [[nodiscard]] bool wants(ArticleField field, Provenance from) const {
    return from < provenance_[static_cast<std::size_t>(field)];
  }
  [[nodiscard]] Provenance provenance(ArticleField field) const {
    return provenance_[static_cast<std::size_t>(field)];
  }
  [[nodiscard]] const std::string& title() const { return article_.title; }
  [[nodiscard]] const std::string& url() const { return article_.url; }

  /// Names and words as their source spells them, for a repair of its letters: what they are
  /// changed to has the same provenance.
  [[nodiscard]] std::vector<std::string*> spelled_fields();

  /// The article with its origins; the draft is empty afterwards.
  [[nodiscard]] Article take();

 private:
  [[nodiscard]] std::string& text_field(ArticleField field);
  // True where it was wanted, and then is known to be from there.
  bool claim(ArticleField field, Provenance from);

  Article article_;
  std::array<Provenance, kArticleFields> provenance_{};
};

}  // namespace niger::fields
