"""Numbers that no fact can stand behind: how often, how old, by when, of which rule."""

import re

_WORDS = (
    r"(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|one|two|three"
    r"|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|sixty)"
    r"(?:[ -](?:belas|puluh|setengah|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
    r"|one|two|three|four|five))*"
)
_ONE = rf"(?:[0-9]{{1,3}}(?:[.,][0-9])?|{_WORDS})"
#: A number of at most three digits, or a span: "dua", "3–5", "dua sampai tiga".
_N = rf"(?:{_ONE}(?:\s*(?:[-–—]|s\.d\.|sampai|hingga|atau|to|or)\s*{_ONE})?)"
_DAYS = r"(?:hari|malam|pekan|minggu|bulan|tahun|dekade|days?|nights?|weeks?|months?|years?)"
_TIME = rf"(?:detik|menit|jam|seconds?|minutes?|hours?|{_DAYS})"
_HURT = (
    r"(?![^.\n]{0,60}\b(?:korban|tewas|meninggal|dirawat|luka|hilang|sakit|keracunan"
    r"|diamankan|ditangkap|victims?|died|dead|killed|hurt|injured|missing|arrested)\b)"
)
#: What is counted as people, places or damage: before these a number is a claim.
_CLAIM = (
    r"(?!\s+(?:orang|warga|korban|jiwa|siswa|pasien|petugas|personel|rumah|keluarga|KK|kasus"
    r"|unit|penumpang|anak|bayi|titik|hektare|people|victims?|homes|houses|cases|patients)\b)"
)
_HAPPENED = "".join(
    rf"(?<!{word} )"
    for word in (
        "terjadi", "padam", "gagal", "meledak", "berulang", "terulang", "gangguan",
        "longsor", "gempa", "banjir", "kejadian", "bocor", "mogok", "sebanyak",
        "meningkat", "naik", "jatuh", "putus", "meletus", "mati", "erupsi",
    )
)  # fmt: skip
#: Things whose number names them: "seksi 3", "gedung dua", "RT 04 dan 05".
_THINGS = (
    r"(?:RT|RW|lantai|loket|gerbang|terminal|kamar|ruang|kelas|blok|tahap|fase|gelombang"
    r"|zona|dermaga|koridor|trayek|pos|halte|peron|halaman|paragraf|alinea|butir|bab|sesi|sif"
    r"|shift|seksi|sektor|segmen|gedung|pintu|lajur|jalur|gardu|bangsal|sumur|kloter|kavling"
    r"|angkatan|semester|triwulan|kuartal|caturwulan|periode|jilid|edisi|versi|babak|kolom"
    r"|baris|menara|intake|IPA|trafo|pompa|ring|angka|diktum|lampiran|formulir|model"
    r"|kode pos|kotak pos|ekstensi|ext\.?|pesawat|nomor urut|buildings?|units?|exits?|piers?"
    r"|berths?|junctions?|highway|towers?|wings?|grades?|class(?:es)?|platforms?|rooms?"
    r"|gates?|lines?|wards?|counters?|chapters?|extension|pumps?|sections?|bays?|decks?"
    r"|version|edition|quarter|windows?|floors?|pages?|phases?|stages?|zones?|steps?)"
)
_AND = r"(?:\s*(?:,|/|[-–—]|s\.d\.)\s*|,?\s+(?:dan|atau|sampai|hingga|to|and|or)\s+)"
#: A number at which a list of such numbers may end.
_ENDS = (
    r"(?=\s*(?:[.,;:)/\"”–-]|$)|\s+(?:dan|atau|di|ke|dari|pada|yang|untuk|serta|sampai"
    r"|hingga|tidak|belum|sudah|telah|masih|akan|ditutup|dibuka|sedang|and|or|of|in|at|on"
    r"|to|is|are|was|were|will|for|has|have|remain|stay)\b|\s+(?-i:[A-Z])|\s+di(?!rawat|larikan|temukan|amankan|laporkan)\w{5,})"
)
_LAW = (
    r"(?:UUD?|KUHP|KUHAP|PP|Perpres|Perppu|Keppres|Kepres|Inpres|Perda|Pergub|Perwali|Perbup"
    r"|Perwal|Perdes|Permen\w*|Kepmen\w*|Kepgub|Kepwal|Kepbup|SE|Surat Edaran|Instruksi|Perki"
    r"|Perkap|Perban|POJK|Peraturan|Keputusan|Undang-Undang|Regulation|Decree|Act|Law)"
)
_HOTLINES = r"(?:11[0-9]|12[0-9]|1708|1(?:40|50)[0-9]{2,4})"

