#include "tests/indexer/app/changing_folder.h"

#include <archive.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

#include "tests/support/archive_entry.h"

namespace niger::test {
namespace fs = std::filesystem;
namespace {

constexpr const char* kAlways = "always.txt";

}  // namespace

ChangingFolder::ChangingFolder(fs::path path, unsigned seed)
    : path_(std::move(path)), random_(seed) {
  fs::create_directories(path_);
  std::ofstream(path_ / kAlways) << "خبر باق\nنص عن القاعدة الجوية في النيجر.\n";
}

void ChangingFolder::change() {
  switch (random_() % 12) {
    case 0:
    case 1:
    case 2:
      write_text(name());
      break;
    case 3:
    case 4:
      write_records();
      break;
    case 5:
      write_archive();
      break;
    case 6:
      if (const fs::path file = any(); file.filename() != kAlways) {
        fs::remove(file);
      }
      break;
    case 7:
      if (const fs::path file = any(); file.extension() == ".txt" && file.filename() != kAlways) {
        fs::rename(file, path_ / name());
      }
      break;
    case 8:
      if (const fs::path file = any(), copy = path_ / name();
          file.extension() == ".txt" && file != copy) {
        fs::copy_file(file, copy, fs::copy_options::overwrite_existing);
      }
      break;
    case 9:
      if (const fs::path file = any(); !file.empty()) {
        fs::last_write_time(file, fs::last_write_time(file) - std::chrono::seconds(5));
      }
      break;
    case 10:
      if (const fs::path file = any(); !file.empty()) {
        const std::chrono::hours days(24 * (1 + random_() % 400));
        fs::last_write_time(file, fs::last_write_time(file) - days);
      }
      break;
    default:
      std::ofstream(path_ / name()) << std::string("\0\1\2", 3);  // skipped: binary
  }
}

std::string ChangingFolder::query() {
  const std::string one = word();
  const std::string other = word();
  switch (random_() % 12) {
    case 0:
      return "\"" + one + " " + other + "\"";
    case 1:
      return "=" + one;
    case 2:
      return one + " -" + other;
    case 3:
      return one + " أو " + other;
    case 4:
      return "عنوان:" + one;
    case 5:
      return "مصدر:رويترز";
    case 6:
      return one + " مصدر:الأناضول";
    case 7:
      return one + " " + other + " تاريخ:2024-01..2024-08";
    case 8:
      return one + " " + other + " " + word() + " " + word();
    case 9:
      return one + "خ";  // finds nothing, and is corrected
    default:
      return random_() % 2 == 0 ? one : one + " " + other;
  }
}

std::string ChangingFolder::word() {
  static const std::vector<std::string> kWords{
      "القاعدة", "الجوية", "النيجر",    "والقوات", "أمريكية", "للجيش",   "مدرسة",  "مدارس",
      "وكتابهم", "201",    "البنتاغون", "نيامي",   "طائرات",  "المسيّرة", "انسحاب", "قوات"};
  return random_() % 4 == 0 ? "كلمة" + std::to_string(random_() % 50)
                            : kWords[random_() % kWords.size()];
}

std::string ChangingFolder::words(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += word() + (i % 9 == 8 ? ". " : " ");
  }
  return text;
}

std::string ChangingFolder::name() {
  const std::string folder = random_() % 2 == 0 ? "" : "فرع/";
  fs::create_directories(path_ / folder);
  return folder + std::to_string(random_() % 160) + ".txt";
}

void ChangingFolder::write_text(const std::string& file) {
  std::ofstream(path_ / file) << words(5) << "\n" << words(20 + random_() % 60) << "\n";
}

std::string ChangingFolder::records(const std::string& stem) {
  static const char* const kSources[] = {"رويترز", "الأناضول", ""};
  std::string lines;
  for (unsigned i = 0; i < 8; ++i) {
    if (random_() % 3 == 0) {
      continue;
    }
    // Other files have the running numbers, too, and now and then the same file twice.
    const bool is_running = random_() % 3 == 0;
    lines += R"({"id":")" + (is_running ? "" : stem + "-") +
             std::to_string(random_() % 8 == 0 ? 0 : i) + R"(","title":")" + words(3) +
             R"(","source":")" + kSources[random_() % 3] + "\"";
    if (random_() % 3 != 0) {
      lines += R"(,"date":"2024-0)" + std::to_string(1 + random_() % 9) + "-1" +
               std::to_string(random_() % 3) + "\"";
    }
    lines += R"(,"text":")" + words(5 + random_() % 20) + "\"}\n";
  }
  return lines;
}

void ChangingFolder::write_records() {
  const std::string file = "records" + std::to_string(random_() % 12) + ".jsonl";
  std::ofstream(path_ / file) << records(file);
}

void ChangingFolder::write_archive() {
  const fs::path file = path_ / ("packed" + std::to_string(random_() % 4) + ".tar.gz");
  const std::unique_ptr<archive, int (*)(archive*)> writer(archive_write_new(), archive_write_free);
  archive_write_set_format_ustar(writer.get());
  archive_write_add_filter_gzip(writer.get());
  if (archive_write_open_filename(writer.get(), file.c_str()) != ARCHIVE_OK) {
    throw std::runtime_error("cannot write " + file.string());
  }
  for (unsigned i = 0; i < 6; ++i) {
    const bool is_records = random_() % 3 == 0;
    const std::string stem = file.filename().string() + std::to_string(i);
    const std::string name = "files/" + std::to_string(random_() % 4) + std::to_string(i) +
                             (is_records ? ".jsonl" : ".txt");
    const std::string content = is_records ? records(stem) : words(4) + "\n" + words(40) + "\n";
    if (!add_entry(writer.get(), name, content)) {
      throw std::runtime_error("cannot write to " + file.string());
    }
  }
  archive_write_close(writer.get());
}

fs::path ChangingFolder::any() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(path_)) {
    if (entry.is_regular_file()) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files.empty() ? fs::path() : files[random_() % files.size()];
}

}  // namespace niger::test
