# どのページにもあるもの、ホーム、キャンペーン一覧、このサイトについて、エラー。

skip = 本文へ進む
demo-note = これはデモです。お金は動かず、登場する人は架空です。
nav-label = メイン
nav-find = ストロールを探す
nav-give = 寄付
nav-milk = 母乳の提供
nav-report = 報告
nav-strolls = すべての町
nav-language = 言語と単位
nav-theme = 明るい・暗い表示
nav-units-us = マイルとオンス
nav-units-metric = キロメートルとミリリットル
foot-campaigns = すべてのキャンペーン
foot-strolls = すべての町
foot-report = 報告
foot-calendar = すべての町のカレンダー
foot-news = お知らせ（フィード）
foot-privacy = プライバシー
foot-about = このサイトについて
foot-credits = 地名と地図:

home-title = 少し歩いて、
home-title-second = 一滴をとどける。
home-lead = { $count ->
    [0] お母さんの母乳がまだ足りないときも、集中治療室のいちばん小さな赤ちゃんに母乳が届くように、ある朝、家族が歩きます。
   *[other] お母さんの母乳がまだ足りないときも、集中治療室のいちばん小さな赤ちゃんに母乳が届くように、ある朝、{ $count }の町で家族が歩きます。
}
home-counted = 集まったお金と母乳は、だれでも見られるように、ここで数えます。
home-over-title = { $count }の町が歩きました。
home-over-lead = { $walkers }人が歩き、{ $raised }が集まりました。集中治療室のいちばん小さな赤ちゃんに母乳が届くように。
home-read-report = 報告を読む
home-anywhere = 近くになくても、どこからでも参加できます。
home-some = まずは三つの町から
home-some-over = 歩いた町から三つ
home-all-towns = 全{ $count }の町
home-map = ひとつの朝、あちこちで
home-milk-title = 母乳に余りがありますか
home-milk-text = まずはご自分の赤ちゃんに。十分に余っているときは、近くの母乳バンクに、とても小さな赤ちゃんに届けられるかをたずねられます。
home-milk-link = 母乳の提供について
home-give-title = どこからでも
home-give-text = ひとつの町へ、または全体への寄付です。すべて公開で数えられ、チップは加わりません。
home-give-elsewhere = ここではカードを使えません。パートナー団体が、それぞれのページで寄付を受け付けています。
home-give-at-strolls = 町を選んで寄付を約束し、当日、現金か小切手でお持ちください。
home-give-link = お金を寄付する
home-stories = 歩いた人の声
home-no-stories = ここに歩いた人の声が並びます。最初の寄付とともに届きます。
home-partners = お金の行き先
home-partners-text = 集まったお金は、最初の寄付の前に決めた割合で分けられます。これまでの額:
home-partners-text-over = 集まったお金は、最初の寄付の前に決めた割合で分けられました。
home-share = 集まった額の{ $share }
no-name = やさしいどなたか

tally-raised = 集まったお金
tally-raised-for = { $count }団体のために集まったお金
tally-goal = 目標 { $goal }
tally-milk = 約束された母乳
tally-milk-received = は母乳バンクが受け取りました
tally-walkers = 歩く人
tally-towns = { $count ->
    [0] まだ町はありません
   *[other] { $count }の町で
}
tally-stale = ただいま混み合っています。数字は{ $at }のものです。申し込みと寄付はできます。

map-label = { $count }の町の地図
map-skip = 地図をとばす
map-interactive-label = すべての町の動かせる地図
map-open = 動かせる地図をひらく
map-back = 絵の地図にもどる
map-part = 地図のこの部分
map-count = ここにある町: { $count }
map-rest = 中心に近い町を一覧にしています。ほかの町は地図を拡大するとあらわれます。
map-several = { $town }のあたりの{ $count }の町
map-changed-short = 延期または中止
map-loading = 地図を読みこんでいます。
map-failed = 地図を読みこめませんでした。もう一度ためすか、一覧をお使いください。
map-closer = 拡大
map-further = 縮小
map-as-list = すべての町の一覧
map-changed = 白抜きの点: 延期または中止
map-off = { $count }の町はこの地図の外にあります。

campaigns-title = キャンペーン
campaigns-lead = キャンペーンは一年に一度のストロールです。たくさんの町が、同じ日に歩きます。
campaigns-none = 公開されているキャンペーンはまだありません。

pages-label = ページ
pages-previous = 前へ
pages-next = 次へ
pages-of = { $pages }ページ中{ $page }ページ

about-title = このサイトについて
about-lead = Ounce は、母乳の提供を支えるストロールのためのプログラムです。たくさんの町、ひとつの日、各地のボランティア。すべてのお金と母乳を数えます。
about-figures = 数字のもと
about-figures-text = お金と母乳は、ひとつの複式簿記の帳簿で数えています。公開する数字はすべて行の合計なので、全体と部分が食いちがうことはありません。書きかえも削除もせず、訂正は新しい行として加えます。
about-credits = 使わせていただいているもの
about-geonames = 町、地域、郵便番号。ネットワークなしで使えるようにまとめています。
about-natural-earth = 海岸線と境界線。パブリックドメインです。
about-maplibre = 動かせる地図。ひらいたときだけ読みこみます。
about-fonts = このサイトの欧文書体。
about-licence = ライセンス
about-licence-text = このプログラムは自由なソフトウェアです。使うこと、調べること、変えること、分けることができます:
about-access = アクセシビリティ
about-access-text = どのページも JavaScript なしで、キーボードでも読み上げでも使え、WCAG 2.2 AA を目指しています。使いにくいところがあれば、主催者かこのサイトの運営者にお知らせください。

