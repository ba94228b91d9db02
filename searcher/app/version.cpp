#include "searcher/app/version.h"

#include <unicode/uversion.h>
#include <xapian.h>
#include <zstd.h>

#include "common/arabic/analyzer.h"
#include "common/index/schema.h"
#include "common/settings/version.h"

namespace niger::search_app {

std::string search_version_text(messages::Language language) {
  UVersionInfo icu_version;
  char icu_text[U_MAX_VERSION_STRING_LENGTH];
  u_getVersion(icu_version);
  u_versionToString(icu_version, icu_text);
  return settings::version_text(
      "niger-search",
      {{messages::Message::VersionIndexFormat, std::to_string(schema::kFormatVersion)},
       {messages::Message::VersionAnalyzer, arabic::Analyzer::version()},
       {"Xapian", Xapian::version_string()},
       {"ICU", icu_text},
       {"zstd", ZSTD_versionString()}},
      language);
}

}  // namespace niger::search_app
