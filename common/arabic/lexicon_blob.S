# The compiled lexicon, as a read-only part of the library. NIGER_LEXICON_FILE is set by CMake.
        .section .rodata
        .global niger_lexicon_begin
        .global niger_lexicon_end
        .balign 64
niger_lexicon_begin:
        .incbin NIGER_LEXICON_FILE
niger_lexicon_end:
        .byte 0
        .section .note.GNU-stack,"",%progbits
