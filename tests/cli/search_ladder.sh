#!/usr/bin/env bash
# The precision ladder through the two programs: the word as typed, its forms, exact letters, marks,
# phrases; roots count nowhere, and a rescue says what it did.
. "$(dirname "$0")/cli.sh"

mkdir articles
article() { printf '%s\n%s\n' "$2" "$3" >"articles/$1.txt"; }
filler="وقال المتحدث إن الوفد عاد مساء أمس إلى العاصمة بعد جولة طويلة في الشمال."
article typed "خبر أول" "افتتحت السلطات قاعدة قرب المدينة. $filler"
article clitic "خبر ثان" "هبطت الطائرة بالقاعدة قرب المدينة. $filler"
article plural "خبر ثالث" "افتتحت السلطات قواعد قرب المدينة. $filler"
article root "خبر رابع" "قعد الرجل قرب المدينة ثم تقاعد من عمله. $filler"
article phrase "خبر خامس" "أقلعت الطائرات والقاعدة الجوية ٢٠١ خالية. $filler"
article phrase-clitic "خبر سادس" "وصل الجنود بالقاعدة الجوية إلى أغاديز. $filler"
article apart "خبر سابع" "الجوية السورية نفت أن تكون القاعدة هدفا. $filler"
article marked-science "خبر ثامن" "نشر المعهد عِلْم الفلك في كتاب. $filler"
article marked-flag "خبر تاسع" "رفع الجنود عَلَم البلاد فوق المبنى. $filler"
article name "خبر عاشر" "زار الرئيس غينيا في جولة. $filler"
run 0 "$program" build articles --index index --quiet

# ids QUERY…: what it finds, in order.
ids() {
  "$searcher" -i index -n 50 --format json "$@" |
    python3 -c 'import json, sys
print(*[hit["id"].split("/")[-1].removesuffix(".txt") for hit in json.load(sys.stdin)["hits"]])'
}
total() { "$searcher" -i index --format json "$@" | sed -n 's/.*"total": *\([0-9]*\).*/\1/p'; }
# above ONE OTHER ORDER: ONE stands before OTHER in ORDER.
above() { [[ " $3" == *" $1 "*"$2"* ]] || fail "$1 is not above $2: $3"; }
has() { [[ " $2 " == *" $1 "* ]] || fail "$1 is not among: $2"; }
lacks() { [[ " $2 " != *" $1 "* ]] || fail "$1 is among: $2"; }

# As typed above the same word with clitics, that above a cousin; the root's other words not at all.
found=$(ids قاعدة)
above typed clitic "$found"
above typed plural "$found"
for one in phrase phrase-clitic apart; do has "$one" "$found"; done
lacks root "$found"
same "the count" 6 "$(total قاعدة)"

# The other way round the plural is what was typed.
above plural typed "$(ids قواعد)"

# Exact letters for a word; the typed word's forms only for the query.
same "=word" typed "$(ids =قاعدة)"
lacks plural "$(ids --exact قاعدة)"
run 1 "$searcher" -i index '=القاعد'

# A phrase meets its words with clitics and a number after it, in order and side by side only.
found=$(ids '"القاعدة الجوية"')
has phrase "$found"
has phrase-clitic "$found"
lacks apart "$found"
same "the phrase with a number" phrase "$(ids '"القاعدة الجوية 201"')"

# Marks rank the vocalisation that agrees first, and lose nothing.
above marked-science marked-flag "$(ids 'عِلْم')"
above marked-flag marked-science "$(ids 'عَلَم')"
same "the count with marks" "$(total علم)" "$(total 'عِلْم')"

# A correction says what was typed and what it shows; a known name is no misspelling of another.
run 0 "$searcher" -i index --lang en القاعذة
run 0 "$searcher" -i index --lang en 'الطائرتت'
both=$out$err
[[ "$both" == *"no results for"*"الطائرتت"* ]] || fail "a correction is not reported: $both"
run 0 "$searcher" -i index --lang ar 'الطائرتت'
[[ "$out$err" == *"لا نتائج للاستعلام"*"الطائرتت"* ]] || fail "a correction is not reported in Arabic: $out$err"
run 1 "$searcher" -i index كينيا
run 0 "$searcher" -i index جينيا

# What was met, and what each word gave to a result, in words of both languages.
run 0 "$searcher" -i index --lang en --explain 'قواعد غينيا'
says 'قواعد  the word itself, with any prefixes and suffixes, 1 article' \
  'قاعدة  its singular, 5 articles' 'of the score; found as غينيا, in one place'
run 0 "$searcher" -i index --lang ar --explain 'قواعد غينيا'
says 'قاعدة  مفردها، 5 مقالات' 'من درجة المقال؛ وردت بصيغة غينيا، في موضع واحد'

exit $((failures > 0))
