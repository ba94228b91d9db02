#include "common/lexicon/masdar_patterns.h"

#include "common/base/utf8.h"
#include "common/letters/folding.h"

namespace niger::lexicon {
namespace {

constexpr std::u32string_view kTehMarbuta = U"ة";

bool is_weak_end(char32_t letter) { return letter == U'ى' || letter == U'ا' || letter == U'ي'; }

// … ا before the last letter: انسحب, انسحاب; of a weak end اء: أجرى, إجراء.
std::u32string with_alef(std::u32string_view verb) {
  const std::u32string start(verb.substr(0, verb.size() - 1));
  return is_weak_end(verb.back()) ? start + U"اء" : start + U"ا" + verb.back();
}

// A doubled end: احتل, احتلال; استمر, استمرار.
std::u32string with_doubled(std::u32string_view verb) {
  return std::u32string(verb) + U"ا" + verb.back();
}

// أعلن, إعلان; أدان, إدانة; أوقف, إيقاف; آمن, إيمان.
void add_fourth(std::u32string_view verb, std::vector<std::u32string>& out) {
  if (verb.size() < 3) return;
  std::u32string rest(verb.substr(1));
  if (verb[0] == U'آ') rest.insert(0, 1, U'ي');
  if (rest[0] == U'و' && rest.size() == 3) rest[0] = U'ي';
  if (rest.size() == 3 && rest[1] == U'ا') {
    out.push_back(U"إ" + rest + std::u32string(kTehMarbuta));
  } else {
    out.push_back(U"إ" + with_alef(rest));
    if (rest.size() == 2) out.push_back(U"إ" + with_doubled(rest));  // أصر, إصرار
  }
}

// انفعل, افتعل, استفعل: انسحاب; of a hollow root انهيار, استقالة; of a doubled one احتلال, استمرار.
void add_with_alef(std::u32string_view verb, std::vector<std::u32string>& out) {
  const bool is_hollow = verb.size() >= 5 && verb[verb.size() - 2] == U'ا';
  if (is_hollow && verb.starts_with(U"است")) {
    out.push_back(std::u32string(verb) + std::u32string(kTehMarbuta));
  } else if (is_hollow) {
    out.push_back(std::u32string(verb.substr(0, verb.size() - 2)) + U"يا" + verb.back());
  } else {
    out.push_back(with_alef(verb));
    out.push_back(with_doubled(verb));
  }
}

// فجّر, تفجير; سمّى, تسمية.
void add_second(std::u32string_view verb, std::vector<std::u32string>& out) {
  if (is_weak_end(verb[2])) {
    out.push_back(U"ت" + std::u32string(verb.substr(0, 2)) + U"ية");
  } else {
    out.push_back(U"ت" + std::u32string(verb.substr(0, 2)) + U"ي" + verb[2]);
    if (verb[2] == U'أ' || verb[2] == U'ئ') {
      out.push_back(U"ت" + std::u32string(verb.substr(0, 2)) + U"ئة");
    }
  }
}

// هاجم, مهاجمة; قاتل, قتال; عادى, معاداة.
void add_third(std::u32string_view verb, std::vector<std::u32string>& out) {
  const std::u32string start(verb.substr(0, 3));
  if (is_weak_end(verb[3])) {
    out.push_back(U"م" + start + U"اة");
    return;
  }
  out.push_back(U"م" + std::u32string(verb) + std::u32string(kTehMarbuta));
  out.push_back(std::u32string(1, verb[0]) + verb[2] + U"ا" + verb[3]);
}

}  // namespace

std::vector<std::string> regular_masdars(std::string_view lemma) {
  const std::u32string verb = to_utf32(letters::exact_form(lemma));
  std::vector<std::u32string> found;
  if (verb.size() < 3 || verb.size() > 7) return {};
  const bool has_hamza = verb[0] == U'أ' || verb[0] == U'آ';
  if (has_hamza) {
    add_fourth(verb, found);
    if (verb.size() == 3) add_second(verb, found);  // أكد, تأكيد
  } else if (verb[0] == U'ا') {
    add_with_alef(verb, found);
  } else if (verb.size() == 3) {
    add_second(verb, found);
  } else if (verb.size() == 4 && verb[1] == U'ا') {
    add_third(verb, found);
  } else if (verb.size() == 4 && verb[0] != U'ت') {
    found.push_back(verb + std::u32string(kTehMarbuta));  // سيطر, سيطرة
  }
  std::vector<std::string> out;
  for (const std::u32string& masdar : found) out.push_back(to_utf8(masdar));
  return out;
}

}  // namespace niger::lexicon
