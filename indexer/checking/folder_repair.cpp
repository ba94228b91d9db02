#include "indexer/checking/folder_repair.h"

#include <xapian.h>

#include <algorithm>
#include <system_error>

#include "common/index/generation.h"
#include "common/index/open_database.h"
#include "common/index/schema.h"
#include "indexer/folder/generations.h"

namespace niger::checking {

using folder::replace_file;
using index::generation_name;
using index::IndexState;
using index::kReadersFile;
using messages::Message;
namespace fs = std::filesystem;
namespace {

std::vector<unsigned> generations_of(const fs::path& index) {
  std::vector<unsigned> numbers;
  std::error_code failure;
  for (const fs::directory_entry& entry : fs::directory_iterator(index, failure)) {
    const unsigned number = index::generation_number(entry.path().filename().string());
    if (number != 0 && fs::exists(entry.path() / "iamglass", failure)) {
      numbers.push_back(number);
    }
  }
  std::sort(numbers.rbegin(), numbers.rend());
  return numbers;
}

// A build writes these last of all: a generation that has them is whole.
bool is_whole(const fs::path& generation) {
  try {
    const Xapian::Database database = index::open_database(generation);
    return !database.get_metadata(std::string(schema::kCatalogKey)).empty() &&
           !database.get_metadata(std::string(schema::kFormatKey)).empty();
  } catch (const Xapian::Error&) {
    return false;
  }
}

}  // namespace

bool has_generations(const fs::path& index) { return !generations_of(index).empty(); }

std::vector<messages::Text> repair_folder(const fs::path& index) {
  std::vector<messages::Text> done;
  if (index::index_state(index) == IndexState::Foreign && has_generations(index)) {
    replace_file(index / index::kMarkerFile, std::string(index::kMarkerText));
    done.push_back(Message::RepairedMarker);
  }
  const IndexState state = index::index_state(index);
  if (state == IndexState::Damaged || state == IndexState::Unbuilt) {
    const std::vector<unsigned> numbers = generations_of(index);
    const auto newest = std::find_if(numbers.begin(), numbers.end(), [&index](unsigned number) {
      return is_whole(index / generation_name(number));
    });
    if (newest != numbers.end()) {
      replace_file(index / generation_name(*newest) / kReadersFile, "");
      folder::use_generation(index, generation_name(*newest));
      done.push_back({Message::RepairedCurrent, {{"generation", generation_name(*newest)}}});
    }
  }
  std::error_code failure;
  const std::string current = index::current_generation(index);
  if (!current.empty() && fs::is_directory(index / current, failure)) {
    if (!fs::exists(index / current / kReadersFile, failure)) {
      replace_file(index / current / kReadersFile, "");
      done.push_back(Message::RepairedReaders);
    }
    const std::size_t removed = folder::remove_unused(index);
    if (removed > 0) {
      done.push_back(Message::RepairedLeftover);
    }
  }
  return done;
}

}  // namespace niger::checking
