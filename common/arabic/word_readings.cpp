#include "common/arabic/word_readings.h"

namespace niger::arabic {

using letters::kAlefBare;
using letters::kAlefMadda;

namespace {

constexpr unsigned kHamza2 = letters::kAlefHamzaAbove | letters::kAlefHamzaBelow;

}  // namespace

int WordReadings::alef_price(std::size_t begin, std::size_t end,
                             const letters::AlefSet& alefs) const {
  constexpr int kLeftOut = 2;        // امن of أمن
  constexpr int kMaddaLeftOut = 3;   // اسيا of آسيا
  constexpr int kAdded = 7;          // إتفاق of اتفاق
  constexpr int kOtherSide = 8;      // أعلام of إعلام
  constexpr int kMaddaAdded = 14;    // آلي of إلى
  constexpr int kMaddaForHamza = 6;  // أثار of آثار
  constexpr int kInnerAdded = 12;    // وأدى of وادي
  int price = 0;
  const unsigned first = alefs.first;
  const unsigned written = begin < end ? spelling_.alef[begin] : 0U;
  if (written != letters::kAlefUnknown && first != 0 && (written & first) == 0) {
    if (written == kAlefBare) {
      price += (first & kHamza2) != 0 ? kLeftOut : kMaddaLeftOut;
    } else if (written == kAlefMadda) {
      price += kMaddaAdded;
    } else if ((first & kHamza2) != 0) {
      price += kOtherSide;
    } else {
      price += (first & kAlefMadda) != 0 ? kMaddaForHamza : kAdded;
    }
  }
  unsigned written_inner = 0;
  for (std::size_t i = begin + 1; i < end; ++i) {
    if (word_.code[i] == kAlef) {
      written_inner |= spelling_.alef[i];
    }
  }
  if (written_inner > kAlefBare && !alefs.hamza) {
    price += kInnerAdded;
  } else if (written_inner == kAlefBare && alefs.hamza && !alefs.bare) {
    price += kLeftOut;
  }
  return price;
}

int WordReadings::ending_alef_price(std::size_t begin) const {
  for (std::size_t i = begin; i < word_.size; ++i) {
    const unsigned written = spelling_.alef[i];
    if ((written & kHamza2) != 0 || (written == kAlefMadda && i != begin)) {
      return kContradicted;
    }
  }
  return 0;
}

}  // namespace niger::arabic
