"""Names of states, provinces, prefectures and countries in the four languages of the pages."""

# GeoNames numbers the Canadian provinces; everybody else uses the two letters of the post.
CANADA = {
    "01": ("AB", []), "02": ("BC", ["Colombie-Britannique", "Columbia Británica"]),
    "03": ("MB", []), "04": ("NB", ["Nouveau-Brunswick", "Nuevo Brunswick"]),
    "05": ("NL", ["Terre-Neuve-et-Labrador", "Newfoundland", "Terranova y Labrador"]),
    "07": ("NS", ["Nouvelle-Écosse", "Nueva Escocia"]), "08": ("ON", []),
    "09": ("PE", ["PEI", "Île-du-Prince-Édouard", "Isla del Príncipe Eduardo"]),
    "10": ("QC", ["PQ"]), "11": ("SK", []), "12": ("YT", ["Yukon Territory"]),
    "13": ("NT", ["NWT", "Territoires du Nord-Ouest"]), "14": ("NU", []),
}

# The 47 prefectures in the order of their official numbers (JIS X 0401), which postcodes use.
PREFECTURES = """Hokkaido 北海道|Aomori 青森県|Iwate 岩手県|Miyagi 宮城県|Akita 秋田県|Yamagata 山形県
Fukushima 福島県|Ibaraki 茨城県|Tochigi 栃木県|Gunma 群馬県|Saitama 埼玉県|Chiba 千葉県|Tokyo 東京都
Kanagawa 神奈川県|Niigata 新潟県|Toyama 富山県|Ishikawa 石川県|Fukui 福井県|Yamanashi 山梨県|Nagano 長野県
Gifu 岐阜県|Shizuoka 静岡県|Aichi 愛知県|Mie 三重県|Shiga 滋賀県|Kyoto 京都府|Osaka 大阪府|Hyogo 兵庫県
Nara 奈良県|Wakayama 和歌山県|Tottori 鳥取県|Shimane 島根県|Okayama 岡山県|Hiroshima 広島県|Yamaguchi 山口県
Tokushima 徳島県|Kagawa 香川県|Ehime 愛媛県|Kochi 高知県|Fukuoka 福岡県|Saga 佐賀県|Nagasaki 長崎県
Kumamoto 熊本県|Oita 大分県|Miyazaki 宮崎県|Kagoshima 鹿児島県|Okinawa 沖縄県"""
PREFECTURES = [tuple(p.split()) for p in PREFECTURES.replace("\n", "|").split("|")]

COUNTRY_ALIASES = {
    "US": ["USA", "America", "United States of America", "Estados Unidos", "EE UU", "États-Unis",
           "アメリカ", "アメリカ合衆国", "米国"],
    "CA": ["Canadá", "カナダ"],
    "JP": ["Japón", "Japon", "日本", "日本国", "にほん", "にっぽん", "Nippon"],
    "MX": ["México", "Mexique", "メキシコ"],
    "GB": ["UK", "Great Britain", "England", "Scotland", "Wales", "Reino Unido", "Royaume-Uni",
           "イギリス", "英国"],
    "FR": ["Francia", "フランス"], "ES": ["España", "Espagne", "スペイン"],
    "DE": ["Deutschland", "Alemania", "Allemagne", "ドイツ"], "IT": ["Italia", "Italie", "イタリア"],
    "BR": ["Brasil", "Brésil", "ブラジル"], "AU": ["Australie", "オーストラリア"],
    "IE": ["Éire", "Irlanda", "Irlande"], "NL": ["Netherlands", "Holland"],
    "PR": ["Puerto Rico", "プエルトリコ"], "GU": ["グアム"], "CN": ["中国"], "KR": ["South Korea", "韓国"],
}
