#pragma once
/// Delivery in order of what many threads prepare to one writer. Batches are handed over in any
/// order; whoever brings the next one in turn writes it, and all that wait behind it. The others go
/// on preparing, but not further ahead than a bound.
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <mutex>
#include <utility>

namespace niger::running {

template <typename Batch>
class OrderedDelivery {
 public:
  /// What may wait for its turn: so many batches, of so much weight together.
  struct Waiting {
    std::size_t batches = 0;
    std::size_t weight = std::numeric_limits<std::size_t>::max();
  };

  /// `write` is called by one thread at a time. `stopped`: nothing is written any more, and nobody
  /// waits.
  OrderedDelivery(std::function<void(Batch&&)> write, Waiting most, std::function<bool()> stopped)
      : write_(std::move(write)), most_(most), stopped_(std::move(stopped)) {}

  /// Hands over batch `number`: each from 0 on, once. What `write` throws is thrown to whoever
  /// brought the batch in turn; then nothing is written any more. Returns once no more waits than
  /// may, so that whoever brings a heavy one does not go for the next.
  void deliver(std::uint64_t number, Batch&& batch, std::size_t weight = 0) {
    std::unique_lock lock(mutex_);
    waiting_.emplace(number, Weighed{std::move(batch), weight});
    weight_ += weight;
    write_in_turn(lock);
    while (!over() && (waiting_.size() > most_.batches || weight_ > most_.weight)) {
      // Woken by the writer; a stop from outside wakes nobody.
      changed_.wait_for(lock, std::chrono::milliseconds(50));
      write_in_turn(lock);
    }
  }

  /// A batch will never come: the others are not waited for.
  void abandon() {
    const std::lock_guard lock(mutex_);
    abandoned_ = true;
    changed_.notify_all();
  }

 private:
  struct Weighed {
    Batch batch;
    std::size_t weight = 0;
  };

  [[nodiscard]] bool over() const { return abandoned_ || stopped_(); }

  void write_in_turn(std::unique_lock<std::mutex>& lock) {
    while (!writing_ && !over() && waiting_.contains(next_)) {
      Weighed batch = std::move(waiting_.extract(next_).mapped());
      writing_ = true;
      lock.unlock();
      try {
        write_(std::move(batch.batch));
      } catch (...) {
        lock.lock();
        abandoned_ = true;
        writing_ = false;
        changed_.notify_all();
        throw;
      }
      lock.lock();
      writing_ = false;
      weight_ -= batch.weight;
      ++next_;
      changed_.notify_all();
    }
  }

  const std::function<void(Batch&&)> write_;
  const Waiting most_;
  const std::function<bool()> stopped_;
  std::mutex mutex_;
  std::condition_variable changed_;
  // All below guarded by mutex_.
  std::map<std::uint64_t, Weighed> waiting_;
  std::size_t weight_ = 0;  // of what waits and of what is being written
  std::uint64_t next_ = 0;
  bool writing_ = false;
  bool abandoned_ = false;
};

}  // namespace niger::running
