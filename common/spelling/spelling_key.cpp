#include "common/spelling/spelling_key.h"

#include <algorithm>
#include <array>

#include "common/base/utf8.h"
#include "common/spelling/latin_script.h"

namespace niger::spelling {
namespace {

constexpr char kNoClass = 0;     // a letter of no Arabic word: the word has no key
constexpr char kVowelClass = 1;  // dropped

char class_of(char32_t letter) {
  switch (letter) {
    case U'ا':
    case U'و':
    case U'ي':
    case U'ء':
    case U'ؤ':  // kept before alef: سؤال
    case U'ئ':
    case U'ع':
      return kVowelClass;
    case U'ب':
      return 'b';
    case U'ت':
    case U'ط':
    case U'ث':
      return 't';
    case U'ج':
    case U'ق':
    case U'ك':
    case U'غ':
      return 'k';
    case U'س':
    case U'ص':
    case U'ز':
      return 's';
    case U'د':
    case U'ذ':
    case U'ض':
    case U'ظ':
      return 'd';
    case U'ف':
      return 'f';
    case U'ح':
    case U'ه':
      return 'h';
    case U'خ':
      return 'x';
    case U'ش':
      return 'c';
    case U'ن':
      return 'n';
    case U'م':
      return 'm';
    case U'ر':
      return 'r';
    case U'ل':
      return 'l';
    default:
      return kNoClass;
  }
}

// The article, where a word of three letters is left; it stands before foreign names at will:
// إيكواس, الإكواس.
std::u32string_view without_article(std::u32string_view word) {
  if (word.size() >= 5 && word[0] == U'ا' && word[1] == U'ل') {
    word.remove_prefix(2);
  }
  return word;
}

// At most kMaxKeyedLetters + 1 letters of a word, without allocation.
class LetterBuffer {
 public:
  explicit LetterBuffer(std::string_view word) {
    for (std::size_t at = 0; at < word.size() && size_ < letters_.size();) {
      letters_[size_++] = next_code_point(word, at);
    }
  }
  [[nodiscard]] std::u32string_view view() const { return {letters_.data(), size_}; }

 private:
  std::array<char32_t, kMaxKeyedLetters + 1> letters_;
  std::size_t size_ = 0;
};

std::string arabic_key(std::u32string_view word) {
  if (word.size() < kMinKeyedLetters || word.size() > kMaxKeyedLetters) {
    return {};
  }
  word = without_article(word);
  std::string key;
  bool after_consonant = false;  // nothing between this letter and the last one of the key
  for (std::size_t i = 0; i < word.size(); ++i) {
    char letter = class_of(word[i]);
    if (letter == kNoClass) {
      return {};
    }
    const bool is_last = i + 1 == word.size();
    if (letter == kVowelClass || (word[i] == U'ه' && is_last && i > 0)) {
      after_consonant = false;
      continue;
    }
    // تش is one sound, that of Chile, and so is an initial دج: جيبوتي, دجيبوتي.
    if (!is_last && word[i] == U'ت' && word[i + 1] == U'ش') {
      continue;
    }
    if (i == 0 && !is_last && word[i] == U'د' && word[i + 1] == U'ج') {
      continue;
    }
    if (word[i] == U'م' && !is_last && word[i + 1] == U'ب') {
      letter = 'n';  // إسطمبول, إسطنبول
    }
    if (!(after_consonant && key.back() == letter) && key.size() < kMaxKeyClasses) {
      key.push_back(letter);
    }
    after_consonant = true;
  }
  return key.empty() ? "a" : key;
}

void add_key(std::string key, std::vector<std::string>& keys) {
  key.resize(std::min(key.size(), kMaxKeyClasses));
  if (!key.empty() && keys.size() < kMaxKeys &&
      std::find(keys.begin(), keys.end(), key) == keys.end()) {
    keys.push_back(std::move(key));
  }
}

struct Alternative {
  char32_t letter;
  char32_t instead;
};

// Letters whose sound falls into two classes: ثاتشر, تاتشر, ساتشر; أذربيجان, أزربيجان.
constexpr Alternative kAlternatives[] = {{U'ث', U'س'}, {U'س', U'ث'}, {U'ذ', U'ز'},
                                         {U'ظ', U'ز'}, {U'ز', U'ذ'}, {U'خ', U'ك'}};

}  // namespace

std::string spelling_key(std::string_view folded) {
  if (is_latin_word(folded)) {
    return latin_key(folded);
  }
  return arabic_key(LetterBuffer(folded).view());
}

std::vector<std::string> spelling_keys(std::string_view folded) {
  if (is_latin_word(folded)) {
    return latin_keys(folded);
  }
  std::vector<std::string> keys;
  const LetterBuffer letters(folded);
  add_key(arabic_key(letters.view()), keys);
  if (keys.empty()) {
    return keys;
  }
  const std::u32string word(without_article(letters.view()));
  for (const Alternative& alternative : kAlternatives) {
    if (word.find(alternative.letter) != std::u32string::npos) {
      std::u32string other = word;
      std::replace(other.begin(), other.end(), alternative.letter, alternative.instead);
      add_key(arabic_key(other), keys);
    }
  }
  // A foreign w or v at the start: فاغنر, واغنر. A foreign j: جونكر, يونكر.
  switch (word.front()) {
    case U'و':
      add_key("f" + keys.front(), keys);
      break;
    case U'ي':
      add_key("k" + keys.front(), keys);
      break;
    case U'ف':
    case U'ج':
      add_key(keys.front().substr(1), keys);
      break;
    default:
      break;
  }
  return keys;
}

std::string key_bucket(std::string_view key) { return std::string(key.substr(0, kBucketLetters)); }

}  // namespace niger::spelling
