#pragma once
/// The words of texts by number: all forms of a stem are one, or all spellings of a form. Keeps how
/// often each is spelt how, so that it can be shown as texts spell it most.
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/arabic/analyzer.h"

namespace niger::measuring {

enum class WordUnit : std::uint8_t {
  Stem,  ///< القاعدة, قاعدة and بقاعدتها are one word
  Form,  ///< the same letters but for those that folding makes one: إيران, ايران
};

/// For one thread; the session, whose tokens are given, must outlive it.
class WordUnits {
 public:
  WordUnits(const arabic::Analyzer::Session& session, WordUnit unit)
      : session_(session), unit_(unit) {}

  /// The number of a word of a text, from 0 without gaps. `written`: as it stands there.
  [[nodiscard]] std::uint32_t number_of(const arabic::TokenRef& token, std::string_view written);

  [[nodiscard]] std::size_t size() const { return is_stop_word_.size(); }
  [[nodiscard]] bool is_stop_word(std::uint32_t number) const { return is_stop_word_[number]; }

  /// By number: the most frequent form, in the spelling that is most frequent for it; of equals the
  /// first by its bytes.
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  struct Spelling {
    std::string written;  // without marks
    std::uint32_t unit = 0;
    std::uint64_t count = 0;
  };

  [[nodiscard]] std::uint32_t spelling_of(const arabic::TokenRef& token, std::string_view written);

  const arabic::Analyzer::Session& session_;
  WordUnit unit_;
  std::uint64_t generation_ = 0;
  std::vector<std::uint32_t> known_;  // by number in the session's cache: its spelling, from 1
  std::vector<Spelling> spellings_;
  std::unordered_map<std::string, std::uint32_t> spelling_numbers_;  // with the unit before it
  std::unordered_map<std::string, std::uint32_t> unit_numbers_;
  std::vector<bool> is_stop_word_;
};

}  // namespace niger::measuring
