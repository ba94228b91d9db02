#include "indexer/reading/walk/shortage.h"

#include <cerrno>

#include "common/messages/system_text.h"
#include "common/messages/text_error.h"
#include "indexer/reading/walk/file_walker.h"

namespace niger::walk {

void refuse_shortage(int error, const std::string& path) {
  if (error == EMFILE || error == ENFILE || error == ENOMEM) {
    throw messages::TextError(
        ErrorKind::Input, {messages::Message::SourceUnreadable,
                           {{"path", shown_path(path)}, {"reason", messages::system_text(error)}}});
  }
}

}  // namespace niger::walk
