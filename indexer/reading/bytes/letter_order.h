#pragma once
/// Arabic letters that stand in the wrong order, as programs that draw text leave them: the two of
/// a lam-alef swapped (اإلنتاج for الإنتاج), or a whole line from left to right.
#include <cstddef>
#include <string>

namespace niger::bytes {

/// Puts lam-alefs right: at the beginning of a word, where no word begins so, always; within a word
/// where the text has some of those, if the dictionary knows the word with them swapped and not as
/// it is. Gives how many.
std::size_t mend_lam_alef(std::string& text);

/// Turns lines round that read as Arabic from their end alone, and gives how many; numbers and
/// Latin words in them keep their order.
std::size_t turn_visual_lines(std::string& text);

}  // namespace niger::bytes
