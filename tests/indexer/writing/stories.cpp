#include "tests/indexer/writing/stories.h"

namespace niger::writing {

const char* const kBridgeStory =
    "أعلنت إدارة الطرق في مدينة الوادي إغلاق جسر النهر القديم أمام الشاحنات ابتداء من صباح الأحد، "
    "بعد أن كشف فحص هندسي عن تشققات في دعامتين من دعاماته الخمس.\n"
    "وقال المهندس سالم بركات، رئيس فريق الفحص، إن المياه المرتفعة جرفت التربة تحت الأساسات خلال "
    "موسم الأمطار الأخير، وإن إصلاح الجسر يحتاج إلى 47 يوما من العمل المتواصل.\n"
    "وستحول حركة السير الثقيلة إلى الطريق الدائري الشرقي، بينما يبقى الجسر مفتوحا للمشاة "
    "والدراجات والسيارات الصغيرة بسرعة لا تتجاوز ثلاثين كيلومترا في الساعة.\n"
    "ويربط الجسر، الذي بني عام 1962، سوق الخضار بالأحياء الجنوبية حيث يسكن نصف عمال الميناء "
    "النهري، ويخشى أصحاب المتاجر أن ترتفع كلفة نقل بضائعهم إلى الضعف.";
const char* const kOtherBridgeStory =
    "احتج عشرات التجار أمام مبنى البلدية على قرار منع الشاحنات من عبور جسر النهر القديم، مطالبين "
    "بتعويضات عن خسائرهم منذ صدور القرار قبل أسبوع.\n"
    "ووعد رئيس البلدية، في لقاء قصير مع ممثلين عنهم، بدراسة فتح ممر مؤقت للعربات المتوسطة ليلا، "
    "لكنه رفض تحديد موعد، قائلا إن سلامة الناس تأتي قبل كل شيء.\n"
    "ويقول البائعون إن الطريق الدائري أطول بعشرين كيلومترا وإن سائقي الشاحنات ضاعفوا أجورهم، وإن "
    "الخضار تصل ذابلة في حر الظهيرة إلى السوق.";
const char* const kHarvestStory =
    "بدأ مزارعو السهل الغربي حصاد الدخن هذا الأسبوع وسط توقعات بمحصول وفير لم تعرفه المنطقة منذ "
    "تسع سنوات، بفضل أمطار منتظمة وبذور محسنة وزعتها التعاونيات.\n"
    "وذكرت جمعية المنتجين أن مخازنها لا تتسع لأكثر من نصف الكمية المنتظرة، وأنها تبحث عن مستودعات "
    "في القرى المجاورة قبل عودة الجراد المتوقعة آخر الخريف.";
const char* const kSchoolStory =
    "تستقبل المدرسة الثانوية الجديدة في حي الصفاء أول طلابها بعد العطلة، وفيها ستة مختبرات ومكتبة "
    "تضم عشرة آلاف كتاب تبرع بمعظمها أبناء الحي المقيمون خارج البلاد.\n"
    "وأوضح المدير أن التسجيل تجاوز المقاعد المتاحة، وأن دواما مسائيا سيفتح للبنات اللواتي تركن "
    "الدراسة، على أن يدرسهن متطوعون من الجامعة في انتظار تعيين معلمات.";

std::string weather_report(int day, int night, int humidity, int wind) {
  return "تتوقع دائرة الأرصاد الجوية أن يكون الطقس اليوم مستقرا في معظم المناطق، وتبلغ الحرارة "
         "نهارا " +
         std::to_string(day) + " درجة مئوية في العاصمة وتنخفض ليلا إلى " + std::to_string(night) +
         " درجة، فيما تصل الرطوبة إلى " + std::to_string(humidity) +
         " بالمئة على الساحل. وتكون الرياح شمالية غربية معتدلة سرعتها " + std::to_string(wind) +
         " كيلومترا في الساعة تنشط أحيانا بعد الظهر وتثير الغبار في المناطق الصحراوية المكشوفة، "
         "ويكون البحر خفيف الموج. وتنصح الدائرة السائقين بالحذر على الطرق الصحراوية.";
}

std::string rates_report(int dollar, int euro, int pound) {
  return "استقرت أسعار العملات الأجنبية في مصارف العاصمة عند الإغلاق مساء اليوم، إذ بلغ سعر بيع "
         "الدولار "
         "الأميركي " +
         std::to_string(dollar) + " فرنكا، وبلغ سعر بيع العملة الأوروبية الموحدة " +
         std::to_string(euro) + " فرنكا، فيما سجل الجنيه الإسترليني سعر " + std::to_string(pound) +
         " فرنكا للبيع في السوق الرسمية. ويقول متعاملون إن الطلب على العملات الصعبة بقي محدودا مع "
         "اقتراب عطلة نهاية الأسبوع، وإن المصرف المركزي لم يتدخل في التداول.";
}

std::string match_report(const std::string& winner, const std::string& loser,
                         const std::string& scorer, int goals, int against, int minute) {
  return "فاز فريق " + winner + " على ضيفه " + loser + " بنتيجة " + std::to_string(goals) +
         " مقابل " + std::to_string(against) +
         " في مباراة من الجولة العاشرة لدوري الدرجة الأولى، وسجل " + scorer +
         " هدف الفوز في الدقيقة " + std::to_string(minute) + " بعد تمريرة من الجناح. ورفع " +
         winner + " رصيده في الترتيب بينما بقي " + loser + " في مركزه، ويلتقي " + winner +
         " في الجولة المقبلة مع المتصدر، وقال مدرب " + loser + " إن لاعبيه دفعوا ثمن أخطاء الدفاع.";
}

std::vector<std::string> random_story(std::size_t words, std::mt19937& random) {
  static const char* const kLetters[] = {"ب", "ت", "ج", "د", "ر", "س",
                                         "ش", "ع", "ق", "ك", "ل", "م"};
  std::vector<std::string> story;
  for (std::size_t i = 0; i < words; ++i) {
    const auto range = static_cast<unsigned>(random() % 80);
    std::string word = "ق";
    for (unsigned number = 200 + range * range; number > 0; number /= 12) {
      word += kLetters[number % 12];
    }
    story.push_back(std::move(word));
  }
  return story;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    text += words[i] + (i % 15 == 14 ? ".\n" : " ");
  }
  return text;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

Article article_of(const std::string& id, const std::string& text) {
  Article article;
  article.id = id;
  article.path = id + ".txt";
  article.text = text;
  return article;
}

}  // namespace niger::writing
