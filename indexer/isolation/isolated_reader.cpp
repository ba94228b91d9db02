#include "indexer/isolation/isolated_reader.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <utility>

#include "common/messages/text_error.h"
#include "indexer/isolation/child_process.h"
#include "indexer/isolation/end_of_child.h"
#include "indexer/isolation/found_once.h"
#include "indexer/isolation/messages.h"

namespace niger::isolation {

using articles::ArticleSink;
using articles::FileReport;
using messages::Message;
using messages::Text;
using walk::Candidate;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostAhead = 32;        // requests that a process has at a time
constexpr unsigned kMostEnds = 8;             // of its process, and the rest of a file is left out
constexpr unsigned kMostOverruns = 3;         // the same, of those that took their time
constexpr unsigned kMostIdleEnds = 3;         // with no file to blame
constexpr std::chrono::seconds kSilence{60};  // on top of the time a file has
constexpr std::chrono::minutes kMostAloneWait{2};

[[noreturn]] void refuse(Message reason) {
  throw messages::TextError(ErrorKind::Internal,
                            {Message::NoReadingProcess, {{"reason", Text(reason)}}});
}

// A file that is to be read, and how far that has come.
struct Expected {
  ReadRequest request;
  unsigned ends = 0;
  unsigned overruns = 0;
  bool alone = false;           // with more memory, and no other file
  std::optional<Text> refused;  // not to be read: why
};

}  // namespace

class IsolatedReader::State {
 public:
  explicit State(IsolationOptions options) : options_(std::move(options)) {}

  void expect(const std::vector<Candidate>& files) {
    for (const Candidate& file : files) {
      Expected expected;
      expected.request.number = ++last_number_;
      expected.request.file = file;
      coming_.push_back(std::move(expected));
    }
  }

  FileReport read(const Candidate& candidate, ArticleSink& sink) {
    if (coming_.empty() || coming_.front().request.file.native_path != candidate.native_path) {
      forget_all();
      expect({candidate});
    }
    found_ = {};
    counted_bytes_ = 0;
    FileReport report;
    try {
      report = read_front(sink);
    } catch (...) {
      forget_all();  // the sink wants no more of it
      throw;
    }
    report.path = candidate.path;
    coming_.pop_front();
    sent_ -= std::min<std::size_t>(sent_, 1);
    if (has_all_memory_) {
      end_child();  // the next file has the usual memory
    }
    return report;
  }

 private:
  void forget_all() {
    end_child();
    coming_.clear();
  }

  FileReport read_front(ArticleSink& sink) {
    while (true) {
      if (coming_.front().refused) {
        return refused(sink);
      }
      std::optional<EndKind> by_parent;
      try {
        ensure_child();
        return received(sink);
      } catch (const WireEnded&) {
        by_parent = silent_ ? std::optional(EndKind::Silent) : std::nullopt;
      } catch (const WireNonsense&) {
        by_parent = EndKind::Nonsense;
      }
      take_note(by_parent);
    }
  }

  void ensure_child() {
    const bool alone = coming_.front().alone;
    if (child_ && alone != has_all_memory_) {
      end_child();
    }
    if (!child_) {
      limits_ = {options_.file_time, options_.memory->each_bytes};
      if (alone) {
        wait_to_be_alone();
        limits_.memory_bytes = options_.memory->alone_bytes;
      }
      has_all_memory_ = alone;
      child_.emplace(limits_);
      in_.emplace([this](char* to, std::size_t most) { return received_bytes(to, most); });
      silent_ = false;
      processor_time_ = {};
      WireWriter settings;
      settings.text(options_.settings);
      child_->send(settings.bytes());
      greet();
    }
    send_more();
  }

  // In turn; but who has the turn may wait for this thread, whose articles come before its own.
  void wait_to_be_alone() {
    alone_ = std::unique_lock(options_.memory->alone, std::defer_lock);
    const Clock::time_point deadline = Clock::now() + kMostAloneWait;
    while (!alone_.try_lock_for(std::chrono::milliseconds(50)) && Clock::now() < deadline) {
      if (options_.stopped()) {
        throw ReadingInterrupted();
      }
    }
  }

  void greet() {
    try {
      if (in_->number() != static_cast<std::uint64_t>(FrameKind::Hello) ||
          in_->number() != wire_version()) {
        refuse(Message::ReadingProcessOther);
      }
    } catch (const WireEnded&) {
      refuse(Message::ReadingProcessSilent);
    } catch (const WireNonsense&) {
      refuse(Message::ReadingProcessOther);
    }
  }

  void send_more() {
    const std::size_t most = coming_.front().alone ? 1 : kMostAhead;
    if (sent_ > most / 2) {
      return;
    }
    WireWriter requests;
    for (; sent_ < std::min(most, coming_.size()); ++sent_) {
      const Expected& next = coming_[sent_];
      if (sent_ > 0 && (next.alone || next.refused)) {
        break;
      }
      put(next.request, requests);
    }
    child_->send(requests.bytes());
  }

  // What the process finds in the first file, up to its end.
  FileReport received(ArticleSink& sink) {
    found_.begin();
    while (true) {
      switch (static_cast<FrameKind>(in_->number(kLastFrameKind))) {
        case FrameKind::Article:
          deliver(taken_article(*in_, most_bytes()), sink);
          break;
        case FrameKind::Skipped:
          deliver(taken_skipped(*in_), sink);
          break;
        case FrameKind::Checkpoint:
          keep(taken_checkpoint(*in_));
          break;
        case FrameKind::Finished:
          if (in_->number() != coming_.front().request.number) {
            throw WireNonsense();
          }
          return finished(taken_report(*in_));
        case FrameKind::Hello:
          throw WireNonsense();
      }
    }
  }

