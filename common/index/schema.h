#pragma once
/// The schema of the on-disk index: the ONLY place for term prefixes, value slots, metadata keys,
/// field weights and versions. A quoted prefix or a bare slot number anywhere else is a defect.
/// ARCHITECTURE.md describes the same in prose.
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace niger::schema {

// ---- Versions -----------------------------------------------------------------------------------
/// Raised when stored bytes change their meaning; a reader refuses any other.
inline constexpr int kFormatVersion = 6;

// ---- Term prefixes ------------------------------------------------------------------------------
// After Omega's termprefixes.rst: one capital letter, or X and capitals. Text terms are encoded by
// TermCodec, whose bytes never start with an ASCII capital, so that no prefix needs a separator.
inline constexpr std::string_view kStemPrefix = "";  ///< stems of title, text and secondary zone
/// True for the term of a stem of title and text (kStemPrefix), not of a field.
[[nodiscard]] constexpr bool is_stem_term(std::string_view term) {
  return !term.empty() && !(term[0] >= 'A' && term[0] <= 'Z');
}
inline constexpr std::string_view kTitlePrefix = "S";     ///< stems of the title
inline constexpr std::string_view kRelatedPrefix = "XR";  ///< stems of the secondary zone alone
inline constexpr std::string_view kIdPrefix = "Q";        ///< unique: id and scope (article_key.h)
inline constexpr std::string_view kFilePrefix = "U";      ///< all articles of one file: its path
inline constexpr std::string_view kSourcePrefix = "P";    ///< publisher, folded, whole
inline constexpr std::string_view kAuthorPrefix = "A";    ///< author, folded, whole
inline constexpr std::string_view kKeywordPrefix = "K";   ///< keyword, folded, whole
inline constexpr std::string_view kPlacePrefix = "XPL";   ///< dateline place, folded
inline constexpr std::string_view kCategoryPrefix = "XC";
inline constexpr std::string_view kFolderPrefix = "XF";  ///< each folder above the file
inline constexpr std::string_view kYearPrefix = "Y";     ///< YYYY
inline constexpr std::string_view kMonthPrefix = "M";    ///< YYYYMM
inline constexpr std::string_view kDayPrefix = "D";      ///< YYYYMMDD
inline constexpr std::string_view kLanguagePrefix = "L";

// ---- Value slots --------------------------------------------------------------------------------
enum Slot : std::uint32_t {
  kDateSlot = 0,     ///< YYYYMMDD, eight ASCII digits; empty: not known
  kSourceSlot = 1,   ///< publisher, as written
  kClusterSlot = 2,  ///< near-duplicate group (near_duplicates.h): collapse key; empty: none
  kAuthorSlot = 3,
  kPlaceSlot = 4,
  kCategorySlot = 5,
  kFolderSlot = 6,
  kKeywordsSlot = 7,      ///< keywords joined by U+001F
  kIdSlot = 8,            ///< the article's id: stable order and trec output without document data
  kPositionalSlot = 9,    ///< which word follows which (positional_value.h): there are no positions
  kFingerprintSlot = 10,  ///< by which near-duplicates are found (indexer/duplicates/fingerprint.h)
  kSizeSlot = 11,         ///< its words and sentences (article_size.h)
};

// ---- Metadata keys ------------------------------------------------------------------------------
inline constexpr std::string_view kFormatKey = "niger.format";      ///< decimal kFormatVersion
inline constexpr std::string_view kAnalyzerKey = "niger.analyzer";  ///< Analyzer::version()
inline constexpr std::string_view kCreatorKey = "niger.creator";    ///< program and version
inline constexpr std::string_view kBuiltAtKey = "niger.built_at";   ///< UTC, ISO 8601
inline constexpr std::string_view kSourcesKey = "niger.sources";  ///< roots, and how they are read
inline constexpr std::string_view kStatsKey = "niger.stats";      ///< JSON: counts of the last run
inline constexpr std::string_view kChangedKey = "niger.changed";  ///< articles, by all updates
inline constexpr std::string_view kRemovedKey = "niger.removed";  ///< articles taken out for good
inline constexpr std::string_view kCatalogKey =
    "niger.catalog";  ///< number of chunks of the file list
inline constexpr std::string_view kCatalogChunkPrefix = "niger.c.";  ///< + chunk: its files
inline constexpr std::string_view kCatalogRecordsPrefix =
    "niger.r.";  ///< + hash of a path: its records
inline constexpr std::string_view kDictionaryKey = "niger.zstd_dictionary";
inline constexpr std::string_view kNearDuplicatesPrefix = "niger.d.";  ///< + group: its articles
inline constexpr std::string_view kKeyedTermsPrefix = "niger.k.";  ///< + spelling key: its stems
inline constexpr std::string_view kVectorPrefix = "niger.v.";      ///< + term of a stem: its vector
inline constexpr std::string_view kVectorsKey = "niger.vectors";   ///< how vectors were learned

// ---- Limits and weights -------------------------------------------------------------------------
/// How often a word of the title or of a zone counts among the stems (kStemPrefix). Stems that only
/// the secondary zone has are also posted under kRelatedPrefix; boilerplate is not posted at
/// all.
inline constexpr std::uint32_t kTitleWdf = 3;
inline constexpr std::uint32_t kBodyWdf = 1;
inline constexpr std::uint32_t kLeadWdf = 1;
inline constexpr std::uint32_t kCaptionWdf = 1;
inline constexpr std::uint32_t kMetadataWdf = 0;  ///< found, but of no weight and in no phrase
inline constexpr std::uint32_t kRelatedWdf = 0;   ///< found, but of no weight
/// Xapian refuses a term of more than 245 bytes with its whole document; zero bytes count twice.
inline constexpr std::size_t kMaxTermBytes = 245;

}  // namespace niger::schema
