"""What a number behind it names and does not count: rooms, rules of law, telephones."""

from bot.domain.lint.number_words import ONE

#: What is counted as people, places or damage: before these a number is a claim.
CLAIM = (
    r"(?!\s+(?:orang|warga|korban|jiwa|siswa|pasien|petugas|personel|rumah|keluarga"
    r"|KK|kasus"
    r"|unit|penumpang|anak|bayi|titik|hektare|pelanggan|pemohon|nelayan|petani"
    r"|pedagang|santri|guru|desa"
    r"|kelurahan|kecamatan|sekolah|jembatan|kendaraan|kapal|data|akun|customers"
    r"|households"
    r"|schools|bridges|vehicles|accounts|records|people|victims?|homes|houses|cases"
    r"|patients)\b)"
)
#: Things whose number names them: "seksi 3", "gedung dua", "RT 04 dan 05".
THINGS = (
    r"(?:RT|RW|lantai|loket|gerbang|terminal|kamar|ruang|kelas|blok|tahap|fase"
    r"|gelombang"
    r"|zona|dermaga|koridor|trayek|pos|halte|peron|halaman|paragraf|alinea|butir|bab"
    r"|sesi|sif"
    r"|shift|seksi|sektor|segmen|gedung|pintu|lajur|jalur|gardu|bangsal|sumur|kloter"
    r"|kavling"
    r"|angkatan|semester|triwulan|kuartal|caturwulan|periode|jilid|edisi|versi|babak"
    r"|kolom"
    r"|baris|menara|intake|IPA|trafo|pompa|ring|angka|diktum|lampiran|formulir|model"
    r"|penyulang|tiang|rusun|asrama|wisma|aula|lapangan|laboratorium|studio|kolam"
    r"|kereta|gerbong|bilik|TPS|dapil|rayon|klaster|regu|tim|kelompok|paket|tombol"
    r"|soal|golongan|kategori|langkah|seri|tipe|titik kumpul|pilihan|menu|kanal|bus"
    r"|kode pos|kotak pos|ekstensi|ext\.?|pesawat|nomor urut|buildings?|units?"
    r"|exits?|piers?"
    r"|berths?|junctions?|highway|towers?|wings?|grades?|class(?:es)?|platforms?|rooms?"
    r"|gates?|lines?|wards?|counters?|chapters?|extension|pumps?|sections?|bays?|decks?"
    r"|version|edition|quarter|windows?|floors?|pages?|phases?|stages?|zones?|steps?)"
)
#: Places in which people lie, wait or stay. "Kamar 3 pasien meninggal" can be read as
#: the third room and as three patients: it is asked, lest a claim should pass.
_PLACES = (
    r"(?:kamar|ruang|bangsal|bilik|posko|pos|puskesmas|gerbong|halte|peron|dermaga"
    r"|loket|asrama|wisma|rusun|aula|laboratorium|kolam|gedung|lantai|blok)"
)
_PEOPLE = (
    r"(?:orang|korban|warga|jiwa|pasien|siswa|anak|bayi|balita|lansia|penumpang|petugas"
    r"|personel|perawat|dokter|pengunjung|tamu|penghuni|pekerja|karyawan|pegawai|tahanan"
    r"|santri|mahasiswa|perempuan|laki-laki|jenazah)"
)
#: Stands before a thing: no place whose number has people behind it.
NOT_INSIDE = rf"(?!{_PLACES}\s*{ONE}\s+{_PEOPLE}\b)"
_AND = r"(?:\s*(?:,|/|[-–—]|s\.d\.)\s*|,?\s+(?:dan|atau|sampai|hingga|to|and|or)\s+)"
#: A number at which a list of such numbers may end.
_ENDS = (
    r"(?=\s*(?:[.,;:)/\"”–-]|$)|\s+(?:dan|atau|di|ke|dari|pada|yang|untuk|serta|sampai"
    r"|hingga|tidak|belum|sudah|telah|masih|akan|ditutup|dibuka|sedang|and|or|of|in"
    r"|at|on"
    r"|pernah|lalu|silam|juga|itu|ini|karena|saat|ketika|oleh|dengan|tentang|kini"
    r"|sempat"
    r"|memang|menjadi|hanya|menurut|namun|tetapi|kami|kita|bila|sebagai|mulai"
    r"|to|is|are|was|were|will|for|has|have|remain|stay)\b|\s+(?-i:[A-Z])"
    r"|\s+di(?!rawat|larikan|temukan|amankan|laporkan)\w{5,})"
)
_LAW = (
    r"(?:UUD?|KUHP|KUHAP|PP|Perpres|Perppu|Keppres|Kepres|Inpres|Perda|Pergub"
    r"|Perwali|Perbup"
    r"|Perwal|Perdes|Permen\w*|Kepmen\w*|Kepgub|Kepwal|Kepbup|SE|Surat Edaran"
    r"|Instruksi|Perki"
    r"|Perkap|Perban|POJK|Peraturan|Keputusan|Undang-Undang|Regulation|Decree|Act|Law)"
)
_HOTLINES = r"(?:11[0-9]|12[0-9]|1708|1(?:40|50)[0-9]{2,4})"