  FileReport finished(FileReport report) {
    count_bytes(report.bytes);
    idle_ends_ = 0;
    return report;
  }

  void deliver(Article&& article, ArticleSink& sink) {
    article.path = coming_.front().request.file.path;
    found_.article(std::move(article), sink);
  }

  void deliver(walk::Skipped&& skipped, ArticleSink& sink) {
    skipped.path = coming_.front().request.file.path;
    found_.skipped(std::move(skipped), sink);
  }

  void keep(Checkpoint&& checkpoint) {
    count_bytes(checkpoint.report.bytes);
    coming_.front().request.resume = std::move(checkpoint);
    found_.checkpoint();
  }

  // The first file is not to be read to its end.
  FileReport refused(ArticleSink& sink) {
    const Expected& front = coming_.front();
    FileReport report = front.request.resume ? front.request.resume->report : FileReport();
    found_.forget();
    deliver(walk::Skipped{"", "", walk::SkipReason::Stopped, *front.refused}, sink);
    report.articles = found_.articles();
    report.skipped = found_.skips();
    return report;
  }

  // A process has ended: which file it was for, and what follows.
  void take_note(std::optional<EndKind> by_parent) {
    const std::optional<int> status = child_->end();
    const EndOfChild end =
        end_of_child(child_->page(), status, by_parent, limits_, silence_allowed());
    end_child();
    const auto blamed = std::find_if(coming_.begin(), coming_.end(), [&end](const Expected& one) {
      return one.request.number == end.file;
    });
    if (end.kind == EndKind::Asked || blamed == coming_.end()) {
      if (++idle_ends_ > kMostIdleEnds) {
        refuse(Message::ReadingProcessEnds);
      }
      return;
    }
    blame(end, *blamed);
  }

  void blame(const EndOfChild& end, Expected& file) const {
    ++file.ends;
    file.overruns += end.kind == EndKind::Time || end.kind == EndKind::Silent ? 1 : 0;
    const bool may_have_more = end.kind == EndKind::Memory && !file.alone &&
                               options_.memory->alone_bytes > options_.memory->each_bytes;
    if (file.ends > kMostEnds || file.overruns >= kMostOverruns) {
      file.refused =
          Text(Message::StoppedOften, {{"count", std::uint64_t{file.ends}}, {"reason", end.why}});
    } else if (may_have_more) {
      file.alone = true;
    } else if (end.unit.depth == 0) {
      file.refused = end.why;
    } else {
      const Text why =
          end.leave_after ? Text(Message::StoppedRest, {{"reason", end.why}}) : end.why;
      file.request.deadly.push_back({end.unit, end.leave_after, why});
    }
  }

  void end_child() {
    in_.reset();
    child_.reset();
    sent_ = 0;
    has_all_memory_ = false;
    if (alone_.owns_lock()) {
      alone_.unlock();
    }
  }

  std::size_t received_bytes(char* to, std::size_t most) {
    last_progress_ = Clock::now();
    return silent_ ? 0 : child_->receive(to, most, [this] { look_after(); });
  }

  // While the process is waited for.
  void look_after() {
    if (options_.stopped()) {
      throw ReadingInterrupted();
    }
    const SharedPage& page = child_->page();
    if (!coming_.empty() && page.file == coming_.front().request.number) {
      count_bytes(page.bytes);
    }
    const std::chrono::nanoseconds used = child_->processor_time();
    if (used > processor_time_ + std::chrono::milliseconds(100)) {
      last_progress_ = Clock::now();
      processor_time_ = used;
    } else if (Clock::now() >
               last_progress_ + silence_allowed() +
                   (page.filter == 0 ? std::chrono::milliseconds() : options_.filter_time)) {
      silent_ = true;
      (void)child_->end();
    }
  }

  [[nodiscard]] std::chrono::seconds silence_allowed() const {
    return options_.file_time + kSilence;
  }

  // Of the first file: for a progress, each byte once, no more of them than it has.
  void count_bytes(std::uint64_t bytes) {
    bytes = std::min(bytes, coming_.front().request.file.size_bytes);
    if (bytes > counted_bytes_) {
      options_.bytes_read(bytes - std::exchange(counted_bytes_, bytes));
    }
  }

  // No letter takes more than four bytes.
  [[nodiscard]] std::size_t most_bytes() const {
    return 4 * std::max(options_.record_bytes, std::size_t{1} << 20);
  }

  const IsolationOptions options_;
  std::optional<ChildProcess> child_;
  std::optional<WireReader> in_;
  ChildLimits limits_;                        // of the process
  bool has_all_memory_ = false;               // it has
  std::unique_lock<std::timed_mutex> alone_;  // held meanwhile
  std::deque<Expected> coming_;               // the first is being read
  std::size_t sent_ = 0;                      // of these, to the process
  std::uint64_t last_number_ = 0;
  unsigned idle_ends_ = 0;
  // Of the first file:
  FoundOnce found_;
  std::uint64_t counted_bytes_ = 0;
  // For one that does nothing any more:
  bool silent_ = false;
  Clock::time_point last_progress_;
  std::chrono::nanoseconds processor_time_{0};
};

IsolatedReader::IsolatedReader(IsolationOptions options)
    : state_(std::make_unique<State>(std::move(options))) {}
IsolatedReader::~IsolatedReader() = default;

void IsolatedReader::expect(const std::vector<Candidate>& files) { state_->expect(files); }
FileReport IsolatedReader::read(const Candidate& candidate, ArticleSink& sink) {
  return state_->read(candidate, sink);
}

}  // namespace niger::isolation
