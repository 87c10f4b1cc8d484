"""Numbers of advice, of ages and of turns of speech, which no fact can stand behind."""

from bot.domain.lint.number_words import HURT, ONE, TIME, WORDS, N
from bot.domain.lint.numbered_things import CLAIM, NOT_INSIDE, THINGS

#: "9 bulan sampai 12 tahun".
_UPTO = rf"(?:\s*(?:[-–]|s\.d\.|sampai|hingga)\s*{N} (?:tahun|bulan)\b)?"

ADVICE = (
    # What to do at home, and from when on to do more.
    rf"\b(?:bila|jika|apabila|kalau|if|when|anyone"
    rf"|siapa pun)\b[^.;\n]{{0,80}}?\b(?:lebih dari"
    r"|di atas|melebihi|melewati|sudah|selama|lewat|dalam|kurang dari|setelah"
    r"|sesudah|more"
    rf" than|over|after|for|within|longer than) {N} (?:{TIME}|derajat|degrees|kali"
    rf"|times)\b",
    rf"\b(?:demam|batuk|diare|mual|muntah|pusing|sesak|gejala|keluhan|fever|cough"
    rf"|symptoms)\b"
    rf"[^.;\n]{{0,30}}?\b(?:lebih dari|di atas|more than|over"
    rf"|longer than) {N} {TIME}\b",
    rf"\b(?:rebus|didihkan|diamkan|rendam|cuci|bilas|alirkan|biarkan|kompres|buka"
    rf"|tunggu"
    r"|jemur|pakai|simpan|minum|gosok|endapkan|siram|istirahat\w*|sediakan|siapkan"
    r"|boil\w*"
    rf"|rinse|wash|soak|wait|let|leave|run|store|keep"
    rf"|allow)\b[^.;\n]{{0,60}}?\b{N} (?:detik"
    r"|menit|jam|hari|seconds?|minutes?|hours?|days?)\b",
    rf"\b(?:jaga|menjaga|jarak aman|keep|stay)\b[^.;\n]{{0,40}}?\b{N} (?:meter"
    rf"|metres?|km"
    r"|kilometer|kilometres?)\b",
    rf"\b(?:dibatasi|kerja|bekerja|lembur|sif|shift|jaga|bertugas|istirahat|latihan"
    rf"|pelatihan"
    rf"|paparan|berdurasi|durasi|pernyataan|limited to|lasting)\s+(?:selama\s+"
    rf"|hingga\s+"
    rf"|sampai\s+|up to\s+|for\s+)?{N} {TIME}\b",
    rf"\b(?:yang|pelanggan|penumpang|warga|siapa pun|who|those|passengers|customers"
    rf"|residents)\b[^.;\n]{{0,60}}?\b"
    rf"(?:lebih dari"
    rf"|melebihi|di atas|kurang dari|more than|over|longer than) {N} {TIME}\b"
    rf"(?=[^.;\n]{{0,60}}"
    r"\b(?:berhak|wajib|dapat|mendapat|memperoleh|harus|boleh|dikenai|may|can|must"
    r"|entitled)\b)",
    r"\b(?:oleh|didampingi|diwakili|ditemani|mengutus|mengirim|membawa|dijaga"
    r"|menunjuk|cukup"
    rf"|boleh|maksimal|minimal|paling banyak) (?:satu|dua|tiga) orang\b{HURT}",
    # How old those are whom a service is for.
    rf"\b(?:(?:genap|minimal|maksimal|di atas|di bawah|mulai|sejak|hingga|sampai"
    rf"|kurang dari"
    rf"|lebih dari) (?:ber)?(?:usia|umur)|(?:ber)?(?:usia|umur) (?:genap|minimal"
    rf"|maksimal|di"
    r" atas|di bawah|paling (?:rendah|tinggi)|kurang dari|lebih dari|sampai|hingga"
    r"|mulai))"
    rf" {N} (?:tahun|bulan)\b{_UPTO}{HURT}",
    rf"\b(?:siswa|warga|penduduk|pemohon|peserta|pelamar|pendaftar|calon|bayi|balita"
    rf"|anak"
    r"|remaja|lansia|perempuan|laki-laki|pekerja)\s+(?:(?:yang|telah|sudah|belum"
    r"|genap|di"
    rf" atas|di bawah|ber(?:usia|umur)|usia|umur)\s+)+{N} (?:tahun|bulan)\b"
    rf"{_UPTO}{HURT}",
    rf"\b(?:anak|bayi|balita|lansia|children"
    rf"|infants) {ONE}\s*[-–]\s*{ONE} (?:tahun|bulan"
    rf"|years|months)\b{HURT}",
    rf"\b(?:ber)?(?:usia|umur) {N} (?:tahun|bulan) (?:ke atas|ke bawah|atau lebih"
    rf"|penuh)\b",
    rf"\b(?:children|people|anyone|residents|applicants|pupils|passengers|adults"
    rf"|babies)"
    rf" (?:aged |under |over |below |above |from |up to |younger than "
    rf"|older than )+{N}\b{HURT}",
    rf"\baged {N} (?:and|or) (?:over|older|above|under|younger)\b",
    # Ways, sides, steps; names; turns of speech.
    rf"\b{WORDS} (?:arah|sisi|angka|huruf|kalimat|baris|istilah|nama|tanggal"
    rf"|dokumen|berkas|rangkap|salinan|foto|gambar|tulisan|judul|kolom|formulir"
    rf"|tautan|sesi|putaran|giliran|gelombang|agenda|topik|tema|materi|prioritas"
    rf"|tujuan|prinsip|pesan|tugas|peran|skenario|metode|sessions|rounds|photos"
    rf"|letters|digits|names|documents|words|priorities|figures|belah|hal|cara"
    rf"|langkah|pilihan|opsi|bahasa|pertanyaan"
    rf"|alasan"
    r"|tahap|syarat|macam|bentuk|sif|shift|shifts|kaki|mata|pihak|kata|pokok|versi"
    r"|muka|ways"
    r"|sides|steps|options|languages|questions|reasons|stages|things|directions"
    r"|kinds)\b",
    r"\b(?:one|two|three|four|five|six|twelve|24)-(?:way|stop|sided|step|hour|hourly"
    r"|day"
    r"|lane|storey|part|page|star|third-party)\b|\bon the one hand\b|\bone at a time\b"
    r"|\b(?:two|three|four) by (?:two|three|four)\b|\bnine to five\b|\bone-to-one\b",
    rf"\b{NOT_INSIDE}(?:pukul|jam|tanggal|nomor|{THINGS}|beroda|bertingkat"
    rf"|berlantai) {WORDS}{CLAIM}\b"
    r"(?!\s+(?:jam|menit))",
    r"\bKepulauan Seribu\b|\bLima Puluh Kota\b|\bEmpat Lawang\b|\bBukit Tiga Puluh\b"
    r"|\bTujuh Belas Agustus\b|\bseribu satu\b|\btiga dimensi\b|\bdua dimensi\b"
    r"|\bsatu orang (?:pun|satu|per)\b|\bsatu(?:-satu|-dua| demi satu)\b",
)  # fmt: skip
