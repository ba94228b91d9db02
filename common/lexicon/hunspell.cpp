#include "common/lexicon/hunspell.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string_view>

#include "common/base/error.h"
#include "common/base/utf8.h"

namespace niger::lexicon {
namespace {

// A suffix rule: `strip` off the end, `add` on, where the end of the word matches `condition`.
struct SuffixRule {
  std::u32string strip;
  std::u32string add;
  std::u32string condition;
};

struct AffixFile {
  std::vector<std::string> flag_sets;
  std::vector<std::string> morphology;
  std::map<std::string, std::vector<SuffixRule>> nisba_rules;
};

std::ifstream opened(const std::string& path) {
  std::ifstream file(path);
  if (!file) {
    throw Error(ErrorKind::Input, "cannot read " + path + " (install the package hunspell-ar)");
  }
  return file;
}

// True where the end of `word` matches a condition of hunspell: letters, [sets] and [^sets].
bool meets(std::u32string_view word, std::u32string_view condition) {
  std::vector<std::u32string_view> parts;
  for (std::size_t i = 0; i < condition.size();) {
    const std::size_t end = condition[i] == U'[' ? condition.find(U']', i) : i;
    parts.push_back(condition.substr(i, end - i + 1));
    i = end + 1;
  }
  if (word.size() < parts.size()) {
    return false;
  }
  word.remove_prefix(word.size() - parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::u32string_view part = parts[i];
    if (part[0] != U'[') {
      if (part[0] != U'.' && part[0] != word[i]) {
        return false;
      }
      continue;
    }
    const bool negated = part[1] == U'^';
    if ((part.find(word[i], negated ? 2 : 1) != std::u32string_view::npos) == negated) {
      return false;
    }
  }
  return true;
}

AffixFile read_affixes(const std::string& path) {
  AffixFile affixes;
  std::ifstream file = opened(path);
  std::string line;
  while (std::getline(file, line)) {
    std::istringstream words(line);
    std::string kind;
    std::string name;
    words >> kind >> name;
    if (kind == "AF") {
      affixes.flag_sets.push_back(name);
    } else if (kind == "AM") {
      affixes.morphology.push_back(line.substr(3));
    } else if (kind == "SFX" && (name == "LA" || name == "MA")) {
      std::string strip;
      std::string add;
      std::string condition;
      if (words >> strip >> add >> condition) {
        add.resize(std::min(add.find('/'), add.size()));
        const std::u32string letters = to_utf32(add);
        // Only the bare adjective: its feminine, dual and plurals are found by the stemmer.
        if (!letters.empty() && letters.back() == U'ي' &&
            (letters.size() < 2 || letters[letters.size() - 2] != U'ي')) {
          affixes.nisba_rules[name].push_back(
              {strip == "0" ? std::u32string{} : to_utf32(strip), letters, to_utf32(condition)});
        }
      }
    }
  }
  // The first line of each table is its length; hunspell counts from 1.
  if (affixes.flag_sets.size() < 2 || affixes.morphology.size() < 2) {
    throw Error(ErrorKind::Input,
                path + " has no AF or AM table: not the hunspell-ar of Debian 12");
  }
  return affixes;
}

const std::string* at_number(const std::vector<std::string>& table, const std::string& number) {
  if (number.empty() || number.find_first_not_of("0123456789") != std::string::npos) {
    return nullptr;
  }
  const std::size_t index = std::stoul(number);
  return index > 0 && index < table.size() ? &table[index] : nullptr;
}

HunspellNoun noun(const std::string& word, const std::string& flags, const AffixFile& affixes) {
  HunspellNoun result{word, {}, false, {}};
  for (std::size_t i = 0; i + 1 < flags.size(); i += 2) {
    const std::string flag = flags.substr(i, 2);
    if (result.classes.find(flag[0]) == std::string::npos) {
      result.classes += flag[0];
    }
    result.takes_article |= flag == "AA" || flag == "BA";
    const auto rules = affixes.nisba_rules.find(flag);
    if (rules == affixes.nisba_rules.end()) {
      continue;
    }
    const std::u32string letters = to_utf32(word);
    for (const SuffixRule& rule : rules->second) {
      if (letters.size() > rule.strip.size() + 1 && letters.ends_with(rule.strip) &&
          meets(letters, rule.condition)) {
        result.nisbas.push_back(
            to_utf8(letters.substr(0, letters.size() - rule.strip.size()) + rule.add));
      }
    }
  }
  return result;
}

HunspellVerb verb(const std::string& form, const std::string& flags,
                  const std::string& morphology) {
  static const std::string kEndingFlags = "?ABCDEFKLMNOQRSIJ";  // of kVerbEndings, from bit 1
  HunspellVerb result;
  result.form = form;
  std::istringstream fields(morphology);
  std::string field;
  while (fields >> field) {
    result.is_past |= field == "is:pst";
    result.is_present |= field == "is:prst";
    result.is_imperative |= field == "is:imp";
    if (field.starts_with("st:")) {
      result.lemma = field.substr(3);
    }
  }
  for (std::size_t i = 0; i + 1 < flags.size(); i += 2) {
    const char first = flags[i];
    const char second = flags[i + 1];
    if (second == 'x' && kEndingFlags.find(first) != std::string::npos) {
      result.endings |= 1U << kEndingFlags.find(first);
    }
    result.is_transitive |= second >= 'b' && second <= 'i' && first != 'P';
    result.takes_future |= first == 'P' && second == 'j';
  }
  return result;
}

}  // namespace

HunspellDictionary read_hunspell(const std::string& aff_path, const std::string& dic_path) {
  const AffixFile affixes = read_affixes(aff_path);
  HunspellDictionary dictionary;
  std::ifstream file = opened(dic_path);
  std::string section;
  std::string line;
  while (std::getline(file, line)) {
    if (line.find(".dic") != std::string::npos) {
      section = line;
      continue;
    }
    const std::size_t tab = line.find('\t');
    const std::size_t slash = line.find('/');
    if (line.empty() || line[0] == '#' || line[0] == ':' || slash == std::string::npos) {
      continue;
    }
    const std::string word = line.substr(0, slash);
    const std::string* flags =
        at_number(affixes.flag_sets, line.substr(slash + 1, tab - slash - 1));
    const std::string* morphology =
        tab == std::string::npos ? nullptr : at_number(affixes.morphology, line.substr(tab + 1));
    if (flags == nullptr) {
      continue;
    }
    if (section == "names.dic") {
      dictionary.nouns.push_back(noun(word, *flags, affixes));
    } else if (section == "verb.huns.dic" && morphology != nullptr) {
      dictionary.verbs.push_back(verb(word, *flags, *morphology));
    }
  }
  if (dictionary.nouns.size() < 10000 || dictionary.verbs.size() < 10000) {
    throw Error(ErrorKind::Input, dic_path + " is not the hunspell-ar of Debian 12: too few words");
  }
  return dictionary;
}

}  // namespace niger::lexicon