NUMBERED = (
    # Numbers of things, rules of law, telephones, years, marks of a list.
    rf"\b{NOT_INSIDE}{THINGS}\s*[0-9]+[A-Z]?\b{CLAIM}(?:{_AND}[0-9]+[A-Z]?\b{_ENDS})*",
    rf"\b(?:pasal|ayat|articles?|angka"
    rf"|huruf)\s*\(?[0-9]+[A-Z]?\)?(?:{CLAIM}{_AND}\(?[0-9]+[A-Z]?\)?"
    rf"{_ENDS})*{CLAIM}",
    rf"(?-i:\b{_LAW})\s+(?:Nomor\s+|No\.\s*)?[0-9]+(?:\s*(?:/|[Tt]ahun"
    rf"|of)\s*[0-9]{{4}})?\b{CLAIM}",
    rf"(?:\b(?:ke|lewat|melalui|via|nomor|di|atau|dan|dial|call|on|at|through|or|and"
    rf"|PLN|SAPA"
    rf"|Halo|darurat|center|hotline|posko|PSC)\s+"
    rf"|/){_HOTLINES}\b(?!\s*[%.,][0-9])"
    rf"(?:\s*/\s*[0-9]{{3}}\b)?{_ENDS}",
    r"\b0[0-9]{2,4}(?:[\s./-][0-9]{2,5}){1,4}\b|\b0800(?:[\s.-][0-9]{1,4}){2,4}\b"
    r"|\b1500[\s-]?[0-9]{3}\b",
    # A reference number of a letter: 500.2.3/1234/SJ.
    r"(?<![\w.,])[0-9][\w.-]*/[\w.-]+(?:/[\w.-]+)+\b|\b[0-9]+(?:\.[0-9]+)+/[\w./-]+",
    rf"\b(?:pada|sejak|hingga|sampai|awal|akhir|medio|pertengahan|tahun|in|since"
    rf"|until|by"
    rf"|during|early|late) (?:19[5-9]|20[0-4])[0-9]\b(?![.,]?[0-9%]){CLAIM}",
    r"(?<=[a-z-] )(?<!sebanyak )(?<!sekitar )(?<!jumlah )(?<!mencapai )(?<!hampir )"
    r"(?<!dari )"
    r"(?<!ada )(?<!tercatat )(?<!total )(?<!about )(?<!than )(?<!nearly )(?:19[5-9]"
    r"|20[0-4])[0-9]"
    rf"\b(?!\s*[.,]?[0-9%]){_ENDS}(?!,[0-9])",
    r"^\s*[0-9]\ufe0f?\u20e3",
)  # fmt: skip
