#pragma once
/// The spelling difference: by which letters two spellings of what may be one name differ. How far
/// apart they are is spelling_distance.h's; here it is told which differences two words of a
/// language share by chance.
#include <cstdint>
#include <string_view>

namespace niger::typing {

enum class SpellingDifference : std::uint8_t {
  Slip,     ///< a hamza's seat, or U+0638 for U+0636 (spelling_slip.h): مؤتمر, موتمر
  Dialect,  ///< the letters of a dialect (spelling_slip.h): ثلاثة, تلاتة
  Vowels,   ///< ا و ي, hamzas, a doubled letter, a final ه: ماكرون, مكرون
  Ghain,    ///< U+063A for U+062C besides, as both write a foreign g: غوغل, جوجل
  Sounds,  ///< other letters that write one foreign sound: أنطونيو, أنتونيو; تشيلي, شيلي
  Velars,  ///< U+0642 or U+0643 for each other or for U+063A, U+062C: برتقال is not برتغال
};

/// The difference of two folded words, the greatest that they have in the order above.
[[nodiscard]] SpellingDifference spelling_difference(std::string_view a, std::string_view b);

}  // namespace niger::typing
