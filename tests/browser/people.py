"""The people of the sample office by their Telegram ids, as far as tests name them."""

HADI, CITRA, SARI, BUDI, DEWI, ANA, TONO = 1001, 1002, 1003, 1005, 1006, 1011, 1012
