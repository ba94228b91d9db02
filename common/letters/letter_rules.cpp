#include "common/letters/letter_rules.h"

#include <algorithm>

namespace niger::letters {
namespace {

using enum LetterStep;

// Sorted by code point. Letters for g: those that a writer without the key replaces by kaf (the
// Persian, Kurdish and Moroccan gafs) become kaf, those he replaces by qaf (Tunisian and
// Algerian) become qaf; that غ, ج, ق and ك may all stand for g in a name is a question of
// spelling, which the query answers.
constexpr LetterRule kRules[] = {
    {0x0620, 0x064A, Keyboard, "كؠف", "كيف"},           // KASHMIRI YEH
    {0x0622, 0x0627, Alef, "آثار", "اثار"},             // ALEF WITH MADDA ABOVE
    {0x0623, 0x0627, Alef, "أمن", "امن"},               // ALEF WITH HAMZA ABOVE
    {0x0625, 0x0627, Alef, "إعلام", "اعلام"},           // ALEF WITH HAMZA BELOW
    {0x0629, 0x0647, TehMarbuta, "مكتبة", "مكتبه"},     // TEH MARBUTA
    {0x063B, 0x0643, Foreign, "ػتاب", "كتاب"},          // KEHEH WITH TWO DOTS ABOVE
    {0x063C, 0x0643, Foreign, "ؼتاب", "كتاب"},          // KEHEH WITH THREE DOTS BELOW
    {0x063D, 0x064A, Foreign, "كؽف", "كيف"},            // FARSI YEH WITH INVERTED V
    {0x063E, 0x064A, Foreign, "كؾف", "كيف"},            // FARSI YEH WITH TWO DOTS ABOVE
    {0x063F, 0x064A, Foreign, "كؿف", "كيف"},            // FARSI YEH WITH THREE DOTS ABOVE
    {0x0649, 0x064A, AlefMaqsura, "مستشفى", "مستشفي"},  // ALEF MAKSURA
    {0x066E, 0x0628, Foreign, "ٮيت", "بيت"},            // DOTLESS BEH
    {0x066F, 0x0642, Foreign, "ٯلم", "قلم"},            // DOTLESS QAF
    {0x0671, 0x0627, Alef, "ٱلنهر", "النهر"},           // ALEF WASLA
    {0x0672, 0x0627, Alef, "ٲرض", "ارض"},               // ALEF WITH WAVY HAMZA ABOVE
    {0x0673, 0x0627, Alef, "ٳعلام", "اعلام"},           // ALEF WITH WAVY HAMZA BELOW
    {0x0675, 0x0627, Alef, "ٵمن", "امن"},               // HIGH HAMZA ALEF
    {0x0679, 0x062A, Foreign, "ٹماٹر", "تماتر"},        // TTEH, Urdu
    {0x067A, 0x062A, Foreign, "ٺاج", "تاج"},            // TTEHEH, Sindhi
    {0x067B, 0x0628, Foreign, "ٻاب", "باب"},            // BEEH, Sindhi
    {0x067C, 0x062A, Foreign, "ټانك", "تانك"},          // TEH WITH RING, Pashto
    {0x067D, 0x062A, Foreign, "ٽوپي", "توبي"},          // TEH WITH THREE DOTS DOWNWARDS, Sindhi
    {0x067E, 0x0628, Foreign, "پاريس", "باريس"},        // PEH
    {0x067F, 0x062A, Foreign, "ٿورو", "تورو"},          // TEHEH, Sindhi
    {0x0680, 0x0628, Foreign, "ڀارت", "بارت"},          // BEHEH, Sindhi
    {0x0681, 0x0632, Foreign, "ځاي", "زاي"},            // HAH WITH HAMZA ABOVE, Pashto
    {0x0682, 0x062E, Foreign, "ڂبر", "خبر"},            // HAH WITH TWO DOTS VERTICAL ABOVE
    {0x0683, 0x062C, Foreign, "ڃار", "جار"},            // NYEH, Sindhi
    {0x0684, 0x062C, Foreign, "ڄام", "جام"},            // DYEH, Sindhi
    {0x0685, 0x062C, Foreign, "څار", "جار"},            // HAH WITH THREE DOTS ABOVE, Pashto
    {0x0686, 0x062C, Foreign, "چاد", "جاد"},            // TCHEH
    {0x0687, 0x062C, Foreign, "ڇاپو", "جابو"},          // TCHEHEH, Sindhi
    {0x0688, 0x062F, Foreign, "ڈاكٹر", "داكتر"},        // DDAL, Urdu
    {0x0689, 0x062F, Foreign, "ډاكتر", "داكتر"},        // DAL WITH RING, Pashto
    {0x068A, 0x062F, Foreign, "ڊاكٽر", "داكتر"},        // DAL WITH DOT BELOW, Sindhi
    {0x068B, 0x062F, Foreign, "ڋار", "دار"},            // DAL WITH DOT BELOW AND SMALL TAH
    {0x068C, 0x062F, Foreign, "ڌيان", "ديان"},          // DAHAL, Sindhi
    {0x068D, 0x062F, Foreign, "ڍال", "دال"},            // DDAHAL, Sindhi
    {0x068E, 0x062F, Foreign, "ڎور", "دور"},            // DUL
    {0x068F, 0x062F, Foreign, "ڏار", "دار"},            // DAL WITH THREE DOTS ABOVE DOWNWARDS
    {0x0690, 0x062F, Foreign, "ڐار", "دار"},            // DAL WITH FOUR DOTS ABOVE
    {0x0691, 0x0631, Foreign, "پہاڑ", "بهار"},          // RREH, Urdu
    {0x0692, 0x0631, Foreign, "ڒار", "رار"},            // REH WITH SMALL V
    {0x0693, 0x0631, Foreign, "ګوړه", "كوره"},          // REH WITH RING (see U+0693), Pashto
    {0x0694, 0x0631, Foreign, "ڔقم", "رقم"},            // REH WITH DOT BELOW
    {0x0695, 0x0631, Foreign, "كوڕ", "كور"},            // REH WITH SMALL V BELOW, Kurdish
    {0x0696, 0x0632, Foreign, "ږمي", "زمي"},            // REH WITH DOT BELOW AND DOT ABOVE, Pashto
    {0x0697, 0x0631, Foreign, "ڗقم", "رقم"},            // REH WITH TWO DOTS ABOVE
    {0x0698, 0x0632, Foreign, "ژاله", "زاله"},          // JEH
    {0x0699, 0x0631, Foreign, "ڙقم", "رقم"},            // REH WITH FOUR DOTS ABOVE
    {0x069A, 0x0634, Foreign, "ښار", "شار"},            // SEEN WITH DOT BELOW AND DOT ABOVE, Pashto
    {0x069B, 0x0633, Foreign, "ڛوق", "سوق"},            // SEEN WITH THREE DOTS BELOW
    {0x069C, 0x0634, Foreign, "ڜوكولا", "شوكولا"},      // SEEN, THREE DOTS BELOW AND ABOVE, Maghreb
    {0x069D, 0x0635, Foreign, "ڝورة", "صوره"},          // SAD WITH TWO DOTS BELOW
    {0x069E, 0x0635, Foreign, "ڞورة", "صوره"},          // SAD WITH THREE DOTS ABOVE
    {0x069F, 0x0637, Foreign, "ڟب", "طب"},              // TAH WITH THREE DOTS ABOVE
    {0x06A0, 0x063A, Foreign, "ڠرب", "غرب"},            // AIN WITH THREE DOTS ABOVE, Jawi
    {0x06A1, 0x0641, Foreign, "ڡجر", "فجر"},            // DOTLESS FEH
    {0x06A2, 0x0641, Foreign, "ڢاس", "فاس"},            // FEH WITH DOT MOVED BELOW, Maghrebi
    {0x06A3, 0x0641, Foreign, "ڣجر", "فجر"},            // FEH WITH DOT BELOW
    {0x06A4, 0x0641, Foreign, "ڤيينا", "فيينا"},        // VEH
    {0x06A5, 0x0641, Foreign, "ڥيلا", "فيلا"},          // FEH WITH THREE DOTS BELOW, Maghrebi v
    {0x06A6, 0x0641, Foreign, "ڦل", "فل"},              // PEHEH, Sindhi
    {0x06A7, 0x0642, Foreign, "ڧرية", "قريه"},          // QAF WITH DOT ABOVE, Maghrebi qaf
    {0x06A8, 0x0642, Foreign, "ڨفصة", "قفصه"},          // QAF WITH THREE DOTS ABOVE, Tunisian g
    {0x06A9, 0x0643, Keyboard, "کتاب", "كتاب"},         // KEHEH, Persian and Urdu kaf
    {0x06AA, 0x0643, Keyboard, "ڪتاب", "كتاب"},         // SWASH KAF
    {0x06AB, 0x0643, Foreign, "ګوړه", "كوره"},          // KAF WITH RING, Pashto g (see U+06AB)
    {0x06AC, 0x0643, Foreign, "ڬول", "كول"},            // KAF WITH DOT ABOVE, Jawi g
    {0x06AD, 0x0643, Foreign, "أڭادير", "اكادير"},      // NG, Moroccan g
    {0x06AE, 0x0643, Foreign, "ڮتاب", "كتاب"},          // KAF WITH THREE DOTS BELOW
    {0x06AF, 0x0643, Foreign, "گلستان", "كلستان"},      // GAF
    {0x06B0, 0x0643, Foreign, "ڰول", "كول"},            // GAF WITH RING
    {0x06B1, 0x0643, Foreign, "ڱول", "كول"},            // NGOEH, Sindhi
    {0x06B3, 0x0643, Foreign, "ڳوٺ", "كوت"},            // GUEH, Sindhi
    {0x06B5, 0x0644, Foreign, "گوڵ", "كول"},            // LAM WITH SMALL V, Kurdish
    {0x06BA, 0x0646, Foreign, "ماں", "مان"},            // NOON GHUNNA, Urdu
    {0x06BB, 0x0646, Foreign, "ڻار", "نار"},            // RNOON, Sindhi
    {0x06BC, 0x0646, Foreign, "ڼار", "نار"},            // NOON WITH RING, Pashto
    {0x06BE, 0x0647, Keyboard, "ھلال", "هلال"},         // HEH DOACHASHMEE
    {0x06C0, 0x0647, Foreign, "خانۀ", "خانه"},          // HEH WITH YEH ABOVE, Persian
    {0x06C1, 0x0647, Keyboard, "ہلال", "هلال"},         // HEH GOAL, Urdu
    {0x06C2, 0x0647, Foreign, "خانۂ", "خانه"},          // HEH GOAL WITH HAMZA ABOVE
    {0x06C3, 0x0647, TehMarbuta, "مكتبۃ", "مكتبه"},     // TEH MARBUTA GOAL, Urdu
    {0x06C4, 0x0648, Foreign, "ۄقت", "وقت"},            // WAW WITH RING
    {0x06C5, 0x0648, Foreign, "ۅقت", "وقت"},            // KIRGHIZ OE
    {0x06C6, 0x0648, Foreign, "كۆمار", "كومار"},        // OE, Kurdish
    {0x06C7, 0x0648, Foreign, "ئۇيغۇر", "ءويغور"},      // U, Uighur
    {0x06C8, 0x0648, Foreign, "تۈرك", "تورك"},          // YU, Uighur
    {0x06C9, 0x0648, Foreign, "ۉقت", "وقت"},            // KIRGHIZ YU
    {0x06CA, 0x0648, Foreign, "ۊقت", "وقت"},            // WAW WITH TWO DOTS ABOVE
    {0x06CB, 0x0648, Foreign, "ۋاقت", "واقت"},          // VE, Uighur
    {0x06CC, 0x064A, Keyboard, "کیف", "كيف"},           // FARSI YEH
    {0x06CD, 0x064A, Foreign, "شىۍ", "شيي"},            // YEH WITH TAIL, Pashto
    {0x06CE, 0x064A, Foreign, "كورێ", "كوري"},          // YEH WITH SMALL V, Kurdish
    {0x06CF, 0x0648, Foreign, "ۏقت", "وقت"},            // WAW WITH DOT ABOVE
    {0x06D0, 0x064A, Keyboard, "ېوم", "يوم"},           // E, Pashto and Uighur
    {0x06D1, 0x064A, Foreign, "ۑوم", "يوم"},            // YEH WITH THREE DOTS BELOW
    {0x06D2, 0x064A, Foreign, "لئے", "لءي"},            // YEH BARREE, Urdu
    {0x06D3, 0x064A, Foreign, "لۓ", "لي"},              // YEH BARREE WITH HAMZA ABOVE
    {0x06D5, 0x0647, Keyboard, "نامە", "نامه"},         // AE, Kurdish and Uighur
    {0x0750, 0x0628, Foreign, "ݐاب", "باب"},            // BEH WITH THREE DOTS HORIZONTALLY BELOW
    {0x0753, 0x062A, Foreign, "ݓاج", "تاج"},            // BEH WITH THREE DOTS UPWARDS, TWO ABOVE
    {0x0762, 0x0643, Foreign, "ݢول", "كول"},            // KEHEH WITH DOT ABOVE, Jawi g
    {0x0763, 0x0643, Foreign, "أݣادير", "اكادير"},      // KEHEH WITH THREE DOTS ABOVE, Moroccan g
    {0x0764, 0x0643, Foreign, "ݤول", "كول"},            // KEHEH WITH THREE DOTS UPWARDS BELOW
    {0x0767, 0x0646, Foreign, "ݧار", "نار"},            // NOON WITH TWO DOTS BELOW
    {0x0769, 0x0646, Foreign, "ݩار", "نار"},            // NOON WITH SMALL V
    {0x076A, 0x0644, Foreign, "ݪيل", "ليل"},            // LAM WITH BAR
    {0x08A0, 0x0628, Foreign, "ࢠاب", "باب"},            // BEH WITH SMALL V BELOW, Berber
    {0x08A4, 0x0641, Foreign, "ࢤيلا", "فيلا"},          // FEH, DOT BELOW AND THREE DOTS ABOVE
    {0x08BB, 0x0641, Foreign, "ࢻجر", "فجر"},        // AFRICAN FEH, Hausa and Kanuri
    {0x08BC, 0x0642, Foreign, "ࢼلم", "قلم"},        // AFRICAN QAF, Hausa and Kanuri
    {0x08BD, 0x0646, Foreign, "ࢽار", "نار"},        // AFRICAN NOON, Hausa and Kanuri
};

constexpr bool is_sorted_and_unique() {
  for (std::size_t i = 1; i < std::size(kRules); ++i) {
    if (kRules[i - 1].letter >= kRules[i].letter) {
      return false;
    }
  }
  return true;
}
static_assert(is_sorted_and_unique());

const LetterRule* find_rule(char32_t letter) {
  const auto* found = std::ranges::lower_bound(kRules, letter, {}, &LetterRule::letter);
  return found != std::end(kRules) && found->letter == letter ? found : nullptr;
}

}  // namespace

std::span<const LetterRule> letter_rules() { return kRules; }

char32_t keyboard_letter(char32_t letter) {
  const LetterRule* rule = find_rule(letter);
  return rule != nullptr && rule->step == Keyboard ? rule->becomes : letter;
}

char32_t plain_letter(char32_t letter) {
  const LetterRule* rule = find_rule(letter);
  return rule != nullptr ? rule->becomes : letter;
}

}  // namespace niger::letters
