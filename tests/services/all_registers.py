"""An issue with one entry in every register, each with a word that can be looked for."""

from bot.engine.chores import CHORES

#: Stands in whatever is written into the registers.
WORD = "kenari"
ID = "2026-0001"

#: Who does what: a text is typed, the others are pressed; `{n}` is the issue's number.
#: The first is the duty officer, the second the lead.
ENTRIES = (
    ("budi", f"/fakta {{n}} Uang {WORD} 18 juta di Ruang {WORD}, saksi", "Lapangan", "Boleh", "Simpan"),
    ("budi", f"/rumor {{n}} Kabar {WORD} di warung", "3 ·", "3 ·"),
    ("budi", f"/janji {{n}} Janji {WORD}; besok 10.00"),
    ("budi", f"/media {{n}} Saya Rina dari Tempo, apakah benar {WORD}? deadline besok 10.00"),
    ("budi", f"/kliping {{n}} https://kompas.com/{WORD}{{n}}", "Negatif"),
    ("budi", f"/aspirasi {{n}} Warga {WORD} mengeluh"),
    ("citra", f"/tugas {{n}} Periksa {WORD}; Budi; besok 10.00"),
    ("budi", f"/tugas {{n}} Cek {WORD}; Citra; besok 10.00"),
    ("citra", f"/putusan {{n}} Putusan {WORD}; Budi; besok 10.00"),
    ("citra", f"/rapat {{n}} besok 09.00, Ruang {WORD}"),
    ("budi", f"/sitrep {{n}} Keadaan {WORD}", "Nihil", "Stabil"),
    ("budi", f"/pemangku {{n}} Warga {WORD}"),
    ("citra", "/strategi {n}", "Kecelakaan"),
    ("budi", f"/pesan {{n}} Kami tahu {WORD}\nKami periksa\nKami kabari"),
    ("budi", f"/narasi {{n}} Narasi {WORD}"),
    ("budi", "/jubir {n}", "Arahan juru bicara", "Salin untuk WA"),
    ("budi", "/ringkasan {n}"),
    ("citra", "/lapim {n}"),
    ("citra", "/tim {n}", "Isi Juru Bicara", "Budi"),
    ("budi", "/draf {n}"),
    ("citra", f"/konpers {{n}} besok 10.00, Aula {WORD}, Uji {WORD}", "Ada fakta baru"),
    ("citra", "/konpers {n}", "Siapkan tanya jawab", "Pakai usulan", "Uji coba", "Budi"),
    ("budi", "/kliping {n}"),
    ("citra", "/buku {n}"),
    ("citra", "/rapat {n}", "Undangan"),
    ("citra", f"/kumpul {{n}} Ruang {WORD}"),
    ("citra", "/isu {n}"),
)  # fmt: skip


async def write_everything(people, number=1, each=None):
    """Let *people* (by name) write into every register; call *each* after each act."""
    for who, *acts in ENTRIES:
        phone = people[who]
        for act in acts:
            if act.startswith("/"):
                await phone.says(act.format(n=number))
            else:
                await phone.presses(act)
            if each is not None:
                each(phone, act)


async def live(board, hours, each, step=30):
    """Let time pass in steps of minutes, with all that the clock asks for."""
    for _ in range(hours * 60 // step):
        board.clock.advance(minutes=step)
        for chore in CHORES:
            await chore.do(board.desk)
        await board.deliver()
        each()
