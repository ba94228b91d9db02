#include "searcher/app/version.h"

#include <xapian.h>

#include "common/arabic/analyzer.h"
#include "common/index/schema.h"
#include "common/settings/version.h"

namespace niger {

std::string search_version_text() {
  return settings::version_text("niger-search",
                                {{"Index format", std::to_string(schema::kFormatVersion)},
                                 {"Analyzer", Analyzer::version()},
                                 {"Xapian", Xapian::version_string()}});
}

}  // namespace niger
