#include "common/index/index_access.h"

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>

#include "common/files/regular_file.h"
#include "common/index/generation.h"
#include "common/messages/system_text.h"
#include "common/messages/text_error.h"

namespace niger::index {
namespace fs = std::filesystem;

namespace {

void refuse(const fs::path& index, int error) {
  const bool is_denied = error == EACCES || error == EPERM;
  const bool is_short = error == EMFILE || error == ENFILE || error == ENOMEM;
  if (is_denied || is_short) {
    throw messages::TextError(
        ErrorKind::Index,
        {is_denied ? messages::Message::IndexDenied : messages::Message::IndexUnreadable,
         {{"path", index.string()}, {"reason", messages::system_text(error)}}});
  }
}

}  // namespace

void check_opens(const fs::path& index, const fs::path& file) {
  refuse(index, files::open_regular(file, files::Links::Refuse).error);
}

void check_access(const fs::path& index) {
  check_opens(index, index / kMarkerFile);
  check_opens(index, index / kCurrentFile);
  const std::string name = current_generation(index);
  if (name.empty()) return;
  check_opens(index, index / name / kReadersFile);
  std::error_code failure;
  for (const fs::directory_entry& table : fs::directory_iterator(index / name, failure)) {
    check_opens(index, table.path());
  }
}

void check_access(const fs::path& index, const Xapian::Error& error) {
  const char* const reported = error.get_error_string();
  for (const int want : {EMFILE, ENFILE, ENOMEM}) {
    if (reported != nullptr && std::string(reported) == std::strerror(want)) refuse(index, want);
  }
  check_access(index);
}

}  // namespace niger::index
