#pragma once
/// A reading process as its parent holds it: started from the program's own executable (which may
/// have been replaced on disk meanwhile), with nothing inherited but two ends to talk and a shared
/// page. It dies with this object, and with the process that made it; so does a filter program it
/// runs.
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "common/processes/process.h"
#include "indexer/isolation/child_watch.h"
#include "indexer/isolation/shared_page.h"

namespace niger::isolation {

class ChildProcess {
 public:
  /// Throws Error(Internal) where none can be started.
  explicit ChildProcess(const ChildLimits& limits);
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  ChildProcess(ChildProcess&&) = delete;
  ChildProcess& operator=(ChildProcess&&) = delete;

  /// What the process is to get; it goes out while receive() waits.
  void send(std::string_view bytes) { to_send_.append(bytes); }

  /// Bytes that the process wrote, at most `most`; 0: it has ended. `while_waiting` is called every
  /// now and then.
  [[nodiscard]] std::size_t receive(char* to, std::size_t most,
                                    const std::function<void()>& while_waiting);

  /// Ends it, and returns how it ended, as waitpid does; nothing: that cannot be known.
  std::optional<int> end();

  [[nodiscard]] const SharedPage& page() const { return *page_; }
  /// Processor time used so far.
  [[nodiscard]] std::chrono::nanoseconds processor_time() const;

 private:
  void send_some();

  struct Unmap {
    void operator()(SharedPage* page) const;
  };
  using Page = std::unique_ptr<SharedPage, Unmap>;
  [[nodiscard]] static Page new_page(files::Descriptor& memory);

  Page page_;
  files::Descriptor requests_;
  files::Descriptor frames_;
  processes::Process process_;
  std::string to_send_;
};

}  // namespace niger::isolation
