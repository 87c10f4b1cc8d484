"""Turns of speech in which a number counts nothing: "satu pintu", "bintang lima"."""

_FEW = r"(?:dua|tiga|empat|lima|enam)"

SAYINGS = (
    r"salah satu|satu per satu|satu sama lain|satu-satunya|satu pun|satu pintu",
    rf"satu kali|{_FEW} kali (?:sehari|seminggu|sebulan)|satu suara|kedua belah",
    r"no one|one another|one of|one by one",
    rf"(?:simpang|perempatan|segi|roda|kaki|pihak) {_FEW}",
    r"(?:satu|dua|tiga) (?:kali|x) (?:dua puluh empat jam|24 jam)",
    # Ranks, plans and prayers that are called so.
    rf"bintang (?:satu|{_FEW})|garis dua|(?:salat|sholat|shalat) lima waktu",
    rf"(?:{_FEW}|sepuluh) tahunan",
    r"(?:empat|delapan|segala|seluruh) penjuru|tiga serangkai|dua jempol",
    r"(?:seribu|sejuta) (?:tanya|harapan|cara|alasan|makna|kenangan|terima kasih)",
    # How an account is secured.
    r"(?:autentikasi|otentikasi|verifikasi|pengamanan) (?:dua|tiga|multi) "
    r"(?:faktor|langkah|tahap|lapis)|dua faktor autentikasi",
    r"two[ -](?:factor|step) (?:authentication|verification)",
    # Where people reach us: what we offer, and no count of what happened.
    rf"(?:satu|{_FEW}) kanal (?:resmi|pengaduan|layanan|informasi|komunikasi)",
    rf"(?:satu|{_FEW}) nomor (?:pengaduan|layanan|darurat|telepon|kontak)",
    r"(?:two|three|four) (?:official|complaint|information) (?:channels|numbers)",
)
