#include "indexer/settings/names.h"

#include <array>
#include <cstddef>
#include <cstdio>
#include <string>

namespace niger::run_settings {

using catalog::Change;
using messages::Message;
using messages::Text;

namespace {

template <typename Value, std::size_t kCount>
Text named(const std::array<Message, kCount>& names, Value value) {
  return names.at(static_cast<std::size_t>(value));
}

}  // namespace

Text label_of(walk::SkipReason reason) {
  static constexpr std::array kNames = {
      Message::SkipMissing,  Message::SkipDenied,      Message::SkipSpecial,
      Message::SkipLoop,     Message::SkipRepeated,    Message::SkipEmpty,
      Message::SkipBinary,   Message::FieldEncoding,   Message::SkipDamaged,
      Message::SkipTooLarge, Message::SkipUnsupported, Message::SkipFilter,
      Message::SkipStopped,  Message::SkipLink,        Message::SkipNoArticle};
  return named(kNames, reason);
}

Text label_of(ArticleField field) {
  static constexpr std::array kNames = {
      Message::FieldTitle,    Message::FieldDate,     Message::FacetSource,
      Message::FacetAuthor,   Message::FacetPlace,    Message::FacetCategory,
      Message::FieldKeywords, Message::FieldLanguage, Message::FieldUrl};
  static_assert(kNames.size() == kArticleFields);
  return named(kNames, field);
}

Text label_of(FieldOrigin origin) {
  static constexpr std::array kNames = {
      Message::OriginNone,      Message::OriginRecord, Message::OriginHead, Message::OriginPage,
      Message::OriginFirstLine, Message::OriginText,   Message::FieldUrl,   Message::FacetFolder,
      Message::OriginFileTime,  Message::OriginLetters};
  static_assert(kNames.size() == kFieldOrigins);
  return named(kNames, origin);
}

Text label_of(ZoneKind zone) {
  static constexpr std::array kNames = {Message::ZoneBody,        Message::ZoneLead,
                                        Message::ZoneCaption,     Message::ZoneRelated,
                                        Message::ZoneBoilerplate, Message::ZoneMetadata};
  return named(kNames, zone);
}

Text label_of(Change change) {
  switch (change) {
    case Change::New:
      return Message::ChangeNew;
    case Change::Changed:
      return Message::ChangeChanged;
    case Change::Moved:
      return Message::ChangeMoved;
    case Change::Removed:
      return Message::ChangeRemoved;
    case Change::Retried:
      return Message::ChangeRetried;
    case Change::Retimed:
      return Message::ChangeRetimed;
  }
  return {};
}

Text result_label(std::string_view result) {
  if (result == "well") return Message::RunWell;
  if (result == "skipped") return Message::RunSkipped;
  if (result == "failed") return Message::RunFailed;
  if (result == "interrupted") return Message::RunStopped;
  return std::string(result);
}

Text why(const walk::Skipped& skipped) {
  return {Message::SkipWhy, {{"kind", label_of(skipped.reason)}, {"reason", skipped.message}}};
}

Text key_label(const catalog::RemovedArticle& removed) {
  if (!removed.key.empty()) {
    return removed.key;
  }
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(removed.place));
  return {Message::RemovedPurged,
          {{"path", removed.paths.empty() ? std::string() : removed.paths.back()},
           {"number", std::string(digits)}}};
}

}  // namespace niger::run_settings
