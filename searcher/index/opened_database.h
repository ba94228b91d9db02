#pragma once
/// A database opened for reading, and which revision it is at.
#include <xapian.h>

#include <string>

namespace niger::snapshot {

struct OpenedDatabase {
  Xapian::Database database;
  std::string version;  ///< version_bytes() from before it was opened
};

}  // namespace niger::snapshot
