#pragma once
/// The reader of mail: messages, mailboxes, and pages that browsers save as messages (MHTML). The
/// library of MIME is GMime; what is attached is read through the caller's door.
#include <functional>
#include <string>

#include "indexer/reading/articles/article_output.h"
#include "indexer/reading/bytes/byte_source.h"

namespace niger::mail {

/// Reads an attachment: its file name, which is only ever shown, and its bytes.
using AttachmentReader = std::function<void(const std::string& name, std::string&& bytes)>;

/// Emits the article of one message, or of the page that it is; `bytes`: all of it.
void read_message(std::string&& bytes, articles::ArticleOutput& output,
                  const AttachmentReader& attachment);

/// The messages of a mailbox (mbox, RFC 4155), one after the other, however large it is.
void read_mailbox(bytes::ByteSource& source, std::string begun, articles::ArticleOutput& output,
                  const AttachmentReader& attachment);

}  // namespace niger::mail