privacy-title = プライバシー
privacy-lead = おたずねするのは必要なことだけです。ストロールのためにだけ保管し、何も売りません。
privacy-kept = 保管するもの
privacy-kept-join = 申し込みのとき: お名前、メールアドレス、人数、署名された文。だれが来るかは主催者に見えます。
privacy-kept-give = 寄付のとき: お名前、金額、メッセージ、書かれた場合はメールアドレス。お名前は、表示を選んだときだけ公開されます。
privacy-kept-milk = 母乳の約束のとき: 量、選んだ母乳バンク、メールアドレス、連絡への同意。それだけです。
privacy-not = 保管しないもの
privacy-not-health = はじめの質問への答え。一度見て忘れます。健康に関する答えは保存しません。
privacy-not-place = いる場所。ブラウザーの位置は近くのストロールを探すためだけに使い、忘れます。
privacy-not-tracking = 何を読んだか。追跡も広告もなく、ほかのサイトから読みこむものもありません。
privacy-cookies = クッキー
privacy-cookies-text = 選んだあとにだけ使う三つです。言語、単位、明るい・暗い表示。そのため確認の帯は出ません。
privacy-rights = あなたの情報、あなたの選択
privacy-rights-text = チケット、寄付、母乳提供のお約束のリンクから、保存されている内容を確認し、ダウンロードまたは消去できます。そのほかのことは、このサイトの運営者にお問い合わせください。
privacy-until = キャンペーンの一年後に、参加された方のメールアドレス、名前、署名と、寄付された方のアドレスを消去します。法律で領収書の保存が必要な場合、その寄付の名前とアドレスはさらに長く残ります。表示を許可された名前は、ご自身で消去されるまで、その年のページに残ります。

yours-title = あなたのデータ
yours-text = ここに保存されているあなたのデータを確認し、消去できます。
yours-download = ダウンロード
yours-erase = 消去する
erase-title = データを消去する
erase-whole = このメールアドレスで保存されている参加、寄付、母乳提供のお約束の名前、アドレス、メッセージ、手紙をすべて完全に消去します。それらのリンクは使えなくなります。
erase-one = ここに保存されている名前、メールアドレス、書いていただいた内容を完全に消去します。この記録へのリンクは使えなくなるか、名前を表示しなくなります。
erase-stays = 残るのは名前のない数字だけです。参加人数、寄付の額、帳簿の行です。
erase-place = 参加の枠は数に残ります。参加されない場合は、先に枠をお返しください。
erase-backups = このサイトの運営者は、安全のための控えをしばらく保管したあと処分します。
erase-button = 完全に消去する
erase-back = 残しておく
erased-title = データを消去しました
erased-text = ここにはもう、あなたを示すものはありません。名前のない数字だけが残ります。
erased-home = ホームへ

oops-400-title = 読みとれませんでした
oops-400-text = アドレスかフォームに読みとれない部分がありました。何も変わっていません。
oops-401-title = リンクからひらいてください
oops-401-text = 申し込みのときのリンクからひらいてください。リンクがないと、ご本人の申し込みか確かめられません。
oops-403-title = ここではできません
oops-403-text = フォームが別のサイトから送られたか、リンクが途中で切れています。ページをひらきなおして送ってください。
oops-404-title = ここには何もありません
oops-404-text = ページが移ったか、アドレスに誤りがあります。ストロールはすぐに探しなおせます。
oops-405-title = この使い方はできません
oops-405-text = このアドレスはそのようには使えません。もとのページからはじめてください。
oops-408-title = 時間がかかりすぎました
oops-408-text = 送られた内容が時間内に届きませんでした。何も変わっていません。もう一度お送りください。
oops-409-title = すでに済んでいます
oops-409-text = 同じことが前に申し込まれています。二重にはなっていません。
oops-410-title = 終わりました
oops-410-text = ここにあったものは取り下げられました。
oops-413-title = 大きすぎます
oops-413-text = 送られたものが、ここのフォームに必要な大きさを超えています。何も変わっていません。
oops-415-title = この形式は読めません
oops-415-text = フォームが、ここでは使わない形式で届きました。何も変わっていません。
oops-421-title = このアドレスではありません
oops-421-text = このページは、ここのものではない名前で開かれました。何も変わっていません。
oops-422-title = まだ直すところがあります
oops-422-text = 送られた内容に、そのままでは受け取れないものがあります。何も変わっていません。
oops-429-title = 少しお待ちください
oops-429-text = お使いのネットワークから短い時間に多くのアクセスがありました。何も失われていません。少したってからもう一度お試しください。
oops-500-title = こぼしてしまいました
oops-500-text = こちらの誤りです。送られたことが途中で止まることはありません。できたか、できていないかのどちらかです。
oops-503-title = ただいま混み合っています
oops-503-text = たくさんの方がいらしているので、このページはお待ちいただいています。少したってからもう一度お試しください。
oops-again = もう一度試す
oops-back = 前のページに戻ると、入力した内容が残っています。そこからもう一度送れます。
oops-home = はじめに戻る
oops-reference = お知らせいただくときは、この番号を添えてください:
oops-retry = { $seconds }秒ほど待ってからお試しください。

# Who runs the campaign, at the foot of its pages.
foot-organiser = 運営：{ $organiser }
foot-contact = 連絡する
