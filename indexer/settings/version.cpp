#include "indexer/settings/version.h"

#include <unicode/uversion.h>
#include <xapian.h>

#include "common/arabic/analyzer.h"
#include "common/index/schema.h"
#include "common/settings/version.h"

namespace niger::run_settings {

std::string creator_text() { return "niger-index " + settings::program_version(); }

std::string index_version_text(messages::Language language) {
  UVersionInfo icu_version;
  char icu_text[U_MAX_VERSION_STRING_LENGTH];
  u_getVersion(icu_version);
  u_versionToString(icu_version, icu_text);
  return settings::version_text(
      "niger-index",
      {{messages::Message::VersionIndexFormat, std::to_string(schema::kFormatVersion)},
       {messages::Message::VersionAnalyzer, arabic::Analyzer::version()},
       {"Xapian", Xapian::version_string()},
       {"ICU", icu_text}},
      language);
}

}  // namespace niger::run_settings
