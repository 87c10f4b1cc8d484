"""How small numbers, spans and times are written, for the patterns of idle numbers."""

WORDS = (
    r"(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|one"
    r"|two|three"
    r"|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty"
    r"|sixty)"
    r"(?:[ -](?:belas|puluh|setengah|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
    r"|one|two|three|four|five))*"
)
ONE = rf"(?:[0-9]{{1,3}}(?:[.,][0-9])?|{WORDS})"
#: A number of at most three digits, or a span: "dua", "3–5", "dua sampai tiga".
N = rf"(?:{ONE}(?:\s*(?:[-–—]|s\.d\.|sampai|hingga|atau|to|or)\s*{ONE})?)"
DAYS = (
    r"(?:hari|malam|pekan|minggu|bulan|tahun|dekade|days?|nights?|weeks?"
    r"|months?|years?)"
)
TIME = rf"(?:detik|menit|jam|seconds?|minutes?|hours?|{DAYS})"
HURT = (
    r"(?![^.\n]{0,60}\b(?:korban|tewas|meninggal|dirawat|luka|hilang|sakit|keracunan"
    r"|diamankan|ditangkap|victims?|died|dead|killed|hurt|injured|missing|arrested)\b)"
)