_TABLE = (
    # How often.
    rf"\b(?:(?:se)?tiap(?:-tiap)?|saban|per|sekali (?:dalam|tiap|setiap)|once every|every)"
    rf" {_N} (?:{_TIME}|kali)\b",
    rf"\b{_N} (?:kali|times) (?:sehari|sepekan|seminggu|sebulan|setahun|per \w+"
    r"|dalam (?:sehari|sepekan|seminggu|sebulan|setahun)|setiap \w+|tiap \w+|an? (?:day"
    r"|week|month|year|hour)|each \w+|every \w+|daily)\b",
    rf"{_HAPPENED}\b{_WORDS} kali\b(?!\s+(?:lipat|terjadi|gempa|gangguan|padam|gagal|letusan"
    r"|ledakan|longsor|erupsi|banjir|kejadian|lebih))",
    rf"\b{_WORDS} (?:malam|nights)\b",
    # When, as seen from today or from something else.
    rf"\b{_N} {_TIME} (?:yang lalu|lalu|silam|terakhir|ke depan|ke belakang|mendatang"
    r"|berikutnya|pertama|ago|earlier)\b",
    rf"\b{_N} {_DAYS} (?:kemudian|sesudahnya|sebelumnya|later|before|afterwards)\b",
    rf"\b(?:past|last|next|coming|first|previous|recent|final) {_N} {_TIME}\b",
    rf"\b{_N} {_TIME} (?:sebelum\b(?!nya)|lebih (?:awal|cepat|dulu|dahulu)\b|in advance\b"
    r"|early\b|before (?:your|the)\b|prior to\b)",
    # By when, and for how long, as we decide.
    rf"\b(?:paling (?:lambat|lama|cepat|singkat|sedikit)|selambat-lambatnya|maksimal|minimal"
    rf"|sekurang-kurangnya|maksimum|minimum|no later than|not later than|up to) {_N} {_TIME}\b"
    r"(?: kerja| kalender)?",
    rf"\b{_N} (?:hari|jam|working|business) (?:kerja|days?|hours?)\b",
    rf"\b(?:berlaku|diperpanjang|siaga darurat|tanggap darurat|siaga|libur|diliburkan|valid"
    rf"|extended|alert)\b[^.;\n]{{0,60}}?\b(?:selama|untuk|for) {_N} {_TIME}\b",
    # What to do at home, and from when on to do more.
    rf"\b(?:bila|jika|apabila|kalau|if|when|anyone|siapa pun)\b[^.;\n]{{0,80}}?\b(?:lebih dari"
    r"|di atas|melebihi|melewati|sudah|selama|lewat|dalam|kurang dari|setelah|sesudah|more"
    rf" than|over|after|for|within|longer than) {_N} (?:{_TIME}|derajat|degrees|kali|times)\b",
    rf"\b(?:demam|batuk|diare|mual|muntah|pusing|sesak|gejala|keluhan|fever|cough|symptoms)\b"
    rf"[^.;\n]{{0,30}}?\b(?:lebih dari|di atas|more than|over|longer than) {_N} {_TIME}\b",
    rf"\b(?:rebus|didihkan|diamkan|rendam|cuci|bilas|alirkan|biarkan|kompres|buka|tunggu"
    r"|jemur|pakai|simpan|minum|gosok|endapkan|siram|istirahat\w*|sediakan|siapkan|boil\w*"
    rf"|rinse|wash|soak|wait|let|leave|run|store|keep|allow)\b[^.;\n]{{0,60}}?\b{_N} (?:detik"
    r"|menit|jam|hari|seconds?|minutes?|hours?|days?)\b",
    rf"\b(?:jaga|menjaga|jarak aman|keep|stay)\b[^.;\n]{{0,40}}?\b{_N} (?:meter|metres?|km"
    r"|kilometer|kilometres?)\b",
    # How old those are whom a service is for.
    rf"\b(?:(?:genap|minimal|maksimal|di atas|di bawah|mulai|sejak|hingga|sampai|kurang dari"
    rf"|lebih dari) (?:ber)?(?:usia|umur)|(?:ber)?(?:usia|umur) (?:genap|minimal|maksimal|di"
    r" atas|di bawah|paling (?:rendah|tinggi)|kurang dari|lebih dari|sampai|hingga|mulai))"
    rf" {_N} (?:tahun|bulan)\b{_HURT}",
    rf"\b(?:siswa|warga|penduduk|pemohon|peserta|pelamar|pendaftar|calon|bayi|balita|anak"
    r"|remaja|lansia|perempuan|laki-laki|pekerja)\s+(?:(?:yang|telah|sudah|belum|genap|di"
    rf" atas|di bawah|ber(?:usia|umur)|usia|umur)\s+)+{_N} (?:tahun|bulan)\b{_HURT}",
    rf"\b(?:anak|bayi|balita|lansia|children|infants) {_ONE}\s*[-–]\s*{_ONE} (?:tahun|bulan"
    rf"|years|months)\b{_HURT}",
    rf"\b(?:ber)?(?:usia|umur) {_N} (?:tahun|bulan) (?:ke atas|ke bawah|atau lebih|penuh)\b",
    rf"\b(?:children|people|anyone|residents|applicants|pupils|passengers|adults|babies)"
    rf" (?:aged |under |over |below |above |from |up to |younger than |older than )+{_N}\b{_HURT}",
    rf"\baged {_N} (?:and|or) (?:over|older|above|under|younger)\b",
    # Ways, sides, steps; names; turns of speech.
    rf"\b{_WORDS} (?:arah|sisi|belah|hal|cara|langkah|pilihan|opsi|bahasa|pertanyaan|alasan"
    r"|tahap|syarat|macam|bentuk|sif|shift|shifts|kaki|mata|pihak|kata|pokok|versi|muka|ways"
    r"|sides|steps|options|languages|questions|reasons|stages|things|directions|kinds)\b",
    r"\b(?:one|two|three|four|five|six|twelve|24)-(?:way|stop|sided|step|hour|hourly|day"
    r"|lane|storey|part|page|star|third-party)\b|\bon the one hand\b|\bone at a time\b"
    r"|\b(?:two|three|four) by (?:two|three|four)\b|\bnine to five\b|\bone-to-one\b",
    rf"\b(?:pukul|jam|tanggal|nomor|{_THINGS}|beroda|bertingkat|berlantai) {_WORDS}{_CLAIM}\b"
    r"(?!\s+(?:jam|menit))",
    r"\bKepulauan Seribu\b|\bLima Puluh Kota\b|\bEmpat Lawang\b|\bBukit Tiga Puluh\b"
    r"|\bTujuh Belas Agustus\b|\bseribu satu\b|\btiga dimensi\b|\bdua dimensi\b"
    r"|\bsatu orang (?:pun|satu|per)\b|\bsatu(?:-satu|-dua| demi satu)\b",
    # Numbers of things, rules of law, telephones, years, marks of a list.
    rf"\b{_THINGS}\s*[0-9]+[A-Z]?\b{_CLAIM}(?:{_AND}[0-9]+[A-Z]?\b{_ENDS})*",
    rf"\b(?:pasal|ayat|articles?|angka|huruf)\s*\(?[0-9]+[A-Z]?\)?(?:{_AND}\(?[0-9]+[A-Z]?\)?"
    rf"{_ENDS})*",
    rf"(?-i:\b{_LAW})\s+(?:Nomor\s+|No\.\s*)?[0-9]+(?:\s*(?:/|[Tt]ahun|of)\s*[0-9]{{4}})?\b{_CLAIM}",
    rf"(?:\b(?:ke|lewat|melalui|via|nomor|di|atau|dan|dial|call|on|at|through|or|and|PLN|SAPA"
    rf"|Halo|darurat|center|hotline|posko|PSC)\s+|[/,(]\s*){_HOTLINES}\b(?!\s*[%.,][0-9])"
    rf"(?:\s*/\s*[0-9]{{3}}\b)?{_ENDS}",
    r"\b0[0-9]{2,4}(?:[\s./-][0-9]{2,5}){1,4}\b|\b1500[\s-]?[0-9]{3}\b",
    r"(?<=[a-z-] )(?<!sebanyak )(?<!sekitar )(?<!jumlah )(?<!mencapai )(?<!hampir )(?<!dari )"
    r"(?<!ada )(?<!tercatat )(?<!total )(?<!about )(?<!than )(?<!nearly )(?:19[5-9]|20[0-4])[0-9]"
    rf"\b(?!\s*[.,]?[0-9%]){_ENDS}(?!,[0-9])",
    r"^\s*[0-9]\ufe0f?\u20e3",
)  # fmt: skip

#: Looked for in one sentence after another.
IDLE = tuple(re.compile(one, re.IGNORECASE | re.MULTILINE) for one in _TABLE)

#: Where none of these stands, none of those above does.
ANY_NUMBER = re.compile(rf"[0-9]|\b{_WORDS}\b|\bseribu\b", re.IGNORECASE)
