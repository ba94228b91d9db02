#include "indexer/app/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <utility>

#include "common/base/utf8.h"

namespace niger {
namespace {

constexpr std::chrono::milliseconds kPause{250};
constexpr const char* kWipe = "\r\033[K";

std::size_t terminal_columns() {
  winsize size{};
  const bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

std::string with_one_decimal(double number) {
  char text[48];
  std::snprintf(text, sizeof text, "%.1f", number);
  return text;
}

}  // namespace

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t place = text.size(); place > 3; place -= 3) {
    text.insert(place - 3, ",");
  }
  return text;
}

std::string size_text(std::uint64_t bytes) {
  if (bytes < 1000) {
    return std::to_string(bytes) + " bytes";
  }
  const char* const units[] = {"KB", "MB", "GB", "TB"};
  double size = static_cast<double>(bytes) / 1000;
  std::size_t unit = 0;
  while (size >= 999.95 && unit < 3) {
    size /= 1000;
    ++unit;
  }
  return with_one_decimal(size) + " " + units[unit];
}

std::string time_text(double seconds) {
  if (seconds < 10) {
    return with_one_decimal(seconds) + " s";
  }
  const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
  if (whole < 60) {
    return std::to_string(whole) + " s";
  }
  if (whole < 3600) {
    return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
  }
  return std::to_string(whole / 3600) + " h " + std::to_string(whole / 60 % 60) + " min";
}

std::string progress_line(const ProgressMoment& moment, std::size_t columns) {
  std::string left = moment.task;
  std::string right = grouped(moment.articles) + " articles";
  if (moment.seconds > 0 && moment.text_bytes > 0) {
    right += "  " +
             with_one_decimal(static_cast<double>(moment.text_bytes) / 1e6 / moment.seconds) +
             " MB/s";
  }
  std::string bar;
  if (moment.total_bytes > 0) {
    const double share = std::min(
        1.0, static_cast<double>(moment.done_bytes) / static_cast<double>(moment.total_bytes));
    if (share > 0.01 && moment.seconds > 1) {
      right += "  " + time_text(moment.seconds * (1 - share) / share) + " left";
    }
    left += " " + std::to_string(static_cast<int>(share * 100)) + "%";
    const std::size_t used = left.size() + right.size() + 6;
    if (columns > used + 8) {
      const std::size_t width = std::min<std::size_t>(columns - used, 40);
      const auto filled = static_cast<std::size_t>(share * static_cast<double>(width));
      bar = " [" + std::string(filled, '#') + std::string(width - filled, '.') + "]";
    }
  }
  const std::string line = left + bar + "  " + right;
  return std::string(truncated_at_character(line, columns > 0 ? columns - 1 : 0));
}

Progress::Progress(std::ostream& out, bool shown) : out_(out) {
  if (shown) {
    drawer_ = std::thread([this] { draw_until_done(); });
  }
}

Progress::~Progress() { end(); }

void Progress::start_task(std::string task, std::uint64_t total_bytes) {
  const std::lock_guard guard(mutex_);
  task_ = std::move(task);
  total_bytes_ = total_bytes;
}

void Progress::end() {
  {
    const std::lock_guard guard(mutex_);
    done_ = true;
  }
  wake_.notify_all();
  if (drawer_.joinable()) {
    drawer_.join();
  }
}

void Progress::draw_until_done() {
  const auto start = std::chrono::steady_clock::now();
  bool drawn = false;
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, kPause, [this] { return done_; })) {
    if (task_.empty()) {
      continue;
    }
    ProgressMoment moment{
        task_,
        count_.articles,
        count_.text_bytes,
        count_.done_bytes,
        total_bytes_,
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()};
    out_ << kWipe << progress_line(moment, terminal_columns()) << std::flush;
    drawn = true;
  }
  if (drawn) {
    out_ << kWipe << std::flush;
  }
}

}  // namespace niger
