"""Texts of every kind as an office would write them: one story, in both languages."""

from bot.domain.document import Form
from bot.domain.document_kinds import Documents
from bot.domain.fields import FieldRule, Shape
from bot.domain.threads import parts_of

ID = {
    "pertanyaan": "Berapa kekeruhan air?",
    "jawaban": "Hasil laboratorium diumumkan hari ini.",
    "layanan_pulih": "Air jernih kembali sejak Kamis, 12 Maret 2026, pukul 21.00 WITA.",
    "janji_ditepati": "Hasil laboratorium diumumkan",
    "terima_kasih": "Kami berterima kasih kepada warga yang melapor.",
    "judul": "Air keran keruh di tiga kelurahan, truk tangki disiapkan",
    "empati": "Kami memahami kekhawatiran warga tiga kelurahan.",
    "lead": "Air keran di tiga kelurahan Kecamatan Ulu keruh sejak Kamis, 12 Maret 2026, pukul 06.40 WITA, dan Perumda Air Minum menyiapkan truk tangki.",
    "isi": "Gangguan berasal dari pompa di Instalasi Kalijaya.\n\nPetugas memeriksa pompa sejak pukul 07.50 WITA.",
    "tindakan": "Petugas sedang memeriksa pompa dan telah menyiapkan truk tangki di kantor kelurahan.",
    "kutipan": 'Dewi Contoh, Kepala Bidang IKP: "Kami memahami kesulitan warga dan menyiapkan air bersih sampai pasokan pulih."',
    "belum_diketahui": "keamanan air untuk diminum",
    "imbauan": "Gunakan air kemasan atau air dari truk tangki untuk minum dan memasak.",
    "jawaban_aspirasi": "Truk tangki tambahan tiba di Kelurahan Hulu pukul 11.00 WITA.",
    "tentang": "Dinas Komunikasi dan Informatika mengelola informasi publik Kota Contoh.",
    "kanal_resmi": "Situs resmi (https://instansi.example)",
    "narahubung": "Ratna Contoh (Pranata Humas), 0800 000 000",
    "fakta": "Hasil pemeriksaan Dinas Kesehatan pukul 13.30 WITA menemukan nol kasus diare terkait air keran.",
    "klaim": "anak-anak terkena diare karena air keran",
    "asal": "pesan berantai, Kamis pukul 12.10 WITA",
    "penjelasan": "Puskesmas di tiga kelurahan memeriksa seluruh laporan dan tidak menemukan kasus yang berkaitan.",
    "sumber_rujukan": "Dinas Kesehatan Kota Contoh, laporan harian 12 Maret 2026",
    "aduan": "aduankonten.id",
    "pihak": "warga tiga kelurahan di Kecamatan Ulu",
    "kesalahan": "keterlambatan kami memberi tahu gangguan air pada pagi hari",
    "dampak": "Warga memasak dan mencuci dengan air keruh selama tiga jam tanpa keterangan.",
    "pemulihan": "Tagihan Maret bagi pelanggan di tiga kelurahan dipotong melalui kantor pelayanan.",
    "perbaikan": "Pesan singkat siaga bagi pelanggan (Bidang Pelayanan, 2 April 2026)\nPemantau kekeruhan di instalasi (Bidang Produksi, 30 April 2026)",
    "kanal_pengaduan": "kantor pelayanan Kecamatan Ulu, 0800 000 001",
    "penandatangan": "Sari Contoh",
    "jabatan": "Kepala Dinas Komunikasi dan Informatika",
    "topik": "Gangguan air di Kecamatan Ulu",
    "tempat": "Ruang Rapat Lantai 2, Jalan Contoh 1",
    "peta": "https://instansi.example/peta",
    "siaran": "https://instansi.example/siaran",
    "narasumber": "Sari Contoh, Kepala Dinas\nAgus Contoh, Direktur Perumda Air Minum",
    "format": "pernyataan 5 menit, tanya jawab 20 menit",
    "registrasi": "Konfirmasi kehadiran kepada narahubung sampai pukul 13.00 WITA.",
    "aksesibilitas": "juru bahasa isyarat",
    "tanya_jawab": "T: Apa yang terjadi?\nJ: Air keran di tiga kelurahan keruh sejak pagi.\n\nT: Siapa yang bertanggung jawab?\nJ: Kami menangani gangguan ini bersama Perumda Air Minum.",
    "kejadian": "Air keran di tiga kelurahan keruh sejak pagi.",
    "sikap": "Kita membantu warga lebih dahulu dan menyampaikan yang sudah pasti.",
    "boleh": "Lokasi truk tangki\nNomor kantor pelayanan",
    "tidak_boleh": "Dugaan penyebab\nAngka yang belum diumumkan",
    "rujukan": "Semua pertanyaan media diteruskan kepada penghubung media.",
    "dukungan": "Pegawai yang kelelahan dapat menghubungi bagian kepegawaian.",
    "bagian": "Air keran di tiga kelurahan keruh. Truk tangki sudah disiapkan.\n\nKeterangan berikutnya pukul 12.00 WITA.",
    "tautan": "https://instansi.example/air",
    "alt": "Peta tiga kelurahan dan letak truk tangki.",
    "komentar": "Komentar dijawab dengan naskah yang disetujui; kritik tidak dihapus.",
    "ringkasan": "Air keran keruh selama lima belas jam dan pulih pada hari yang sama.",
    "linimasa": "07.05 WITA laporan pertama\n08.30 WITA pernyataan awal terbit",
    "keputusan": "Truk tangki dikirim ke kantor kelurahan",
    "akurasi": "Tidak ada ralat.",
    "media": "Tiga media memuat keterangan kita.",
    "publik": "Warga meminta truk tangki tambahan, dan semuanya dijawab.",
    "berjalan_baik": "Pernyataan awal terbit sebelum tenggat",
    "tidak_berjalan": "Juru bicara pertama tidak menjawab",
    "akar_masalah": "Pompa belum memiliki pemantau kekeruhan.",
    "pelajaran": "Wakil juru bicara perlu siap sejak awal",
    "rencana_perbaikan": "Pesan singkat siaga; Bidang Pelayanan; 2 April 2026; terkirim dalam 15 menit",
    "janji": "Hasil laboratorium diumumkan: ditepati",
    "rekomendasi": "Anggaran untuk pemantau kekeruhan.",
    "peluang": "Warga mengenal kanal resmi.",
    "ringkasan_publik": "Air pulih pada hari yang sama; pemantau kekeruhan dipasang sampai akhir April.",
    "judul_berita": "Dinas diam saat air keruh",
    "tanggal_berita": "12 Maret 2026",
    "kutipan_keliru": "Dinas baru berbicara pada sore hari",
    "letak": "paragraf pertama",
    "diketahui": "Kamis, 12 Maret 2026, pukul 07.05 WITA",
    "sms": "Air keran keruh dan belum aman diminum. Jangan minum air keran. Evakuasi tidak diperlukan.",
    "koreksi": "Pernyataan awal terbit pukul 08.30 WITA di situs resmi.",
    "bukti": "Tangkapan layar situs resmi pukul 08.30 WITA",
    "permintaan": "Kami memohon agar hak jawab ini dimuat di tempat yang sama.",
    "kepada_subjek": "pemohon paspor Maret 2026",
    "kepada_lembaga": "lembaga pelindungan data pribadi",
    "data_terungkap": "Nama dan nomor permohonan terungkap.",
    "kapan_bagaimana": "Data terungkap pada 12 Maret 2026 melalui halaman antrean.",
    "penanganan": "Halaman ditutup, dan data dipulihkan.",
    "saran": "Waspadai telepon yang meminta pembayaran",
    "alasan": "Data pertama belum memuat hasil laboratorium.",
    "bahaya": "Air keran keruh dan belum aman diminum.",
    "terdampak": "Warga di tiga kelurahan Kecamatan Ulu.",
    "evakuasi": "Evakuasi tidak diperlukan.",
    "cara_menghindari": "Jangan minum air keran. Gunakan air kemasan.",
    "cara_bantuan": "Hubungi 0800 000 001 atau datangi kantor kelurahan.",
    "pihak_wajib": "Perumda Air Minum dan camat mengumumkan.",
    "tata_cara": "Melalui situs resmi, radio, dan pengeras suara masjid.",
    "upaya": "Petugas memeriksa pompa. Truk tangki sudah disiapkan.",
    "yang_keliru": "gangguan terjadi di dua kelurahan",
    "yang_benar": "Gangguan terjadi di tiga kelurahan.",
    "sumber": "Perumda Air Minum, pukul 09.20 WITA",
    "permohonan_maaf": "Kami memohon maaf atas kekeliruan ini.",
    "naskah_lama": "Naskah sebelumnya tetap dapat dibaca dan ditandai sebagai sudah diralat.",
}
EN = {
    "pertanyaan": "How cloudy is the water?",
    "jawaban": "The result of the laboratory is announced today.",
    "layanan_pulih": "The water has been clear since Thursday, 12 March 2026, 21:00 WITA.",
    "janji_ditepati": "The result of the laboratory was announced",
    "terima_kasih": "We thank the people who reported.",
    "judul": "Cloudy tap water in three districts, water trucks ready",
    "empati": "We understand the worry in three districts.",
    "lead": "Tap water in three districts of Ulu has been cloudy since Thursday, 12 March 2026, 06:40 WITA, and the water company has water trucks ready.",
    "isi": "The disturbance comes from a pump at the Kalijaya plant.\n\nTechnicians have been checking the pump since 07:50 WITA.",
    "tindakan": "Technicians are checking the pump, and water trucks stand at the district offices.",
    "kutipan": 'Dewi Contoh, Head of Information: "We understand the difficulty and provide clean water until the supply is back."',
    "belum_diketahui": "whether the water is safe to drink",
    "imbauan": "Please use bottled water or water from the trucks for drinking and cooking.",
    "jawaban_aspirasi": "Another water truck reaches Hulu at 11:00 WITA.",
    "tentang": "The communication office handles public information of Kota Contoh.",
    "kanal_resmi": "Official site (https://instansi.example)",
    "narahubung": "Ratna Contoh (Public Relations), 0800 000 000",
    "fakta": "The health office checked at 13:30 WITA and found no case of diarrhoea from tap water.",
    "klaim": "children fell ill from tap water",
    "asal": "a chain message, Thursday 12:10 WITA",
    "penjelasan": "The health centres of three districts checked every report and found no related case.",
    "sumber_rujukan": "Health Office of Kota Contoh, daily report of 12 March 2026",
    "aduan": "aduankonten.id",
    "pihak": "the people of three districts in Ulu",
    "kesalahan": "telling them late about the water this morning",
    "dampak": "People cooked and washed with cloudy water for three hours without a word from us.",
    "pemulihan": "The March bill of customers in three districts is reduced at the service office.",
    "perbaikan": "Alert messages for customers (Service Division, 2 April 2026)\nTurbidity monitor at the plant (Production Division, 30 April 2026)",
    "kanal_pengaduan": "the service office in Ulu, 0800 000 001",
    "penandatangan": "Sari Contoh",
    "jabatan": "Head of the Communication Office",
    "topik": "Water supply in Ulu",
    "tempat": "Meeting Room, 2nd Floor, Jalan Contoh 1",
    "peta": "https://instansi.example/map",
    "siaran": "https://instansi.example/live",
    "narasumber": "Sari Contoh, Head of the Office\nAgus Contoh, Director of the Water Company",
    "format": "statement 5 minutes, questions 20 minutes",
    "registrasi": "Please tell the contact by 13:00 WITA that you are coming.",
    "aksesibilitas": "sign language interpreter",
    "tanya_jawab": "Q: What happened?\nA: Tap water in three districts has been cloudy since this morning.\n\nQ: Who is responsible?\nA: We handle this together with the water company.",
    "kejadian": "Tap water in three districts has been cloudy since this morning.",
    "sikap": "We help people first and say what is certain.",
    "boleh": "Where the water trucks stand\nThe number of the service office",
    "tidak_boleh": "Guesses about the cause\nFigures that are not announced",
    "rujukan": "Refer all questions of the press to the media liaison.",
    "dukungan": "Whoever is exhausted can turn to the personnel office.",
    "bagian": "Tap water in three districts is cloudy. Water trucks are ready.\n\nNext update at 12:00 WITA.",
    "tautan": "https://instansi.example/water",
    "alt": "Map of three districts and the water trucks.",
    "komentar": "Comments are answered with approved text; criticism is not deleted.",
    "ringkasan": "Tap water was cloudy for fifteen hours and clear again on the same day.",
    "linimasa": "07:05 WITA first report\n08:30 WITA first statement published",
    "keputusan": "Water trucks are sent to the district offices",
    "akurasi": "There was no correction.",
    "media": "Three outlets carried our word.",
    "publik": "People asked for more water trucks, and all were answered.",
    "berjalan_baik": "The first statement was out before its deadline",
    "tidak_berjalan": "The first spokesperson did not answer",
    "akar_masalah": "The pump has no turbidity monitor.",
    "pelajaran": "The deputy spokesperson must be ready from the start",
    "rencana_perbaikan": "Alert messages; Service Division; 2 April 2026; sent within 15 minutes",
    "janji": "Laboratory result announced: kept",
    "rekomendasi": "A budget for turbidity monitors.",
    "peluang": "People know the official channel.",
    "ringkasan_publik": "The water was clear the same day; monitors are installed by the end of April.",
    "judul_berita": "Office silent while water turns cloudy",
    "tanggal_berita": "12 March 2026",
    "kutipan_keliru": "The office spoke only in the afternoon",
    "letak": "the first paragraph",
    "diketahui": "Thursday, 12 March 2026, 07:05 WITA",
    "sms": "Tap water is cloudy and not safe to drink. Do not drink it. No evacuation is needed.",
    "koreksi": "The first statement was on the official site at 08:30 WITA.",
    "bukti": "Screenshot of the official site at 08:30 WITA",
    "permintaan": "We ask that this reply be published in the same place.",
    "kepada_subjek": "passport applicants of March 2026",
    "kepada_lembaga": "the personal data protection authority",
    "data_terungkap": "Names and application numbers were exposed.",
    "kapan_bagaimana": "The data was exposed on 12 March 2026 on the queue page.",
    "penanganan": "The page was shut and the data restored.",
    "saran": "Beware of calls that ask for payment",
    "alasan": "The first data did not hold the laboratory result.",
    "bahaya": "Tap water is cloudy and not yet safe to drink.",
    "terdampak": "People in three districts of Ulu.",
    "evakuasi": "No evacuation is needed.",
    "cara_menghindari": "Do not drink tap water. Use bottled water.",
    "cara_bantuan": "Call 0800 000 001 or come to the district office.",
    "pihak_wajib": "The water company and the district head announce it.",
    "tata_cara": "On the official site, by radio and by loudspeaker.",
    "upaya": "Technicians check the pump. Water trucks are ready.",
    "yang_keliru": "the disturbance is in two districts",
    "yang_benar": "The disturbance is in three districts.",
    "sumber": "Water company, 09:20 WITA",
    "permohonan_maaf": "We apologise for this error.",
    "naskah_lama": "The earlier text remains readable and is marked as corrected.",
}
#: Answers that a kind gives to a field of the same name as another kind's.
OTHERWISE = {
    "right_of_reply": {"media": "Kabar Contoh"},
    "correction": {"rujukan": "ISU-2026-0001/D1, 12 Maret 2026, 08.30 WITA"},
}
OTHERWISE_EN = {
    "correction": {"rujukan": "ISU-2026-0001/D1, 12 March 2026, 08:30 WITA"},
}


