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

constexpr std::chrono::milliseconds kLongestPause{60'000};
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

namespace {

double share_of(const ProgressMoment& moment) {
  return std::min(1.0, static_cast<double>(moment.done) / static_cast<double>(moment.total));
}

// What stands before the bar, and what behind it.
std::pair<std::string, std::string> parts_of(const ProgressMoment& moment) {
  std::string left = moment.task;
  std::string right;
  const auto add = [&right](const std::string& text) {
    right += (right.empty() ? "" : "  ") + text;
  };
  if (moment.articles > 0) {
    add(grouped(moment.articles) + " articles");
  }
  if (moment.seconds > 0 && moment.text_bytes > 0) {
    add(with_one_decimal(static_cast<double>(moment.text_bytes) / 1e6 / moment.seconds) + " MB/s");
  }
  if (moment.total == 0) {
    add(time_text(moment.seconds));
    return {left, right};
  }
  const double share = share_of(moment);
  left += " " + std::to_string(static_cast<int>(share * 100)) + "%";
  if (share > 0.01 && moment.seconds > 1) {
    add(time_text(moment.seconds * (1 - share) / share) + " left");
  }
  return {left, right};
}

}  // namespace

std::string plain_progress(const ProgressMoment& moment) {
  const auto [left, right] = parts_of(moment);
  return right.empty() ? left : left + "  " + right;
}

std::string progress_line(const ProgressMoment& moment, std::size_t columns) {
  const auto [left, right] = parts_of(moment);
  std::string bar;
  const std::size_t used = left.size() + right.size() + 6;
  if (moment.total > 0 && columns > used + 8) {
    const std::size_t width = std::min<std::size_t>(columns - used, 40);
    const auto filled = static_cast<std::size_t>(share_of(moment) * static_cast<double>(width));
    bar = " [" + std::string(filled, '#') + std::string(width - filled, '.') + "]";
  }
  const std::string line = left + bar + (right.empty() ? "" : "  " + right);
  return std::string(truncated_at_character(line, columns > 0 ? columns - 1 : 0));
}

Progress::Progress(std::ostream& out, ProgressMode mode,
                   std::optional<std::chrono::milliseconds> pause)
    : out_(out),
      mode_(mode),
      pause_(pause.value_or(mode == ProgressMode::Lines ? kLinesPause : kTerminalPause)) {
  if (mode_ != ProgressMode::Silent) {
    teller_ = std::thread([this] { tell_until_done(); });
  }
}

Progress::~Progress() { end(); }

void Progress::start_task(std::string task, std::uint64_t total,
                          std::function<std::uint64_t()> look) {
  const std::lock_guard guard(mutex_);
  task_ = std::move(task);
  total_ = total;
  look_ = std::move(look);
  start_ = std::chrono::steady_clock::now();
  count_.done = 0;
}

void Progress::note(std::string line) {
  const std::lock_guard guard(mutex_);
  notes_ += std::move(line) + "\n";
}

void Progress::end() {
  {
    const std::lock_guard guard(mutex_);
    done_ = true;
  }
  wake_.notify_all();
  if (teller_.joinable()) {
    teller_.join();
  }
}

void Progress::tell_until_done() {
  bool drawn = false;
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, pause_, [this] { return done_; })) {
    if (!task_.empty()) {
      tell(drawn);
    }
    if (mode_ == ProgressMode::Lines) {
      pause_ = std::min(2 * pause_, kLongestPause);
    }
  }
  if (drawn) {
    out_ << kWipe << std::flush;
  }
}

// With mutex_ held.
void Progress::tell(bool& drawn) {
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  const ProgressMoment moment{task_,
                              count_.articles,
                              look_ || total_ == 0 ? 0 : count_.text_bytes.load(),
                              look_ ? look_() : count_.done.load(),
                              total_,
                              seconds};
  if (mode_ == ProgressMode::Terminal) {
    out_ << kWipe << notes_ << progress_line(moment, terminal_columns()) << std::flush;
    drawn = true;
  } else {
    out_ << notes_ << plain_progress(moment) << std::endl;
  }
  notes_.clear();
}

}  // namespace niger
