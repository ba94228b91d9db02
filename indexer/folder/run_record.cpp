#include "indexer/folder/run_record.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <sstream>

#include "common/files/regular_file.h"
#include "common/messages/stored_text.h"
#include "indexer/folder/generations.h"

namespace niger::folder {

using messages::localized;

namespace {

std::string seconds_text(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", seconds);
  return text;
}

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// NAME=VALUE lines: read by people and by scripts.
std::string text_of(const RunRecord& record) {
  std::ostringstream text;
  text << "task=" << record.task << "\nstarted=" << record.started
       << "\nseconds=" << seconds_text(record.seconds) << "\nresult=" << record.result
       << "\nmessage=" << localized(record.message)
       << "\nmessage_stored=" << one_line(messages::stored(record.message))
       << "\nwarning=" << localized(record.warning)
       << "\nwarning_stored=" << one_line(messages::stored(record.warning))
       << "\nlast_good=" << record.last_good << "\nfiles=" << record.files
       << "\narticles=" << record.articles << "\nadded=" << record.added
       << "\nchanged=" << record.changed << "\nremoved=" << record.removed
       << "\nskipped=" << record.skipped << "\ntext_bytes=" << record.text_bytes
       << "\nignore_files=" << record.ignored.by << "\nignored_files=" << record.ignored.files
       << "\nignored_folders=" << record.ignored.folders << "\n";
  return text.str();
}

}  // namespace

std::string log_line(const RunRecord& record) {
  std::ostringstream text;
  text << record.started << ' ' << record.task << ' ' << record.result << ": ";
  if (!record.message.empty()) {
    text << localized(record.message) << ", ";
  }
  text << record.added << " added, " << record.changed << " changed, " << record.removed
       << " removed, " << record.skipped << " skipped, " << record.articles << " articles, "
       << seconds_text(record.seconds) << " s";
  return text.str();
}

void store_run(const RunRecord& record, const std::filesystem::path& index) {
  replace_file(index / kRunFile, text_of(record));
}

std::optional<RunRecord> last_run(const std::filesystem::path& index) {
  constexpr std::size_t kMaxBytes = std::size_t{1} << 20;
  std::istringstream stream(
      files::read_small_file(index / kRunFile, kMaxBytes, files::Links::Refuse).bytes);
  std::map<std::string, std::string> values;
  for (std::string line; std::getline(stream, line);) {
    const std::size_t equals = line.find('=');
    if (equals != std::string::npos) {
      values[line.substr(0, equals)] = line.substr(equals + 1);
    }
  }
  if (values["task"].empty()) {
    return std::nullopt;
  }
  const auto number = [&values](const char* name) {
    return static_cast<std::uint64_t>(std::strtoull(values[name].c_str(), nullptr, 10));
  };
  RunRecord record;
  record.task = values["task"];
  record.started = values["started"];
  record.seconds = std::strtod(values["seconds"].c_str(), nullptr);
  record.result = values["result"];
  record.message = messages::text_from(values["message_stored"]);
  record.warning = messages::text_from(values["warning_stored"]);
  record.last_good = values["last_good"];
  record.files = number("files");
  record.articles = number("articles");
  record.added = number("added");
  record.changed = number("changed");
  record.removed = number("removed");
  record.skipped = number("skipped");
  record.text_bytes = number("text_bytes");
  record.ignored = {number("ignore_files"), number("ignored_files"), number("ignored_folders")};
  return record;
}

}  // namespace niger::folder
