#include "searcher/correction/near_keys.h"

#include <utility>

#include "common/spelling/spelling_key.h"

namespace niger::correction {
namespace {

// م before ب is ن in a key; an edit may bring the two together: ترابم, ترامب.
void add_key(std::string key, std::vector<std::string>& keys) {
  for (std::size_t i = 0; i + 1 < key.size(); ++i) {
    if (key[i] == 'm' && key[i + 1] == 'b') {
      key[i] = 'n';
    }
  }
  keys.push_back(std::move(key));
}

}  // namespace

std::vector<std::string> keys_near(const std::string& key) {
  std::vector<std::string> keys = {key};
  for (std::size_t i = 0; i + 1 < key.size(); ++i) {
    std::string swapped = key;
    std::swap(swapped[i], swapped[i + 1]);
    add_key(std::move(swapped), keys);
  }
  for (std::size_t i = 0; i < key.size(); ++i) {
    std::string shorter = key;
    shorter.erase(i, 1);
    add_key(shorter.empty() ? "a" : std::move(shorter), keys);
  }
  // From the end: a change there stays in the bucket.
  for (std::size_t i = key.size() + 1; i-- > 0;) {
    for (const char letter : spelling::kKeyAlphabet) {
      std::string longer = key;
      longer.insert(i, 1, letter);
      add_key(std::move(longer), keys);
      if (i < key.size()) {
        std::string other = key;
        other[i] = letter;
        add_key(std::move(other), keys);
      }
    }
  }
  return keys;
}

}  // namespace niger::correction