def answers(documents: Documents, kind: str, locale: str) -> dict[str, str]:
    """Return an answer for each typed field of a kind, as a person would type it."""
    table = (ID if locale == "id" else EN) | OTHERWISE.get(kind, {})
    table |= OTHERWISE_EN.get(kind, {}) if locale == "en" else {}
    rules = documents.kinds[kind].forms[Form.FULL]
    return {
        rule.name: rule.choices[0] if rule.shape is Shape.CHOICE else table[rule.name]
        for rule in rules
        if rule.shape not in {Shape.TIME, Shape.MOMENT}
    }


def texts(documents: Documents, locale: str, label, moment: str, time: str) -> dict:
    """Return what the template of every kind is filled with: all, and the least."""
    found = {}
    for kind, one in documents.kinds.items():
        typed = answers(documents, kind, locale)
        said = {
            rule.name: _said(rule, typed, label, moment, time)
            for rule in one.forms[Form.FULL]
        }
        found[f"{kind}.full"] = said
        optional = {r.name: "" for r in one.forms[Form.FULL] if not r.required}
        if optional:
            found[f"{kind}.full.least"] = said | optional
    return found


def _said(rule: FieldRule, typed: dict[str, str], label, moment: str, time: str) -> str:
    if rule.shape is Shape.TIME:
        return time
    if rule.shape is Shape.MOMENT:
        return moment
    if rule.shape is Shape.THREAD:
        return "\n\n".join(parts_of(typed))
    if rule.shape is Shape.CHOICE:
        return label(f"pick.{typed[rule.name]}")
    return rule.shaped(typed[rule.name])
