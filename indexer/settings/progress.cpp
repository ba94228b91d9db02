#include "indexer/settings/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

#include "common/base/utf8.h"
#include "common/messages/quantities.h"

namespace niger::run_settings {

using messages::localized;
using messages::Message;
using messages::Saying;
using messages::Text;

namespace {

constexpr std::chrono::milliseconds kLongestPause{60'000};
constexpr const char* kWipe = "\r\033[K";

std::size_t terminal_columns() {
  winsize size{};
  const bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

double share_of(const ProgressMoment& moment) {
  return std::min(1.0, static_cast<double>(moment.done) / static_cast<double>(moment.total));
}

// What stands before the bar, and what behind it.
std::pair<std::string, std::string> parts_of(const ProgressMoment& moment, Saying saying) {
  std::string right;
  const auto add = [&](const Text& text) {
    right += (right.empty() ? "" : "  ") + localized(text, saying);
  };
  if (moment.articles > 0) {
    add({Message::ArticleCount, {{"count", messages::Grouped{moment.articles}}}});
  }
  if (moment.seconds > 0 && moment.text_bytes > 0) {
    const double rate = static_cast<double>(moment.text_bytes) / 1e6 / moment.seconds;
    add({Message::ProgressRate, {{"number", messages::with_one_decimal(rate)}}});
  }
  if (moment.total == 0) {
    add(messages::time_text(moment.seconds));
    return {localized(moment.task, saying), right};
  }
  const double share = share_of(moment);
  const Text left{Message::ProgressShare,
                  {{"task", moment.task}, {"percent", static_cast<std::uint64_t>(share * 100)}}};
  if (share > 0.01 && moment.seconds > 1) {
    add({Message::ProgressLeft,
         {{"time", messages::time_text(moment.seconds * (1 - share) / share)}}});
  }
  return {localized(left, saying), right};
}

// At most so many characters.
std::string cut(const std::string& line, std::size_t columns) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < columns && end < line.size(); ++i) {
    static_cast<void>(next_code_point(line, end));
  }
  return line.substr(0, end);
}

}  // namespace

std::string plain_progress(const ProgressMoment& moment, Saying saying) {
  const auto [left, right] = parts_of(moment, saying);
  return right.empty() ? left : left + "  " + right;
}

std::string progress_line(const ProgressMoment& moment, std::size_t columns, Saying saying) {
  const auto [left, right] = parts_of(moment, saying);
  std::string bar;
  const std::size_t used = count_code_points(left) + count_code_points(right) + 6;
  if (moment.total > 0 && columns > used + 8) {
    const std::size_t width = std::min<std::size_t>(columns - used, 40);
    const auto filled = static_cast<std::size_t>(share_of(moment) * static_cast<double>(width));
    bar = " [" + std::string(filled, '#') + std::string(width - filled, '.') + "]";
  }
  const std::string line = left + bar + (right.empty() ? "" : "  " + right);
  return cut(line, columns > 0 ? columns - 1 : 0);
}

Progress::Progress(std::ostream& out, ProgressMode mode, Saying saying,
                   std::optional<std::chrono::milliseconds> pause)
    : out_(out),
      mode_(mode),
      saying_(saying),
      pause_(pause.value_or(mode == ProgressMode::Lines ? kLinesPause : kTerminalPause)) {
  if (mode_ != ProgressMode::Silent) {
    try {
      teller_ = std::jthread([this] { tell_until_done(); });
    } catch (const std::system_error&) {
      // The system lets none start: nothing is shown, and the work goes on.
    }
  }
}

Progress::~Progress() { end(); }

void Progress::start_task(Text task, std::uint64_t total, std::function<std::uint64_t()> look) {
  const std::lock_guard guard(mutex_);
  task_ = std::move(task);
  total_ = total;
  look_ = std::move(look);
  start_ = std::chrono::steady_clock::now();
  count_.done = 0;
}

void Progress::note(const Text& line) {
  const std::lock_guard guard(mutex_);
  notes_ += localized(line, saying_) + "\n";
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
    out_ << kWipe << notes_ << progress_line(moment, terminal_columns(), saying_) << std::flush;
    drawn = true;
  } else {
    out_ << notes_ << plain_progress(moment, saying_) << std::endl;
  }
  notes_.clear();
}

}  // namespace niger::run_settings
