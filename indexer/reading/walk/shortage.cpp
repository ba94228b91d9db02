#include "indexer/reading/walk/shortage.h"

#include <cerrno>

#include "common/messages/system_text.h"
#include "common/messages/text_error.h"
#include "indexer/reading/walk/file_walker.h"

namespace niger {

void refuse_shortage(int error, const std::string& path) {
  if (error == EMFILE || error == ENFILE || error == ENOMEM) {
    throw TextError(
        ErrorKind::Input,
        {Message::SourceUnreadable, {{"path", shown_path(path)}, {"reason", system_text(error)}}});
  }
}

}  // namespace niger
