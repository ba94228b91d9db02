#include "common/arabic/tokenizer.h"

#include "common/arabic/character_class.h"

namespace niger {
namespace {

class Scanner {
 public:
  Scanner(std::string_view text, std::vector<Word>& words) : text_(text), words_(words) {}

  void run() {
    while (at_ < text_.size()) {
      const std::size_t begin = at_;
      const char32_t c = next_code_point(text_, at_);
      switch (classes_[c]) {
        case CharacterClass::Arabic:
        case CharacterClass::Tatweel:
          scan_run(begin, CharacterClass::Arabic, TokenKind::Arabic);
          break;
        case CharacterClass::Latin:
          scan_run(begin, CharacterClass::Latin, TokenKind::Latin);
          break;
        case CharacterClass::Letter:
          scan_run(begin, CharacterClass::Letter, TokenKind::Other);
          break;
        case CharacterClass::Digit:
          scan_run(begin, CharacterClass::Digit, TokenKind::Number);
          break;
        case CharacterClass::Ideograph:
          add(begin, at_, TokenKind::Other);
          break;
        default:
          break;
      }
    }
  }

 private:
  void add(std::size_t begin, std::size_t end, TokenKind kind) {
    words_.push_back({{begin, end}, text_.substr(begin, end - begin), kind});
  }

  void scan_run(std::size_t begin, CharacterClass wanted, TokenKind kind) {
    bool has_letter = false;
    std::size_t end = begin;
    at_ = begin;
    while (at_ < text_.size()) {
      std::size_t next = at_;
      const char32_t c = next_code_point(text_, next);
      const CharacterClass found = classes_[c];
      if (found == wanted) {
        has_letter = true;
        end = next;
      } else if (found == CharacterClass::Mark || found == CharacterClass::Tatweel) {
        end = next;
      } else if (found != CharacterClass::Invisible) {
        break;
      }
      at_ = next;
    }
    if (has_letter) {
      add(begin, end, kind);
    }
  }

  std::string_view text_;
  std::vector<Word>& words_;
  const CharacterClasses& classes_ = CharacterClasses::instance();
  std::size_t at_ = 0;
};

}  // namespace

void find_words(std::string_view text, std::vector<Word>& words) { Scanner(text, words).run(); }

}  // namespace niger
