#include "indexer/reading/fields/page_phrases.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/base/utf8.h"
#include "common/letters/arabic_letter.h"
#include "common/letters/folding.h"

namespace niger {

std::string plain_words(std::string_view text) {
  std::string out;
  std::string word;
  const auto finish_word = [&] {
    if (!word.empty()) {
      out += out.empty() ? "" : " ";
      out += word;
      word.clear();
    }
  };
  const std::string folded = fold(text);
  std::size_t offset = 0;
  while (offset < folded.size()) {
    const std::size_t begin = offset;
    const char32_t c = next_code_point(folded, offset);
    const bool letter = (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') ||
                        is_arabic_letter(c) || (c >= 0xC0 && c < 0x250);
    if (letter) {
      word.append(folded, begin, offset - begin);
    } else {
      finish_word();
    }
  }
  finish_word();
  return out;
}

Phrases folded_set(std::initializer_list<std::string_view> phrases) {
  Phrases set;
  for (const std::string_view phrase : phrases) {
    set.insert(plain_words(phrase));
  }
  return set;
}

namespace {

const Phrases& related_phrases() {
  static const Phrases set = folded_set(
      {"اقرأ أيضا",       "إقرأ أيضاً",         "اقرئي أيضا",      "اقرأوا أيضا",
       "اقرأ ايضا",       "إقرأ المزيد",       "اقرأ المزيد",     "مواضيع ذات صلة",
       "موضوعات ذات صلة", "أخبار ذات صلة",     "مقالات ذات صلة",  "قصص ذات صلة",
       "مواد ذات صلة",    "روابط ذات صلة",     "تقارير ذات صلة",  "ذات صلة",
       "مواضيع متعلقة",   "موضوعات متعلقة",    "أخبار متعلقة",    "مقالات متعلقة",
       "أخبار مرتبطة",    "مواضيع مشابهة",     "مقالات مشابهة",   "شاهد أيضا",
       "شاهد ايضاً",       "طالع أيضا",         "تابع أيضا",       "انظر أيضا",
       "قد يهمك",         "قد يهمك أيضا",      "قد يعجبك",        "قد يعجبك أيضا",
       "ربما يعجبك",      "المزيد من الأخبار", "مزيد من الأخبار", "المزيد حول هذا الموضوع",
       "الأكثر قراءة",    "الأكثر مشاهدة",     "اخترنا لك",       "نرشح لك",
       "موضوعات قد تهمك", "مواضيع قد تهمك",    "أخبار قد تهمك",   "مقالات قد تهمك",
       "للمزيد اقرأ",     "related articles",  "related stories", "related news",
       "related",         "read also",         "read more",       "see also",
       "also read",       "you may also like"});
  return set;
}

const Phrases& boilerplate_phrases() {
  static const Phrases set = folded_set({"تجاوز إلى المحتوى الرئيسي",
                                         "تجاوز إلى المحتوى",
                                         "انتقل إلى المحتوى",
                                         "الانتقال إلى المحتوى",
                                         "الانتقال إلى المحتوى الرئيسي",
                                         "انتقل إلى المحتوى الرئيسي",
                                         "تخطي إلى المحتوى",
                                         "تخطى إلى المحتوى",
                                         "تخطي إلى المحتوى الرئيسي",
                                         "الرئيسية",
                                         "الصفحة الرئيسية",
                                         "القائمة",
                                         "القائمة الرئيسية",
                                         "بحث",
                                         "ابحث",
                                         "البحث",
                                         "تسجيل الدخول",
                                         "تسجيل دخول",
                                         "إنشاء حساب",
                                         "اشترك",
                                         "اشترك الآن",
                                         "اشترك معنا",
                                         "النشرة البريدية",
                                         "القائمة البريدية",
                                         "شارك",
                                         "شاركها",
                                         "مشاركة",
                                         "المشاركة",
                                         "شارك الخبر",
                                         "شارك المقال",
                                         "شارك هذا الخبر",
                                         "شارك هذا المقال",
                                         "شارك الموضوع",
                                         "مشاركة الخبر",
                                         "شارك هذا الموضوع",
                                         "شارك على",
                                         "شاركه",
                                         "شارك القصة",
                                         "طباعة",
                                         "اطبع",
                                         "إرسال",
                                         "أرسل إلى صديق",
                                         "نسخ الرابط",
                                         "انسخ الرابط",
                                         "تم نسخ الرابط",
                                         "حفظ",
                                         "احفظ",
                                         "استمع",
                                         "استمع إلى المقال",
                                         "استمع للخبر",
                                         "حجم الخط",
                                         "اقرأ في",
                                         "إعلان",
                                         "إعلانات",
                                         "التعليقات",
                                         "تعليقات",
                                         "أضف تعليق",
                                         "أضف تعليقا",
                                         "اترك تعليقا",
                                         "لا توجد تعليقات",
                                         "تعليق",
                                         "المزيد",
                                         "عاجل",
                                         "تابعنا",
                                         "تابعونا",
                                         "تابعنا على",
                                         "تابعنا عبر",
                                         "من نحن",
                                         "اتصل بنا",
                                         "سياسة الخصوصية",
                                         "شروط الاستخدام",
                                         "جميع الحقوق محفوظة",
                                         "كل الحقوق محفوظة",
                                         "حقوق النشر محفوظة",
                                         "العودة إلى الأعلى",
                                         "skip to main content",
                                         "skip to content",
                                         "share",
                                         "tweet",
                                         "print",
                                         "email",
                                         "copy link",
                                         "advertisement",
                                         "home",
                                         "menu",
                                         "search",
                                         "login",
                                         "sign in",
                                         "subscribe",
                                         "all rights reserved",
                                         "share this",
                                         "comments",
                                         "read in",
                                         "listen"});
  return set;
}

// Phrases that make a short line boilerplate whatever follows them.
constexpr std::array<std::string_view, 14> kNoticeStarts = {  // folded
    "جميع الحقوق محفوظه",
    "كل الحقوق محفوظه",
    "حقوق النشر محفوظه",
    "تابعونا علي",
    "تابعنا علي",
    "تابعوا اخر الاخبار",
    "حمل تطبيق",
    "لمتابعه اخر الاخبار",
    "اشترك في",
    "شارك علي",
    "شارك الخبر",
    "شارك المقال",
    "تابعوا ",
    "all rights reserved"};

const Phrases& share_words() {
  static const Phrases set = folded_set(
      {"فيسبوك",   "فايسبوك",  "تويتر",    "إكس",       "واتساب", "واتس",      "آب",
       "تيليجرام", "تلغرام",   "تليجرام",  "لينكدإن",   "لينكد",  "إن",        "إنستغرام",
       "انستجرام", "يوتيوب",   "بينتريست", "ماسنجر",    "البريد", "بريد",      "الإلكتروني",
       "إلكتروني", "شارك",     "مشاركة",   "المشاركة",  "على",    "عبر",       "طباعة",
       "غوغل",     "جوجل",     "بلس",      "نسخ",       "الرابط", "facebook",  "twitter",
       "whatsapp", "telegram", "linkedin", "pinterest", "email",  "messenger", "share",
       "print",    "x",        "reddit",   "tumblr",    "viber",  "skype",     "instagram",
       "youtube"});
  return set;
}

const Phrases& credits() {
  static const Phrases set = folded_set({"رويترز",
                                         "أ ف ب",
                                         "ا ف ب",
                                         "أ.ف.ب",
                                         "فرانس برس",
                                         "الفرنسية",
                                         "أسوشيتد برس",
                                         "أسوشييتد برس",
                                         "أ ب",
                                         "د ب أ",
                                         "الألمانية",
                                         "الأناضول",
                                         "غيتي",
                                         "غيتي إيميجز",
                                         "جيتي",
                                         "أرشيف",
                                         "أرشيفية",
                                         "صورة أرشيفية",
                                         "الأوروبية",
                                         "وكالات",
                                         "مواقع التواصل",
                                         "مواقع التواصل الاجتماعي",
                                         "الجزيرة",
                                         "صورة من الأرشيف",
                                         "getty",
                                         "getty images",
                                         "reuters",
                                         "afp",
                                         "ap",
                                         "epa",
                                         "رويترز أرشيف",
                                         "الفرنسية أرشيف",
                                         "إنترنت",
                                         "شترستوك",
                                         "shutterstock"});
  return set;
}

}  // namespace

bool is_related_phrase(const std::string& words) { return related_phrases().contains(words); }

bool is_page_phrase(const std::string& words) { return boilerplate_phrases().contains(words); }

bool starts_a_notice(std::string_view words) {
  return std::any_of(kNoticeStarts.begin(), kNoticeStarts.end(),
                     [words](std::string_view start) { return words.starts_with(start); });
}

bool is_share_bar(const std::string& words) {
  std::size_t begin = 0;
  while (begin < words.size()) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    if (!share_words().contains(words.substr(begin, end - begin))) {
      return false;
    }
    begin = end + 1;
  }
  return !words.empty();
}

bool is_credit(const std::string& words) { return credits().contains(words); }

}  // namespace niger
