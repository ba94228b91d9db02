#include "indexer/isolation/end_of_child.h"

#include <string.h>
#include <sys/wait.h>

#include <algorithm>
#include <csignal>
#include <string>

#include "common/base/utf8.h"
#include "common/messages/quantities.h"

namespace niger::isolation {

using messages::Message;

namespace {

messages::Text signal_text(int signal) {
  const char* const name = sigabbrev_np(signal);
  return {Message::SignalNamed,
          {{"number", std::to_string(signal)},
           {"name", name == nullptr ? "?" : "SIG" + std::string(name)}}};
}

std::string words_on(const SharedPage& page) {
  const auto end = std::find(page.words.begin(), page.words.end(), '\0');
  std::size_t replaced = 0;
  return repaired_utf8(std::string(page.words.begin(), end), replaced);
}

messages::Text time_of(std::chrono::seconds seconds) {
  return messages::time_text(static_cast<double>(seconds.count()));
}

// Where it was. Nothing on the page is believed that cannot be.
void find_unit(const SharedPage& page, EndOfChild& end) {
  end.file = page.file;
  const std::size_t open = std::min<std::size_t>(page.open, kMostUnitDepth);
  for (std::size_t i = 0; i < open; ++i) {
    end.unit.at.at(i) = page.at.at(i);
  }
  end.unit.depth = open;
  const std::uint64_t last = page.at.at(open);
  if (last > 0 && open < kMostUnitDepth) {
    end.leave_after = true;
    end.unit.at.at(end.unit.depth++) = last;
  }
}

void tell_why(const SharedPage& page, std::optional<int> status, const ChildLimits& limits,
              std::chrono::seconds silence, EndOfChild& end) {
  const EndReason reason = page.reason;
  const bool killed = status && WIFSIGNALED(*status) && WTERMSIG(*status) == SIGKILL;
  if (end.kind == EndKind::Silent) {
    end.why = {Message::StoppedSilent, {{"time", time_of(silence)}}};
  } else if (end.kind == EndKind::Nonsense) {
    end.why = Message::StoppedNonsense;
  } else if (killed && reason == EndReason::Time) {
    end.kind = EndKind::Time;
    end.why = {Message::StoppedTime, {{"time", time_of(limits.file_time)}}};
  } else if (killed && reason == EndReason::Memory) {
    end.kind = EndKind::Memory;
    end.why = {Message::StoppedMemory, {{"size", messages::size_text(limits.memory_bytes)}}};
  } else if (killed && reason == EndReason::Exception) {
    end.why = {Message::StoppedFailure, {{"reason", words_on(page)}}};
  } else if (killed && reason == EndReason::Asked) {
    end.kind = EndKind::Asked;
    end.why = Message::StoppedKilled;
  } else if (killed) {
    end.kind = EndKind::Killed;
    end.why = Message::StoppedKilled;
  } else if (status && WIFSIGNALED(*status)) {
    end.why = {Message::StoppedCrash, {{"signal", signal_text(WTERMSIG(*status))}}};
  } else {
    const int code = status && WIFEXITED(*status) ? WEXITSTATUS(*status) : -1;
    end.why = {Message::StoppedCrash, {{"signal", "status " + std::to_string(code)}}};
  }
}

}  // namespace

EndOfChild end_of_child(const SharedPage& page, std::optional<int> status,
                        std::optional<EndKind> by_parent, const ChildLimits& limits,
                        std::chrono::seconds silence) {
  EndOfChild end;
  end.kind = by_parent.value_or(EndKind::Crash);
  find_unit(page, end);
  tell_why(page, status, limits, silence, end);
  return end;
}

}  // namespace niger::isolation
