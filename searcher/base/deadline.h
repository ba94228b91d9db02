#pragma once
/// The deadline of a request: the time at which its answer must be there. Set by whoever asks, who
/// may also cancel the request. Every long loop of a search asks it, and goes no further once it
/// has passed; the answer is then partial.
#include <chrono>
#include <cstdint>
#include <stop_token>
#include <utility>

namespace niger {

/// For one thread. A copy goes on by itself.
class Deadline {
 public:
  /// Never passes.
  Deadline() = default;

  /// So many seconds from now; 0: never.
  explicit Deadline(double seconds);

  /// Passes at the `questions`th time that it is asked, whatever the time is: for tests of what an
  /// answer has by then.
  [[nodiscard]] static Deadline after_questions(std::uint64_t questions);

  /// Passes as well as soon as `cancel` is stopped, which any thread may do.
  void pass_when_stopped(std::stop_token cancel) { cancel_ = std::move(cancel); }

  [[nodiscard]] bool may_pass() const { return kind_ != Kind::Never || cancel_.stop_possible(); }

  /// True once this share (0–1) of the time is over. Ask only where something is left to be done:
  /// whoever gets that answer leaves it undone.
  [[nodiscard]] bool has_passed(double share = 1);

  /// True once has_passed() was true: something was left undone.
  [[nodiscard]] bool was_met() const { return was_met_; }

 private:
  using Clock = std::chrono::steady_clock;

  enum class Kind : std::uint8_t { Never, Time, Questions };

  Kind kind_ = Kind::Never;
  bool was_met_ = false;
  std::uint64_t questions_ = 0;  // that are left
  Clock::time_point begin_;
  double seconds_ = 0;
  std::stop_token cancel_;
};

/// The shares of the time at which one stage of a search ends, so that the next ones have some.
namespace deadline_share {
inline constexpr double kBuilding = .3;   ///< the query
inline constexpr double kChecking = .6;   ///< articles one by one
inline constexpr double kMatching = .8;   ///< Xapian
inline constexpr double kRanking = .9;    ///< the first hits again
inline constexpr double kCounting = .95;  ///< facets and the like
}  // namespace deadline_share

/// Asks a deadline at every so many steps of a loop, for the clock costs more than a step.
class DeadlineWatch {
 public:
  explicit DeadlineWatch(Deadline& deadline, double share = 1, std::uint32_t steps = 256)
      : deadline_(deadline), share_(share), steps_(steps) {}

  /// To be asked before each step; stays true.
  [[nodiscard]] bool is_over() {
    if (!is_over_ && ++taken_ % steps_ == 0) is_over_ = deadline_.has_passed(share_);
    return is_over_;
  }

 private:
  Deadline& deadline_;
  double share_;
  std::uint32_t steps_;
  std::uint32_t taken_ = 0;
  bool is_over_ = false;
};

}  // namespace niger
