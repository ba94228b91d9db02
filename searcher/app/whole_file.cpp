#include "searcher/app/whole_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "common/messages/text_error.h"

namespace niger {
namespace fs = std::filesystem;

WholeFile::WholeFile(const fs::path& path) : path_(path) {
  std::error_code failure;
  const fs::path target = fs::canonical(path, failure);  // a link stays a link
  if (!failure) path_ = target;
  const fs::file_status status = fs::status(path_, failure);
  if (fs::is_directory(status)) fail(EISDIR);
  if (fs::exists(status) && !fs::is_regular_file(status)) fail(EINVAL);
  if (fs::exists(status) && access(path_.c_str(), W_OK) != 0) fail(errno);
  beside_ = path_;
  beside_ += "." + std::to_string(getpid()) + ".new";
  descriptor_ = open(beside_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor_ < 0) fail(errno);
}

WholeFile::~WholeFile() {
  if (descriptor_ >= 0) close(descriptor_);
  if (!committed_) unlink(beside_.c_str());
}

void WholeFile::commit(std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = write(descriptor_, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(errno);
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  if (fsync(descriptor_) != 0 || rename(beside_.c_str(), path_.c_str()) != 0) fail(errno);
  committed_ = true;
}

void WholeFile::fail(int error) const {
  if (!beside_.empty()) unlink(beside_.c_str());
  throw TextError(ErrorKind::Usage,
                  {Message::FileUnwritable,
                   {{"path", path_.string()}, {"reason", std::generic_category().message(error)}}});
}

}  // namespace niger
