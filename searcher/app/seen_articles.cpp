#include "searcher/app/seen_articles.h"

#include <sys/file.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "common/base/fnv_hash.h"
#include "common/files/regular_file.h"
#include "common/files/whole_file.h"
#include "common/messages/quantities.h"
#include "common/messages/system_text.h"
#include "common/messages/text_error.h"

namespace niger::search_app {

using messages::Message;
using messages::TextError;
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kFirstLine = "niger-shown-articles 2";
constexpr std::string_view kFirstLineOfIds = "niger-shown-articles 1";
constexpr std::string_view kEnd = "end ";
constexpr std::size_t kMaxNameBytes = 150;  // in a file's name, which may have 255

// One line, whatever the bytes: those that `plain` refuses are written %XX.
template <typename Plain>
std::string escaped(std::string_view text, Plain plain) {
  std::string out;
  for (const char c : text) {
    if (plain(c)) {
      out.push_back(c);
    } else {
      std::array<char, 8> code{};
      std::snprintf(code.data(), code.size(), "%%%02X", static_cast<unsigned char>(c));
      out += code.data();
    }
  }
  return out;
}

std::string line_of(std::string_view text) {
  return escaped(text, [](char c) { return c != '%' && c != '\n' && c != '\r' && c != '\0'; });
}

// Letters of any script stay as they are.
std::string file_name_of(std::string_view text) {
  return escaped(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
  });
}

std::string unescaped(std::string_view line) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    unsigned code = 0;
    if (line[i] == '%' && i + 2 < line.size() &&
        std::sscanf(std::string(line.substr(i + 1, 2)).c_str(), "%2x", &code) == 1) {
      out.push_back(static_cast<char>(code));
      i += 2;
    } else {
      out.push_back(line[i]);
    }
  }
  return out;
}

// Tells the places of indexes apart in a file's name; the list itself names its index.
std::string hash_of(std::string_view text) {
  const std::uint64_t hash = fnv_hash(text);
  std::array<char, 24> digits{};
  std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(hash));
  return digits.data();
}

// Takes the next line off `rest`, without its end; false where nothing is left.
bool take_line(std::string_view& rest, std::string_view& line) {
  if (rest.empty()) return false;
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return true;
}

[[noreturn]] void fail(const fs::path& path, const messages::Text& reason) {
  throw TextError(ErrorKind::Usage,
                  {Message::StateUnusable, {{"path", path.string()}, {"reason", reason}}});
}

}  // namespace

SeenArticles::SeenArticles(const fs::path& state, const fs::path& index, const std::string& name,
                           unsigned wait_milliseconds, std::size_t max_bytes)
    : name_(name), max_bytes_(max_bytes) {
  std::error_code failure;
  const fs::path place = fs::weakly_canonical(index, failure);
  index_ = line_of((failure ? index : place).string());
  const std::string file = file_name_of(name);
  if (file.size() > kMaxNameBytes) {
    throw TextError(ErrorKind::Usage, {Message::NameTooLong, {{"most", kMaxNameBytes}}});
  }
  const fs::path folder = state / "new";
  if (const int error = files::make_folders(folder, 0700); error != 0)
    fail(folder, messages::system_text(error));
  path_ = folder / (file + "." + hash_of(index_));
  lock(wait_milliseconds);
  files::remove_left_beside(path_);
  read();
}

void SeenArticles::lock(unsigned wait_milliseconds) {
  fs::path lock = path_;
  lock += ".lock";
  files::OpenedFile file = files::open_regular(lock, files::Links::Refuse, O_RDWR | O_CREAT, 0600);
  if (!file) fail(lock, file.reason);
  lock_ = std::move(file.descriptor);
  constexpr unsigned kStepMilliseconds = 50;
  for (unsigned waited = 0; flock(lock_.number(), LOCK_EX | LOCK_NB) != 0;
       waited += kStepMilliseconds) {
    const int error = errno;
    if (error == EINTR) continue;
    if (error != EWOULDBLOCK) fail(lock, messages::system_text(error));
    if (waited >= wait_milliseconds) {
      throw TextError(ErrorKind::Busy, {Message::NewBusy, {{"name", name_}}});
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(kStepMilliseconds));
  }
}

void SeenArticles::read() {
  const files::FileContent content =
      files::read_small_file(path_, max_bytes_, files::Links::Refuse);
  if (content.error == ENOENT) return;
  if (!content.ok()) fail(path_, content.reason);
  std::string_view rest = content.bytes;
  std::string_view line;
  std::uint64_t number = 1;
  if (!take_line(rest, line) || (line != kFirstLine && line != kFirstLineOfIds)) {
    fail_damaged(number);
  }
  for (const char* what : {"name ", "index "}) {
    ++number;
    if (!take_line(rest, line) || !line.starts_with(what)) fail_damaged(number);
  }
  std::uint64_t ids = 0;
  while (take_line(rest, line)) {
    ++number;
    if (line.starts_with(kEnd)) {
      if (line.substr(kEnd.size()) != std::to_string(ids)) fail_damaged(number);
      return;
    }
    if (!line.starts_with(' ')) fail_damaged(number);
    add(unescaped(line.substr(1)));
    ++ids;
  }
  fail_damaged(number);  // its end is missing
}

void SeenArticles::save() const {
  std::vector<std::string_view> sorted(keys_.begin(), keys_.end());
  std::sort(sorted.begin(), sorted.end());
  std::string content =
      std::string(kFirstLine) + "\nname " + line_of(name_) + "\nindex " + index_ + "\n";
  for (const std::string_view key : sorted) content += " " + line_of(key) + "\n";
  content += std::string(kEnd) + std::to_string(sorted.size()) + "\n";
  if (content.size() > max_bytes_) {  // it could not be read again
    fail(path_, {Message::FileTooLarge, {{"size", messages::size_text(max_bytes_)}}});
  }
  files::WholeFile(path_, files::kPrivateFile).commit(content);
}

void SeenArticles::fail_damaged(std::uint64_t line) const {
  throw TextError(ErrorKind::Usage, {Message::StateDamaged,
                                     {{"name", name_}, {"path", path_.string()}, {"line", line}}});
}

}  // namespace niger::search_app
