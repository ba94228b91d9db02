#include "common/index/generation.h"

#include <sys/file.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "common/arabic/analyzer.h"
#include "common/files/regular_file.h"
#include "common/index/index_access.h"
#include "common/index/open_database.h"
#include "common/index/schema.h"
#include "common/messages/text_error.h"

namespace niger::index {

using messages::Message;
using messages::Text;
using messages::TextError;
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kStubStart = "auto ";
constexpr std::string_view kMarkerStart = "niger index ";
constexpr int kAttempts = 20;  // each is lost only to a writer that switched in between

// Whether the marker is that of another layout, and no rubbish: "niger index 2".
bool is_other_marker(std::string_view marker) {
  if (!marker.starts_with(kMarkerStart) || !marker.ends_with('\n')) return false;
  const std::string_view number =
      marker.substr(kMarkerStart.size(), marker.size() - kMarkerStart.size() - 1);
  return !number.empty() && number.find_first_not_of("0123456789") == std::string_view::npos;
}

// A generation has the file of its readers once it is complete.
bool has_complete_generation(const fs::path& index) {
  std::error_code failure;
  for (const fs::directory_entry& entry : fs::directory_iterator(index, failure)) {
    if (generation_number(entry.path().filename().string()) != 0 &&
        fs::exists(entry.path() / kReadersFile, failure)) {
      return true;
    }
  }
  return false;
}

// What one of our small files holds; empty where it cannot be read.
std::string content_of(const fs::path& file) {
  constexpr std::size_t kMaxBytes = 256;
  return files::read_small_file(file, kMaxBytes, files::Links::Refuse).bytes;
}

[[noreturn]] void refuse(const fs::path& index, IndexState state) {
  check_access(index);
  Message why = Message::IndexCurrentDamaged;
  switch (state) {
    case IndexState::Missing:
    case IndexState::Unbuilt:
      why = Message::IndexMissing;
      break;
    case IndexState::Foreign:
      why = Message::IndexForeign;
      break;
    case IndexState::Newer:
      why = Message::IndexNewer;
      break;
    case IndexState::Damaged:
    case IndexState::Ready:
      break;
  }
  throw TextError(ErrorKind::Index, {why, {{"path", index.string()}}});
}

}  // namespace

std::string generation_name(unsigned number) {
  char name[32];
  std::snprintf(name, sizeof name, "gen-%06u", number);
  return name;
}

unsigned generation_number(std::string_view name) {
  if (!name.starts_with(kGenerationStem)) {
    return 0;
  }
  const std::string_view digits = name.substr(kGenerationStem.size());
  unsigned number = 0;
  const auto [stop, failure] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole = failure == std::errc() && stop == digits.data() + digits.size();
  return whole && generation_name(number) == name ? number : 0;
}

HeldGeneration::HeldGeneration(fs::path path, files::Descriptor lock)
    : path_(std::move(path)), lock_(std::move(lock)) {}

std::string current_generation(const fs::path& index) {
  std::string text = content_of(index / kCurrentFile);
  if (!text.starts_with(kStubStart) || !text.ends_with('\n')) {
    return "";
  }
  text = text.substr(kStubStart.size(), text.size() - kStubStart.size() - 1);
  return generation_number(text) == 0 ? "" : text;
}

IndexState index_state(const fs::path& index) {
  check_opens(index, index / kMarkerFile);
  std::error_code failure;
  const fs::file_status status = fs::status(index, failure);
  if (!fs::exists(status)) {
    return IndexState::Missing;
  }
  if (!fs::is_directory(status)) {
    return IndexState::Foreign;
  }
  const std::string marker = content_of(index / kMarkerFile);
  if (!is_index_folder(index)) {
    const bool empty = fs::is_empty(index, failure);
    return empty && !failure ? IndexState::Missing : IndexState::Foreign;
  }
  if (marker != kMarkerText) {
    return IndexState::Newer;
  }
  if (!fs::exists(index / kCurrentFile, failure)) {
    return has_complete_generation(index) ? IndexState::Damaged : IndexState::Unbuilt;
  }
  const std::string name = current_generation(index);
  return !name.empty() && fs::is_directory(index / name, failure) ? IndexState::Ready
                                                                  : IndexState::Damaged;
}

bool is_index_folder(const fs::path& folder) {
  const std::string marker = content_of(folder / kMarkerFile);
  return marker == kMarkerText || is_other_marker(marker);
}

HeldGeneration live_generation(const fs::path& index) {
  const IndexState state = index_state(index);
  if (state != IndexState::Ready && state != IndexState::Damaged) {
    refuse(index, state);
  }
  for (int attempt = 1;; ++attempt) {
    const std::string name = current_generation(index);
    const fs::path path = index / name;
    files::OpenedFile readers;
    if (!name.empty()) readers = files::open_regular(path / kReadersFile, files::Links::Refuse);
    if (readers) {
      // A writer removes a generation only under an exclusive lock and only after the switch: if
      // `current` still names it once we have our lock, it stays as long as we hold it.
      const int lock = readers.descriptor.number();
      HeldGeneration held(path, std::move(readers.descriptor));
      if (flock(lock, LOCK_SH | LOCK_NB) == 0 && current_generation(index) == name) {
        return held;
      }
    }
    if (attempt < kAttempts) {
      usleep(attempt < 3 ? 0 : 5000);
      continue;
    }
    refuse(index, index_state(index));
  }
}

Text version_complaint(const Xapian::Database& database) {
  const std::string format = database.get_metadata(std::string(schema::kFormatKey));
  const std::string wanted = std::to_string(schema::kFormatVersion);
  if (format != wanted) {
    return {Message::IndexFormatOther,
            {{"found", format.empty() ? "0" : format}, {"wanted", wanted}}};
  }
  const std::string analyzer = database.get_metadata(std::string(schema::kAnalyzerKey));
  if (analyzer != arabic::Analyzer::version()) {
    return {Message::IndexAnalyzerOther,
            {{"found", analyzer}, {"wanted", arabic::Analyzer::version()}}};
  }
  return {};
}

Xapian::Database open_generation(const fs::path& index, const HeldGeneration& held,
                                 const std::function<void(const Xapian::Database&)>& look) {
  const auto refuse = [&index](const Text& reason) {
    throw TextError(ErrorKind::Index,
                    {Message::IndexRefused, {{"path", index.string()}, {"reason", reason}}});
  };
  for (int attempt = 1;; ++attempt) {
    try {
      Xapian::Database database = open_database(held.path());
      Text complaint = version_complaint(database);
      if (!complaint.empty()) {
        throw TextError(ErrorKind::Index, {Message::IndexOther,
                                           {{"path", index.string()}, {"complaint", complaint}}});
      }
      if (look) look(database);
      return database;
    } catch (const Xapian::Error& error) {
      // Two commits between opening and reading overtake it: the next opening sees them.
      if (is_overtaken(error) && attempt < kAttempts) continue;
      check_access(index, error);
      refuse(error.get_msg());
    } catch (const std::logic_error& error) {  // a length that Xapian reads and takes for true
      refuse(error.what());
    }
  }
}

LiveIndex open_live_index(const fs::path& index) {
  HeldGeneration held = live_generation(index);
  Xapian::Database database = open_generation(index, held);
  return {std::move(held), std::move(database)};
}

}  // namespace niger::index
